"""What became of a database whose file was deleted or replaced, and the question whether it shall come back."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from quizapp.errors import GoneError, QuizError
from quizapp.tui import sheetkeys
from quizapp.tui.content import literal
from quizapp.tui.key import Key, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.txt import Txt

_TITLE = "The database is gone."
_HERE = "Everything is back."
_BACK = "Nothing of what was saved is lost: what you did last can be done again now."
_LATER = "Left as it is, nothing you answer can be saved, and what was saved is lost when quizapp ends."


class GoneSheet(Steady[bool], ModalScreen[bool]):
    """Dismissed with whether the database is back."""

    BINDINGS = bindings(sheetkeys.GONE)
    AUTO_FOCUS = ""

    def __init__(self, kit: Kit, error: GoneError) -> None:
        super().__init__()
        self._kit = kit
        self._error = error
        self._back = False

    def compose(self) -> ComposeResult:
        """What happened, what it means, and the two ways on."""
        with Vertical(classes="sheet question"):
            yield Txt(literal(_TITLE, "strong wrong"), classes="sheet-title")
            yield Txt(literal(str(self._error)), classes="wrapped happened")
            yield Txt(literal(_LATER, "dim"), classes="wrapped said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Names the keys."""
        self._offer((sheetkeys.GONE_BACK, "write it back"), (sheetkeys.GONE_LATER, "not now"))

    def action_back(self) -> None:
        """Writes the database back; says so, or why not."""
        if not self._back:
            working: Callable[[], Awaitable[None]] = self._write_back
            self.run_worker(working, group="trainer.sheet", exclusive=True)

    def action_close(self) -> None:
        """Goes back to the screen below."""
        self.dismiss(self._back)

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)

    async def _write_back(self) -> None:
        self._say("Writing …", "dim")
        with self.while_here():
            try:
                await self._kit.desk.write_back()
            except QuizError as error:
                self._say(str(error), "wrong")
            else:
                self._back = True
                self.query_one(".sheet-title", Txt).update(literal(_HERE, "strong right"))
                self.query_one(".happened", Txt).update(literal(_BACK))
                self.query_one(".said", Txt).display = False
                self._offer((sheetkeys.GONE_LATER, "go on"))

    def _say(self, text: str, style: str) -> None:
        self.query_one(".said", Txt).update(literal(text, style))

    def _offer(self, *words: tuple[Key, str]) -> None:
        self.query_one(KeyBar).offer([Hint(self._kit.label(key), word, key.action) for key, word in words])
