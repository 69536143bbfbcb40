"""Fitting the scheduler to the learner: a sheet that shows what is being done, what would change, and asks."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from textual.app import ComposeResult
from textual.containers import Vertical

from quizapp.core.fitness import Fit
from quizapp.core.refitting import Change
from quizapp.errors import QuizError
from quizapp.render.refits import ABOUT, change_table, fit_table, outcome
from quizapp.tui import figurekeys, keys
from quizapp.tui.content import literal
from quizapp.tui.kit import Kit
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.numberrows import number_rows
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt

_TICK_S = 0.2
_USED = "These weights are in force from now on; u puts back the ones from before."
_BACK = "The weights from before are in force again."


class FitSheet(Sheet, inherit_bindings=False):
    """Fits as soon as it stands; closing it ends that, and leaves everything as it was."""

    BINDINGS = keys.bindings(keys.FIT)

    def __init__(self, kit: Kit) -> None:
        super().__init__(literal("Fit the scheduler to how you forget", "strong"), self._rows)
        self._kit = kit
        self._left = False
        self._stage, self._since = "reading the log", monotonic()
        self._found: Fit | None = None
        self._change: Change | None = None
        self._used = False

    def compose(self) -> ComposeResult:
        """A title, what was found, what there is to say, and the keys."""
        with Vertical(classes="sheet"):
            yield Txt(self._title, classes="sheet-title")
            yield Page()
            yield Txt(classes="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Begins."""
        super().on_mount()
        self.set_interval(_TICK_S, self._tick)
        self._work(self._fit)

    def on_unmount(self) -> None:
        """Ends the fitting, wherever it is."""
        self._left = True

    def action_use(self) -> None:
        """Keeps the fitted weights."""
        found = self._found
        if found and self._change:
            self._work(lambda: self._go_by(found.weights, _USED))

    def action_undo(self) -> None:
        """Puts back the weights from before."""
        if not self._stage:
            self._work(lambda: self._go_by(None, _BACK))

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)

    def _work(self, work: Callable[[], Awaitable[None]]) -> None:
        async def safely() -> None:
            try:
                await work()
            except QuizError as error:
                self._end(str(error), "wrong")

        working: Callable[[], Awaitable[None]] = safely
        self.run_worker(working, group="trainer.fit", exclusive=True)

    async def _fit(self) -> None:
        from quizapp.optimizer import fit

        weights, histories = await self._kit.desk.ask(
            lambda trainer: (trainer.insight.weights, trainer.insight.histories())
        )
        found = await asyncio.to_thread(fit, histories, weights, tell=self._begin, cancelled=lambda: self._left)
        if found and found.better:
            self._begin("working out what changes")
            self._change = await self._kit.desk.ask(lambda trainer: trainer.insight.change(found.weights))
        self._found = found
        self._end(outcome(found) if found else "")
        self.query_one(Page).show(self._rows)

    async def _go_by(self, weights: tuple[float, ...] | None, said: str) -> None:
        """Keeps weights, or puts back those from before, and folds every memory with them."""
        change = self._kit.preferences.refit(weights)
        self._change, self._used = None, False
        self._begin("working out anew what is known of every card")
        await self._kit.desk.ask(change.configure)
        self._used = weights is not None
        self._end(said, "right")

    def _begin(self, stage: str) -> None:
        """Another stage; may be called from any thread, the next tick shows it."""
        self._stage, self._since = stage, monotonic()

    def _end(self, said: str, style: str = "") -> None:
        """Nothing is being done any more."""
        self._stage = ""
        self.query_one(".said", Txt).update(literal(said, style))
        self._offer()

    def _tick(self) -> None:
        if self._stage:
            elapsed = f" … {monotonic() - self._since:.0f} s" if self._kit.look.motion else " …"
            self.query_one(".said", Txt).update(literal(self._stage + elapsed, "dim"))
            self._offer()

    def _rows(self, width: int) -> list[Row]:
        if self._found is None:
            return [Row(part) for part in literal(ABOUT).wrap(max(width, 1))]
        changes = [change_table(self._change)] if self._change else []
        return number_rows([fit_table(self._found), *changes], width)

    def _offer(self) -> None:
        use = [(figurekeys.FIT_USE, "use them")] if self._change else []
        undo = [(figurekeys.FIT_UNDO, "put back")] if self._used else []
        leave = (figurekeys.FIT_LEAVE, "close" if self._found or not self._stage else "cancel")
        self.query_one(KeyBar).offer(
            [Hint(self._kit.label(key), word, key.action) for key, word in (*use, *undo, leave)]
        )
