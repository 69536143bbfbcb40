"""The time of an exam as a screen shows it: what is spent, what is left, and when that has to be said."""

import math

from quizapp.core.counting import duration
from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.timing import Watch

_MINUTE_MS = 60_000
_SHARE = 5
_AFTER = " When it is over, what is answered is handed in."


class ExamClock:
    """Goes by two clocks [ms]: the wall's, which is looked at now and then, and one that cannot be set.

    What was spent never becomes less, whatever is done to the wall clock.
    """

    def __init__(self, attempt: Attempt, ticks_ms: int) -> None:
        self.limit_ms = attempt.paper.limit_ms
        self._watch = Watch(attempt.spent_ms, attempt.newest_ms, ticks_ms)
        self._wall_ms, self._read_ms = attempt.newest_ms, ticks_ms
        self._most_ms = attempt.spent_ms
        self._due = sorted(_warnings(self.limit_ms))

    def read(self, wall_ms: int, ticks_ms: int) -> None:
        """Takes in what the wall clock says."""
        self._wall_ms, self._read_ms = wall_ms, ticks_ms

    def spent(self, ticks_ms: int) -> int:
        """How much of the time is spent [ms], at most all there is."""
        wall_ms = self._wall_ms + ticks_ms - self._read_ms
        self._most_ms = max(self._most_ms, self._watch.spent(wall_ms, ticks_ms))
        return self._most_ms if self.limit_ms is None else min(self._most_ms, self.limit_ms)

    def left(self, ticks_ms: int) -> int | None:
        """How much is left [ms]; None without a limit."""
        return None if self.limit_ms is None else self.limit_ms - self.spent(ticks_ms)

    def over(self, ticks_ms: int) -> bool:
        """Whether the time is over."""
        return self.left(ticks_ms) == 0

    def near(self, ticks_ms: int) -> bool:
        """Whether at most a fifth of the time is left."""
        left = self.left(ticks_ms)
        return left is not None and self.limit_ms is not None and left * _SHARE <= self.limit_ms

    def warning(self, ticks_ms: int) -> str:
        """What is to be said of the time now: at a fifth and at a minute left, once each; else empty."""
        left = self.left(ticks_ms)
        reached = [due for due in self._due if left is not None and left <= due]
        self._due = [due for due in self._due if due not in reached]
        if not reached or not left:
            return ""
        share = " That is a fifth of the time." if _MINUTE_MS not in reached else ""
        return f"{duration(math.ceil(left / 1000)).capitalize()} left.{share}{_AFTER}"

    def told(self, ticks_ms: int) -> str:
        """`18:32 left`, or `3:12 spent` without a limit."""
        left = self.left(ticks_ms)
        return (
            f"{clock(self.spent(ticks_ms) // 1000)} spent" if left is None else f"{clock(math.ceil(left / 1000))} left"
        )


def clock(seconds: int) -> str:
    """A time as m:ss, from an hour on as h:mm:ss."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _warnings(limit_ms: int | None) -> set[int]:
    """How much is left when something is said [ms]."""
    return set() if limit_ms is None else {due for due in (limit_ms // _SHARE, _MINUTE_MS) if due < limit_ms}
