"""What is wrong with a single value though YAML reads it: lost text, escapes in formulas, marks, tabs, keys."""

import re
from itertools import islice

from quizapp.deckfiles import quoting
from quizapp.deckfiles.report import Place, Placed, Report
from quizapp.deckfiles.source import MAX_SHOWN, NON_CHARACTERS

_DATA = re.compile(r"[-+−]?[\d.,_/% ]+|true|false|yes|no", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_REFUSED = re.compile(f"[\x00\ud800-\udfff{NON_CHARACTERS}]")
_DIGITS = re.compile(r"[0-9]{1,3}$")
_LETTER = re.compile(r"[^\W\d_]")
_THOUSANDS = re.compile(r",([0-9]{3})(?![0-9])([^,\[\]{}\n]*)")
_MARKS = {
    "&": ("Y-anchor", "`&` at the start makes YAML see an anchor, and the word after it is lost"),
    "!": ("Y-tag", "`!` at the start makes YAML see a tag, and the word after it is lost"),
    "*": ("Y-anchor", "`*` at the start makes YAML see an alias, and decks have none"),
}
_TEX = (
    "alpha approx arccos arcsin arctan arg argmax argmin ast asymp angle bar bf because begin beta beth "
    "between bigcap bigcup bigl bigm bigr big binom bmod boldsymbol bot bowtie bullet epsilon equiv eta "
    "end exists ell emph exp emptyset fbox flat forall frac frown nabla natural ne neg neq newline "
    "nexists ngeq ni nleq nmid not notin nsubseteq nu rangle rbrace rbrack rceil ref rfloor rho right "
    "rightarrow rm root rvert rVert tan tanh tau tbinom text textbf textit textrm tfrac therefore theta "
    "tilde times to top triangle triangleleft triangleright tt varepsilon varnothing varphi varpi varrho "
    "varsigma vartheta vdash vdots vec vee vert vspace Nabla Pi Phi Psi Pr Lambda Leftarrow "
    "Leftrightarrow LaTeX Longrightarrow underbrace underline uparrow upsilon Uparrow Upsilon xi "
    "xrightarrow "
)
TEX_COMMANDS = frozenset(_TEX.split())


def check_hash(value: str, place: Place, report: Report) -> None:
    """Warns when one space and a `#` ended a plain text that reads like prose."""
    line = report.line(place.line)
    if not value or _DATA.fullmatch(value) or line[place.column - 1 : place.column] != "#":
        return
    cure = f"{quoting.advice(line)}; for a comment put two spaces before the `#`"
    report.warning(place, "Y-hash", "the text after ` #` is a comment and is not shown", cure)


def check_comma(value: str, rest: str, place: Place, report: Report) -> None:
    """Warns when the comma of a number, as in `10,000 mails`, ended a plain text of a list; `rest` starts with it."""
    head, tail = _DIGITS.search(value), _THOUSANDS.match(rest)
    if head and tail and _LETTER.search(value + tail[2]):
        number = f"{head[0]},{tail[1]}"
        report.warning(place, "Y-comma", f"the comma in `{number}` makes two entries of this text", "put it in quotes")


def check_escapes(raw: str, value: str, start: Place, report: Report) -> None:
    """Checks a double-quoted text: TeX commands that YAML reads as escapes, characters that cannot be kept."""
    commands = (match for match in _ESCAPE.finditer(raw) if match[1] in TEX_COMMANDS)
    for match in islice(commands, MAX_SHOWN):
        before = raw[: match.start()]
        down = before.count("\n")
        column = len(before) - before.rfind("\n") if down else start.column + len(before)
        message = f"`\\{match[1]}` in double quotes: YAML reads `\\{match[1][0]}` as an escape"
        report.warning(Place(start.line + down, column), "Y-backslash", message, BACKSLASH_CURE)
    refused = _REFUSED.search(value)
    if refused:
        report.error(start, "Y-char", f"the character U+{ord(refused[0]):04X} cannot stand in a deck", "leave it out")


BACKSLASH_CURE = "write formulas in single quotes or below `|`"


def say_mark(mark: str, place: Place, report: Report) -> None:
    """Reports an anchor, alias or tag that starts with `mark`."""
    line = report.line(place.line)
    rule, message = _MARKS.get(mark[:1], ("Y-tag", "this value has a tag or an anchor"))
    cure = quoting.advice(line) if quoting.cut(line).column == place.column else "put the text in quotes"
    report.error(place, rule, message, cure)


def say_tab(place: Place, report: Report) -> None:
    """Reports a tab before a value."""
    report.error(place, "Y-tab", "a tab stands before this value", "use spaces")


def say_key(key: Placed, report: Report) -> None:
    """Reports a key that is a list or mapping, as in `a: {{tp}} hits`."""
    line = report.line(key.line)
    column = quoting.cut(line).column
    place = Place(key.line, column) if column <= key.column else key
    report.error(place, "Y-bracket", "a bracket at the start makes YAML see a list or mapping", quoting.advice(line))


def say_twice(name: str, first: Placed, second: Placed, report: Report) -> None:
    """Reports one key at both of its places."""
    shown = name if len(name) <= 60 else name[:60] + "…"
    for place, other in ((first, second), (second, first)):
        report.error(place, "Y-dup", f"`{shown}` stands twice, here and in line {other.line}", "keep one of them")
