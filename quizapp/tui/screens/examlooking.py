"""A closer look at the question of an exam: its case, its links, its pictures; nothing that helps to answer it."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from quizapp.errors import QuizError
from quizapp.render.pictures import Picture
from quizapp.tui.content import literal
from quizapp.tui.screens.examround import ExamRound
from quizapp.tui.widgets.mentioned import linked, pictured
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.textrows import case_rows


class ExamLooking(ExamRound):
    """The keys that show more of the question."""

    def action_links(self) -> None:
        """Lists the links of the question; a second key opens one."""
        found = linked(self.reply.shown)
        if found:
            from quizapp.tui.screens.linksheet import LinkSheet

            self.app.push_screen(LinkSheet(self.kit.guard, found))
        else:
            self.say("Nothing that is shown here has a link.")

    def action_picture(self) -> None:
        """Opens the picture of the question; of several a second key chooses one."""
        found = pictured(self.reply.shown)
        if len(found) > 1:
            from quizapp.tui.screens.picturesheet import PictureSheet

            self.app.push_screen(PictureSheet(self.kit.guard, found, self._look_at))
        elif found:
            self._look_at(found[0])
        else:
            self.say("This question has no picture.")

    def action_case(self) -> None:
        """Shows the case that the question belongs to, in full."""
        question = self.reply.asked.card.question
        if question.group or question.context:
            from quizapp.tui.screens.sheet import Sheet

            maths = self.kit.look.maths
            self.app.push_screen(
                Sheet(literal("The case", "strong"), lambda width: list(case_rows(question, width, maths)))
            )
        else:
            self.say("This question stands for itself: it belongs to no case.")

    def _look_at(self, picture: Picture) -> None:
        opening: Callable[[], Awaitable[None]] = partial(self._open_picture, picture)
        self.run_worker(opening, group="trainer.picture", exclusive=True)

    async def _open_picture(self, picture: Picture) -> None:
        """Opens a file of the deck's folder; where no viewer is, says where it lies."""
        from quizapp.tui.opening import OPENED, open_picture

        asked = self.reply.asked
        try:
            path = await self.told(lambda trainer: trainer.picture(asked, picture.path))
        except QuizError as error:
            self.say(str(error), "wrong")
            return
        if await asyncio.to_thread(open_picture, path):
            self.say(OPENED)
        elif self.is_current:
            from quizapp.tui.screens.sheet import Sheet

            title = literal("No picture viewer can be started from here. The picture is:", "strong")
            self.app.push_screen(Sheet(title, lambda width: [Row(part) for part in literal(path).fold(width)]))
