"""Fitting the scheduler to the learner: a sheet that shows what is being done, what would change, and asks."""

import asyncio
from time import monotonic

from quizapp.core.fitness import Fit
from quizapp.core.refitting import Change
from quizapp.errors import QuizError
from quizapp.render.refits import ABOUT, change_table, fit_table, outcome
from quizapp.tui import figurekeys
from quizapp.tui.content import literal
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.keyedsheet import KeyedSheet
from quizapp.tui.widgets.numberrows import number_rows
from quizapp.tui.widgets.page import Page, Row

_TICK_S = 0.2
_USED = "These weights are in force from now on; {key} puts back the ones from before."
_BACK = "The weights from before are in force again."
_NONE_BEFORE = "There are no weights to put back: none were fitted, or they were put back already."


class FitSheet(KeyedSheet, inherit_bindings=False):
    """Fits as soon as it stands; closing it ends that, and leaves everything as it was."""

    BINDINGS = bindings(figurekeys.FIT)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, literal("Fit the scheduler to how you forget", "strong"), self._rows)
        self._left = False
        self._stage, self._since = "reading the log", monotonic()
        self._found: Fit | None = None
        self._change: Change | None = None
        self._refitted = False

    def on_mount(self) -> None:
        """Begins."""
        self.set_interval(_TICK_S, self._tick)
        self.work(self._fit)

    def on_unmount(self) -> None:
        """Ends the fitting, wherever it is."""
        self._left = True

    def action_use(self) -> None:
        """Keeps the fitted weights."""
        found = self._found
        if found and self._change:
            used = _USED.format(key=self._kit.label(figurekeys.FIT_UNDO))
            self.work(lambda: self._go_by(found.weights, used))

    def action_undo(self) -> None:
        """Puts back the weights from before, where there are any."""
        if self._refitted and not self._stage:
            self.work(lambda: self._go_by(None, _BACK))
        elif not self._stage:
            self.say(_NONE_BEFORE)

    def refuse(self, error: QuizError) -> None:
        """Says why something was not done; nothing is being done any more."""
        self._end(str(error), "wrong")

    async def _fit(self) -> None:
        self._refitted = self._kit.preferences.refitted()
        fitting = await self._kit.desk.ask(lambda trainer: trainer.insight.fitting())
        found = await asyncio.to_thread(fitting.run, tell=self._begin, cancelled=lambda: self._left)
        if found and found.better:
            self._begin("working out what changes")
            self._change = await self._kit.desk.ask(lambda trainer: trainer.insight.change(found.weights))
        self._found = found
        self._end(outcome(found) if found else "")
        self.query_one(Page).show(self._rows)

    async def _go_by(self, weights: tuple[float, ...] | None, said: str) -> None:
        """Keeps weights, or puts back those from before, and folds every memory with them."""
        change = self._kit.preferences.refit(weights)
        self._change = None
        self._begin("working out anew what is known of every card")
        await self._kit.desk.ask(change.configure)
        self._refitted = weights is not None
        self._end(said, "right")

    def _begin(self, stage: str) -> None:
        """Another stage; may be called from any thread, the next tick shows it."""
        self._stage, self._since = stage, monotonic()

    def _end(self, said: str, style: str = "") -> None:
        """Nothing is being done any more."""
        self._stage = ""
        self.say(said, style)
        self._offer()

    def _tick(self) -> None:
        if self._stage:
            elapsed = f" … {monotonic() - self._since:.0f} s" if self._kit.look.motion else " …"
            self.say(self._stage + elapsed)
            self._offer()

    def _rows(self, width: int) -> list[Row]:
        if self._found is None:
            return [Row(part) for part in literal(ABOUT).wrap(max(width, 1))]
        changes = [change_table(self._change)] if self._change else []
        return number_rows([fit_table(self._found), *changes], width)

    def _offer(self) -> None:
        use = [(figurekeys.FIT_USE, "use them")] if self._change else []
        undo = [(figurekeys.FIT_UNDO, "put back")] if self._refitted and not self._stage else []
        leave = (figurekeys.FIT_LEAVE, "close" if self._found or not self._stage else "cancel")
        self.offer(self.hint(*pair) for pair in (*use, *undo, leave))
