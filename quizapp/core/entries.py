"""Where the questions of a deck's text stand, told by indentation alone: text that is half written is read, too."""

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

_CARDS = re.compile(r"cards\s*:\s*(?:\[\s*\]\s*)?(?:#.*)?$")
_EMPTY = re.compile(r"cards\s*:\s*\[\s*\]")
_ITEM = re.compile(r"( *)-(?:\s|$)")
_VALUE = re.compile(r"\s*- *[\w-]+: *(?=[^\s|>])")
_BLANK = re.compile(r"\s*(?:- +)*(?:[\w-]+:(?: +|$))?(?:[|>]-?$)?")
INDENT = 2
_DEEPER = (":", "|", ">", "|-", ">-")


class Insertion(NamedTuple):
    """Lines that stand from row `first` [from 0] to before row `end` are replaced by `lines`.

    `row` and `start` to `stop` are then where the text of the new question's first line stands, to be written over.
    """

    first: int
    end: int
    lines: tuple[str, ...]
    row: int
    start: int
    stop: int


def indentation(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def indent_below(line: str, column: int) -> int:
    """The indentation of a line that is begun below the first characters of another one, up to a column [from 0]."""
    depth = min(indentation(line), column)
    text = line[:column].strip()
    if text.startswith("- ") and ":" in text:
        depth += INDENT
    return depth + INDENT if text.endswith(_DEEPER) else depth


def shifted(line: str, by: int) -> str:
    """A line indented by one step more (1) or less (-1); one without text stays as it is."""
    if by > 0:
        return " " * INDENT + line if line.strip() else line
    return line[min(indentation(line), INDENT) :]


def entry_at(lines: Sequence[str], row: int) -> range | None:
    """The rows [from 0] of the question that a row belongs to, without blank lines and comments at its end.

    None above the first question. A list below `cards:` of a group belongs to the question that the group is.
    """
    margin = _margin(lines)
    if margin is None or row < margin[0]:
        return None
    top, indent = margin
    starts = (place for place in range(min(row, len(lines) - 1), top - 1, -1) if _begins(lines[place], indent))
    start = next(starts, None)
    if start is None:
        return None
    after = (place for place in range(start + 1, len(lines)) if _ends(lines[place], indent))
    return range(start, _without_rest(lines, start, next(after, len(lines))))


def blank_below(lines: Sequence[str], row: int, template: Container[str]) -> tuple[int, int, int] | None:
    """The next line below a row, in the same question, that is still as in a template: its row, and where its text
    begins and ends. `template` are lines without indentation. None where every line is written over.
    """
    for place in entry_at(lines, row) or ():
        text = lines[place].strip()
        found = _BLANK.match(lines[place])
        if place > row and text in template and found and found.end() < len(lines[place].rstrip()):
            return place, found.end(), len(lines[place].rstrip())
    return None


def insertion(lines: Sequence[str], row: int, template: str) -> Insertion:
    """How a template, YAML lines that begin with `- `, becomes a question below the one that a row belongs to.

    It is indented as the others are; a deck without questions gets `cards:` where that is missing.
    """
    margin = _margin(lines)
    if margin is None:
        return _first(lines, template)
    top, indent = margin
    entry = entry_at(lines, max(row, top))
    at = entry.stop if entry else top
    return _placed(at, at, [""] * _spaced(lines, top), indent, template)


def _spaced(lines: Sequence[str], top: int) -> bool:
    """Whether blank lines stand between the questions, the first of which is at row `top`."""
    text = [bool(line.strip()) for line in lines[top:]]
    return False in text and True in text[text.index(False) :]


def _margin(lines: Sequence[str]) -> tuple[int, int] | None:
    """The row of the first question and the indentation of all; None where there is none."""
    row = next((place for place, line in enumerate(lines) if _CARDS.match(line)), None)
    for place in range(0 if row is None else row + 1, len(lines)):
        text = lines[place].strip()
        item = _ITEM.match(lines[place])
        if item:
            return place, len(item[1])
        if text and not text.startswith(("#", "---", "%")):
            return None
    return None


def _begins(line: str, indent: int) -> bool:
    item = _ITEM.match(line)
    return item is not None and len(item[1]) == indent


def _ends(line: str, indent: int) -> bool:
    """Whether a line does not belong to the question above it."""
    if not line.strip() or line.lstrip().startswith("#"):
        return False
    return _begins(line, indent) or indentation(line) < max(indent, 1)


def _without_rest(lines: Sequence[str], start: int, end: int) -> int:
    """The end of a question without blank lines and less indented comments; these belong to what follows."""
    indent = indentation(lines[start])
    while end > start + 1:
        text = lines[end - 1].strip()
        if text and not (text.startswith("#") and indentation(lines[end - 1]) <= indent):
            break
        end -= 1
    return end


def _first(lines: Sequence[str], template: str) -> Insertion:
    """The first question of a deck."""
    row = next((place for place, line in enumerate(lines) if _CARDS.match(line)), None)
    if row is not None:
        return _placed(row, row + 1, [_EMPTY.sub("cards:", lines[row])], INDENT, template)
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return _placed(end, len(lines), ["cards:"], INDENT, template, [""])


def _placed(
    first: int, end: int, before: list[str], indent: int, template: str, after: Sequence[str] = ()
) -> Insertion:
    new = [" " * indent + line if line.strip() else "" for line in template.rstrip("\n").split("\n")]
    value = _VALUE.match(new[0])
    row = first + len(before)
    return Insertion(first, end, (*before, *new, *after), row, value.end() if value else len(new[0]), len(new[0]))
