"""The rating bar: four cells of one width with key, word and interval, or a pill before the answer."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from quizapp.core.review import Rating
from quizapp.tui.content import EMPTY, literal, stacked
from quizapp.tui.widgets.pill import Pill
from quizapp.tui.widgets.txt import Txt

NAMES = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}


class Cell(Txt):
    """One rating; a click chooses it."""

    def __init__(self, rating: Rating) -> None:
        super().__init__(classes=f"cell {NAMES[rating].lower()}")
        self.rating = rating

    def on_click(self) -> None:
        """Chooses this rating."""
        self.post_message(RatingBar.Rated(self.rating))


class RatingBar(Horizontal):
    """The four ratings after the answer, what space does before it; always the same two rows."""

    class Rated(Message):
        """A rating was clicked."""

        def __init__(self, rating: Rating) -> None:
            super().__init__()
            self.rating = rating

    def compose(self) -> ComposeResult:
        """Four cells, and the pill in the same place."""
        yield from (Cell(rating) for rating in Rating)
        yield Pill(classes="pill")

    def offer(self, text: Content) -> None:
        """Before the answer: what space does; an empty text hides the pill."""
        self.query_one(Pill).show(text)
        self.set_class(bool(text), "-asking")
        self.set_class(True, "-unrated")
        for cell in self.query(Cell):
            cell.show(EMPTY)
            cell.remove_class("-suggested")

    def rate(self, delays: Sequence[str], suggested: Rating) -> None:
        """After the answer: the intervals that the ratings would give, one of them suggested."""
        self.set_class(False, "-asking")
        self.set_class(False, "-unrated")
        for cell, delay in zip(self.query(Cell), delays, strict=True):
            mine = cell.rating is suggested
            name = f"{'▸' if mine else ' '}{cell.rating.value} {NAMES[cell.rating]}"
            cell.show(stacked((literal(f"{name} ", "strong"), literal(delay))))
            cell.set_class(mine, "-suggested")
