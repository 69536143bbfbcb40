"""The variables of a question are added, and nothing in it that is computed from them can fail to be read or drawn."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from quizapp.core.calculated.faults import Fault, faults
from quizapp.core.calculated.filling import formula
from quizapp.core.calculated.variables import DrawError, draw
from quizapp.core.deck import Question
from quizapp.deckfiles import shapes, variables
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.report import Place, Placed, Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq
from quizapp.errors import Level

_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "prompt": ("q", "statement"),
        "answer": ("number", "a"),
        "computed": ("a",),
        "options": ("a", "wrong", "choices"),
        "items": ("a", "accept"),
        "steps": ("order",),
        "pairs": ("match",),
        "hints": ("hint",),
    }
)
_WHERE = re.compile(r"(\w+)(?:\.(\w+))?")
_LINES_MAX = 200
MAX_UNDRAWN = 20


def read(question: Question, written: Fields, report: Report) -> Question | None:
    """The question with its variables, as it is if it has none; None when something was reported."""
    node = written.values.get("vars")
    if not isinstance(node, Map):
        if "require" not in written:
            return question
        message = "`require` is about variables, and this question has none"
        report.error(written.written["require"], "no-vars", message, "name the variables at `vars:`")
        return None
    drawn = variables.read(node, report)
    conditions = written.values.get("require")
    if drawn is None or (conditions and not shapes.is_short(conditions, "require", report)):
        return None
    found = replace(question, variables=drawn, require=tuple(map(_condition, written.texts("require"))))
    return found if _is_sound(found, written, report) and _is_drawn(found, written, report) else None


def _condition(text: str) -> str:
    """What stands at `require`, without the `=` that it needs not have."""
    inner = formula(text)
    return (text if inner is None else inner).strip()


def _is_sound(question: Question, written: Fields, report: Report) -> bool:
    """Whether all that is computed can be read; what cannot is reported at its place.

    What is only doubtful is told once all can be read: a name may seem unused because of what cannot.
    """
    found = tuple(faults(question))
    errors = [fault for fault in found if fault.level is Level.ERROR]
    for fault in errors:
        report.error(_place(fault, written, report), "vars", fault.message, fault.cure)
    for fault in () if errors else found:
        report.warning(_place(fault, written, report), "vars", fault.message, fault.cure)
    return not errors


def _is_drawn(question: Question, written: Fields, report: Report) -> bool:
    """Whether there are numbers that the question can be asked with; if not, it alone is left out.

    Where that happens too often, nothing is drawn any more.
    """
    failed, key = report.count("draw"), written.written["vars"]
    if failed < MAX_UNDRAWN:
        try:
            draw(question, "")
        except DrawError as error:
            report.left_out(key, "draw", f"this question cannot be asked: {error}", "change the ranges or `require:`")
            return False
    elif not report.count("draws"):
        message = f"{failed} questions above cannot be asked; from here on none is tried"
        report.error(key, "draws", message, "mend the first ones")
    return True


def _place(fault: Fault, written: Fields, report: Report) -> Placed:
    """Where a fault stands: in the very text if that is found, else at the key that holds it."""
    found = _WHERE.match(fault.where)
    head, name = (found[1], found[2]) if found else ("", None)
    nodes = [written.values[key] for key in _KEYS.get(head, (head,)) if key in written.values]
    for scalar in _scalars(nodes, name if head == "vars" else None):
        at = scalar.text.find(fault.text)
        if scalar.text.strip() in (fault.text.strip(), f"= {fault.text}"):
            return _within(scalar, max(at, 0) + fault.offset, report)
    return nodes[0] if nodes else written.node


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
