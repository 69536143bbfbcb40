"""One row to search in."""

from quizapp.tui.widgets.field import LONGEST, Field


class SearchBox(Field):
    """A row for a few letters; what they find is shown elsewhere."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(
            placeholder=placeholder, compact=True, select_on_focus=False, max_length=LONGEST, classes="searchbox"
        )
