"""Study: a question, the answer, a rating; keys in, calls of the trainer out."""

from dataclasses import replace

from quizapp.core.alternatives import alternatives, response, several, typed
from quizapp.core.deck import TrueFalse
from quizapp.core.response import Response, Said, Skipped, Wrote
from quizapp.core.review import Rating, Verdict
from quizapp.tui import keys
from quizapp.tui.screens.handling import Handling
from quizapp.tui.screens.offers import Phase, span
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.ratings import RatingBar

_SIXTH = 6


class StudyScreen(Handling):
    """One card after the other until the sitting is over or the learner leaves.

    Dismissed with the error that kept the first card from being shown, or with None.
    """

    BINDINGS = keys.bindings((*keys.STUDY, *keys.DIGITS))

    def action_go(self) -> None:
        """Picks the option that the arrows point at; else does what enter does."""
        shown = self.shown
        if shown and self.phase is Phase.ASK and shown.cursor is not None:
            self._pick(shown, alternatives(shown.asked)[shown.cursor].index)
        else:
            self.action_enter()

    def action_enter(self) -> None:
        """Shows the answer, checks, or accepts the suggested rating; says what is missing."""
        shown = self.shown
        if self.leaving:
            self.action_sure(False)
        elif shown and shown.graded and self.phase is Phase.RATE:
            self.rate(shown.graded.suggested)
        elif shown and self.phase is Phase.ASK:
            self._check(shown)

    def action_undo(self) -> None:
        """Takes back what is being typed before anything that is stored."""
        field = self.query_one(Answer)
        if self.shown and self.phase is Phase.ASK and typed(self.shown.asked) and field.value:
            field.clear_for()
        else:
            super().action_undo()

    def action_digit(self, digit: int) -> None:
        """Picks an option before the answer, rates after it."""
        shown = self.shown
        if shown and self.phase is Phase.RATE and digit <= len(Rating):
            self.rate(Rating(digit))
        elif shown and self.phase is Phase.ASK and digit <= len(alternatives(shown.asked)):
            self._pick(shown, alternatives(shown.asked)[digit - 1].index)

    def action_minus(self) -> None:
        """Picks the sixth option, because French keyboards type `-` there; suspends where there is none."""
        shown = self.shown
        if shown and self.phase is Phase.ASK and len(alternatives(shown.asked)) >= _SIXTH:
            self.action_digit(_SIXTH)
        else:
            self.action_suspend()

    def action_truth(self, truth: bool) -> None:  # noqa: FBT001
        """Says that a statement is true or false."""
        shown = self.shown
        if shown and self.phase is Phase.ASK and isinstance(shown.asked.card.question.body, TrueFalse):
            self._grade(Said(truth))

    def action_move(self, by: int) -> None:
        """Points at another option; scrolls where there is none to point at."""
        shown = self.shown
        options = alternatives(shown.asked) if shown else ()
        if not shown or not options or self.phase is not Phase.ASK:
            self.hush()
            self.query_one(CardView).scroll_rows(by)
            return
        place = (0 if by > 0 else len(options) - 1) if shown.cursor is None else (shown.cursor + by) % len(options)
        self.show(replace(shown, cursor=place))
        self.query_one(Page).to_row(options[place].index)

    def action_give_up(self) -> None:
        """Shows the answer to a learner who does not know it."""
        if self.shown and self.phase is Phase.ASK:
            self._grade(Skipped())

    def action_overrule(self) -> None:
        """Counts a typed answer as right that grading found wrong."""
        shown = self.shown
        if not shown or not shown.graded or self.phase is not Phase.RATE:
            return
        wrong = shown.graded.mark.verdict is Verdict.WRONG
        if wrong and isinstance(shown.graded.response, Wrote):
            asked, graded = shown.asked, shown.graded
            self.work(lambda: self.judged(lambda trainer: trainer.overrule(asked, graded)))

    def action_help(self) -> None:
        """Shows every key, unless the trainer is at work."""
        if self.open:
            super().action_help()

    def on_input_submitted(self) -> None:
        """Enter in the field checks."""
        self.action_enter()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click on an option picks it."""
        if self.shown and self.phase is Phase.ASK:
            self._pick(self.shown, event.index)

    def on_rating_bar_rated(self, event: RatingBar.Rated) -> None:
        """A click on a rating chooses it."""
        if self.phase is Phase.RATE:
            self.rate(event.rating)

    def on_pill_pressed(self) -> None:
        """The pill is what enter does."""
        self.action_enter()

    def _check(self, shown: Shown) -> None:
        if typed(shown.asked):
            text = self.query_one(Answer).value
            if text.strip():
                self._grade(Wrote(text))
            else:
                self.say("Type an answer, or ctrl+r if you do not know.")
        elif shown.picked or not alternatives(shown.asked):
            self._grade(response(shown.asked, shown.picked))
        elif shown.cursor is not None:
            self._pick(shown, alternatives(shown.asked)[shown.cursor].index)
        else:
            self.say(f"Choose with {span(shown)}, or ctrl+r if you do not know.")

    def _pick(self, shown: Shown, index: int) -> None:
        """Toggles one of several options; one of one is the answer."""
        if several(shown.asked):
            self.show(replace(shown, picked=shown.picked ^ {index}))
        else:
            self._grade(response(shown.asked, {index}))

    def _grade(self, given: Response) -> None:
        if self.shown:
            asked, hints = self.shown.asked, self.shown.hints
            self.work(lambda: self.judged(lambda trainer: trainer.grade(asked, given, hints=hints)))
