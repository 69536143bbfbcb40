"""A syntax error of YAML → the true place, the rule and what to write instead."""

import re

from quizapp.core.values import frozen
from quizapp.deckfiles import bare, brackets, quoting, unclosed
from quizapp.deckfiles.keys import QUESTION_KEYS, is_key
from quizapp.deckfiles.report import Place, Report
from quizapp.deckfiles.scalars import BACKSLASH_CURE

_NARROW = ("flow", "block scalar", "alias", "anchor", "tag", "quoted scalar")
_BLOCK_HEAD = re.compile(r"[|>][-+\d]*\s*(?:#.*)?")
_LOOK_BACK = 200
_STARTS = {
    "[": ("Y-bracket", "a text that starts with `[` makes YAML see a list"),
    "{": ("Y-bracket", "a text that starts with `{` makes YAML see a mapping"),
    '"': ("Y-quote", "a quote at the start makes YAML look for its end, and nothing may follow it"),
    "'": ("Y-quote", "a quote at the start makes YAML look for its end, and nothing may follow it"),
    "&": ("Y-anchor", "`&` at the start makes YAML see an anchor"),
    "!": ("Y-tag", "`!` at the start makes YAML see a tag"),
    "*": ("Y-start", "a plain text cannot start with `*`"),
}


@frozen
class Fault:
    """A syntax error as libyaml tells it: what it met and in the middle of what, each with its place."""

    problem: str
    context: str
    place: Place
    context_place: Place


def explain(fault: Fault, report: Report) -> int:
    """Reports the error at its true place and returns that line."""
    for look in (
        _escape,
        _tab,
        _document,
        _unclosed,
        _start,
        _lost_text,
        _bare,
        _colon,
        _missing_colon,
        _open_quote,
        _indentation,
    ):
        line = look(fault, report)
        if line is not None:
            return line
    report.error(fault.place, "Y-syntax", f"this is no YAML: {fault.problem}", "put the text in quotes")
    return fault.place.line


def _escape(fault: Fault, report: Report) -> int | None:
    if "escape" not in fault.problem and "hexdecimal" not in fault.problem:
        return None
    report.error(
        fault.place,
        "Y-backslash",
        "a backslash in double quotes starts an escape that YAML does not know",
        BACKSLASH_CURE,
    )
    return fault.place.line


def _tab(fault: Fault, report: Report) -> int | None:
    line = report.line(fault.place.line)
    indent = line[: len(line) - len(line.lstrip())]
    at = indent.find("\t")
    if at < 0:
        at = fault.place.column - 1
        if line[at : at + 1] != "\t":
            return None
    report.error(Place(fault.place.line, at + 1), "Y-tab", "YAML does not take a tab here", "use spaces")
    return fault.place.line


def _document(fault: Fault, report: Report) -> int | None:
    above = report.line(fault.place.line - 1)
    document = "document indicator" in fault.problem or (
        "<document start>" in fault.problem and above.startswith(("...", "---"))
    )
    if not document:
        return None
    report.error(fault.place, "Y-doc", "a second document starts here", "one deck per file: move it to its own")
    return len(report.lines)


def _unclosed(fault: Fault, report: Report) -> int | None:
    """Reports a quote that swallowed lines which are none of its text."""
    if "end of stream" in fault.problem and "quoted scalar" in fault.context:
        return unclosed.tell_to_the_end(fault.context_place, report)
    if "flow" in fault.context:
        return unclosed.tell_in_list(fault.context_place, fault.place, report)
    return unclosed.tell_above(fault.place, report)


def _start(fault: Fault, report: Report) -> int | None:
    narrow = any(word in fault.context for word in _NARROW)
    lines = (fault.context_place.line, fault.place.line) if narrow else (fault.place.line,)
    for number in lines:
        parts = quoting.cut(report.line(number))
        if (number, parts.column) > (fault.place.line, fault.place.column):
            continue
        named = _named(parts.value)
        if named:
            place = Place(number, parts.column)
            if not report.knows(place):
                report.error(place, *named, quoting.advice(report.line(number), report.line(number + 1)))
            return number
    return None


def _named(value: str) -> tuple[str, str] | None:
    """Rule and message when a plain text cannot start like this."""
    first = value[:1]
    if first in _STARTS:
        return _STARTS[first]
    if first in ("|", ">") and _BLOCK_HEAD.fullmatch(value):
        return None
    if (first and first in "@`%,]}|>") or value[:2].rstrip() in ("-", "?", ":"):
        return "Y-start", f"a plain text cannot start with {'a backtick' if first == '`' else f'`{first}`'}"
    return None


