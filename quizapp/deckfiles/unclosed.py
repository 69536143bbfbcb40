"""A quote that nobody closed → the line where it opens and where its text should have ended."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from quizapp.deckfiles import quoting
from quizapp.deckfiles.report import Place, Report

_LOOK_BACK = 200
_LONGEST = 110
_ESCAPED: Mapping[str, re.Pattern[str]] = MappingProxyType({'"': re.compile(r"\\."), "'": re.compile("''")})
_ENTRY = re.compile(r"[\[{,:]\s*([\"'])")
_CLOSED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {'"': re.compile(r'(?:[^"\\]|\\.)*+"(?=[\s,:\]}]|$)'), "'": re.compile(r"(?:[^']|'')*+'(?=[\s,:\]}]|$)")}
)
_ELIDED = re.compile(r"'(?:\d|(?:tis|twas|twere|twill|em|til|till|cause|bout|round|n)\b)", re.IGNORECASE)


class _Open(NamedTuple):
    """A quote at `place` whose text ought to end in the line `last`; it swallows the lines below."""

    quote: str
    place: Place
    last: int


def tell_above(place: Place, report: Report) -> int | None:
    """Reports a quote whose text swallowed a line of its own and ended just before an error at `place`.

    Returns the last line of the text, None where there is no such quote.
    """
    for number in range(place.line - 1, max(0, place.line - _LOOK_BACK), -1):
        value, column = _value(report.line(number))
        if value[:1] in _ESCAPED and _end(value, number, place, report) == place.line:
            return _tell(_opened(Place(number, column), place.line, report), report)
    return None


def _end(value: str, number: int, place: Place, report: Report) -> int | None:
    """The line where the quote is closed that opens `value` in line `number`, None if not before `place`."""
    escaped, quote, text = _ESCAPED[value[0]], value[0], value[1:]
    for last in range(number, place.line + 1):
        text = text if last == number else report.line(last)
        text = text[: place.column - 1] if last == place.line else text
        if quote in escaped.sub("", text):
            return last
    return None


def tell_in_list(bracket: Place, place: Place, report: Report) -> int | None:
    """Reports a quote in the list or map that opens at `bracket`, not closed before an error at `place`; as above."""
    line = report.line(bracket.line)
    start = _unpaired(line, bracket.column - 1)
    if start is None:
        return None
    at = Place(bracket.line, start + 1)
    if bracket.line == place.line:
        return _tell(_Open(line[start], at, at.line), report)
    return _tell(_opened(at, place.line, report), report)


def _unpaired(line: str, at: int) -> int | None:
    """The index of the first quote of an entry, from `at` on, that no quote closes where the entry ends."""
    while found := _ENTRY.search(line, at):
        end = _CLOSED[found[1]].match(line, found.end())
        if end is None:
            return found.start(1)
        at = end.end()
    return None


def tell_to_the_end(place: Place, report: Report) -> int | None:
    """Reports a quote at `place` that swallowed the rest of the file; returns as `tell_above` does."""
    line = report.line(place.line)
    quote = line[place.column - 1 : place.column]
    if quote not in _ESCAPED:
        return None
    if _value(line)[1] != place.column:
        return _tell(_Open(quote, place, place.line), report)
    if _ELIDED.match(line[place.column - 1 :]):
        return None
    found = _opened(place, len(report.lines), report)
    written = [number for number in range(place.line, len(report.lines) + 1) if report.line(number).strip()]
    return _tell(found or _Open(quote, place, written[-1]), report)


def warn_swallowed(place: Place, last: int, report: Report) -> None:
    """Warns about a text in quotes, from `place` to the line `last`, that has a line of its own within it."""
    found = _opened(place, last, report) if _value(report.line(place.line))[1] == place.column else None
    if found:
        message = f"the quote that opens here is closed in line {last} only, so that line {found.last + 1} is its text"
        report.warning(place, "Y-quote", message, _cure(found, report))


def _value(line: str) -> tuple[str, int]:
    parts = quoting.cut(line)
    return parts.value, parts.column


def _opened(place: Place, last: int, report: Report) -> _Open | None:
    """The quote at `place` when a key or an item of its own stands below it, down to the line `last`."""
    parts = quoting.cut(report.line(place.line))
    if _ELIDED.match(parts.value):
        return None
    dashed = parts.lead.rstrip().endswith("-")
    deeper = not parts.key and ": " not in parts.value
    limit = parts.lead.rindex("-") if deeper and dashed else len(parts.lead) - deeper
    own = (number for number in range(place.line + 1, last + 1) if _is_own(report.line(number), limit))
    below = next(own, None)
    if below is None:
        return None
    while not report.line(below - 1).strip():
        below -= 1
    return _Open(report.line(place.line)[place.column - 1], place, below - 1)


def _is_own(line: str, limit: int) -> bool:
    """Whether a line that is indented by `limit` or less is a key or an item, not the text of one above."""
    bare = line.lstrip(" ")
    opened = bare.startswith(("- ", '"', "'")) or bool(quoting.cut(line).key)
    return bool(bare) and len(line) - len(bare) <= limit and opened


def _tell(found: _Open | None, report: Report) -> int | None:
    if found is None:
        return None
    report.error(found.place, "Y-quote", "the quote that opens here is not closed", _cure(found, report))
    return found.last


def _cure(found: _Open, report: Report) -> str:
    if found.last > found.place.line:
        return f"end line {found.last} with `{found.quote}`"
    parts = quoting.cut(report.line(found.place.line))
    line = (parts.key or "- ") + parts.value
    plain = parts.column == found.place.column and " #" not in line and not line.endswith("\\")
    if plain and len(line) <= _LONGEST and (parts.key or parts.lead.endswith("- ")):
        return f"close the quote: `{line}{found.quote}`"
    return f"end it with `{found.quote}`"
