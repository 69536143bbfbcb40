"""Steps to be put in order: numbered as the learner has them, and after the answer where the others belong."""

from collections.abc import Iterator

from textual.content import Content

from quizapp.core.deck import Order
from quizapp.core.grading import Part
from quizapp.core.review import Verdict
from quizapp.core.session import Graded
from quizapp.render.forms import Maths
from quizapp.tui.content import EMPTY, joined, line, literal
from quizapp.tui.widgets.arranging import Arrangement
from quizapp.tui.widgets.drawn import MARGIN, between, drawn
from quizapp.tui.widgets.page import Row


def order_rows(body: Order, placed: Arrangement, graded: Graded | None, width: int, maths: Maths) -> Iterator[Row]:
    """The steps as they stand; their texts wrap alike before and after the answer, so that nothing moves."""
    parts = graded.mark.parts if graded else ()
    yield Row()
    for place, index in enumerate(placed.order):
        if graded:
            lead, label, style = _marked(place, parts[place] if place < len(parts) else None)
        else:
            lead, label, style = _asked(place, placed), EMPTY, "strong" if _held(place, placed) else ""
        lines = drawn(body.steps[index], between(width), maths, linear=True)
        texts = [line(spans, style) for spans in lines] or [EMPTY]
        texts[-1] = joined(texts[-1], label)
        for number, text in enumerate(texts):
            front = lead if number == 0 else literal(" " * MARGIN)
            first = graded is not None and place == number == 0
            yield Row(joined(front, text), pick=place, anchor=first, drag=graded is None)


def _held(place: int, placed: Arrangement) -> bool:
    return placed.held and placed.cursor == place


def _asked(place: int, placed: Arrangement) -> Content:
    """What stands before a step that can still be moved."""
    at = "▸" if placed.cursor == place else " "
    grip = "≡" if _held(place, placed) else " "
    return joined(literal(f"{at}{grip}", "strong"), literal(f"{place + 1:>2}  ", "key"))


def _marked(place: int, part: Part | None) -> tuple[Content, Content, str]:
    """What stands before a step after the answer and behind it, and the style of its text."""
    number = f"{place + 1:>2}  "
    if part is None:
        return literal(f"  {number}", "dim"), EMPTY, "dim"
    if part.verdict is Verdict.RIGHT:
        return literal(f" ✓{number}", "strong right"), EMPTY, ""
    return literal(f" ✗{number}", "strong wrong"), literal(f"  → {part.place}", "strong right"), ""
