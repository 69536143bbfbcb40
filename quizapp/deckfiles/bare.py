"""A line without a colon in a map of options or pairs → what that map takes."""

from collections.abc import Mapping
from types import MappingProxyType

from quizapp.deckfiles import quoting
from quizapp.deckfiles.keys import is_key
from quizapp.deckfiles.report import Place, Report

_LOOK_BACK = 400
_PAIRS: Mapping[str, str] = MappingProxyType(
    {"wrong": "option: reason", "reject": "answer: reason", "match": "left: right", "traps": "number: reason"}
)
"""What a line of a map is, by the key at which the map stands."""
_LISTED = frozenset({"wrong", "reject"})


def tell(place: Place, report: Report) -> int | None:
    """Reports the line at `place` when it stands without a colon in a map of options or pairs, and returns it."""
    line = report.line(place.line)
    name = _holder(line, place.line, report)
    if name not in _PAIRS or quoting.cut(line).key or quoting.cut(line).lead.strip():
        return None
    at, above = Place(place.line, _indent(line) + 1), report.line(place.line - 1)
    if _indent(above) == _indent(line) and above.lstrip().startswith("- "):
        report.error(at, "Y-key", f"this line of `{name}` has no dash", "begin it with `- `")
    else:
        listed = ", or a list of them all with dashes" if name in _LISTED else ""
        report.error(at, "Y-key", f"this line of `{name}` has no colon", f"write `{_PAIRS[name]}`{listed}")
    return place.line


def tell_above(place: Place, report: Report) -> int | None:
    """Reports the line above `place` as `tell` does, when the two are one text for YAML."""
    above = place.line - 1
    aligned = _indent(report.line(above)) == _indent(report.line(place.line))
    return tell(Place(above, 1), report) if aligned and not is_key(_word(report.line(above))) else None


def _holder(line: str, number: int, report: Report) -> str:
    """The key at whose map a line stands: that of the first line above which is indented less."""
    for above in range(number - 1, max(0, number - _LOOK_BACK), -1):
        one = report.line(above)
        if one.strip() and _indent(one) < _indent(line):
            parts = quoting.cut(one)
            return "" if parts.value else _word(one)
    return ""


def _word(line: str) -> str:
    return quoting.cut(line).key.strip().removesuffix(":")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
