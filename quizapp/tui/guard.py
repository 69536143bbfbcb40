"""Which key presses may rate: after the answer was seen, and never out of a burst."""

import asyncio

from textual import events
from textual.message import Message

REVEAL_S = 0.150
GAP_S = 0.030


class Ticks:
    """A clock that only rises [s]."""

    def now(self) -> float:
        """This instant, by the clock that stamps key presses."""
        return Message().time

    def of(self, event: events.Event) -> float:
        """When a key was pressed."""
        return event.time


class Guard:
    """Remembers when keys came and when the answer appeared.

    A terminal can be made to type, and a paste may arrive as single keys: both are quicker than fingers.
    """

    def __init__(self, ticks: Ticks) -> None:
        self.ticks = ticks
        self._revealed: float | None = None
        self._last = float("-inf")
        self._gap = float("inf")
        self._presses = 0

    def pressed(self, event: events.Event) -> None:
        """Notes a key or mouse button."""
        now = self.ticks.of(event)
        self._gap, self._last = now - self._last, now
        self._presses += 1

    def hide(self) -> None:
        """Notes that no answer is on the screen."""
        self._revealed = None

    def reveal(self) -> None:
        """Notes that the answer was painted just now."""
        self._revealed = self.ticks.now()

    def may_rate(self) -> bool:
        """Whether the newest press may rate, as far as what came before it says."""
        if self._revealed is None:
            return False
        return self._last - self._revealed >= REVEAL_S and self._gap >= GAP_S

    async def quiet(self) -> bool:
        """Waits long enough to know that the newest press began no burst; whether it did not."""
        presses = self._presses
        await asyncio.sleep(GAP_S)
        return presses == self._presses
