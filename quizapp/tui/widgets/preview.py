"""The preview: a question as the learner will see it, answered in place, with its problems below."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from quizapp.core.cards import Card
from quizapp.core.deck import Match, TrueFalse
from quizapp.errors import Problem
from quizapp.tui import previewkeys
from quizapp.tui.key import bindings
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.arranging import Arrangement, Placed
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.trial import Trial
from quizapp.tui.widgets.workbench import Workbench

_DOES: Mapping[str, Callable[[Trial], Trial]] = MappingProxyType(
    {
        "again": Trial.again,
        "both": Trial.turned_over,
        "hint": Trial.hint,
        "give_up": Trial.give_up,
        "others": Trial.others,
        "source": Trial.source,
        "clear": Trial.clear,
    }
)


class PreviewPane(Workbench):
    """One question at a time. It takes keys while it, or the field in it, has the focus: see `take`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(previewkeys.PANE)

    class Turned(Message):
        """Another card of the question shows; `index` counts from 0."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def show(
        self, cards: Sequence[Card], index: int | None = None, *, problems: Sequence[Problem] = (), file: str = ""
    ) -> None:
        """Shows one of the cards of a question: the one at `index`, or without one the part that showed before.

        What was answered stays as long as the card looks the same. Without cards the one before stays, so that a
        question that is half written does not flicker; `problems` say what is the matter.
        """
        self.problems, self.file = tuple(problems), file
        if cards:
            wanted = self._same_part(cards) if index is None else index
            self.cards, self.index = tuple(cards), min(max(wanted, 0), len(cards) - 1)
            self.write(self.cards[self.index])
        self.stale = not cards
        self.draw()

    def empty(self, problems: Sequence[Problem] = ()) -> None:
        """Shows no question any more."""
        self.cards, self.trial, self.problems, self.stale = (), None, tuple(problems), False
        self.draw()

    def take(self) -> None:
        """Takes the keys: the field does, if the question has one."""
        field = self.query_one(Answer)
        (field if field.visible else self).focus(scroll_visible=False)

    def on_click(self) -> None:
        """Whoever clicks here means the question."""
        if not self.has_focus_within:
            self.take()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without a question there is nothing to be done to it."""
        return self.trial is not None

    def action_go(self) -> None:
        """What space does."""
        self._answer(Trial.go)

    def action_enter(self) -> None:
        """What enter does."""
        self._answer(Trial.enter)

    def action_do(self, name: str) -> None:
        """What a key does that needs nothing but the question."""
        self.now(_DOES[name])

    def action_undo(self) -> None:
        """Takes back what is typed, an answer, or a move."""
        field = self.query_one(Answer)
        if self.typed and self.trial and not self.trial.shown.graded and not self.trial.shown.doubt:
            field.clear_for()
        else:
            self.now(Trial.undo)

    def action_digit(self, digit: int) -> None:
        """Picks, matches or places."""
        self.now(lambda trial: trial.digit(digit))

    def action_carry(self, by: int) -> None:
        """Carries a step."""
        self.now(lambda trial: trial.carry(by))

    def action_move(self, by: int) -> None:
        """Points at another row; scrolls where there is none to point at."""
        before = self.trial
        self.now(lambda trial: trial.move(by))
        if self.trial is before:
            self.query_one(CardView).scroll_rows(by)

    def action_page(self, by: int) -> None:
        """Scrolls a page."""
        self.query_one(CardView).scroll_page(by)

    def action_side(self, by: int) -> None:
        """True or false of a statement, an entry of a pool, else another card of the question."""
        body = self.trial.shown.asked.card.question.body if self.trial else None
        if isinstance(body, TrueFalse | Match):
            self.now(lambda trial: trial.truth(truth=by < 0))
        elif len(self.cards) > 1:
            index = (self.index + by) % len(self.cards)
            self.show(self.cards, index, problems=self.problems, file=self.file)
            self.post_message(self.Turned(index))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field checks."""
        event.stop()
        self.action_enter()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed here concerns nobody else."""
        event.stop()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click on an option picks it."""
        event.stop()
        self.now(lambda trial: trial.pick(event.index))

    def on_page_pressed(self, event: Page.Pressed) -> None:
        """Picks a step up, or puts down there what is held."""
        event.stop()
        self._placed(lambda placed: placed.pressed(event.index))

    def on_page_dragged(self, event: Page.Dragged) -> None:
        """The step goes with the mouse."""
        event.stop()
        self._placed(lambda placed: placed.dragged(event.index, down=event.down))

    def on_page_released(self, event: Page.Released) -> None:
        """Puts a dragged step down, or makes a pair."""
        event.stop()
        placed = self.trial.placing if self.trial else None
        if placed:
            self.now(lambda trial: trial.placed(placed.released(event.start, event.index)))

    def _answer(self, change: Callable[[Trial, str], Trial]) -> None:
        """Has the question answered, or asked again with an empty field."""
        over = self.trial is not None and self.trial.shown.graded is not None
        self.now(lambda trial: change(trial, self.typed))
        if over:
            self.query_one(Answer).clear_for()

    def _placed(self, move: Callable[[Arrangement], Placed]) -> None:
        placed = self.trial.placing if self.trial else None
        if isinstance(placed, Arrangement):
            self.now(lambda trial: trial.placed(move(placed)))

    def _same_part(self, cards: Sequence[Card]) -> int:
        """The card with the part that showed before, else the one at its place."""
        before = self.card.part if self.card else ""
        return next((place for place, card in enumerate(cards) if card.part == before), self.index)
