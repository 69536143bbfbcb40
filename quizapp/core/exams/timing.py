"""How much of an exam's time is spent: by the wall clock, which goes on whatever happens and never back."""

from typing import NamedTuple


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
