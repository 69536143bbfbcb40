"""Study: a question, the answer, a rating; keys in, calls of the trainer out."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core import showing
from quizapp.core.deck import TrueFalse
from quizapp.core.response import Response, Said, Skipped, Wrote
from quizapp.core.review import Rating, Verdict
from quizapp.core.session import Graded
from quizapp.errors import QuizError
from quizapp.tui import keys
from quizapp.tui.kit import Kit, Sitting
from quizapp.tui.saving import NOT_YET, until_saved
from quizapp.tui.screens.offers import Phase, span
from quizapp.tui.screens.stage import Stage
from quizapp.tui.widgets.alternatives import alternatives, picked, response, several, typed
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.ratings import RatingBar

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


class StudyScreen(Stage):
    """One card after the other until the sitting is over or the learner leaves.

    Dismissed with the error that kept the first card from being shown, or with None.
    """

    BINDINGS = keys.bindings((*keys.STUDY, *keys.DIGITS))

    def __init__(self, kit: Kit, sitting: Sitting, *, undo: bool = False) -> None:
        super().__init__(kit, sitting)
        self._undo_first = undo
        self._phase = Phase.BUSY
        self._leaving = False
        self._unrated = False
        self._since = kit.guard.ticks.now()

    def on_mount(self) -> None:
        """Asks for the first card, or takes the last rating back."""
        self._work(self._take_back if self._undo_first else self._next)

    def on_unmount(self) -> None:
        """Counts the time spent."""
        self.sitting.seconds += self.kit.guard.ticks.now() - self._since

    def action_go(self) -> None:
        """Picks the option that the arrows point at; else does what enter does."""
        shown = self.shown
        if shown and self._phase is Phase.ASK and shown.cursor is not None:
            self._pick(shown, alternatives(shown.asked)[shown.cursor].index)
        else:
            self.action_enter()

    def action_enter(self) -> None:
        """Shows the answer, checks, or accepts the suggested rating; says what is missing."""
        shown = self.shown
        if self._leaving:
            self.action_sure(False)
        elif shown and shown.graded and self._phase is Phase.RATE:
            self._rate(shown.graded.suggested)
        elif shown and self._phase is Phase.ASK:
            self._check(shown)

    def action_digit(self, digit: int) -> None:
        """Picks an option before the answer, rates after it."""
        shown = self.shown
        if shown and self._phase is Phase.RATE and digit <= len(Rating):
            self._rate(Rating(digit))
        elif shown and self._phase is Phase.ASK and digit <= len(alternatives(shown.asked)):
            self._pick(shown, alternatives(shown.asked)[digit - 1].index)

    def action_truth(self, truth: bool) -> None:  # noqa: FBT001
        """Says that a statement is true or false."""
        shown = self.shown
        if shown and self._phase is Phase.ASK and isinstance(shown.asked.card.question.body, TrueFalse):
            self._grade(Said(truth))

    def action_move(self, by: int) -> None:
        """Points at another option; scrolls where there is none to point at."""
        shown = self.shown
        options = alternatives(shown.asked) if shown else ()
        if not shown or not options or self._phase is not Phase.ASK:
            self.query_one(CardView).scroll_rows(by)
            return
        place = (0 if by > 0 else len(options) - 1) if shown.cursor is None else (shown.cursor + by) % len(options)
        self._show(replace(shown, cursor=place))
        self.query_one(Page).to_row(options[place].index)

    def action_hint(self) -> None:
        """Opens the next hint; Good is out of reach then."""
        shown = self.shown
        if not shown or self._phase is not Phase.ASK:
            return
        if shown.hints < len(shown.asked.card.question.hints):
            self._show(replace(shown, hints=shown.hints + 1))
        else:
            self.say("There is no further hint." if shown.hints else "This question has no hint.")

    def action_source(self) -> None:
        """Shows where the answer comes from, once the answer is there."""
        shown = self.shown
        if not shown or not shown.graded:
            return
        if shown.asked.source:
            self._show(replace(shown, source=not shown.source))
            self.query_one(Page).scroll_end(animate=False)
        else:
            self.say("This question names no source.")

    def action_give_up(self) -> None:
        """Shows the answer to a learner who does not know it."""
        if self.shown and self._phase is Phase.ASK:
            self._grade(Skipped())

    def action_overrule(self) -> None:
        """Counts a typed answer as right that grading found wrong."""
        shown = self.shown
        if not shown or not shown.graded or self._phase is not Phase.RATE:
            return
        wrong = shown.graded.mark.verdict is Verdict.WRONG
        if wrong and isinstance(shown.graded.response, Wrote):
            asked, graded = shown.asked, shown.graded
            self._work(lambda: self._judged(lambda trainer: trainer.overrule(asked, graded)))

    def action_undo(self) -> None:
        """Takes the newest rating back and shows its card as it was answered."""
        if self._phase in (Phase.ASK, Phase.RATE):
            self._work(self._take_back)

    def action_help(self) -> None:
        """Shows every key, unless the trainer is at work."""
        if self._phase in (Phase.ASK, Phase.RATE):
            super().action_help()

    def action_leave(self) -> None:
        """Ends the sitting; while a rating is not saved yet, only after a second word.

        An answer that was marked is not lost: it gets the suggested rating. If that cannot be saved, a second
        word leaves without it.
        """
        shown = self.shown
        if self._phase is Phase.SAVE and not self._leaving:
            self._leaving = True
            self.say("Leave without saving this one? y leaves, n or space stays")
        elif shown and shown.graded and self._phase is Phase.RATE and self._unrated:
            self._unrated = False
            suggested = shown.graded.suggested
            self._work(lambda: self._store(suggested, self.end), Phase.SAVE)
        else:
            self.dismiss(None)

    def action_sure(self, yes: bool) -> None:  # noqa: FBT001
        """Answers the question whether to leave without saving."""
        if not self._leaving:
            return
        self._leaving = False
        if yes:
            self.dismiss(None)
        else:
            self.say(NOT_YET)

    def on_input_submitted(self) -> None:
        """Enter in the field checks."""
        self.action_enter()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click on an option picks it."""
        if self.shown and self._phase is Phase.ASK:
            self._pick(self.shown, event.index)

    def on_rating_bar_rated(self, event: RatingBar.Rated) -> None:
        """A click on a rating chooses it."""
        if self._phase is Phase.RATE:
            self._rate(event.rating)

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
            self._show(replace(shown, picked=shown.picked ^ {index}))
        else:
            self._grade(response(shown.asked, {index}))

    def _grade(self, given: Response) -> None:
        if self.shown:
            asked, hinted = self.shown.asked, self.shown.hints > 0
            self._work(lambda: self._judged(lambda trainer: trainer.grade(asked, given, hinted=hinted)))

    def _rate(self, rating: Rating) -> None:
        if self.kit.guard.may_rate():
            self._work(lambda: self._save(rating), Phase.SAVE)

    def _work(self, work: Callable[[], Awaitable[None]], phase: Phase = Phase.BUSY) -> None:
        self._phase = phase
        self.run_worker(self._safely(work), group="trainer")

    async def _safely(self, work: Callable[[], Awaitable[None]]) -> None:
        """Work whose refusal is a sentence; a card that is not rated yet stays and can be answered again."""
        try:
            await work()
        except QuizError as error:
            if self.shown is None:
                self.dismiss(error)
                return
            self._leaving = False
            self._phase = Phase.RATE if self.shown.graded else Phase.ASK
            self.say(str(error), "wrong")

    async def _next(self) -> None:
        session = self.sitting.session
        asked = await self.kit.desk.ask(lambda trainer: trainer.ask(session))
        self.sitting.over = asked is None
        if asked is None:
            self.dismiss(None)
        else:
            self.sitting.prompts[asked.card.id] = showing.front(asked.card)
            self._show(Shown(asked))

    async def _judged(self, judge: "Callable[[Trainer], Graded]") -> None:
        graded = await self.kit.desk.ask(judge)
        self._unrated = graded.mark.verdict is not Verdict.YOU_JUDGE
        if self.shown:
            self._show(replace(self.shown, graded=graded, picked=picked(graded.response)))

    async def _take_back(self) -> None:
        session = self.sitting.session
        self._unrated = False
        undone = await self.kit.desk.ask(lambda trainer: trainer.undo(session))
        if undone is not None:
            self.sitting.prompts[undone.asked.card.id] = showing.front(undone.asked.card)
            marked = picked(undone.graded.response) if undone.graded else frozenset[int]()
            self._show(Shown(undone.asked, undone.graded, marked))
        elif self.shown is None:
            await self._next()
        else:
            self._phase = Phase.RATE if self.shown.graded else Phase.ASK
            self.say("There is no rating to take back.")

    async def _save(self, rating: Rating) -> None:
        """Stores a rating that no other key came near to; only then the next card is asked."""
        if await self.kit.guard.quiet():
            await self._store(rating, self._next)
        else:
            self._phase = Phase.RATE

    async def _store(self, rating: Rating, then: Callable[[], Awaitable[None]]) -> None:
        """Stores a rating, and goes on once it is safe."""
        shown = self.shown
        if shown is None or shown.graded is None:
            return
        asked, graded, session = shown.asked, shown.graded, self.sitting.session
        await until_saved(
            lambda: self.kit.desk.ask(lambda trainer: trainer.rate(session, asked, graded, rating)), self._unsaved
        )
        self._leaving = False
        self._phase = Phase.BUSY
        self.shown = None
        await then()

    def _unsaved(self, text: str) -> None:
        if not self._leaving:
            self.say(text)

    def _show(self, shown: Shown) -> None:
        """Draws a card as it is now. Ratings count once its answer is painted."""
        before, guard = self.shown, self.kit.guard
        self._phase = Phase.RATE if shown.graded else Phase.ASK
        self.draw(shown, self._phase)
        revealed = before is not None and before.asked is shown.asked and before.graded is not None
        if not revealed:
            guard.hide()
            if shown.graded:
                self.call_after_refresh(guard.reveal)
