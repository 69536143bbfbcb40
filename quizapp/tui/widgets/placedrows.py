"""Steps and pairs as rows of a card; answered they tell all that is right."""

from collections.abc import Iterator

from quizapp.core.deck import Match, Order
from quizapp.core.session import Asked, Graded
from quizapp.render.forms import Maths
from quizapp.render.shares import most_shown
from quizapp.tui.widgets.arranging import Arrangement, Matching, Placed
from quizapp.tui.widgets.matchrows import match_rows
from quizapp.tui.widgets.orderrows import order_rows
from quizapp.tui.widgets.page import Row


def placed_rows(
    asked: Asked, placed: Placed | None, graded: Graded | None, width: int, maths: Maths, height: int | None = None
) -> Iterator[Row]:
    """The rows of steps or pairs as they stand, for a width [cells] and a page of so many rows; else none."""
    match asked.card.question.body, placed:
        case Order() as body, Arrangement():
            yield from order_rows(body, placed, graded, width, maths, most_shown(asked.card))
        case Match() as body, Matching():
            yield from match_rows(body, placed, graded, width, maths, most_shown(asked.card), height)
