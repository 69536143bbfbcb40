"""Catching up after a break: a sheet that offers what is worth most today, and spreads the rest over days."""

from quizapp.core import wording
from quizapp.core.aims import Aim
from quizapp.core.backlog import CatchUp
from quizapp.core.counting import plural
from quizapp.tui import figurekeys
from quizapp.tui.content import literal
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit, Request
from quizapp.tui.screens.keyedsheet import KeyedSheet
from quizapp.tui.widgets.catchuprows import catch_up_rows
from quizapp.tui.widgets.keybar import Hint
from quizapp.tui.widgets.page import Page, Row

_MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
_DONE = "Nothing has piled up any more."
_FULL = "More time brings no more cards today: your limit of reviews a day is reached (the settings have it)."
_ABOUT = (
    "Worth most is what an answer today adds to what you will know in a month, for the time it takes. Spreading gives "
    "the other cards a later day; it can be taken back."
)


class CatchUpSheet(KeyedSheet, inherit_bindings=False):
    """An offer, asked for `anew` where it may be an old one.

    `wanted` is the sitting that the learner chose, once the sheet is closed, `spread` whether the rest was moved to
    other days.
    """

    BINDINGS = bindings(figurekeys.CATCH_UP)

    def __init__(self, kit: Kit, found: CatchUp, *, anew: bool = False) -> None:
        super().__init__(kit, literal("Catch up", "strong"), self._rows)
        self.wanted: Request | None = None
        self._found, self._anew = found, anew
        self._minutes = found.minutes
        self.spread = False

    def on_mount(self) -> None:
        """Names the keys."""
        self._offer()
        if self._anew:
            self.work(self._ask)

    def action_step(self, by: int) -> None:
        """Less or more time a day; what is spread already is spread anew."""
        others = [minutes for minutes in _MINUTES if (minutes - self._minutes) * by > 0]
        if others:
            self._minutes = min(others) if by > 0 else max(others)
            self.work(self._respread if self.spread else self._ask)

    def action_start(self) -> None:
        """Studies what is worth most; once the rest is spread, that is all that is due."""
        if self._found.chosen:
            self.wanted = Request() if self.spread else Request(minutes=self._minutes, aim=Aim.CATCH_UP)
            self.dismiss(None)

    def action_all(self) -> None:
        """Studies the day's work as on any other day."""
        self.wanted = Request()
        self.dismiss(None)

    def action_explain(self) -> None:
        """Says how the cards for today are chosen."""
        self.say(_ABOUT)

    def action_spread(self) -> None:
        """Moves the rest to the days after."""
        if not self.spread and self._found.moved and not self._anew:
            self.work(self._move)

    def action_undo(self) -> None:
        """Takes the spreading back."""
        if self.spread:
            self.work(self._undo)

    async def _ask(self) -> None:
        minutes = self._minutes
        found = await self._kit.desk.ask(lambda trainer: trainer.insight.backlog(minutes))
        self._anew = False
        if found is None:
            self.say(_DONE)
        else:
            full = bool(found.moved) and found.minutes > self._found.minutes and found.chosen == self._found.chosen
            self._found = found
            self.say(_FULL if full else "")
            self._draw()

    async def _respread(self) -> None:
        await self._kit.desk.ask(lambda trainer: trainer.undo())
        self.spread = False
        await self._ask()
        if self._found.moved:
            await self._move()

    async def _move(self) -> None:
        found = self._found
        moved = await self._kit.desk.ask(lambda trainer: trainer.spread(found))
        self.spread = True
        where = f"spread over the next {len(found.rest)} days" if len(found.rest) > 1 else "moved to tomorrow"
        self.say(f"{plural(moved, 'card')} {where}: today holds the others.", "right")
        self._draw()

    async def _undo(self) -> None:
        undone = await self._kit.desk.ask(lambda trainer: trainer.undo())
        self.spread = False
        await self._ask()
        self.say(wording.taken_back(undone.kind) if undone else "There is nothing to take back.")

    def _draw(self) -> None:
        self.query_one(Page).show(self._rows, keep=True)
        self._offer()

    def _rows(self, width: int) -> list[Row]:
        return catch_up_rows(self._found, width)

    def _offer(self) -> None:
        start = [(figurekeys.CATCH_START, "start")] if self._found.chosen else []
        spread = [(figurekeys.CATCH_SPREAD, "spread rest")] if self._found.moved else []
        moves = [(figurekeys.CATCH_UNDO, "undo")] if self.spread else spread
        time = Hint("←→", "time", figurekeys.CATCH_MORE.action)
        every = [] if self.spread else [(figurekeys.CATCH_ALL, "all")]
        others = (*moves, *every, (figurekeys.CATCH_HELP, "help"), (figurekeys.CATCH_LEAVE, "close"))
        self.offer([*(self.hint(*pair) for pair in start), time, *(self.hint(*pair) for pair in others)])