def _bare(fault: Fault, report: Report) -> int | None:
    """Reports an option without a colon among others that have one."""
    if "could not find expected ':'" in fault.problem:
        return bare.tell(fault.context_place, report)
    return bare.tell_above(fault.place, report) if "mapping values" in fault.problem else None


def _colon(fault: Fault, report: Report) -> int | None:
    if "mapping values" not in fault.problem:
        return None
    place, line = fault.place, report.line(fault.place.line)
    parts = quoting.cut(line)
    before = line[len(parts.lead) : place.column - 1]
    inside = place.column > len(parts.lead + parts.key.rstrip())
    if not inside and (broken := _glued_key(place.line, report)):
        return broken
    if inside or not is_key(before.strip()):
        cure = (
            quoting.advice(line, report.line(place.line + 1)) if inside else "put the whole text in quotes or below `|`"
        )
        report.error(place, "Y-colon", "`: ` inside plain text makes YAML see a key", cure)
        return place.line
    return _misplaced(place, report)


def _glued_key(number: int, report: Report) -> int | None:
    """Reports the line above when its key has no space after the colon, or one that YAML does not count."""
    above = number - 1
    while above > 1 and not report.line(above).strip():
        above -= 1
    line = report.line(above)
    parts = quoting.cut(line)
    name, colon, rest = parts.value.partition(":")
    if parts.key or not colon or not rest or not is_key(name.strip()):
        return None
    place = Place(above, parts.column + len(name) + 1)
    if rest[0].isspace():
        report.error(
            place, "Y-space", "the space after the colon is no plain space", "type it again with the space bar"
        )
    else:
        report.error(place, "Y-colon", "there is no space after the colon", f"`{name}: {rest}`")
    return above


def _lost_text(fault: Fault, report: Report) -> int | None:
    """Reports a text that a comment ended, though it goes on in the next line."""
    colon = "could not find expected ':'" in fault.problem
    number = (fault.context_place if colon else fault.place).line
    above, line = report.line(number - 1), report.line(number)
    at = above.find(" #")
    deeper = len(line) - len(line.lstrip(" ")) > len(quoting.cut(above).lead)
    if at < 0 or not above[:at].strip() or not (colon or deeper):
        return None
    cure = quoting.advice(above, line)
    report.error(Place(number - 1, at + 2), "Y-hash", "the text ends at ` #`, but goes on in the next line", cure)
    return number


def _missing_colon(fault: Fault, report: Report) -> int | None:
    if "could not find expected ':'" not in fault.problem:
        return None
    cure = "indent it deeper than the key whose text it continues, or write `key: value`"
    report.error(fault.context_place, "Y-key", "this line is no `key: value`", cure)
    return fault.context_place.line


def _open_quote(fault: Fault, report: Report) -> int | None:
    """Reports a quote above that nobody closed before the place of the error."""
    last = fault.place.line
    for number in range(last - 1, max(0, last - _LOOK_BACK), -1):
        parts = quoting.cut(report.line(number))
        quote = parts.value[:1]
        if quote and quote in "\"'":
            ends = [parts.value[1:], *(report.line(n).rstrip() for n in range(number + 1, last))]
            if any(end.endswith(quote) for end in ends):
                return None
            cure = quoting.advice(report.line(number))
            report.error(Place(number, parts.column), "Y-quote", "this quote is not closed in its text", cure)
            return number
    return None


def _indentation(fault: Fault, report: Report) -> int | None:
    if "flow node" in fault.context and (line := brackets.tell_above(fault.place, report)):
        return line
    words = ("did not find expected", "expected <block end>", "<document start>")
    return _misplaced(fault.place, report) if any(word in fault.problem for word in words) else None


def _misplaced(place: Place, report: Report) -> int:
    line = report.line(place.line)
    at = Place(place.line, len(line) - len(line.lstrip()) + 1)
    key = QUESTION_KEYS.get(quoting.cut(line).key.strip().removesuffix(":"))
    cure = "indent it as the other keys of its question" if key else "give it the same indentation"
    report.error(at, "Y-indent", "this line is not in line with the ones above", cure)
    return place.line
