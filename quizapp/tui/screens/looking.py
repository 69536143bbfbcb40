"""A closer look at the card on the screen: its source, every comment, its links, its pictures, its case."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from quizapp.errors import QuizError
from quizapp.tui.screens.closeup import CloseUp
from quizapp.tui.screens.settling import Settling
from quizapp.tui.widgets.cardrows import WHY, Shown
from quizapp.tui.widgets.mentioned import commented
from quizapp.tui.widgets.page import Page


class Looking(Settling, CloseUp[QuizError | None]):
    """The keys that show more of the card."""

    def action_source(self) -> None:
        """Shows where the answer comes from, once the answer is there."""
        shown = self.shown
        if shown and not shown.graded and self.open:
            self.say("The source comes with the answer.")
        if shown and shown.graded and self.open:
            self.show(replace(shown, source=not shown.source))
            if not shown.source:
                self.query_one(Page).scroll_end(animate=False)

    def action_others(self) -> None:
        """Shows what the author says of the other options, too, once the answer is there."""
        shown = self.shown
        if not shown or not self.open:
            return
        if not shown.graded:
            self.say("Comments come with the answer.")
        elif commented(shown):
            self.show(replace(shown, others=not shown.others))
            if not shown.others:
                self.query_one(Page).to_part(WHY)
        else:
            self.say("There are no more comments.")

    def action_past(self) -> None:
        """Shows how the card went before, once the answer is there."""
        shown = self.shown
        if not shown or not self.open:
            return
        if not shown.graded:
            self.say("The past of the card comes with the answer.")
            return
        from quizapp.tui.screens.pastsheet import PastSheet

        self.app.push_screen(PastSheet(self.kit, shown.asked.card.id))

    @property
    def in_view(self) -> Shown | None:
        """The card, while something can be done to it."""
        return self.shown if self.open else None

    def look_up(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does something with the trainer; no key does anything else meanwhile."""
        self.work(work)

    def looked_up(self, shown: Shown) -> None:
        """Keys do something again."""
        self.show(shown)
