"""The body of a number question: its key, how far off one may be, and the typical wrong numbers."""

from fractions import Fraction

from quizapp.core import numbers, units
from quizapp.core.calculated.filling import formula
from quizapp.core.calculated.oversights import is_computable
from quizapp.core.deck import Number, Trap
from quizapp.deckfiles import checked, numerals, variables
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar

_TOO_LARGE = "a number may have 15 digits before the point"
_SPELLINGS = "write digits as in `0.8`, `4/5`, `80%` or `8e-1`; the unit stands at `unit:`"


def body(question: Fields, tolerance: Node | None, report: Report) -> Number | None:
    """The body, with the deck's default tolerance where it has none of its own; None when something was reported."""
    known, unit = variables.names(question.values.get("vars")), question.text("unit").strip()
    margin, decimals = question.values.get("tolerance", tolerance), question.text("decimals")
    key = _number(question.values["number"], "number", unit, known, report)
    written = question.values.get("traps")
    entries = written.entries if isinstance(written, Map) else ()
    traps = [_number(trap, "traps", unit, known, report) for trap, _ in entries]
    if key is None or None in traps:
        return None
    found = Number(
        answer=key,
        tolerance=(numerals.margin(checked.text(margin)) or "") if margin else "",
        decimals=int(decimals) if decimals else None,
        unit=unit,
        traps=tuple(Trap(trap or "", checked.text(why)) for trap, (_, why) in zip(traps, entries, strict=True)),
    )
    return found if known or _all_wrong(found, [trap for trap, _ in entries], report) else None


def _number(node: Node, name: str, unit: str, known: frozenset[str], report: Report) -> str | None:
    """A numeral as `Fraction` reads it, or an expression as written; None when something was reported."""
    text = checked.text(node).strip()
    if formula(text) is not None:
        if known:
            return text
        message = "`= ...` is computed from variables, and this question has none"
        report.error(node, "no-vars", message, "write the number itself, or name the variables at `vars:`")
        return None
    found = numerals.plain(text, percent=units.is_percent(unit))
    if found is not None and abs(Fraction(found)) <= numerals.LARGEST:
        return found
    if found is not None:
        report.error(node, "number", _TOO_LARGE, "ask for it in a larger unit, such as millions")
    elif numerals.reads_two_ways(text):
        message = f"`{text}` can be read as {text.replace(',', '')} or as {text.replace(',', '.')}"
        report.error(node, "number", message, "write it without the comma, or with a point")
    else:
        cure = f"write `= {text}`" if is_computable(text, known) else _SPELLINGS
        report.error(node, "number", f"`{name}` has to be a number or `= expression`", cure)
    return None


def _all_wrong(number: Number, nodes: list[Scalar], report: Report) -> bool:
    """Whether no trap is right, and no two are one number; those that are get reported."""
    good = True
    seen: dict[Fraction, Scalar] = {}
    for trap, node in zip(number.traps, nodes, strict=True):
        first = seen.setdefault(Fraction(trap.answer), node)
        if first is not node:
            message = f"this trap is the same number as the one in line {first.line}"
            report.error(node, "trap", message, "delete one of them: only the first is ever told")
            good = False
        if numbers.fits(number, Fraction(trap.answer)):
            message = f"this trap is right: it is as near to {number.answer} as an answer has to be"
            report.error(node, "trap", message, "delete it, or make `tolerance:` smaller")
            good = False
    return good
