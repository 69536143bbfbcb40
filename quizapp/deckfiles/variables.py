"""The variables of a calculated question: ranges, lists of numbers and expressions."""

import re
from fractions import Fraction

from quizapp.core.calculated.filling import formula
from quizapp.core.calculated.oversights import is_computable
from quizapp.core.deck import Computed, Listed, Range, Variable
from quizapp.deckfiles import checked, numerals
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_RANGE = re.compile(r"(\S+?)\s*\.\.\s*(\S+)(?:\s+step\s+(\S+))?")
_NAME = re.compile(r"[^\W\d]\w{0,39}")
_CURE = "write a range as `20..90` or `0.1..0.9 step 0.1`, a list as `[1, 2, 5]`, or `= expression`"


def read(node: Map, report: Report) -> tuple[Variable, ...] | None:
    """The variables in the order of the file; None when something was reported."""
    found = [_variable(name, value, names(node), report) for name, value in node.entries]
    return None if None in found else tuple(variable for variable in found if variable is not None)


def names(node: Node | None) -> frozenset[str]:
    """The names of the variables; none where there is no map of them."""
    return frozenset(name.text for name, _ in node.entries) if isinstance(node, Map) else frozenset()


def _variable(name: Scalar, value: Node, known: frozenset[str], report: Report) -> Variable | None:
    text = checked.text(value).strip()
    if not _NAME.fullmatch(name.text):
        message = "the name of a variable has letters, digits and `_`, and starts with no digit"
        report.error(name, "vars", message, "name it as in `tp` or `rate_2`")
        return None
    if isinstance(value, Seq):
        return _listed(name.text, value, report)
    computed = formula(text)
    if computed is not None:
        return Computed(name.text, computed.strip())
    range_ = _RANGE.fullmatch(text)
    if range_:
        return _range(name.text, range_, value, report)
    number = _number(text)
    if number is None:
        cure = f"write `= {text}`" if is_computable(text, known) else _CURE
        report.error(value, "vars", f"`{name.text}` has to be a range, a list of numbers or `= expression`", cure)
        return None
    return Listed(name.text, (number,))


def _listed(name: str, node: Seq, report: Report) -> Listed | None:
    numbers = [(item, _number(checked.text(item))) for item in node.items]
    for item, number in numbers:
        if number is None:
            report.error(item, "vars", "only numbers can be drawn from a list", _CURE)
    if not numbers:
        report.error(node, "vars", f"`{name}` has nothing to be drawn from", _CURE)
    values = tuple(number for _, number in numbers if number is not None)
    return Listed(name, values) if values and len(values) == len(numbers) else None


def _range(name: str, found: re.Match[str], node: Node, report: Report) -> Range | None:
    low, high, step = (_number(part) for part in (found[1], found[2], found[3] or "1"))
    if low is None or high is None or step is None:
        report.error(node, "vars", f"the bounds and the step of `{name}` have to be numbers", _CURE)
        return None
    message, cure = _fault(Fraction(low), Fraction(high), Fraction(step), stepped=found[3] is not None)
    if message:
        report.error(node, "vars", message, cure)
        return None
    return Range(name, low, high, step)


def _fault(low: Fraction, high: Fraction, step: Fraction, *, stepped: bool) -> tuple[str, str]:
    """What is wrong with a range and its cure; two empty texts for nothing."""
    if low > high:
        return "this range ends before it starts", "write the smaller number first"
    if step <= 0:
        return "a step has to be greater than zero", "write it as in `0.1..0.9 step 0.1`"
    if not stepped and (low.denominator > 1 or high.denominator > 1):
        return "a range of decimals needs its step", "write it as in `0.1..0.9 step 0.1`"
    if low + step > high > low:
        return "the step is longer than the range, so that only one number could be drawn", "write a smaller step"
    return "", ""


def _number(text: str) -> str | None:
    found = numerals.bare(text)
    return found if found is not None and abs(float(found)) <= numerals.LARGEST else None
