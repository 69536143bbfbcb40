"""How much of an exam's time is spent: by the wall clock, which goes on whatever happens and never back."""

from collections.abc import Mapping
from typing import NamedTuple

from quizapp.core.bounds import FIRST_MS, LAST_MS
from quizapp.core.day import DAY_MS, FLOOR_DAYS

SPENT_MAX = LAST_MS - FIRST_MS
"""More than this can be spent of no exam [ms]: it is as long as the years that a log can hold."""


class Watch(NamedTuple):
    """The clock of an attempt from where it was taken up: so much was `spent_ms` then, at `wall_ms` [UTC ms] and at
    `ticks_ms` of a clock that cannot be set.

    Whatever passes counts, also while the machine sleeps or the program is closed; a clock that is set back gives no
    time, since the other one goes on.
    """

    spent_ms: int
    wall_ms: int
    ticks_ms: int

    def spent(self, wall_ms: int, ticks_ms: int) -> int:
        """How much of the time is spent [ms]."""
        return self.spent_ms + max(wall_ms - self.wall_ms, ticks_ms - self.ticks_ms, 0)


def spent_in(body: Mapping[str, object]) -> int | None:
    """How much of the time was spent [ms], as the body of an event says; None for what says nothing that can be."""
    said = body.get("spent")
    return said if type(said) is int and 0 <= said <= SPENT_MAX else None


def wall_in(body: Mapping[str, object], at_ms: int) -> int:
    """What the clock said [UTC ms] when an event was written that the log has at an instant [UTC ms].

    The log puts nothing before what it holds, at most two days off, and the body then says what the clock said.
    """
    said = body.get("wall")
    return said if type(said) is int and at_ms - FLOOR_DAYS * DAY_MS < said < at_ms else at_ms
