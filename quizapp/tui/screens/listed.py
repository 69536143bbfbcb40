"""A screen that fills in with a list to choose from."""

from quizapp.tui.screens.filling import Filling
from quizapp.tui.widgets.choices import Choices


class Listed(Filling):
    """Moves in its list."""

    @property
    def choices(self) -> Choices:
        """The list."""
        return self.query_one(Choices)

    def action_move(self, by: int) -> None:
        """Chooses another row."""
        self.choices.move(by)

    def action_page(self, by: int) -> None:
        """Chooses a row a page away."""
        self.choices.page(by)

    def action_first(self) -> None:
        """Chooses the first row."""
        self.choices.choose(0)

    def action_last(self) -> None:
        """Chooses the last row."""
        self.choices.choose(self.choices.count - 1)
