"""A closer look at the card on the screen: its source, every comment, its links, its pictures, its case."""

import asyncio
from dataclasses import replace

from quizapp.render.pictures import Picture
from quizapp.tui.content import literal
from quizapp.tui.screens.settling import Settling
from quizapp.tui.widgets.cardrows import WHY, Shown
from quizapp.tui.widgets.mentioned import commented, linked, pictured
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.textrows import case_rows


class Looking(Settling):
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

    def action_links(self) -> None:
        """Lists the links of what is shown; a second key opens one."""
        if not self.shown or not self.open:
            return
        found = linked(self.shown)
        if found:
            from quizapp.tui.screens.linksheet import LinkSheet

            self.app.push_screen(LinkSheet(self.kit.guard, found))
        else:
            self.say("Nothing that is shown here has a link.")

    def action_picture(self) -> None:
        """Opens the picture of what is shown; of several a second key chooses one."""
        shown = self.shown
        if not shown or not self.open:
            return
        found = pictured(shown)
        if len(found) > 1:
            from quizapp.tui.screens.picturesheet import PictureSheet

            self.app.push_screen(PictureSheet(self.kit.guard, found, lambda chosen: self._look_at(shown, chosen)))
        elif found:
            self._look_at(shown, found[0])
        else:
            self.say("This card has no picture.")

    def action_case(self) -> None:
        """Shows the case that the question belongs to, in full."""
        shown = self.shown
        if not shown or not self.open:
            return
        question = shown.asked.card.question
        if question.group or question.context:
            from quizapp.tui.screens.sheet import Sheet

            maths = self.kit.look.maths
            self.app.push_screen(
                Sheet(literal("The case", "strong"), lambda width: list(case_rows(question, width, maths)))
            )
        else:
            self.say("This question stands for itself: it belongs to no case.")

    def _look_at(self, shown: Shown, picture: Picture) -> None:
        self.work(lambda: self._open_picture(shown, picture))

    async def _open_picture(self, shown: Shown, picture: Picture) -> None:
        """Opens a file of the deck's folder; where no viewer is, says where it lies."""
        from quizapp.tui.opening import OPENED, open_picture

        path = await self.told(lambda trainer: trainer.picture(shown.asked, picture.path))
        opened = await asyncio.to_thread(open_picture, path)
        self.show(shown)
        if opened:
            self.say(OPENED)
        else:
            from quizapp.tui.screens.sheet import Sheet

            title = literal("No picture viewer can be started from here. The picture is:", "strong")
            self.app.push_screen(Sheet(title, lambda width: [Row(part) for part in literal(path).fold(width)]))
