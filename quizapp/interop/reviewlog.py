"""The review log as JSON Lines: one event a line, out and in without loss."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import TypeVar

from quizapp.core.bounds import FIRST_DAY, FIRST_MS, LAST_DAY, LAST_DUE_DAY, LAST_DUE_MS, LAST_MS
from quizapp.core.day import DAY_START, FLOOR_DAYS, Moment, moment, wall_clock
from quizapp.core.review import Event, EventKind, Mode, Rating, Review, Verdict
from quizapp.interop.jsonline import Fields, LineError, parse

OFFSET_MAX = 24 * 60 - 1
INTERVAL_MAX = 36_600
TOOK_MAX_MS = 2**53
_EXTRA = "x"

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line [counted from 1] that was not understood, and why: `sentence` is for the user."""

    line: int
    sentence: str


def to_line(event: Event) -> str:
    """The event as one line of JSON without a line break; what has its default value is left out.

    `study_day` and `due_day` are date ordinals, `utc_offset` is minutes east of UTC, `due_ms` UTC milliseconds.
    """
    at = event.moment
    body = dict(event.body)
    extra = _liftable(body)
    fields: dict[str, object] = {
        "id": event.id,
        "kind": event.kind,
        "card_id": event.card_id or None,
        "answered_at": wall_clock(at.at_ms, at.tz_min).isoformat(timespec="milliseconds"),
        "utc_offset": at.tz_min,
        "study_day": at.day,
        "device_id": event.device_id or None,
        "exam": event.exam or None,
        **(_review_fields(event.review) if event.review else {}),
        "body": body or None,
        **extra,
    }
    return json.dumps({name: value for name, value in fields.items() if value is not None or name in extra})


