"""The log: events as rows, appended once, never changed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from quizapp.core import bounds
from quizapp.core.day import Moment
from quizapp.core.review import EMPTY, UNDOABLE, Event, EventKind, Mode, Rating, Review, Verdict
from quizapp.storage import limits
from quizapp.storage.database import Database, Row
from quizapp.storage.identity import before
from quizapp.storage.queries import NEWEST_DAY
from quizapp.storage.statements import insert_once, select


class EventRow(NamedTuple):
    """The columns of an event; those after `body` are None unless it has a review."""

    id: str
    kind: str
    device_id: str
    card_id: str
    at_ms: int
    tz_min: int
    study_day: int
    body: str
    rating: int | None = None
    mode: str | None = None
    form: str | None = None
    verdict: str | None = None
    retrievability: float | None = None
    guess: float | None = None
    hint: int | None = None
    override: int | None = None
    took_ms: int | None = None
    interval_days: int | None = None
    due_day: int | None = None
    due_ms: int | None = None
    params: str | None = None
    fingerprint: str | None = None
    key_hash: str | None = None


_APPEND = insert_once("event", ("learner_id", *EventRow._fields), ("learner_id", "id"))
_NEWEST_FIRST = "ORDER BY at_ms DESC, id DESC LIMIT :size"


def _select(rest: str) -> str:
    return select("event", EventRow._fields, f"WHERE learner_id = :learner AND {rest}")


_OF_CARDS = _select("card_id IN :keys")
_OF_KIND = _select("kind = :kind AND kind <> 'review'")
_PAGE = _select("(at_ms, id) > (:at_ms, :id) ORDER BY at_ms, id LIMIT :size")
_KINDS = ", ".join(f"'{kind}'" for kind in sorted(UNDOABLE))
_UNDOABLE = f"kind IN ({_KINDS}) AND coalesce(mode, 'study') = 'study'"
_UNDOABLE_BACKWARDS = _select(f"{_UNDOABLE} AND (at_ms, id) < (:at_ms, :id) {_NEWEST_FIRST}")
_UNDOABLE_BY_DEVICE = _select(f"device_id = :device AND {_UNDOABLE} AND id < :id ORDER BY id DESC LIMIT :size")
_VOIDS = "SELECT body FROM event WHERE learner_id = :learner AND kind = 'void' AND kind <> 'review'"
_BY_ID = _select("id = :id")
_NEWEST_MS = "SELECT max(at_ms) FROM event WHERE learner_id = :learner"
_NEWEST_ID = """
SELECT id FROM event WHERE learner_id = :learner AND device_id = :device AND id < :id ORDER BY id DESC LIMIT 1
"""
_AFTER_ALL_IDS = "~"
_PAGE_SIZE = 500
_UNDO_SIZE = 10
_MARGIN_MS = 60_000


def append(database: Database, learner: str, event: Event) -> bool:
    """Add an event; False if one with its id is there. Raises ValueError for what no row can hold."""
    return database.run(_APPEND, {"learner_id": learner, **_columns(event)}) == 1


def of_cards(database: Database, learner: str, card_ids: Iterable[str]) -> list[Event]:
    """The events of these cards, in log order."""
    found = database.rows_in(EventRow, _OF_CARDS, card_ids, learner=learner)
    return sorted(map(event_of, found), key=lambda event: event.order)


def of_kind(database: Database, learner: str, kind: EventKind) -> list[Event]:
    """The events of a kind other than review, in log order."""
    found = database.rows(EventRow, _OF_KIND, learner=learner, kind=kind.value)
    return sorted(map(event_of, found), key=lambda event: event.order)


def iterate(database: Database, learner: str) -> Iterator[Event]:
    """All events in log order, read page by page, so that writing in between does no harm."""
    at_ms, last = 0, ""
    while page := database.rows(EventRow, _PAGE, learner=learner, at_ms=at_ms, id=last, size=_PAGE_SIZE):
        yield from map(event_of, page)
        at_ms, last = page[-1].at_ms, page[-1].id


def last_standing(database: Database, learner: str, device_id: str, first: Iterable[str] = ()) -> Event | None:
    """The event to take back next, one that no void names: the first of these ids that is one, else the newest of
    this device in the order of its ids, else the newest of all.
    """
    voided = set(database.rows(_voided, _VOIDS, learner=learner))
    named = (row for event_id in first for row in database.rows(EventRow, _BY_ID, learner=learner, id=event_id))
    own = _of_device(database, learner, device_id) if device_id else ()
    rows = chain(named, own, _backwards(database, learner))
    return next((event_of(row) for row in rows if row.id not in voided), None)


def last_setting(database: Database, learner: str, device_id: str) -> Event | None:
    """The scheduling policy that this device wrote last."""
    settings = of_kind(database, learner, EventKind.SETTING)
    own = (event for event in settings if event.device_id == device_id)
    return max(own, key=lambda event: event.id, default=None)


def by_id(database: Database, learner: str, event_id: str) -> Event | None:
    """The event with this id."""
    found = database.rows(EventRow, _BY_ID, learner=learner, id=event_id)
    return event_of(found[0]) if found else None


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


def _voided(body: str) -> str:
    """The id of the event that a void names."""
    value: object = json.loads(body)
    return str(value.get("review")) if isinstance(value, dict) else ""


def newest_day(database: Database, learner: str) -> int | None:
    """The newest study day [date ordinal] in the log."""
    return database.rows(_whole, NEWEST_DAY, learner=learner)[0]


def newest_ms(database: Database, learner: str) -> int | None:
    """The newest instant [UTC ms] in the log."""
    return database.rows(_whole, _NEWEST_MS, learner=learner)[0]


def newest_id(database: Database, learner: str, device_id: str) -> str:
    """The greatest id that a device gave; empty if it gave none."""
    found = database.rows(str, _NEWEST_ID, learner=learner, device=device_id, id=_beyond(database, learner))
    return found[0] if found else ""


def _beyond(database: Database, learner: str) -> str:
    """A text above all ids that devices gave, and below most that came from elsewhere; these need not be read."""
    newest = newest_ms(database, learner)
    return "" if newest is None else before(newest + _MARGIN_MS)


def event_of(row: EventRow) -> Event:
    """The event that a row holds."""
    body: object = json.loads(row.body)
    return Event(
        id=row.id,
        kind=row.kind,
        moment=Moment(row.at_ms, row.tz_min, row.study_day),
        card_id=row.card_id,
        device_id=row.device_id,
        review=_review(row),
        body=body if isinstance(body, dict) and body else EMPTY,
    )


def _review(row: EventRow) -> Review | None:
    if row.rating is None:
        return None
    return Review(
        rating=Rating(row.rating),
        mode=Mode(row.mode or Mode.STUDY),
        form=row.form or "",
        verdict=Verdict(row.verdict) if row.verdict else None,
        retrievability=row.retrievability,
        guess=row.guess or 0.0,
        hint=bool(row.hint),
        override=bool(row.override),
        took_ms=row.took_ms,
        interval_days=row.interval_days,
        due_day=row.due_day,
        due_ms=row.due_ms,
        params=row.params or "",
        fingerprint=row.fingerprint or "",
        key_hash=row.key_hash or "",
    )


def _columns(event: Event) -> Row:
    if event.kind == EventKind.REVIEW and not (event.review and event.card_id):
        raise ValueError("a review needs a rating and a card")
    at = event.moment
    row = EventRow(
        id=limits.key("id", event.id),
        kind=limits.key("kind", event.kind),
        device_id=limits.text("device_id", event.device_id),
        card_id=limits.text("card_id", event.card_id),
        at_ms=limits.whole("at_ms", at.at_ms, bounds.FIRST_MS, bounds.LAST_MS - 1),
        tz_min=limits.whole("tz_min", at.tz_min, -limits.DAY_MINUTES, limits.DAY_MINUTES),
        study_day=limits.whole("study_day", at.day, bounds.FIRST_DAY, bounds.LAST_DAY),
        body=_json(event.body),
    )
    return {**row._asdict(), **(_review_columns(event.review) if event.review else {})}


def _review_columns(review: Review) -> Row:
    probability = review.retrievability
    return {
        "rating": Rating(review.rating).value,
        "mode": Mode(review.mode).value,
        "form": limits.text("form", review.form),
        "verdict": Verdict(review.verdict).value if review.verdict else None,
        "retrievability": None if probability is None else limits.real("retrievability", probability, 0, 1),
        "guess": limits.chance("guess", review.guess),
        "hint": int(bool(review.hint)),
        "override": int(bool(review.override)),
        "took_ms": limits.maybe("took_ms", review.took_ms),
        "interval_days": limits.maybe("interval_days", review.interval_days, 0, bounds.LAST_DUE_DAY),
        "due_day": limits.maybe("due_day", review.due_day, bounds.FIRST_DAY, bounds.LAST_DUE_DAY),
        "due_ms": limits.maybe("due_ms", review.due_ms, bounds.FIRST_MS, bounds.LAST_DUE_MS),
        "params": limits.text("params", review.params),
        "fingerprint": limits.text("fingerprint", review.fingerprint),
        "key_hash": limits.text("key_hash", review.key_hash),
    }


def _json(body: Mapping[str, object]) -> str:
    """The body as JSON text. Raises ValueError for what JSON has no word for."""
    try:
        written = json.dumps(dict(body), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"body must be made of what JSON knows: {error}") from error
    return limits.text("body", written)


def _whole(value: int | None) -> int | None:
    return value
