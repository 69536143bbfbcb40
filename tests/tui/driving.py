"""An app that is driven by keys and read as plain rows."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from quizapp.tui.app import QuizApp
from quizapp.tui.guard import Ticks
from quizapp.tui.screens.home import HomeScreen
from tests.tui.bench import Bench

PATIENCE = 5000


class Hands(Ticks):
    """The clock of a learner who takes half a second from key to key; `speed` changes that [s]."""

    def __init__(self) -> None:
        self.time = 100.0
        self.speed = 0.5

    def now(self) -> float:
        return self.time

    def of(self, event: events.Event) -> float:
        self.time += self.speed
        return self.time


@dataclass
class Screen:
    """An app that runs, with what a learner sees and does."""

    app: QuizApp
    pilot: Pilot[int]
    bench: Bench
    hands: Hands

    async def press(self, *pressed: str) -> None:
        """Presses keys, each after the last one has done its work."""
        for key in pressed:
            self.key(key)
            await self.settle()

    def key(self, key: str) -> None:
        """Sends a key as a terminal does, without waiting for anything."""
        name = _character_to_key(key) if len(key) == 1 else key
        character = {"space": " "}.get(key, key if len(key) == 1 else None)
        self.app.post_message(events.Key(name, character))

    async def click(self, selector: str, offset: tuple[int, int] = (0, 0)) -> None:
        """Clicks a widget, by default at its upper left corner."""
        corner = self.app.screen.query_one(selector).region.offset
        await self._click(corner.x + offset[0], corner.y + offset[1])

    async def _click(self, x: int, y: int) -> None:
        for kind in (events.MouseDown, events.MouseUp):
            self._mouse(kind, x, y)
        await self.settle()

    def _mouse(self, kind: type[events.MouseEvent], x: int, y: int) -> None:
        self.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))

    async def drag(self, text: str, to_row: int) -> None:
        """Presses on a text, moves row by row to another row of the screen, and lets go there."""
        row, column = self.place(text)
        self._mouse(events.MouseDown, column, row)
        await self.settle()
        while row != to_row:
            row += 1 if to_row > row else -1
            self._mouse(events.MouseMove, column, row)
            await self.settle()
        self._mouse(events.MouseUp, column, row)
        await self.settle()

    async def click_on(self, text: str) -> None:
        """Clicks where a text begins."""
        row, column = self.place(text)
        await self._click(column, row)

    def place(self, text: str) -> tuple[int, int]:
        """Row and column of a text on the screen."""
        for row, line in enumerate(self.rows):
            if text in line:
                return row, line.index(text)
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    async def settle(self) -> None:
        """Waits until everything that was pressed has had its effect and is painted."""
        desk = self.app._kit.desk
        calm = 0
        for _ in range(PATIENCE):
            if calm == 4:
                return
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()
            if desk._trainer and not self.bench.gate:
                await desk.ask(lambda _trainer: None)
            busy = any(worker.is_running and worker.group.startswith("trainer") for worker in self.app.workers)
            calm = 0 if busy and not self.bench.gate else calm + 1
            if busy:
                await asyncio.sleep(0.002)
        raise AssertionError(f"it never came to rest; the screen shows:\n{self.text}")

    async def until(self, text: str) -> None:
        """Waits until a text is on the screen."""
        for _ in range(400):
            if text in self.text:
                return
            await self.pilot.pause(0.005)
        raise AssertionError(f"{text!r} did not come; the screen shows:\n{self.text}")

    @property
    def at_home(self) -> bool:
        """Whether Home is what is shown."""
        return isinstance(self.app.screen, HomeScreen)

    @property
    def rows(self) -> list[str]:
        """The screen as plain rows."""
        lines = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in line).rstrip() for line in lines]

    @property
    def styles(self) -> set[Style]:
        """Every style on the screen, as it goes to the terminal."""
        app = self.app
        filters = [one for one in app._filters if one.enabled]
        segments = [segment for line in app.screen._compositor.render_strips() for segment in line]
        for one in filters:
            segments = one.apply(segments, app.background_colors[1])
        return {segment.style for segment in segments if segment.style}

    @property
    def text(self) -> str:
        return "\n".join(self.rows)


Opened = Callable[..., AbstractAsyncContextManager[Screen]]
