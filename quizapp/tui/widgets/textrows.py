"""Rows of text: paragraphs, paragraphs beside a margin, labelled lines, and the rules between sections."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from quizapp.core.deck import Question
from quizapp.render.forms import Maths
from quizapp.render.parsing import CHARACTERS_MAX
from quizapp.tui.content import joined, literal
from quizapp.tui.widgets.drawn import MARGIN, beside, drawn
from quizapp.tui.widgets.page import Row

_LABEL = 8


def text_rows(text: str, width: int, maths: Maths, style: str = "", most: int = CHARACTERS_MAX) -> Iterator[Row]:
    """A Markdown text in a column of this width [cells]; colours of its own, as code has them, go before `style`.

    So many characters are shown of it at most.
    """
    for spans in drawn(text, width, maths, most=most):
        yield Row(joined(*(literal(span.text, f"{style} {span.style}") for span in spans)))


def beside_rows(
    lead: Content, text: str, width: int, maths: Maths, style: str = "", most: int = CHARACTERS_MAX
) -> Iterator[Row]:
    """A Markdown text beside a margin in whose first row `lead` stands."""
    for row in text_rows(text, beside(width), maths, style, most):
        yield Row(joined(lead.pad_right(max(MARGIN - lead.cell_length, 0)), row.text))
        lead = literal("")


def labelled(label: str, text: Content, width: int, *, anchor: bool = False) -> Iterator[Row]:
    """A dim word and a text beside it, wrapped below its own beginning."""
    for number, part in enumerate(text.wrap(max(width - _LABEL, 1))):
        lead = literal(f"{label if number == 0 else '':<{_LABEL}}", "dim")
        yield Row(joined(lead, part), anchor=anchor and number == 0)


def rule(word: str, width: int) -> Iterable[Row]:
    """A blank row and a line with a word in it; reading begins there."""
    return Row(), Row(section(word, width).text, anchor=True)


def section(word: str, width: int) -> Row:
    """A line with a word in it."""
    tail = literal("─" * max(width - len(word) - 4, 0), "rule")
    return Row(joined(literal("── ", "rule"), literal(f"{word} ", "dim"), tail))


def case_rows(
    question: Question, width: int, maths: Maths, style: str = "", most: int = CHARACTERS_MAX
) -> Iterator[Row]:
    """The case that a question belongs to: the title of its group and the context, a blank row behind each."""
    for text in (question.group, question.context):
        if text:
            yield from text_rows(text, width, maths, style, most)
            yield Row()
