"""Steps to be put in order: numbered as the learner has them; after the answer each with its right place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textual.content import Content

from quizapp.core.deck import Order
from quizapp.core.marking.mark import Part
from quizapp.core.response import Skipped
from quizapp.core.review import Verdict
from quizapp.core.session import Graded
from quizapp.core.values import frozen
from quizapp.render.forms import Maths
from quizapp.tui.content import EMPTY, joined, line, literal
from quizapp.tui.widgets.arranging import Arrangement
from quizapp.tui.widgets.drawn import drawn, stepping
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.textrows import rule

GLANCE = 7
_SHIFTED = "·"


def order_rows(
    body: Order, placed: Arrangement, graded: Graded | None, width: int, maths: Maths, most: int
) -> Iterator[Row]:
    """The steps as they stand, `most` characters of each; a learner who gave no answer sees the right order instead.

    As many as are seen at a glance stay where they are when the answer comes, and say where they belong. More of them
    come in the right order and say where they were put: nobody sorts a dozen by numbers in the head.
    """
    drawing = _Drawing(body, width, maths, most)
    if graded is None:
        yield Row()
        for place, index in enumerate(placed.order):
            style = "strong" if _held(place, placed) else ""
            for row in drawing.step(index, _asked(place, placed), style):
                yield Row(row.text, pick=place, drag=True)
    elif isinstance(graded.response, Skipped):
        yield from rule("answer", width)
        for index in range(len(body.steps)):
            yield from drawing.step(index, literal(f"  {index + 1:>2}", "strong right"))
    else:
        yield Row()
        yield from drawing.marked(placed, graded.mark.parts)


@frozen
class _Drawing:
    """Steps in one width and one form of formulas."""

    body: Order
    width: int
    maths: Maths
    most: int

    def step(self, index: int, lead: Content, style: str = "") -> Iterator[Row]:
        """One of the author's steps beside what stands before it."""
        room = stepping(self.width, len(self.body.steps))
        for spans in drawn(self.body.steps[index], room, self.maths, linear=True, most=self.most) or ((),):
            yield Row(joined(lead.pad_right(max(self.width - room - lead.cell_length, 0)), line(spans, style)))
            lead = EMPTY

    def marked(self, placed: Arrangement, parts: Sequence[Part]) -> Iterator[Row]:
        """The steps after the answer, and what the signs before them mean where that does not speak for itself."""
        parts, long = _in_runs(parts), len(parts) > GLANCE
        rows = list(enumerate(zip(placed.order, parts, strict=True)))
        if long:
            rows.sort(key=lambda row: row[1][1].place)
        for number, (place, (index, part)) in enumerate(rows):
            for at, row in enumerate(self.step(index, _marked(place, part, turned=long))):
                yield Row(row.text, pick=None if long else place, anchor=number == at == 0)
        signs = {_sign(place, part) for place, part in enumerate(parts)}
        told = [f"{_SHIFTED} only shifted"] if _SHIFTED in signs else []
        told += ["← where you put it"] if long and signs != {"✓"} else []
        yield from (Row(part) for part in literal(f" {'   '.join(told)}", "dim").wrap(self.width) if told)


def _held(place: int, placed: Arrangement) -> bool:
    return placed.held and placed.cursor == place


def _asked(place: int, placed: Arrangement) -> Content:
    """What stands before a step that can still be moved."""
    at = "▸" if placed.cursor == place else " "
    grip = "≡" if _held(place, placed) else " "
    return joined(literal(f"{at}{grip}", "strong"), literal(f"{place + 1:>2}", "key"))


def _marked(place: int, part: Part, *, turned: bool) -> Content:
    """What stands before a step after the answer: a sign, its place, and the other one: right, or `turned` given."""
    sign = _sign(place, part)
    style = {"✓": "strong right", "✗": "strong wrong"}.get(sign, "strong")
    if sign == "✓":
        return literal(f" ✓{part.place:>2}", style)
    if turned:
        right = joined(literal(f" {sign}", style), literal(f"{part.place:>2}", "strong right"))
        return joined(right, literal(f"←{place + 1}", "dim"))
    return joined(literal(f" {sign}{place + 1:>2}", style), literal(f"→{part.place}", "strong right"))


def _in_runs(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts, where a step that is in order with no other has to be moved like all."""
    if sum(part.verdict is Verdict.RIGHT for part in parts) > 1:
        return parts
    return [replace(part, verdict=Verdict.WRONG) for part in parts]


def _sign(place: int, part: Part) -> str:
    """At its place; only shifted, in order with the most others; or to be moved."""
    if part.place == place + 1:
        return "✓"
    return _SHIFTED if part.verdict is Verdict.RIGHT else "✗"
