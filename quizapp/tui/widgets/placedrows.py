"""Steps and pairs as rows of a card, and whether they tell the whole answer."""

from collections.abc import Iterator

from quizapp.core.deck import Match, Order
from quizapp.core.review import Verdict
from quizapp.core.session import Asked, Graded
from quizapp.render.forms import Maths
from quizapp.tui.widgets.arranging import Arrangement, Matching, Placed
from quizapp.tui.widgets.matchrows import fits, match_rows
from quizapp.tui.widgets.orderrows import order_rows
from quizapp.tui.widgets.page import Row


def placed_rows(asked: Asked, placed: Placed | None, graded: Graded | None, width: int, maths: Maths) -> Iterator[Row]:
    """The rows of steps or pairs as they stand, for a width [cells]; none for other kinds."""
    match asked.card.question.body, placed:
        case Order() as body, Arrangement():
            yield from order_rows(body, placed, graded, width, maths)
        case Match() as body, Matching():
            yield from match_rows(body, placed, graded, width, maths)


def tells_all(asked: Asked, graded: Graded, width: int, maths: Maths) -> bool:
    """Whether these rows show all of the right answer, so that it need not stand below them."""
    match asked.card.question.body:
        case Order():
            return graded.mark.verdict is Verdict.RIGHT
        case Match() as body:
            return graded.mark.verdict is Verdict.RIGHT or fits(body, graded, width, maths)
        case _:
            return False
