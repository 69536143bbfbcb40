"""A closer look at what is shown: its case, its links, its pictures."""

import asyncio
from abc import abstractmethod
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from quizapp.render.pictures import Picture
from quizapp.tui.content import literal
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.mentioned import linked, pictured
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.textrows import case_rows

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

Result = TypeVar("Result")
T = TypeVar("T")


class CloseUp(Framed[Result], Generic[Result]):
    """The keys that show more of a card and change nothing about it."""

    LOOKED_AT: ClassVar[str] = "card"
    """What is looked at is called so."""

    @property
    @abstractmethod
    def in_view(self) -> Shown | None:
        """What is shown; None where nothing can be looked at now."""

    @abstractmethod
    def say(self, text: str, style: str = "near") -> None:
        """A sentence until something else happens."""

    @abstractmethod
    async def told(self, question: "Callable[[Trainer], T]") -> T:
        """What the trainer says. Raises QuizError as it does."""

    @abstractmethod
    def look_up(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does something with the trainer, and says why where it fails."""

    def looked_up(self, shown: Shown) -> None:
        """The trainer is done with what was shown when it was asked."""

    def action_links(self) -> None:
        """Lists the links of what is shown; a second key opens one."""
        shown = self.in_view
        if not shown:
            return
        found = linked(shown)
        if found:
            from quizapp.tui.screens.linksheet import LinkSheet

            self.app.push_screen(LinkSheet(self.kit.guard, found))
        else:
            self.say("Nothing that is shown here has a link.")

    def action_picture(self) -> None:
        """Opens the picture of what is shown; of several a second key chooses one."""
        shown = self.in_view
        if not shown:
            return
        found = pictured(shown)
        if len(found) > 1:
            from quizapp.tui.screens.picturesheet import PictureSheet

            self.app.push_screen(PictureSheet(self.kit.guard, found, lambda chosen: self._look_at(shown, chosen)))
        elif found:
            self._look_at(shown, found[0])
        else:
            self.say(f"This {self.LOOKED_AT} has no picture.")

    def action_case(self) -> None:
        """Shows the case that the question belongs to, in full."""
        shown = self.in_view
        if not shown:
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
        self.look_up(lambda: self._open_picture(shown, picture))

    async def _open_picture(self, shown: Shown, picture: Picture) -> None:
        """Opens a file of the deck's folder; where no viewer is, says where it lies."""
        from quizapp.tui.opening import OPENED, open_picture

        path = await self.told(lambda trainer: trainer.picture(shown.asked, picture.path))
        opened = await asyncio.to_thread(open_picture, path)
        self.looked_up(shown)
        if opened:
            self.say(OPENED)
        elif self.is_current:
            from quizapp.tui.screens.sheet import Sheet

            title = literal("No picture viewer can be started from here. The picture is:", "strong")
            self.app.push_screen(Sheet(title, lambda width: [Row(part) for part in literal(path).fold(width)]))
