"""A few cards below the shell's prompt: the study screen alone, without Home and summary."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from quizapp.core import counting, wording
from quizapp.errors import QuizError
from quizapp.tui.app import QuizApp
from quizapp.tui.content import literal
from quizapp.tui.guard import Ticks
from quizapp.tui.kit import Look, Request
from quizapp.tui.screens.steady import Steady
from quizapp.tui.sitting import Sitting
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


class Opening(Steady[None]):
    """What is seen until the first card is there."""

    def compose(self) -> ComposeResult:
        """One quiet line."""
        yield Txt(literal("Opening the decks …", "dim"), id="opening")


class QuickApp(QuizApp):
    """One sitting, and `closing`: the line that says how it went, empty when nothing can be said."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar = set()

    def __init__(
        self,
        open_trainer: "Callable[[], Trainer]",
        request: Request,
        *,
        look: Look | None = None,
        on_crash: Callable[[BaseException], str] | None = None,
        ticks: Ticks | None = None,
    ) -> None:
        super().__init__(lambda: None, open_trainer, look=look, on_crash=on_crash, ticks=ticks)
        self.closing = ""
        self._request = request

    def get_default_screen(self) -> Opening:
        """A line instead of Home."""
        return Opening()

    async def _open(self) -> None:
        """Opens the decks, asks the cards, and ends."""
        from quizapp.tui.route import start
        from quizapp.tui.screens.study import StudyScreen

        try:
            await self._kit.desk.open()
            sitting = await start(self._kit, self._request)
            sitting.session.repeats = False
            trouble = await self.push_screen_wait(StudyScreen(self._kit, sitting))
            if trouble:
                raise trouble
            self.closing = await self._told(sitting)
        except QuizError as error:
            self.closing = str(error)
            self.exit(error.status)
        else:
            self.exit(0)

    async def _told(self, sitting: Sitting) -> str:
        overview = await self._kit.desk.ask(lambda trainer: trainer.overview())
        left = counting.left_today(overview.total)
        answers = list(sitting.session.answered)
        return f"{wording.tally(answers)} {left}" if answers else left
