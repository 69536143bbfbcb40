"""The one place where the clock is read; `--now` sets it to another moment, from which it goes on."""

import time
from datetime import UTC, datetime, timedelta

from quizapp.core.bounds import YEARS
from quizapp.errors import UsageError
from quizapp.render.visible import visible


class Clock:
    """Callable: this moment as an aware local datetime, or `now` and the time that passed since."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now
        self._started = time.monotonic()

    def __call__(self) -> datetime:
        """This moment [aware datetime, local wall clock]."""
        if self._now is None:
            return datetime.now(UTC).astimezone()
        return self._now + timedelta(seconds=time.monotonic() - self._started)


def parse_now(text: str) -> datetime:
    """The moment that --now names. Raises UsageError unless it is ISO 8601 with an offset, of 2000 to 2199."""
    try:
        now = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(_sentence(text, "is not a date and time")) from None
    if now.tzinfo is None:
        raise UsageError(_sentence(text, "has no offset from UTC"))
    if now.year not in YEARS:
        raise UsageError(_sentence(text, "lies outside the years 2000 to 2199"))
    return now


def _sentence(text: str, what: str) -> str:
    return f"--now {visible(text)} {what}. Write it as in 2026-01-31T09:30+01:00, or end it with Z for UTC."
