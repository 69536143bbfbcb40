"""Browse: all cards, found as you type, and what can be done with them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quizapp.core.listing import CardStatus
from quizapp.core.past import CardPast
from quizapp.core.review import EventKind
from quizapp.core.session import Asked, Graded, Undone
from quizapp.core.wording import taken_back
from quizapp.errors import Level, QuizError
from quizapp.render.visible import one_line
from quizapp.tui import browsekeys
from quizapp.tui.content import literal, single
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.cardsheet import CardSheet
from quizapp.tui.screens.confirm import Confirm
from quizapp.tui.screens.finding import Finding
from quizapp.tui.undoing import NOTHING, when_sure
from quizapp.tui.words import plural

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

_NAMED = 48
DONE = {
    EventKind.SUSPEND: "suspended",
    EventKind.RESUME: "resumed",
    EventKind.FLAG: "flagged",
    EventKind.UNFLAG: "no longer flagged",
    EventKind.BURY: "buried until tomorrow",
    EventKind.UNBURY: "brought back",
    EventKind.RESET: "new again",
    EventKind.REVIEW: "rated",
    EventKind.DEFER: "spread over days",
    EventKind.ALIAS: "carried over",
    EventKind.DISTINCT: "told apart",
    EventKind.RETIRE: "retired",
}
_LOST = {
    False: "How well you know it is forgotten, and it is asked like a new card.",
    True: "How well you know them is forgotten, and they are asked like new cards.",
}
_KEPT = "Your answers stay in the log, and undo brings everything back."


class BrowseScreen(Finding):
    """Every card of the library; `query` is what is searched for at first."""

    BINDINGS = bindings(browsekeys.BROWSE)

    def __init__(self, kit: Kit, query: str = "") -> None:
        super().__init__(kit, query)
        self._steps: list[int] = []
        self._sheet: CardSheet | None = None
        self._looked_at = ""

    @property
    def subject(self) -> tuple[str, int]:
        """The place of the chosen card."""
        card = self.cards.chosen
        return (card.file, card.line) if card else ("", 0)

    @property
    def looks(self) -> bool:
        """Whether the chosen card is shown anywhere in full."""
        return self.wide or self._sheet is not None

    @property
    def _meant(self) -> Sequence[int]:
        """The cards that an action is for: the one that is looked at, else those meant in the list."""
        chosen = self.cards.chosen_number
        return [chosen] if self._sheet and chosen is not None else self.cards.meant

    def tell(self, text: str, style: str = "near") -> None:
        """A sentence under the field, and under the card that is looked at."""
        super().tell(text, style)
        if self._sheet and self._sheet.is_mounted:
            self._sheet.say(text, style)

    def preview(self, card: CardStatus, asked: Asked, graded: Graded, past: CardPast | None = None) -> None:
        """Shows a card wherever there is a place for it."""
        if self.wide:
            super().preview(card, asked, graded, past)
        if self._sheet and self._sheet.is_mounted:
            keep = card.card_id == self._looked_at
            self._sheet.turn(single(card.title, "strong"), self.whole(card, asked, graded, past), keep=keep)
            self._looked_at = card.card_id

    def on_card_list_picked(self) -> None:
        """A click on the chosen card opens it."""
        self.action_open()

    def action_open(self) -> None:
        """Shows the whole card."""
        card = self.cards.chosen
        if card:
            self.work(lambda: self._open_sheet(card))

    def action_suspend(self) -> None:
        """Suspends; resumes where all are suspended."""
        self._turn(lambda card: card.memory.suspended, EventKind.SUSPEND, EventKind.RESUME)

    def action_flag(self) -> None:
        """Flags; takes the flags away where all have one."""
        self._turn(lambda card: card.memory.flagged, EventKind.FLAG, EventKind.UNFLAG)

    def action_bury(self) -> None:
        """Buries until tomorrow; brings back where all are buried."""
        self._turn(lambda card: card.state == "buried", EventKind.BURY, EventKind.UNBURY)

    def action_reset(self) -> None:
        """Makes cards new again, once the learner is sure."""
        meant = self._meant
        if not meant:
            return
        what = self._worded(meant, len(meant), "“{}”")
        lost = f"{_LOST[len(meant) > 1]} {_KEPT}"
        question = Confirm(self.kit, literal(f"Reset {what}?", "strong"), literal(lost), "reset")

        def decided(sure: bool | None) -> None:  # noqa: FBT001 - a callback of Textual
            if sure:
                self.work(lambda: self._change(meant, lambda _card: False, EventKind.RESET, EventKind.RESET))

        self.app.push_screen(question, decided)

    def action_edit(self) -> None:
        """Opens the question to be written, and reads the decks again after that."""
        from quizapp.tui.writing import write

        card = self.cards.chosen
        if card:
            write(
                self.app, self.kit, card.file, card.line, lambda trouble: self.work(lambda: self._edited(card, trouble))
            )

    def action_undo(self) -> None:
        """Takes back what was done last; what was done to several cards at once is taken back at once."""
        if self._steps:
            self.work(self._undo)
        else:
            self.work(lambda: when_sure(self.app, self.kit, lambda: self.work(self._undo)))

    def _turn(self, is_on: Callable[[CardStatus], bool], on: EventKind, off: EventKind) -> None:
        """Does to the cards meant what is not done to all of them; takes it back where it is."""
        meant = self._meant
        if meant:
            self.work(lambda: self._change(meant, is_on, on, off))

    async def _open_sheet(self, card: CardStatus) -> None:
        build = self.whole(card, *await self.answered(card))
        if not self.is_current:
            return
        self._sheet = CardSheet(self.kit, self, single(card.title, "strong"), build)
        self._looked_at = card.card_id
        await self.app.push_screen(self._sheet, self._put_down)
        self.on_card_list_chosen()

    def _put_down(self, _nothing: None) -> None:
        self._sheet = None

    async def _change(
        self, meant: Sequence[int], is_on: Callable[[CardStatus], bool], on: EventKind, off: EventKind
    ) -> None:
        def done(trainer: "Trainer") -> tuple[EventKind, int]:
            searching = trainer.searching
            kind = off if all(map(is_on, searching.each(meant))) else on
            return kind, trainer.mark(searching.ids(meant), kind)

        kind, changed = await self.kit.desk.ask(done)
        if changed:
            self._steps.append(changed)
        what = self._worded(meant, changed, "{}")
        await self.again()
        undo = self.kit.label(browsekeys.BROWSE_UNDO)
        self.tell(f"{DONE[kind].capitalize()}: {what}. {undo} takes it back." if changed else "Nothing to change.", "")

    def _worded(self, meant: Sequence[int], count: int, one: str) -> str:
        """The one card that is meant by its question, several by their count."""
        card = self.cards.known(meant[0]) if len(meant) == 1 else None
        return one.format(_named(card)) if card else plural(count, "card")

    async def _edited(self, card: CardStatus, trouble: str) -> None:
        if trouble:
            raise QuizError(trouble)
        before = self.cards.numbers

        def reread(trainer: "Trainer") -> tuple[dict[int, int], int, list[str]]:
            now = trainer.searching.renumbered(before, trainer.refresh)
            here = [problem for problem in trainer.problems if problem.path == card.file]
            bad = [f"line {problem.line}: {problem.sentence}" for problem in here if problem.level is Level.ERROR]
            return now, trainer.searching.total, bad

        now, self.total, bad = await self.kit.desk.ask(reread)
        self.cards.renumber(now)
        await self.again()
        self.on_card_list_chosen()
        if bad:
            self.tell(f"{card.title} cannot be read now, its cards stay as they were: {bad[0]}", "wrong")
        else:
            self.tell("The decks were read again.", "dim")

    async def _undo(self) -> None:
        steps = self._steps.pop() if self._steps else 1
        undone = await self.kit.desk.ask(lambda trainer: [trainer.undo() for _ in range(steps)])
        await self.again()
        self.tell(self._taken_back([step for step in undone if step]), "")

    def _taken_back(self, undone: Sequence[Undone]) -> str:
        if not undone:
            return NOTHING
        if undone[0].cards:
            return taken_back(undone[0].kind, cards=undone[0].cards)
        card = self.cards.by_id(undone[0].card_id)
        what = f": {_named(card)}" if card and len(undone) == 1 else ""
        many = f", {plural(len(undone), 'card')}" if len(undone) > 1 else ""
        return f"Taken back: {DONE.get(undone[0].kind, undone[0].kind)}{many}{what}."


def _named(card: CardStatus) -> str:
    """The beginning of a card's question."""
    return one_line(card.question, _NAMED)
