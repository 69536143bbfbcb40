"""An event as a row of the log, and back."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quizapp.core import bounds
from quizapp.core.day import Moment
from quizapp.core.review import EMPTY, Event, EventKind, Mode, Rating, Review, Verdict
from quizapp.storage import limits
from quizapp.storage.database import Database

_ReviewColumns = tuple[
    int | None,
    str | None,
    str | None,
    str | None,
    float | None,
    float | None,
    int | None,
    int | None,
    int | None,
    int | None,
    int | None,
    int | None,
    str | None,
    str | None,
    str | None,
]
_NO_REVIEW: _ReviewColumns = (None,) * 15
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


SOUND = f"""
at_ms >= {bounds.FIRST_MS} AND at_ms < {bounds.LAST_MS}
AND tz_min BETWEEN {-limits.DAY_MINUTES} AND {limits.DAY_MINUTES}
AND study_day BETWEEN {bounds.FIRST_DAY} AND {bounds.LAST_DAY}
AND (rating IS NULL OR rating BETWEEN 1 AND 4)
AND (retrievability IS NULL OR retrievability BETWEEN 0 AND 1)
AND (guess IS NULL OR (guess >= 0 AND guess < 1))
AND (took_ms IS NULL OR took_ms BETWEEN 0 AND {limits.MAX_COUNT})
AND (interval_days IS NULL OR interval_days BETWEEN 0 AND {bounds.LAST_DUE_DAY})
AND (due_day IS NULL OR due_day BETWEEN {bounds.FIRST_DAY} AND {bounds.LAST_DUE_DAY})
AND (due_ms IS NULL OR due_ms BETWEEN {bounds.FIRST_MS} AND {bounds.LAST_DUE_MS})
AND (key_hash IS NULL OR instr(key_hash, char(0)) = 0) AND (form IS NULL OR instr(form, char(0)) = 0)
"""
"""What is true in SQL of the rows that `event_of` can read, as far as it matters to what is folded from them."""


class EventRow(NamedTuple):
    """The columns of an event; those after `body` are None unless it has a review, the last unless it is of an exam."""

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
    exam_id: str | None = None


def event_of(row: EventRow) -> Event:
    """The event that a row holds. Raises ValueError for a row that no quizapp wrote."""
    if not (_is_possible(row) and _is_possible_review(row)):
        raise ValueError(f"no event is like {row.id!r}")
    try:
        body: object = json.loads(row.body)
    except RecursionError as error:
        raise ValueError("body is nested too deep") from error
    return Event(
        id=row.id,
        kind=row.kind,
        moment=Moment(row.at_ms, row.tz_min, row.study_day),
        card_id=row.card_id,
        device_id=row.device_id,
        review=_review(row),
        body=body if isinstance(body, dict) and body else EMPTY,
        exam=row.exam_id or "",
    )


def _is_possible(row: EventRow) -> bool:
    """Whether the columns that every event has are within their bounds."""
    texts = (row.id, row.kind, row.device_id, row.card_id, row.form or "", row.fingerprint or "", row.key_hash or "")
    return (
        bool(row.id and row.kind)
        and "\0" not in "".join(texts)
        and bounds.FIRST_MS <= row.at_ms < bounds.LAST_MS
        and -limits.DAY_MINUTES <= row.tz_min <= limits.DAY_MINUTES
        and bounds.FIRST_DAY <= row.study_day <= bounds.LAST_DAY
    )


def _is_possible_review(row: EventRow) -> bool:
    """Whether what a review has is there and within its bounds, or nothing of it has to be."""
    if row.rating is None:
        return row.kind != EventKind.REVIEW
    return (
        bool(row.card_id or row.kind != EventKind.REVIEW)
        and (row.retrievability is None or 0 <= row.retrievability <= 1)
        and 0 <= (row.guess or 0) < 1
        and 0 <= (row.took_ms or 0) <= limits.MAX_COUNT
        and 0 <= (row.interval_days or 0) <= bounds.LAST_DUE_DAY
        and (row.due_day is None or bounds.FIRST_DAY <= row.due_day <= bounds.LAST_DUE_DAY)
        and (row.due_ms is None or bounds.FIRST_MS <= row.due_ms <= bounds.LAST_DUE_MS)
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


def events_of(database: Database, rows: Iterable[EventRow]) -> list[Event]:
    """The events that rows of a database hold; those that no quizapp wrote are left out, which it notices."""
    return database.sound(event_of, rows)


def columns_of(event: Event) -> EventRow:
    """The row of an event. Raises ValueError for what no row can hold."""
    if event.kind == EventKind.REVIEW and not (event.review and event.card_id):
        raise ValueError("a review needs a rating and a card")
    at, review = event.moment, event.review
    return EventRow(
        limits.key("id", event.id),
        limits.key("kind", event.kind),
        limits.text("device_id", event.device_id),
        limits.text("card_id", event.card_id),
        limits.whole("at_ms", at.at_ms, bounds.FIRST_MS, bounds.LAST_MS - 1),
        limits.whole("tz_min", at.tz_min, -limits.DAY_MINUTES, limits.DAY_MINUTES),
        limits.whole("study_day", at.day, bounds.FIRST_DAY, bounds.LAST_DAY),
        _json(event.body),
        *(_review_columns(review) if review else _NO_REVIEW),
        exam_id=limits.text("exam", event.exam) or None,
    )


def _review_columns(review: Review) -> _ReviewColumns:
    """The columns from `rating` to `key_hash`."""
    probability = review.retrievability
    return (
        Rating(review.rating)._value_,
        Mode(review.mode)._value_,
        limits.text("form", review.form),
        Verdict(review.verdict)._value_ if review.verdict else None,
        None if probability is None else limits.real("retrievability", probability, 0, 1),
        limits.chance("guess", review.guess),
        int(bool(review.hint)),
        int(bool(review.override)),
        limits.maybe("took_ms", review.took_ms),
        limits.maybe("interval_days", review.interval_days, 0, bounds.LAST_DUE_DAY),
        limits.maybe("due_day", review.due_day, bounds.FIRST_DAY, bounds.LAST_DUE_DAY),
        limits.maybe("due_ms", review.due_ms, bounds.FIRST_MS, bounds.LAST_DUE_MS),
        limits.text("params", review.params),
        limits.text("fingerprint", review.fingerprint),
        limits.text("key_hash", review.key_hash),
    )


def _json(body: Mapping[str, object]) -> str:
    """The body as JSON text. Raises ValueError for what JSON has no word for."""
    try:
        written = _ENCODER.encode(dict(body))
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"body must be made of what JSON knows: {error}") from error
    return limits.text("body", written)
