"""Study: a question, the answer, a rating; keys in, calls of the trainer out."""

from dataclasses import replace

from quizapp.core.alternatives import alternatives, response, several, typed
from quizapp.core.deck import TrueFalse
from quizapp.core.response import Said, Skipped, Wrote
from quizapp.core.review import Confidence, Rating
from quizapp.tui import studykeys
from quizapp.tui.key import bindings
from quizapp.tui.screens.arranging import Arranging
from quizapp.tui.screens.offers import Phase, span
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.ratings import RatingBar

_SIXTH = 6


class StudyScreen(Arranging):
    """One card after the other until the sitting is over or the learner leaves.

    Dismissed with the error that kept the first card from being shown, or with None.
    """

    BINDINGS = bindings((*studykeys.STUDY, *studykeys.DIGITS))

    def action_go(self) -> None:
        """Picks the option that the arrows point at; else does what enter does."""
        shown = self.shown
        if self.placing:
            super().action_go()
        elif shown and self.phase is Phase.ASK and shown.cursor is not None:
            self._pick(shown, alternatives(shown.asked)[shown.cursor].index)
        else:
            self.action_enter()

    def action_enter(self) -> None:
        """Shows the answer, checks, says yes, or accepts the suggested rating; says what is missing."""
        shown = self.shown
        if self.leaving:
            self.action_sure(False)
        elif self.phase is Phase.DOUBT:
            self.action_sure(True)
        elif self.phase is Phase.CONFIDE:
            self.confide(None)
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
        """Picks an option before the answer, says how sure it is, rates after it where something is at stake."""
        shown = self.shown
        if self.phase is Phase.CONFIDE and digit <= len(Confidence):
            self.confide(digit)
        elif shown and self.phase is Phase.RATE and digit <= len(Rating):
            if not self.practising:
                self.rate(Rating(digit))
        elif self.placing:
            super().action_digit(digit)
        elif shown and self.phase is Phase.ASK and digit <= len(alternatives(shown.asked)):
            self._pick(shown, alternatives(shown.asked)[digit - 1].index)

    def action_minus(self) -> None:
        """Picks the sixth option, because French keyboards type `-` there; suspends where there is none."""
        shown = self.shown
        count = self.placing.numbers if self.placing else len(alternatives(shown.asked)) if shown else 0
        if self.phase is Phase.ASK and count >= _SIXTH:
            self.action_digit(_SIXTH)
        else:
            self.action_suspend()

    def action_truth(self, truth: bool) -> None:  # noqa: FBT001
        """Says that a statement is true or false."""
        shown = self.shown
        if shown and self.phase is Phase.ASK and isinstance(shown.asked.card.question.body, TrueFalse):
            self.answer(Said(truth))
        else:
            super().action_truth(truth)

    def action_move(self, by: int) -> None:
        """Points at another option; scrolls where there is none to point at."""
        if self.placing:
            super().action_move(by)
            return
        shown = self.shown
        options = alternatives(shown.asked) if shown else ()
        if not shown or not options or self.phase is not Phase.ASK:
            self.hush()
            self.query_one(CardView).scroll_rows(by)
            return
        there = [place for place, option in enumerate(options) if option.index not in shown.crossed]
        at = there.index(shown.cursor) + by if shown.cursor in there else min(by, 0)
        place = there[at % len(there)]
        self.show(replace(shown, cursor=place))
        self.query_one(Page).to_row(options[place].index)

    def action_give_up(self) -> None:
        """Shows the answer to a learner who does not know it."""
        if self.shown and self.phase is Phase.ASK:
            self.answer(Skipped())

    def action_help(self) -> None:
        """Shows every key, those for what is at hand first, unless the trainer is at work."""
        if self.phase in (Phase.BUSY, Phase.SAVE) or not self.shown:
            return
        from quizapp.tui import keys
        from quizapp.tui.screens.athand import at_hand
        from quizapp.tui.screens.helpsheet import HelpSheet

        now = at_hand(self.shown, self.phase, self.kit, rated=not self.practising)
        self.app.push_screen(HelpSheet(self.kit, keys.of(self.BINDINGS), now))

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
        if self.placing:
            self.hand_in()
        elif typed(shown.asked):
            text = self.query_one(Answer).value
            if text.strip():
                self.answer(Wrote(text))
            else:
                self.say(f"Type an answer, or {self.kit.label(studykeys.GIVE_UP, typing=True)} if you do not know.")
        elif shown.picked or not alternatives(shown.asked):
            self.answer(response(shown.asked, shown.picked))
        elif shown.cursor is not None:
            self._pick(shown, alternatives(shown.asked)[shown.cursor].index)
        else:
            self.say(f"Choose with {span(shown)}, or {self.kit.label(studykeys.GIVE_UP)} if you do not know.")

    def _pick(self, shown: Shown, index: int) -> None:
        """Toggles one of several options; one of one is the answer; what a hint crossed out is none."""
        if index in shown.crossed:
            self.say("A hint has crossed that option out.")
        elif several(shown.asked):
            self.show(replace(shown, picked=shown.picked ^ {index}))
        else:
            self.answer(response(shown.asked, {index}))
