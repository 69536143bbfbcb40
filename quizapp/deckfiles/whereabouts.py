"""Where in its file a text of a calculated question stands: the author's key, line and column."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from quizapp.core.calculated.filling import Sort, rewritten
from quizapp.core.deck import Computed, Question
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.report import Place, Placed, Report
from quizapp.deckfiles.tree import Node, Scalar, Seq

_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "prompt": ("q", "statement"),
        "answer": ("number", "a"),
        "computed": ("a",),
        "reverse_answer": ("reverse",),
        "options": ("a", "wrong", "choices"),
        "items": ("a", "accept"),
        "steps": ("order",),
        "pairs": ("match",),
        "hints": ("hint",),
    }
)
_WHERE = re.compile(r"(\w+)(?:\.(\w+))?")
_LINES_MAX = 200


def place(where: str, text: str, offset: int, written: Fields, report: Report) -> Placed:
    """Where an offset in a text of a question stands, if that text is found; else the key that holds it.

    `where` is as in `core.calculated.faults.Fault`.
    """
    found = _WHERE.match(where)
    head, name = (found[1], found[2]) if found else ("", None)
    nodes = [written.values[key] for key in _KEYS.get(head, (head,)) if key in written.values]
    for scalar in _scalars(nodes, name if head == "vars" else None):
        at = scalar.text.find(text)
        if scalar.text.strip() in (text.strip(), f"= {text}"):
            return _within(scalar, max(at, 0) + offset, report)
    return nodes[0] if nodes else written.node


def text_at(question: Question, where: str) -> str:
    """The text that stands there, as the author wrote it; of a variable its expression, or its name without one."""
    head, _, name = where.partition(".")
    if head == "vars":
        drawn = next((variable for variable in question.variables if variable.name == name), None)
        return drawn.expression if isinstance(drawn, Computed) else name
    texts = {f"require[{number}]": text for number, text in enumerate(question.require)}

    def collect(found: str, text: str, _: Sort) -> str:
        texts[found] = text
        return text

    rewritten(question, collect)
    return texts.get(where, "")


def _scalars(nodes: list[Node], name: str | None) -> Iterator[Scalar]:
    """The texts of nodes in the order of the file; with a name only those at it in a map."""
    for node in nodes:
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Seq):
            yield from _scalars(list(node.items), None)
        else:
            for key, value in node.entries:
                if name in (None, key.text):
                    yield from _scalars([key, value], None)


def _within(scalar: Scalar, offset: int, report: Report) -> Place:
    """The place of an offset in a text; the text's own where its lines are not written as they are read."""
    start = scalar.text.rfind("\n", 0, offset) + 1
    line = scalar.text[start:].partition("\n")[0]
    for number in range(scalar.line, min(scalar.line + _LINES_MAX, len(report.lines) + 1)):
        at = report.line(number).find(line, scalar.column - 1 if number == scalar.line else 0)
        if at >= 0:
            return Place(number, at + offset - start + 1)
    return Place(scalar.line, scalar.column)
