"""A value of the right shape that was meant as another: options without dashes, a list without brackets, a deep key."""

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from quizapp.core.deck import Kind
from quizapp.deckfiles import quoting
from quizapp.deckfiles.keys import QUESTION_KEYS, Key, Shape
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar

_THINGS: Mapping[str, str] = MappingProxyType(
    {
        "wrong": "option", "accept": "form", "reject": "answer", "order": "step", "decoys": "decoy", "tags": "tag",
        "hint": "hint", "a": "answer",
    }
)  # fmt: skip
"""What stands at a key that takes a list, by the key's name."""
_WITH_WRONG = frozenset({Kind.CHOICE, Kind.MULTI, Kind.TYPED})
_PROSE = frozenset({"hint", "a"})
_PARTED = frozenset({"accept", "reject", "tags", "decoys", "wrong"})
_MARKED = re.compile(r"(?:[-*•–—][^\W\d]|[•–—] |\d{1,2}[.)] )")
_WRAPPED = 60
_MOST_LINES = 200
_SHORT = 80
_WORDS = 3
_DATE = re.compile(r"\d,\s+\d{4}\b")
_NUMBERS = re.compile(r"[\d\s.,%/+−-]*")
_ENCLOSED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\$[^$]*\$|`[^`]*`|\"[^\"]*\"|/.*/")
_COMMA = re.compile(r",\s+|(?<=[^\W\d]),(?=[^\W\d])")
_CLAUSE = re.compile(r"(?:yes|no|true|false|not|so|and|or|but|nor|because|if|as|which|with)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)


def is_meant(node: Node, key: Key, report: Report) -> bool:
    """Whether a value of its key's shape can be what was meant; a doubt is a warning, and what cannot be an error."""
    if isinstance(node, Map) and key.shape is Shape.FORMS:
        for answer, forms in node.entries:
            _check_commas(forms, key, report, answer.text)
    if not isinstance(node, Scalar) or node.style or key.name not in _THINGS or key.shape is Shape.TEXT:
        return True
    if key.name in _PROSE and not _MARKED.match(node.text):
        return True
    rows = _rows(node, report)
    if len(rows) < 2:
        _check_commas(node, key, report, key.name)
    elif _is_listed(rows, key):
        return _say_rows(node, len(rows), key, report)
    return True


def check_depth(values: Mapping[str, Node], written: Mapping[str, Scalar], report: Report) -> None:
    """Warns about wrong options and the like that are named as a key which their question has not."""
    for name in ("wrong", "reject"):
        node = values.get(name)
        for option, _ in node.entries if isinstance(node, Map) else ():
            key = None if option.style else QUESTION_KEYS.get(option.text)
            if key and key.name not in written and (not key.kinds or key.kinds & _WITH_WRONG):
                cure = f"indent it as `{name}:`; if it is an {_THINGS[name]}, put it in quotes"
                report.warning(option, "deep-key", f"is `{option.text}` a key that stands too deep?", cure)


def _rows(node: Scalar, report: Report) -> list[str]:
    """The lines of a plain text; its first _MOST_LINES ones."""
    left = len("".join(node.text.split()))
    rows = []
    for number in range(node.line, min(node.line + _MOST_LINES, len(report.lines) + 1)):
        row = report.line(number)[node.column - 1 if number == node.line else 0 :].rstrip()
        rows.append(row)
        left -= len("".join(row.split()))
        if left <= 0:
            break
    return rows


def _is_listed(rows: list[str], key: Key) -> bool:
    """Whether lines are entries of a list rather than one wrapped text."""
    bare = [row.strip() for row in rows if row.strip()]
    if all(_MARKED.match(row) for row in bare):
        return True
    if key.name in _PROSE:
        return False
    return not all(len(row) >= _WRAPPED and next_[:1].islower() for row, next_ in pairwise(bare))


def _say_rows(node: Scalar, count: int, key: Key, report: Report) -> bool:
    thing, last = _THINGS[key.name], node.line + count - 1
    lines = f"lines {node.line} and {last}" if count == 2 else f"lines {node.line} to {last}"
    message = f"{lines} are one {thing}"
    cure = f"begin each with `- `{f', or write `{thing}: reason`' if key.shape is Shape.NOTED else ''}"
    if key.name == "order":
        report.error(node, "no-dash", message, cure)
        return False
    report.warning(node, "no-dash", message, f"{cure}; if it is one, put it in quotes")
    return True


def _check_commas(node: Node, key: Key, report: Report, name: str) -> None:
    """Warns about commas without brackets in a plain text that stands at `name`."""
    if not isinstance(node, Scalar) or node.style or key.name not in _PARTED or len(node.text) > _SHORT:
        return
    parts = [part.strip() for part in _COMMA.split(node.text)]
    if len(parts) < 2 or _is_one(node.text, parts, key):
        return
    entries = ", ".join(quoting.scalar(part) for part in parts)
    cure = f"write `{name}: [{entries}]`; if it is one, put it in quotes"
    report.warning(node, "no-brackets", f"the comma makes no list: this is one {_THINGS[key.name]}", cure)


def _is_one(text: str, parts: list[str], key: Key) -> bool:
    """Whether the comma of a text may be one of a sentence, a formula or a quotation."""
    if len(_COMMA.split(_ENCLOSED.sub("x", text))) != len(parts) or text.endswith((".", "?", "!")):
        return True
    if _DATE.search(text) or _NUMBERS.fullmatch(text) or (key.name == "wrong" and _JOINED.search(text)):
        return True
    return any(not part or _CLAUSE.match(part) or len(part.split()) > _WORDS for part in parts)
