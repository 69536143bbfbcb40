"""A list or map in brackets that nobody closed: told where its bracket stands, not where YAML gives up."""

import re
from types import MappingProxyType

from quizapp.deckfiles.report import Place, Report

_BRACKET = re.compile(r"[\[\]{}]")
_CLOSING = MappingProxyType({"[": "]", "{": "}"})
_LOOK_BACK = 200


def tell_above(last: Place, report: Report) -> int | None:
    """Reports the nearest bracket above a place that is still open there, and returns its line; None for none."""
    closed = 0
    for number in range(last.line, max(0, last.line - _LOOK_BACK), -1):
        line = report.line(number)[: last.column - 1 if number == last.line else None]
        for found in reversed(list(_BRACKET.finditer(line))):
            closed += 1 if found[0] in "]}" else -1
            if closed < 0:
                cure = f"close it with `{_CLOSING[found[0]]}`, or put the text in quotes"
                report.error(Place(number, found.start() + 1), "Y-bracket", f"this `{found[0]}` is not closed", cure)
                return number
    return None
