"""Catching up after a break: a sheet that offers what is worth most today, and spreads the rest over days."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.containers import Vertical

from quizapp.core import wording
from quizapp.core.aims import Aim
from quizapp.core.backlog import CatchUp
from quizapp.core.counting import plural
from quizapp.errors import QuizError
from quizapp.tui import figurekeys, keys
from quizapp.tui.content import literal
from quizapp.tui.kit import Kit, Request
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.catchuprows import catch_up_rows
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt

_MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
_DONE = "Nothing has piled up any more."


class CatchUpSheet(Sheet, inherit_bindings=False):
    """An offer; `wanted` is the sitting that the learner chose, once the sheet is closed."""

    BINDINGS = keys.bindings(keys.CATCH_UP)

    def __init__(self, kit: Kit, found: CatchUp) -> None:
        super().__init__(literal("Catch up", "strong"), self._rows)
        self.wanted: Request | None = None
        self._kit = kit
        self._found = found
        self._minutes = found.minutes
        self._spread = False

    def compose(self) -> ComposeResult:
        """A title, the offer, what there is to say, and the keys."""
        with Vertical(classes="sheet"):
            yield Txt(self._title, classes="sheet-title")
            yield Page()
            yield Txt(classes="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Names the keys."""
        self._offer()

    def action_step(self, by: int) -> None:
        """Less or more time a day."""
        others = [minutes for minutes in _MINUTES if (minutes - self._minutes) * by > 0]
        if others and not self._spread:
            self._minutes = min(others) if by > 0 else max(others)
            self._work(self._ask)

    def action_start(self) -> None:
        """Studies what is worth most; once the rest is spread, that is all that is due."""
        if self._found.chosen:
            self.wanted = Request() if self._spread else Request(minutes=self._minutes, aim=Aim.CATCH_UP)
            self.dismiss(None)

    def action_spread(self) -> None:
        """Moves the rest to the days after."""
        if not self._spread:
            self._work(self._move)

    def action_undo(self) -> None:
        """Takes the spreading back."""
        if self._spread:
            self._work(self._undo)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)

    def _work(self, work: Callable[[], Awaitable[None]]) -> None:
        async def safely() -> None:
            with self.while_here():
                try:
                    await work()
                except QuizError as error:
                    self._say(str(error), "wrong")

        working: Callable[[], Awaitable[None]] = safely
        self.run_worker(working, group="trainer.catch-up", exclusive=True)

    async def _ask(self) -> None:
        minutes = self._minutes
        found = await self._kit.desk.ask(lambda trainer: trainer.insight.backlog(minutes))
        if found is None:
            self._say(_DONE)
        else:
            self._found = found
            self._draw()

    async def _move(self) -> None:
        found = self._found
        moved = await self._kit.desk.ask(lambda trainer: trainer.spread(found))
        self._spread = True
        where = f"spread over the next {len(found.rest)} days" if len(found.rest) > 1 else "moved to tomorrow"
        self._say(f"{plural(moved, 'card')} {where}: today holds the others.", "right")
        self._draw()

    async def _undo(self) -> None:
        undone = await self._kit.desk.ask(lambda trainer: trainer.undo())
        self._spread = False
        self._say(wording.taken_back(undone.kind) if undone else "There is nothing to take back.")
        await self._ask()

    def _draw(self) -> None:
        self.query_one(Page).show(self._rows, keep=True)
        self._offer()

    def _rows(self, width: int) -> list[Row]:
        return catch_up_rows(self._found, width)

    def _say(self, text: str, style: str = "dim") -> None:
        self.query_one(".said", Txt).update(literal(text, style))

    def _offer(self) -> None:
        mine = (
            [(figurekeys.CATCH_START, "start"), (figurekeys.CATCH_UNDO, "undo")]
            if self._spread
            else [(figurekeys.CATCH_START, "start"), (figurekeys.CATCH_SPREAD, "spread the rest")]
        )
        hints = [
            Hint(self._kit.label(key), word, key.action) for key, word in (*mine, (figurekeys.CATCH_LEAVE, "close"))
        ]
        time = [] if self._spread else [Hint("←→", "less, more time", figurekeys.CATCH_MORE.action)]
        self.query_one(KeyBar).offer([*hints[:1], *time, *hints[1:]])
