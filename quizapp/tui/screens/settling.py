"""From an answer to its verdict: doubts are cleared up, the learner says how sure, and may be right after all."""

from contextlib import suppress
from dataclasses import replace

from quizapp.core import harder, wording
from quizapp.core.alternatives import picked, several
from quizapp.core.patch import Patch
from quizapp.core.response import Response, Skipped, Wrote
from quizapp.core.review import Confidence, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.errors import ChangedError, QuizError
from quizapp.tui import studykeys
from quizapp.tui.kit import Request
from quizapp.tui.paths import near
from quizapp.tui.screens.offers import Phase
from quizapp.tui.screens.rounds import Round
from quizapp.tui.widgets.cardrows import NEWEST_HINT, UNHIDDEN, Shown
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.ratings import RatingBar

_SURE = tuple(Confidence)
_NO_CHANGE = "There is nothing to change in the deck for this answer."


class Settling(Round):
    """What happens to an answer before and after it is graded."""

    def answer(self, given: Response) -> None:
        """Takes an answer: asks what is doubtful, then how sure it is, then has it graded."""
        shown = self.shown
        if not shown:
            return
        from quizapp.core.doubts import doubt

        unclear = None if isinstance(given, Skipped) else doubt(shown.asked.card, given)
        if unclear is None:
            self._settle(shown, given)
        elif unclear.meant is None:
            self.say(unclear.says)
        else:
            self.show(replace(shown, given=given, doubt=unclear))

    def action_sure(self, yes: bool) -> None:  # noqa: FBT001
        """Answers what is doubtful, or else whether to leave."""
        shown = self.shown
        if self.phase is not Phase.DOUBT or not shown or not shown.doubt or not shown.given:
            super().action_sure(yes)
        elif self.kit.guard.may_rate():
            meant = shown.doubt.meant if yes else None
            self._settle(shown, meant or shown.given)

    def confide(self, place: int | None) -> None:
        """Has the answer graded with how sure the learner is: the place of the word from 1, None for not saying."""
        shown = self.shown
        if shown and shown.given and self.phase is Phase.CONFIDE and self.kit.guard.may_rate():
            self._grade(shown, shown.given, _SURE[place - 1] if place else None)

    def action_undo(self) -> None:
        """Goes back to an answer that is not settled yet; else takes back what was done last."""
        if not self.reopen():
            super().action_undo()

    def action_leave(self) -> None:
        """Goes back to an answer that is not settled yet; else ends the sitting."""
        if not self.reopen():
            super().action_leave()

    def leave_for(self, other: Request) -> None:
        """Ends the sitting in order, as leaving does, and goes on with another one."""
        self.reopen()
        self.sitting.instead = other
        self.action_leave()

    def reopen(self) -> bool:
        """Lets the learner answer anew what is not settled yet; whether there was such an answer."""
        shown = self.shown
        if self.phase not in (Phase.DOUBT, Phase.CONFIDE) or not shown:
            return False
        kept = shown.picked if several(shown.asked) else frozenset[int]()
        self.show(replace(shown, given=None, doubt=None, picked=kept))
        return True

    def action_hint(self) -> None:
        """Opens the next rung of the hint ladder; Good is out of reach then."""
        shown = self.shown
        if not shown or self.phase is not Phase.ASK:
            return
        if shown.hints < len(shown.rungs):
            more = replace(shown, hints=shown.hints + 1)
            self.show(replace(more, cursor=None if more.crossed else more.cursor))
            self._point_at_hint(more)
        else:
            self.say("There is no further hint." if shown.hints else "This question has no hint.")

    def action_options(self) -> None:
        """Shows the options that a mature card hides; that counts as a hint, but after the answer it costs nothing."""
        shown = self.shown
        if not shown or not self.open:
            return
        if shown.asked.behind is None:
            self.say("This question hides no options.")
        elif shown.graded:
            self.show(replace(shown, unhidden=not shown.unhidden))
            self.query_one(Page).to_part(UNHIDDEN)
        else:
            self.show(replace(shown, asked=harder.opened(shown.asked)))

    def action_overrule(self) -> None:
        """Counts a typed answer as right that grading found wrong."""
        shown = self.shown
        if not shown or not shown.graded or self.phase is not Phase.RATE:
            return
        wrong = shown.graded.mark.verdict is Verdict.WRONG
        if wrong and isinstance(shown.graded.response, Wrote):
            asked, graded = shown.asked, shown.graded
            self.work(lambda: self._overrule(asked, graded))

    def action_accept(self) -> None:
        """Offers to write an answer that the learner counted as right into the deck."""
        shown = self.shown
        if not shown or not shown.graded or not shown.graded.override or self.phase is not Phase.RATE:
            return
        graded = shown.graded
        if shown.patchable:
            self.work(lambda: self._offer(shown, graded))
        else:
            self.say(_NO_CHANGE)

    def on_rating_bar_told(self, event: RatingBar.Told) -> None:
        """A click on a word says how sure the learner is."""
        self.confide(event.place)

    async def _overrule(self, asked: Asked, graded: Graded) -> None:
        """Counts an answer at once; whether the deck can be changed for it is found out after that."""
        await self.judged(lambda trainer: trainer.overrule(asked, graded))
        shown = self.shown
        if shown and shown.graded:
            counted, patch = shown.graded, None
            with suppress(QuizError):
                patch = await self.kit.desk.ask(lambda trainer: trainer.patch(asked, counted))
            if patch and self.shown is shown and self.phase is Phase.RATE:
                self.show(replace(shown, patchable=True))

    async def _offer(self, shown: Shown, graded: Graded) -> None:
        """Shows the change of the deck that makes this answer count; it is written only on yes."""
        from quizapp.tui.screens.patchsheet import PatchSheet

        patch = await self.told(lambda trainer: trainer.patch(shown.asked, graded))
        self.show(shown)
        if patch is None:
            self.say(_NO_CHANGE)
        else:
            self.app.push_screen(PatchSheet(self.kit, patch, lambda: self.work(lambda: self._write(shown, patch))))

    async def _write(self, shown: Shown, patch: Patch) -> None:
        try:
            await self.told(lambda trainer: trainer.write(patch))
        except ChangedError:
            self.show(shown)
            self.say(f"The deck was changed meanwhile. {self.kit.label(studykeys.ACCEPT)} looks again.", "wrong")
            return
        self.written.add(shown.asked.card.id)
        self.show(replace(shown, patchable=False))
        self.say(f"Written: {near(patch.file)}, line {patch.line}.", "right")

    def _point_at_hint(self, shown: Shown) -> None:
        """Brings the hint that was opened last into view; says which option it crossed out."""
        option = shown.rungs[shown.hints - 1].option
        if option is None:
            self.query_one(Page).to_part(NEWEST_HINT)
        else:
            self.query_one(Page).to_row(option)
            costs = "" if self.practising else f" {wording.HINT_COST}"
            self.say(f"Option {shown.asked.order.index(option) + 1} is not it.{costs}")

    def _settle(self, shown: Shown, given: Response) -> None:
        if shown.asked.confides and not isinstance(given, Skipped):
            self.show(replace(shown, given=given, doubt=None, picked=picked(given)))
        else:
            self._grade(shown, given, None)

    def _grade(self, shown: Shown, given: Response, confidence: Confidence | None) -> None:
        asked, opened = shown.asked, shown.hints
        self.work(lambda: self.judged(lambda trainer: trainer.grade(asked, given, hints=opened, confidence=confidence)))
