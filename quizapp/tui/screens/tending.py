"""The chosen card of a list in a sheet above it, and what can be done to it there."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from quizapp.core.harder import opened
from quizapp.core.listing import CardStatus
from quizapp.core.response import Skipped
from quizapp.core.review import EventKind
from quizapp.core.session import Asked, Graded
from quizapp.errors import QuizError
from quizapp.tui import browsekeys
from quizapp.tui.content import single
from quizapp.tui.kit import Kit
from quizapp.tui.screens.browse import DONE
from quizapp.tui.screens.cardsheet import CardSheet
from quizapp.tui.screens.listed import Listed
from quizapp.tui.undoing import take_back, when_sure
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.wholecard import whole_card

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


class Tending(Listed):
    """A list of cards; it is the one below the sheet of its chosen card."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._sheet: CardSheet | None = None
        self._looked_at = ""

    @property
    @abstractmethod
    def card(self) -> CardStatus | None:
        """The chosen card."""

    @abstractmethod
    async def again(self, *, figures: bool = True) -> None:
        """Shows the cards as they are now, and what is said of all of them where that can have changed."""

    def tell(self, text: str, style: str = "dim") -> None:
        """A sentence below the list, and below the card that is looked at."""
        super().tell(text, style)
        if self._sheet and self._sheet.is_mounted:
            self._sheet.say(text, style)

    def action_open(self) -> None:
        """Shows the whole card."""
        if self.card and not self._sheet:
            self._sheet = CardSheet(self.kit, self, single(self.card.title, "strong"), lambda _width: ())
            self._looked_at = ""
            self._do(self._open)

    def look(self) -> None:
        """Shows the chosen card in the sheet, if that is open; once it is known, its past, too."""
        card, sheet = self.card, self._sheet
        if card and sheet:
            self.run_worker(self._safely(lambda: self._look(card, sheet)), group="trainer.look", exclusive=True)

    def action_suspend(self) -> None:
        """Suspends the card, or resumes it."""
        self._turn(EventKind.SUSPEND, EventKind.RESUME, lambda card: card.memory.suspended)

    def action_flag(self) -> None:
        """Flags the card, or takes its flag away."""
        self._turn(EventKind.FLAG, EventKind.UNFLAG, lambda card: card.memory.flagged)

    def action_bury(self) -> None:
        """Buries the card until tomorrow, or brings it back."""
        self._turn(EventKind.BURY, EventKind.UNBURY, lambda card: card.state == "buried")

    def action_edit(self) -> None:
        """Opens the question to be written, and reads the decks again after that."""
        from quizapp.tui.writing import write

        card = self.card
        if card:
            write(self.app, self.kit, card.file, card.line, lambda trouble: self._do(lambda: self._edited(trouble)))

    def action_undo(self) -> None:
        """Takes back what was done last."""
        self._do(lambda: when_sure(self.app, self.kit, lambda: self._do(self._undo)))

    async def _open(self) -> None:
        if self._sheet:
            await self.app.push_screen(self._sheet, self._put_down)
            self.look()

    def _put_down(self, _nothing: None) -> None:
        self._sheet = None

    def _turn(self, on: EventKind, off: EventKind, is_on: Callable[[CardStatus], bool]) -> None:
        card = self.card
        if card:
            kind = off if is_on(card) else on
            self._do(lambda: self._mark(card, kind))

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        self.run_worker(self._safely(work), group="trainer")

    async def _safely(self, work: Callable[[], Awaitable[None]]) -> None:
        with self.while_here():
            try:
                await work()
            except QuizError as error:
                self.warn(error)

    async def _mark(self, card: CardStatus, kind: EventKind) -> None:
        await self.kit.desk.ask(lambda trainer: trainer.mark([card.card_id], kind))
        await self.again(figures=kind not in (EventKind.FLAG, EventKind.UNFLAG))
        self.tell(f"{DONE[kind].capitalize()}. {self.kit.label(browsekeys.BROWSE_UNDO)} takes it back.", "")

    async def _edited(self, trouble: str) -> None:
        if trouble:
            raise QuizError(trouble)
        await self.kit.desk.ask(lambda trainer: trainer.refresh())
        await self.again()
        self.tell("The decks were read again.")

    async def _undo(self) -> None:
        said = await take_back(self.kit)
        await self.again()
        self.tell(said)

    async def _look(self, card: CardStatus, sheet: CardSheet) -> None:
        with sheet.while_here():
            await self._fill(card, sheet)

    async def _fill(self, card: CardStatus, sheet: CardSheet) -> None:
        """The card with its answer, then with its past."""
        keep, self._looked_at = card.card_id == self._looked_at, card.card_id

        def answered(trainer: "Trainer") -> tuple[Asked, Graded]:
            asked = opened(trainer.card(card.card_id))
            return asked, trainer.grade(asked, Skipped())

        asked, graded = await self.kit.desk.ask(answered)
        title = single(card.title, "strong")
        shown, maths = Shown(asked, graded), self.kit.look.maths
        sheet.turn(title, lambda width: whole_card(card, shown, None, width, maths), keep=keep)
        with suppress(QuizError):
            past = await self.kit.desk.ask(lambda trainer: trainer.insight.past(card.card_id))
            sheet.turn(title, lambda width: whole_card(card, shown, past, width, maths), keep=True)
