"""The only text widget: it takes Content, so that no text is ever read as markup."""

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quizapp.tui.content import EMPTY


class Txt(Static):
    """A fixed place on the screen for a text."""

    def __init__(self, text: Content = EMPTY, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, classes=classes, markup=False)
        self.set_reactive(Widget.auto_links, False)

    def show(self, text: Content) -> None:
        """Draws another text in the same place; nothing when it is the same."""
        now = self.content
        if not isinstance(now, Content) or not text.is_same(now):
            self.update(text, layout=False)