def read(lines: Iterable[bytes], day_start: time = DAY_START) -> Iterator[Event | Complaint]:
    """The events of a log, in its order, and a Complaint for every line that is none; empty lines are skipped.

    A given `study_day` wins; otherwise it follows from the wall clock at `utc_offset` and from `day_start`.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _event(Fields(parse(line)), day_start)
        except LineError as error:
            yield Complaint(number, str(error))


def _event(fields: Fields, day_start: time) -> Event:
    kind = fields.text("kind", EventKind.REVIEW) or EventKind.REVIEW
    answered = "rating" in fields or kind == EventKind.REVIEW
    return Event(
        id=fields.text("id"),
        kind=str(kind),
        card_id=fields.text("card_id", None if answered else ""),
        moment=_moment(fields, day_start),
        device_id=fields.text("device_id", ""),
        exam=fields.text("exam", ""),
        review=_review(fields) if answered else None,
        body=_body(fields.table("body"), fields),
    )


def _moment(fields: Fields, day_start: time) -> Moment:
    offset = fields.whole("utc_offset", -OFFSET_MAX, OFFSET_MAX)
    day = _day(fields, "study_day", LAST_DAY)
    at = _instant(fields.text("answered_at"))
    if at.tzinfo is None:
        if offset is None and day is None:
            raise LineError("`answered_at` has no offset from UTC; add one, or `utc_offset` [minutes] or `study_day`")
        at = at.replace(tzinfo=_zone(offset or 0))
    _check_year(at)
    if offset is not None:
        at = at.astimezone(_zone(offset))
    found = moment(at, day_start)
    if day is None:
        return found
    if abs(day - at.toordinal()) > FLOOR_DAYS:
        raise LineError(f"`study_day` is {date.fromordinal(day)}, more than {FLOOR_DAYS} days off `answered_at`")
    return Moment(found.at_ms, found.tz_min, day)


@cache
def _zone(offset: int) -> timezone:
    """The time zone so many minutes east of UTC, of which there are few."""
    return timezone(timedelta(minutes=offset))


def _instant(text: str) -> datetime:
    if len(text) <= len("2026-01-31"):
        raise LineError(f"`answered_at` needs a date and a time, not {json.dumps(text)}")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        example = "2026-01-31T09:30:00+01:00"
        raise LineError(f"`answered_at` is not an ISO 8601 time such as {example}: {json.dumps(text[:40])}") from None


def _check_year(at: datetime) -> None:
    """Refuses an instant outside 2000 to 2199, before arithmetic on it can overflow."""
    if not 1 < at.year < 9999 or not FIRST_MS <= at.timestamp() * 1000 < LAST_MS:
        raise LineError(f"`answered_at` lies outside the years 2000 to 2199: {at.isoformat()}")


def _day(fields: Fields, name: str, last: int) -> int | None:
    """A study day, written as a date ordinal or as an ISO date."""
    if isinstance(fields.rest.get(name), str):
        text = fields.text(name)
        try:
            fields.rest[name] = date.fromisoformat(text).toordinal()
        except ValueError:
            raise LineError(f"`{name}` is neither a day number nor a date such as 2026-01-31") from None
    return fields.whole(name, FIRST_DAY, last)


def _review(fields: Fields) -> Review:
    rating = fields.whole("rating", Rating.AGAIN, Rating.EASY)
    if rating is None:
        raise LineError("`rating` is missing; it is a whole number from 1 (again) to 4 (easy)")
    verdict = fields.text("verdict", "")
    return Review(
        rating=Rating(rating),
        mode=_word(Mode, "mode", fields.text("mode", Mode.STUDY)),
        form=fields.text("form", ""),
        verdict=_word(Verdict, "verdict", verdict) if verdict else None,
        retrievability=fields.share("retrievability"),
        guess=fields.share("guess") or 0.0,
        hint=fields.flag("hint"),
        override=fields.flag("override"),
        took_ms=fields.whole("took_ms", 0, TOOK_MAX_MS),
        interval_days=fields.whole("interval_days", 0, INTERVAL_MAX),
        due_day=_day(fields, "due_day", LAST_DUE_DAY),
        due_ms=fields.whole("due_ms", FIRST_MS, LAST_DUE_MS),
        params=fields.text("params", ""),
        fingerprint=fields.text("fingerprint", ""),
        key_hash=fields.text("key_hash", ""),
    )


def _word(words: type[_Word], name: str, text: str) -> _Word:
    try:
        return words(text)
    except ValueError:
        raise LineError(f"`{name}` has to be one of {', '.join(words)}, not {json.dumps(text[:40])}") from None


def _body(body: dict[str, object], fields: Fields) -> dict[str, object]:
    """The body, with the fields this version does not know under `x`, so that an export gives them back."""
    if not fields.rest:
        return body
    inner = body.get(_EXTRA, {})
    if not isinstance(inner, dict):
        raise LineError(f"`body.{_EXTRA}` has to be an object, because {', '.join(sorted(fields.rest))} belong there")
    return {**body, _EXTRA: {**inner, **fields.rest}}


def _liftable(body: dict[str, object]) -> dict[str, object]:
    """Takes the fields of a newer version out of the body, unless a name would then mean something else."""
    extra = body.get(_EXTRA)
    if not isinstance(extra, Mapping) or not extra or _NAMES & set(extra):
        return {}
    del body[_EXTRA]
    return dict(extra)


def _review_fields(review: Review) -> dict[str, object]:
    """The columns of a review by their names in a line; None where the default needs no words."""
    return {
        "rating": int(review.rating),
        "mode": str(review.mode),
        "form": review.form or None,
        "verdict": str(review.verdict) if review.verdict else None,
        "retrievability": review.retrievability,
        "guess": review.guess or None,
        "hint": review.hint or None,
        "override": review.override or None,
        "took_ms": review.took_ms,
        "interval_days": review.interval_days,
        "due_day": review.due_day,
        "due_ms": review.due_ms,
        "params": review.params or None,
        "fingerprint": review.fingerprint or None,
        "key_hash": review.key_hash or None,
    }


_NAMES = frozenset(
    {"id", "kind", "card_id", "answered_at", "utc_offset", "study_day", "device_id", "exam", "body"}
    | set(_review_fields(Review(rating=Rating.GOOD)))
)
