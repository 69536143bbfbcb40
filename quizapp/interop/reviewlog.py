"""The review log as JSON Lines: one event a line, out and in without loss."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import TypeVar

from quizapp.core.bounds import FIRST_DAY, FIRST_MS, LAST_DAY, LAST_DUE_DAY, LAST_DUE_MS, LAST_MS
from quizapp.core.day import DAY_START, FLOOR_DAYS, Moment, moment
from quizapp.core.review import Event, EventKind, Mode, Rating, Review, Verdict
from quizapp.core.values import frozen
from quizapp.interop.jsonline import Fields, LineError, parse

OFFSET_MAX = 24 * 60 - 1
INTERVAL_MAX = 36_600
TOOK_MAX_MS = 2**53
_EXTRA = "x"
_MINUTE_MS = 60_000
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - of the wall clock, wherever that is
_json = json.JSONEncoder().encode

_Word = TypeVar("_Word", bound=StrEnum)


@frozen
class Complaint:
    """A line [counted from 1] that was not understood, and why: `sentence` is for the user."""

    line: int
    sentence: str


def to_line(event: Event) -> str:
    """The event as one line of JSON without a line break; what has its default value is left out.

    `study_day` and `due_day` are date ordinals, `utc_offset` is minutes east of UTC, `due_ms` UTC milliseconds.
    """
    at, body = event.moment, dict(event.body)
    extra = _liftable(body)
    parts = [f'"id": {_json(event.id)}, "kind": {_json(event.kind)}']
    if event.card_id:
        parts.append(f'"card_id": {_json(event.card_id)}')
    parts.append(f'"answered_at": "{_wall_time(at)}", "utc_offset": {at.tz_min}, "study_day": {at.day}')
    if event.device_id:
        parts.append(f'"device_id": {_json(event.device_id)}')
    if event.exam:
        parts.append(f'"exam": {_json(event.exam)}')
    if event.review:
        parts += _review_parts(event.review)
    if body:
        parts.append(f'"body": {_json(body)}')
    parts += [f"{_json(name)}: {_json(value)}" for name, value in extra.items()]
    return f"{{{', '.join(parts)}}}"


def _wall_time(at: Moment) -> str:
    """The wall clock of a moment as ISO 8601 has it, to the millisecond."""
    wall = _EPOCH + timedelta(milliseconds=at.at_ms + at.tz_min * _MINUTE_MS)
    return wall.isoformat(timespec="milliseconds") + _offset(at.tz_min)


@cache
def _offset(tz_min: int) -> str:
    """Minutes east of UTC as ISO 8601 has them, of which there are few."""
    return _EPOCH.replace(tzinfo=_zone(tz_min)).isoformat()[len(_EPOCH.isoformat()) :]


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


def _review_parts(review: Review) -> list[str]:
    """The columns of a review as a line has them; what has its default value is left out."""
    parts = [f'"rating": {int(review.rating)}, "mode": "{review.mode}"']
    if review.form:
        parts.append(f'"form": {_json(review.form)}')
    if review.verdict:
        parts.append(f'"verdict": "{review.verdict}"')
    if review.retrievability is not None:
        parts.append(f'"retrievability": {review.retrievability!r}')
    if review.guess:
        parts.append(f'"guess": {review.guess!r}')
    parts += [f'"{name}": true' for name in _FLAGS if getattr(review, name)]
    parts += [f'"{name}": {value}' for name in _WHOLES if (value := getattr(review, name)) is not None]
    parts += [f'"{name}": {_json(text)}' for name in _TEXTS if (text := getattr(review, name))]
    return parts


_FLAGS = ("hint", "override")
_WHOLES = ("took_ms", "interval_days", "due_day", "due_ms")
_TEXTS = ("params", "fingerprint", "key_hash")
_NAMES = frozenset(
    {"id", "kind", "card_id", "answered_at", "utc_offset", "study_day", "device_id", "exam", "body", "rating", "mode"}
    | {"form", "verdict", "retrievability", "guess", *_FLAGS, *_WHOLES, *_TEXTS}
)
