"""The log as it is folded anew: plain columns in its order, of all cards or of a share of them."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, cast

from quizapp.core.day import DAY_MS
from quizapp.core.review import EventKind, Mode, Rating, Verdict
from quizapp.core.sweep import Columns
from quizapp.storage.database import Database
from quizapp.storage.eventrow import SOUND

_MODES = ", ".join(f"'{mode}'" for mode in Mode if mode.schedules)
_REPLAYED = f"""
SELECT CASE WHEN NOT json_valid(body) OR id IN (SELECT value FROM json_each(:left_out)) THEN id END,
       nullif(kind, 'review'), card_id, at_ms, (at_ms + tz_min * 60000) / 3600000 % 24, study_day, body,
       CASE WHEN coalesce(mode, '{Mode.STUDY}') IN ({_MODES}) THEN rating END, coalesce(form, ''),
       coalesce(rating > {Rating.AGAIN:d} OR verdict IN ('{Verdict.RIGHT}', '{Verdict.NEARLY}'), 0),
       retrievability, coalesce(guess, 0.0), min(coalesce(took_ms, 0), {DAY_MS}),
       coalesce(due_day, study_day + nullif(interval_days, 0)), due_ms, coalesce(key_hash, '')
FROM event WHERE learner_id = :learner AND (card_id <> '' OR kind = '{EventKind.ALIAS}')
"""  # noqa: S608 - all names are ours
_IN_ORDER = f"AND {SOUND} ORDER BY at_ms, id"
_ALL = f"{_REPLAYED} {_IN_ORDER}"
_SHARE = f"""{_REPLAYED}
AND CASE WHEN card_id IN (SELECT value FROM json_each(:joined)) THEN :takes
    ELSE card_id >= :low AND (:high IS NULL OR card_id < :high) END
{_IN_ORDER}"""  # noqa: S608 - as above
_BOUND = "SELECT card_id FROM event WHERE learner_id = :learner ORDER BY card_id LIMIT 1 OFFSET :place"
_PAGE_SIZE = 2000


class Share(NamedTuple):
    """The cards whose ids are from `low` to below `high`, None for the end; without those that were ever `joined` to
    others, all of which one share `takes`, so that a history is never parted.
    """

    low: str
    high: str | None
    joined: tuple[str, ...]
    takes: bool


def replayed(database: Database, learner: str, left_out: Iterable[str], share: Share | None) -> Iterator[list[Columns]]:
    """The events of cards in log order as plain columns, some at a time; tables other than the log may be written in
    between. `left_out` are the ids of those that may not count; bodies that SQLite cannot read may not, either.
    """
    ids = json.dumps(list(left_out))
    if share is None:
        pages = database.pages(_ALL, _PAGE_SIZE, learner=learner, left_out=ids)
    else:
        pages = database.pages(
            _SHARE,
            _PAGE_SIZE,
            learner=learner,
            left_out=ids,
            joined=json.dumps(share.joined),
            low=share.low,
            high=share.high,
            takes=int(share.takes),
        )
    return cast("Iterator[list[Columns]]", pages)


def shares(database: Database, learner: str, number: int, size: int, joined: Collection[str]) -> list[Share]:
    """Every card in one of so many shares, with about as many of the `size` events of the log in each."""
    places = [size * part // number for part in range(1, number)]
    found = {id_ for place in places for id_ in database.rows(str, _BOUND, learner=learner, place=place)}
    bounds = sorted(found - {""})
    ids = tuple(sorted(joined))
    ends = zip(["", *bounds], [*bounds, None], strict=True)
    return [Share(low, high, ids, takes=not low) for low, high in ends]
