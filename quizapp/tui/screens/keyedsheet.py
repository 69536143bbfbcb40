"""A sheet in which something can be done: its rows, a sentence below them, and a key bar that can be clicked."""

from collections.abc import Awaitable, Callable, Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from quizapp.errors import QuizError
from quizapp.tui.content import literal
from quizapp.tui.key import Key
from quizapp.tui.kit import Kit
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Build, Page
from quizapp.tui.widgets.txt import Txt


class KeyedSheet(Sheet, inherit_bindings=False):
    """Rows that change with what is done; what goes wrong there is said below them."""

    def __init__(self, kit: Kit, title: Content, build: Build) -> None:
        super().__init__(title, build)
        self._kit = kit

    def compose(self) -> ComposeResult:
        """A title, the rows, what there is to say, and the keys."""
        with Vertical(classes="sheet"):
            yield Txt(self._title, classes="sheet-title")
            yield Page()
            yield Txt(classes="said")
            yield KeyBar()

    def say(self, text: str, style: str = "dim") -> None:
        """A sentence below the rows."""
        self.query_one(".said", Txt).update(literal(text, style))

    def hint(self, key: Key, word: str) -> Hint:
        """An entry of the key bar."""
        return Hint(self._kit.label(key), word, key.action)

    def offer(self, hints: Iterable[Hint]) -> None:
        """Names the keys that do something now."""
        self.query_one(KeyBar).offer(list(hints))

    def work(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does something in the background; of several things in a row only the last is done to its end."""

        async def safely() -> None:
            with self.while_here():
                try:
                    await work()
                except QuizError as error:
                    self.refuse(error)

        working: Callable[[], Awaitable[None]] = safely
        self.run_worker(working, group="trainer.sheet", exclusive=True)

    def refuse(self, error: QuizError) -> None:
        """Says why something was not done."""
        self.say(str(error), "wrong")

    async def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """A click on a key does what the key does."""
        await self.run_action(event.action)
