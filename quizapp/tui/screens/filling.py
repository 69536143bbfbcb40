"""A screen that is painted at once and fills in as the trainer answers."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from quizapp.core.aims import Aim
from quizapp.errors import QuizError
from quizapp.tui.content import literal
from quizapp.tui.kit import Request
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

T = TypeVar("T")


class Filling(Framed[None]):
    """Asks behind what it shows; has a row `#told` for sentences."""

    def on_screen_resume(self) -> None:
        """What was done on another screen shows."""
        self.renew()

    def fill(self, question: "Callable[[Trainer], T]", show: Callable[[T], None]) -> None:
        """Shows what the trainer says, once it does; of several questions only the newest is answered."""

        async def ask() -> None:
            with self.while_here():
                try:
                    show(await self.kit.desk.ask(question))
                except QuizError as error:
                    self.warn(error)

        asking: Callable[[], Awaitable[None]] = ask
        self.run_worker(asking, group="trainer.fill", exclusive=True)

    def tell(self, text: str, style: str = "dim") -> None:
        """Says something below what is shown."""
        self.query_one("#told", Txt).update(literal(text, style))

    def warn(self, error: QuizError) -> None:
        """Says why something was not done."""
        self.tell(str(error), "wrong")

    def begin(self, names: tuple[str, ...], aim: Aim) -> None:
        """Wants a sitting; the app ends another one in order first."""
        self.post_message(HomeScreen.Start(Request(names, aim=aim)))

    def anew(self) -> "Filling | None":
        """A screen to come back to after a sitting that was wanted here; None for Home."""
        return None

    def action_leave(self) -> None:
        """Goes back to the screen below."""
        self.dismiss(None)
