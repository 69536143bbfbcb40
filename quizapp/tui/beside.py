"""A preview alone, beside an editor of one's own: neither decks nor log are opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from quizapp.errors import QuizError
from quizapp.tui.app import QuizApp
from quizapp.tui.guard import Ticks
from quizapp.tui.kit import Look
from quizapp.tui.quick import Opening

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.screens.previewing import Watch


class PreviewApp(QuizApp):
    """Shows the question at a line of a file that is watched, 0 for its first one."""

    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar = set()

    def __init__(
        self,
        watch: "Watch",
        line: int = 0,
        *,
        look: Look | None = None,
        on_crash: Callable[[BaseException], str] | None = None,
        ticks: Ticks | None = None,
    ) -> None:
        super().__init__(lambda: None, _no_trainer, look=look, on_crash=on_crash, ticks=ticks)
        self._watch_first = watch
        self._line = line

    def get_default_screen(self) -> Opening:
        """A line instead of Home."""
        return Opening()

    async def _open(self) -> None:
        """Shows the preview, and ends with it."""
        from quizapp.tui.screens.previewing import PreviewScreen

        await self.push_screen_wait(PreviewScreen(self._kit, self._watch_first, self._line))
        self.exit(0)


def _no_trainer() -> "Trainer":
    raise QuizError("A preview opens no decks.")
