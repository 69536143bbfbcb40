"""An exam under way as rows: its head, the strip of its questions, the overview, and how a question is answered."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from quizapp.core.alternatives import several, typed
from quizapp.core.counting import plural
from quizapp.core.deck import TrueFalse
from quizapp.tui.content import EMPTY, joined, literal, single, spread
from quizapp.tui.widgets.arranging import Arrangement
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.reply import Reply

BLOCK = 5
CELL = 7  # with the blank behind it
_ENDS = 2
_COLUMNS = 10
_SIGNS = {
    ("answered", False): ("●", "right"),
    ("half done", False): ("◐", "right"),
    ("open", False): ("○", "dim"),
    ("answered", True): ("◆", "near"),
    ("half done", True): ("◈", "near"),
    ("open", True): ("◇", "near"),
}
LEGEND = ("●◆ answered", "◐◈ half done", "○◇ open", "◆◈◇ for later")


class Standing(NamedTuple):
    """How the questions of a paper stand: of so many the places answered, those marked for later, that at hand, and
    those among the answered that are only half done.
    """

    total: int
    answered: frozenset[int]
    later: frozenset[int]
    here: int
    partly: frozenset[int] = frozenset()

    @property
    def open(self) -> tuple[int, ...]:
        """The places without an answer."""
        return tuple(place for place in range(self.total) if place not in self.answered)

    def state(self, place: int) -> str:
        """Whether a question is answered, half done or open, in a word or two."""
        if place not in self.answered:
            return "open"
        return "half done" if place in self.partly else "answered"

    def sign(self, place: int) -> tuple[str, str]:
        """The sign of a question and its style."""
        return _SIGNS[self.state(place), place in self.later]


def head(name: str, standing: Standing, time: Content, width: int) -> Content:
    """The exam and the question at the left, the time at the right, in so many cells."""
    number = literal(f"question {standing.here + 1} of {standing.total}", "strong")
    marked = literal("  ◆ for later", "near") if standing.here in standing.later else EMPTY
    fixed = joined(number, marked)
    room = width - fixed.cell_length - time.cell_length - 3
    title = single(name, "dim").truncate(max(room, 0), ellipsis=True)
    return spread(joined(title, literal("  " if title else ""), fixed), time, width)


def window(standing: Standing, room: int) -> range:
    """The places that a strip of so many cells has room for, whole blocks of five, with that at hand among them."""
    if _cells(standing.total) <= room:
        return range(standing.total)
    per = max((room - 2 * _ENDS + 1) // (BLOCK + 1) * BLOCK, BLOCK)
    first = standing.here // per * per
    return range(first, min(first + per, standing.total))


def strip(standing: Standing, width: int) -> tuple[Content, dict[int, int]]:
    """A sign for each question, and the place that stands at each column; as many as there is room for."""
    told = _told(standing)
    shown = window(standing, width - told.cell_length - 2)
    cut = len(shown) < standing.total
    first = _ENDS if cut else 0
    places = {first + at + at // BLOCK: place for at, place in enumerate(shown)}
    runs = groupby(_signs(standing, shown), key=lambda sign: sign[1])
    parts = [literal("".join(sign for sign, _ in run), style) for style, run in runs]
    if cut:
        before, after = "‹ " if shown.start else "  ", " ›" if shown.stop < standing.total else ""
        parts = [literal(before, "dim"), *parts, literal(after, "dim")]
    return spread(joined(*parts), told, width), places


def columns(width: int) -> int:
    """How many questions stand beside each other in an overview of so many cells."""
    fitting = max((width + 1) // CELL, 1)
    return min(fitting // BLOCK * BLOCK or fitting, _COLUMNS)


def grid(standing: Standing, chosen: int, width: int) -> Iterator[Row]:
    """The overview: the numbers of the questions with their signs."""
    per = columns(width)
    for first in range(0, standing.total, per):
        places = range(first, min(first + per, standing.total))
        yield Row(literal(" ").join(_cell(standing, place, chosen) for place in places), part=f"row {first // per}")


def summary(standing: Standing) -> str:
    """What is answered, open and marked."""
    parts = [f"{len(standing.answered)} of {standing.total} answered"]
    parts += [f"{len(standing.open)} open"] * bool(standing.open)
    parts += [f"{len(standing.later)} marked for later"] * bool(standing.later)
    return " · ".join(parts)


def not_saved(count: int) -> str:
    """That so many answers are not saved yet; empty for none."""
    return f"{plural(count, 'answer is', 'answers are')} not saved yet" if count else ""


def guide(reply: Reply, digits: str) -> str:
    """How the question at hand is answered."""
    placed, asked = reply.placing, reply.asked
    if isinstance(placed, Arrangement):
        return _ordering(placed, answered=reply.given is not None)
    if placed:
        return "A digit or ← → matches the row with ▸  ·  ↑ ↓ another row  ·  backspace takes the pair away"
    if typed(asked):
        return "What is typed is kept as it stands  ·  enter goes on"
    if isinstance(asked.card.question.body, TrueFalse):
        return "1 or ← is True, 2 or → is False"
    many = "several may be right" if several(asked) else "the same again takes it away"
    return f"{digits} picks  ·  {many}"


def numbers(places: tuple[int, ...], most: int = 12) -> str:
    """The numbers of some questions as people say them, of many only the first."""
    named = [str(place + 1) for place in places[:most]]
    rest = len(places) - len(named)
    return ", ".join([*named, *([f"{rest} more"] if rest else [])])


def only_half(places: frozenset[int]) -> str:
    """Which questions are only half done; empty for none."""
    return f"Only half done: {numbers(tuple(sorted(places)))}." if places else ""


def _ordering(placed: Arrangement, *, answered: bool) -> str:
    if placed.held:
        return "↑ ↓ carries the step  ·  space puts it down"
    unsaid = "" if answered else "  ·  space twice: right as it stands"
    return f"Space picks a step up  ·  a digit puts it at that place{unsaid}"


def _signs(standing: Standing, shown: range) -> Iterator[tuple[str, str]]:
    """The signs of some questions with their styles, and a blank between blocks of five."""
    for place in shown:
        if place > shown.start and place % BLOCK == 0:
            yield " ", ""
        sign, style = standing.sign(place)
        yield sign, f"{style} here" if place == standing.here else style


def _told(standing: Standing) -> Content:
    marked = f" · {len(standing.later)} marked" if standing.later else ""
    return literal(f"{len(standing.answered)} of {standing.total} answered{marked}", "dim")


def _cells(count: int) -> int:
    return count + (count - 1) // BLOCK


def _cell(standing: Standing, place: int, chosen: int) -> Content:
    sign, style = standing.sign(place)
    here = "strong " * (place == standing.here)
    if place == chosen:
        return literal(f"▸{place + 1:>3} {sign}", f"{here}reverse {style}")
    return joined(literal(f" {place + 1:>3} ", f"{here}body".strip()), literal(sign, style))
