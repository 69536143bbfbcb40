"""The log: events as rows, appended once, never changed."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import cast

from quizapp.core import bounds
from quizapp.core.day import DAY_MS, Moment
from quizapp.core.replay import repeated
from quizapp.core.review import UNDOABLE, Event, EventKind, Mode, Rating
from quizapp.storage.database import Database
from quizapp.storage.eventrow import EventRow, columns_of, events_of
from quizapp.storage.identity import before
from quizapp.storage.queries import NEWEST_DAY, NEWEST_MS
from quizapp.storage.statements import by_place, insert_once, select

_MODES = ", ".join(f"'{mode}'" for mode in Mode if mode.schedules)
SCHEDULED = f"kind = 'review' AND coalesce(mode, '{Mode.STUDY}') IN ({_MODES})"
"""What is true of the reviews that memories are folded from."""

_COLUMNS = ("learner_id", *EventRow._fields)
_APPEND = insert_once("event", _COLUMNS, ("learner_id", "id"))
_APPEND_BY_PLACE = by_place(_APPEND, _COLUMNS)
_NEWEST_FIRST = "ORDER BY at_ms DESC, id DESC LIMIT :size"


def _select(rest: str) -> str:
    return select("event", EventRow._fields, f"WHERE learner_id = :learner AND {rest}")


_OF_CARDS = _select("card_id IN :keys")
_OF_KIND = _select("kind = :kind AND kind <> 'review'")
_PAGE = _select("(at_ms, id) > (:at_ms, :id) ORDER BY at_ms, id LIMIT :size")
_KINDS = ", ".join(f"'{kind}'" for kind in sorted(UNDOABLE))
_ASKED = f"(kind <> '{EventKind.ALIAS}' OR body LIKE '%\"asked\"%')"
_UNDOABLE = f"kind IN ({_KINDS}) AND coalesce(mode, 'study') IN ({_MODES}) AND {_ASKED}"
_UNDOABLE_BACKWARDS = _select(f"{_UNDOABLE} AND (at_ms, id) < (:at_ms, :id) {_NEWEST_FIRST}")
_UNDOABLE_BY_DEVICE = _select(f"device_id = :device AND {_UNDOABLE} AND id < :id ORDER BY id DESC LIMIT :size")
_VOIDS = "SELECT body FROM event WHERE learner_id = :learner AND kind = 'void' AND kind <> 'review'"
_BY_ID = _select("id = :id")
_BY_IDS = _select("id IN :keys")
_IDS = "SELECT id FROM event WHERE learner_id = :learner AND id IN :keys"
_NEWEST_ID = """
SELECT id FROM event WHERE learner_id = :learner AND device_id = :device AND id < :id ORDER BY id DESC LIMIT 1
"""
_OF_EXAMS = """
SELECT id, exam_id, card_id FROM event
WHERE learner_id = :learner AND exam_id IS NOT NULL AND kind = 'review' AND mode = 'exam'
ORDER BY at_ms, id
"""
_AFTER_ALL_IDS = "~"
_BEFORE_ALL = -(2**63)
_NOTED = "kind = 'review' AND body LIKE :word"
_ALL_NOTED = _select(_NOTED)
_NOTED_OF_CARDS = _select(f"card_id IN :keys AND {_NOTED}")
_CRAMMED = """
SELECT card_id, count(*) FROM event
WHERE learner_id = :learner AND at_ms >= :since AND study_day = :day AND mode = 'cram' GROUP BY card_id
"""
_OUTCOMES = f"""
SELECT at_ms, id, card_id, rating FROM event
WHERE learner_id = :learner AND card_id IN :keys AND ({SCHEDULED} OR kind = 'reset')
"""  # noqa: S608 - all names are ours
_ALL_OF_EXAMS = f"""
SELECT id, kind, exam_id, card_id FROM event
WHERE learner_id = :learner AND exam_id IS NOT NULL AND rating IS NOT NULL AND mode = '{Mode.EXAM}'
ORDER BY at_ms, id
"""  # noqa: S608 - all names are ours
_SIZE = "SELECT count(*) FROM event WHERE learner_id = :learner"
_PAGE_SIZE = 500
_UNDO_SIZE = 10
_MARGIN_MS = 60_000


def append(database: Database, learner: str, event: Event) -> bool:
    """Add an event; False if one with its id is there. Raises ValueError for what no row can hold."""
    return database.run(_APPEND, {"learner_id": learner, **columns_of(event)._asdict()}) == 1


def append_all(database: Database, learner: str, events: Iterable[Event]) -> None:
    """Add events whose ids are new. Raises ValueError for what no row can hold."""
    rows = [(learner, *columns_of(event)) for event in events]
    database.run_plain(_APPEND_BY_PLACE, rows)


def append_new(database: Database, learner: str, events: Sequence[Event]) -> list[Event]:
    """Add those of the events whose ids are new, the first of each id; returns them.

    Raises ValueError for what no row can hold.
    """
    here = set(database.rows_in(str, _IDS, (event.id for event in events), learner=learner))
    coming = {event.id: event for event in reversed(events) if event.id not in here}
    append_all(database, learner, coming.values())
    return list(coming.values())


def by_ids(database: Database, learner: str, ids: Iterable[str]) -> dict[str, Event]:
    """Those of the events with these ids that are here, by id."""
    found = database.rows_in(EventRow, _BY_IDS, ids, learner=learner)
    return {event.id: event for event in events_of(database, found)}


def of_cards(database: Database, learner: str, card_ids: Iterable[str]) -> list[Event]:
    """The events of these cards, in log order."""
    found = database.rows_in(EventRow, _OF_CARDS, card_ids, learner=learner)
    return sorted(events_of(database, found), key=lambda event: event.order)


def of_kind(database: Database, learner: str, kind: EventKind) -> list[Event]:
    """The events of a kind other than review, in log order."""
    found = database.rows(EventRow, _OF_KIND, learner=learner, kind=kind.value)
    return sorted(events_of(database, found), key=lambda event: event.order)


def standing(database: Database, learner: str, kind: EventKind) -> list[Event]:
    """The events of a kind other than review that no void names, in log order."""
    found = of_kind(database, learner, kind)
    voided = all_voided(database, learner) if found else set()
    return [event for event in found if event.id not in voided]


def iterate(database: Database, learner: str) -> Iterator[Event]:
    """All events in log order, read page by page, so that writing in between does no harm."""
    at_ms, last = _BEFORE_ALL, ""
    while page := database.rows(EventRow, _PAGE, learner=learner, at_ms=at_ms, id=last, size=_PAGE_SIZE):
        yield from events_of(database, page)
        at_ms, last = page[-1].at_ms, page[-1].id


def size(database: Database, learner: str) -> int:
    """How many events there are."""
    return database.rows(int, _SIZE, learner=learner)[0]


def given_by_exams(database: Database, learner: str) -> list[tuple[str, str, str, str]]:
    """Id, kind, exam and card of the reviews that the results of exams gave, in log order."""
    return cast("list[tuple[str, str, str, str]]", database.bulk(_ALL_OF_EXAMS, learner=learner))


def last_standing(database: Database, learner: str, device_id: str, first: Iterable[str] = ()) -> Event | None:
    """The event to take back next, one that no void names: the first of these ids that is one, else the newest of
    this device in the order of its ids, else the newest of all.
    """
    voided = all_voided(database, learner)
    named = (row for event_id in first for row in database.rows(EventRow, _BY_ID, learner=learner, id=event_id))
    own = _of_device(database, learner, device_id) if device_id else ()
    rows = chain(named, own, _backwards(database, learner))
    standing = (event for row in rows if row.id not in voided for event in events_of(database, [row]))
    return next(standing, None)


def noted(database: Database, learner: str, key: str, card_ids: Iterable[str] | None = None) -> list[Event]:
    """The reviews, in log order, whose bodies have a key, and that no void names; of these cards, or of all."""
    word = f'%"{key}":%'
    if card_ids is None:
        found = database.rows(EventRow, _ALL_NOTED, learner=learner, word=word)
    else:
        found = database.rows_in(EventRow, _NOTED_OF_CARDS, card_ids, learner=learner, word=word)
    left_out = uncounted(database, learner) if found else set()
    standing = events_of(database, (row for row in found if row.id not in left_out))
    return sorted((event for event in standing if key in event.body), key=lambda event: event.order)


def crammed(database: Database, learner: str, at: Moment) -> dict[str, int]:
    """How often each card was crammed on the study day of a moment; the instants of a day span less than two."""
    since = at.at_ms - 2 * DAY_MS
    return dict(database.rows(_counted, _CRAMMED, learner=learner, since=since, day=at.day))


def outcomes(database: Database, learner: str, card_ids: Iterable[str]) -> list[tuple[str, bool | None]]:
    """Card id, and whether it was remembered, of every review of the schedule that stands, in log order; None for a
    reset.
    """
    left_out = uncounted(database, learner)
    found = sorted(database.rows_in(_outcome, _OUTCOMES, card_ids, learner=learner))
    return [
        (card_id, None if rating is None else rating > Rating.AGAIN)
        for _, id_, card_id, rating in found
        if id_ not in left_out
    ]


def last_setting(database: Database, learner: str, device_id: str) -> Event | None:
    """The scheduling policy that this device wrote last."""
    settings = of_kind(database, learner, EventKind.SETTING)
    own = (event for event in settings if event.device_id == device_id)
    return max(own, key=lambda event: event.id, default=None)


def by_id(database: Database, learner: str, event_id: str) -> Event | None:
    """The event with this id."""
    return next(iter(events_of(database, database.rows(EventRow, _BY_ID, learner=learner, id=event_id))), None)


def _backwards(database: Database, learner: str) -> Iterator[EventRow]:
    """What can be taken back, the newest first."""
    at_ms, last = bounds.LAST_MS, _AFTER_ALL_IDS
    while page := database.rows(EventRow, _UNDOABLE_BACKWARDS, learner=learner, at_ms=at_ms, id=last, size=_UNDO_SIZE):
        yield from page
        at_ms, last = page[-1].at_ms, page[-1].id


def _of_device(database: Database, learner: str, device_id: str) -> Iterator[EventRow]:
    """What can be taken back of what a device wrote, the greatest id first."""
    last = _beyond(database, learner)
    while page := database.rows(
        EventRow, _UNDOABLE_BY_DEVICE, learner=learner, device=device_id, id=last, size=_UNDO_SIZE
    ):
        yield from page
        last = page[-1].id


def all_voided(database: Database, learner: str) -> set[str]:
    """The ids of all events that were taken back."""
    return set(database.rows(_voided, _VOIDS, learner=learner))


def uncounted(database: Database, learner: str) -> set[str]:
    """The ids of all events that no figure counts: those that were taken back, and reviews that are `repeated`."""
    voided = all_voided(database, learner)
    given = database.rows(_of_exam, _OF_EXAMS, learner=learner)
    return voided | repeated(one for one in given if one[0] not in voided)


def _of_exam(id_: str, exam_id: str, card_id: str) -> tuple[str, str, str]:
    return id_, exam_id, card_id


def _voided(body: str) -> str:
    """The id of the event that a void names."""
    value: object = json.loads(body)
    return str(value.get("review")) if isinstance(value, dict) else ""


def newest_day(database: Database, learner: str) -> int | None:
    """The newest study day [date ordinal] in the log."""
    return database.rows(_whole, NEWEST_DAY, learner=learner)[0]


def newest_ms(database: Database, learner: str) -> int | None:
    """The newest instant [UTC ms] in the log."""
    return database.rows(_whole, NEWEST_MS, learner=learner)[0]


def newest_id(database: Database, learner: str, device_id: str) -> str:
    """The greatest id that a device gave; empty if it gave none."""
    found = database.rows(str, _NEWEST_ID, learner=learner, device=device_id, id=_beyond(database, learner))
    return found[0] if found else ""


def _beyond(database: Database, learner: str) -> str:
    """A text above all ids that devices gave, and below most that came from elsewhere; these need not be read."""
    newest = newest_ms(database, learner)
    return "" if newest is None else before(newest + _MARGIN_MS)


def _whole(value: int | None) -> int | None:
    return value


def _counted(card_id: str, times: int) -> tuple[str, int]:
    return card_id, times


def _outcome(at_ms: int, id_: str, card_id: str, rating: int | None) -> tuple[int, str, str, int | None]:
    return at_ms, id_, card_id, rating
