"""Which key presses may rate: after the answer was seen, and never out of a burst."""

import asyncio

from textual import events
from textual.message import Message

REVEAL_S = 0.150
GAP_S = 0.030


class Lull(Message, bubble=False):
    """Nothing came for GAP_S; `pieces` is how much came between the silence before and this one."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.pieces = pieces


class Ticks:
    """A clock that only rises [s]."""

    def now(self) -> float:
        """This instant, by the clock that stamps key presses."""
        return Message().time

    def of(self, event: events.Event) -> float:
        """When a key was pressed."""
        return event.time


class Guard:
    """Remembers what came together, and when the answer appeared.

    A terminal can be made to type, and a paste may arrive as single keys: both are quicker than fingers. So a press
    rates only if it came alone between two silences. Where the driver is ours it tells the silences, which it knows
    even when the machine is too busy to look at every key in time (`told`); elsewhere the times of presses say.
    """

    def __init__(self, ticks: Ticks, *, told: bool = False) -> None:
        self.ticks = ticks
        self.told = told
        self._revealed: float | None = None
        self._last = float("-inf")
        self._presses = 0
        self._pieces = 0
        self._lull = False
        self._changed = asyncio.Event()

    def pressed(self, event: events.Event) -> None:
        """Notes a key or mouse button."""
        now = self.ticks.of(event)
        if self._lull or (not self.told and now - self._last >= GAP_S):
            self._pieces = 0
        self._last, self._lull = now, False
        self._presses += 1
        self._pieces += 1
        self._changed.set()

    def lull(self, pieces: int) -> None:
        """Notes a silence, and how much came since the one before."""
        self._pieces, self._lull = pieces, True
        self._changed.set()

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
        return self._last - self._revealed >= REVEAL_S and self._pieces == 1

    async def quiet(self) -> bool:
        """Waits for the silence after the newest press; whether the press came alone."""
        if not self.told:
            presses = self._presses
            await asyncio.sleep(GAP_S)
            return presses == self._presses
        while self._pieces == 1 and not self._lull:
            self._changed.clear()
            await self._changed.wait()
        return self._pieces == 1
