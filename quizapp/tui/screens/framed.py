"""What all screens share: a calm sentence when the terminal is too small, help, and a key bar that can be clicked."""

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from quizapp.tui.content import literal
from quizapp.tui.key import Key
from quizapp.tui.kit import Kit
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.txt import Txt

Result = TypeVar("Result")
LEAST_WIDTH, LEAST_HEIGHT = 60, 16
_WIDTHS = [(0, "-narrow"), (LEAST_WIDTH, "-fits"), (76, "-roomy")]
_HEIGHTS = [(0, "-low"), (LEAST_HEIGHT, "-fair"), (32, "-tall")]


class Framed(Steady[Result], Generic[Result]):
    """A screen that needs 60 columns and 16 rows, unless it says otherwise."""

    AUTO_FOCUS = ""
    SITTING: ClassVar[bool] = False
    """Whether it is part of a sitting, which it alone can end in order."""
    SEALED: ClassVar[bool] = False
    """Whether nothing may stand above it but its own sheets."""
    LEAST: ClassVar[tuple[int, int]] = (LEAST_WIDTH, LEAST_HEIGHT)
    """The columns and rows that it needs; its breakpoints say the same."""
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit

    @property
    def fits(self) -> bool:
        """Whether the terminal is large enough to show it."""
        width, height = self.LEAST
        return self.size.width >= width and self.size.height >= height

    def renew(self) -> None:
        """Shows what was changed meanwhile, here or by another program; nothing where that does not show."""

    @property
    def least_told(self) -> str:
        """The sentence that replaces everything else in a small terminal."""
        return "Please enlarge the terminal:\nquizapp needs {} x {}.".format(*self.LEAST)

    def enlarge(self) -> Txt:
        """The row for that sentence."""
        return Txt(literal(self.least_told), classes="enlarge")

    @property
    def subject(self) -> tuple[str, int]:
        """The deck file, and the line in it [from 1], that the screen is about now; empty and 0 for none."""
        return "", 0

    def asks_first(self) -> bool:
        """Whether leaving the program at once has to wait: the screen asks something, or did something instead."""
        return False

    def asks_before(self, then: Callable[[], object]) -> bool:  # noqa: ARG002
        """Whether the screen asks something before it may be closed; then `then` follows once it may."""
        return False

    @property
    def at_work(self) -> bool:
        """Whether the trainer does something that has to end before another screen can stand above this one."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing can be done to what cannot be seen, but leave."""
        return self.fits or action.startswith("leave")

    def action_help(self) -> None:
        """Shows the keys of this screen, the symbols, and the keys of the others."""
        from quizapp.tui import keys
        from quizapp.tui.screens.helpsheet import HelpSheet

        self.app.push_screen(HelpSheet(self.kit, keys.of(self.BINDINGS), sealed=self.SEALED))

    def hint(self, key: Key, word: str) -> Hint:
        """An entry of the key bar."""
        return Hint(self.kit.label(key), word, key.action)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)
