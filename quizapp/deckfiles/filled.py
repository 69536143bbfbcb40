"""A text stands at a key, or what stands there instead is said in the words of the key's shape."""

import re

from quizapp.deckfiles import quoting
from quizapp.deckfiles.keys import Key, Shape
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_NAMES = frozenset({Shape.ID, Shape.TOPIC, Shape.PATH, Shape.UNIT})
_MEASURES = frozenset(
    {
        Shape.NUMBER, Shape.MARGIN, Shape.WHOLE, Shape.DAYS, Shape.LEVEL, Shape.SHARE, Shape.WEIGHT, Shape.COUNT,
        Shape.PASS, Shape.DATE, Shape.OFFERED, Shape.MINUTES, Shape.QUOTAS, Shape.KINDS, Shape.LEVELS, Shape.PENALTY,
    }
)  # fmt: skip
_COMMENT = re.compile(r"\s*#")


def check_text(node: Node, key: Key, report: Report) -> bool:
    """Whether a node is a text with something in it."""
    if not isinstance(node, Scalar):
        return _no_text(node, key, report)
    if node.text.strip():
        return True
    lost = _COMMENT.match(report.line(node.line)[node.column - 1 :]) if not node.style else None
    if lost:
        cure = quoting.advice(report.line(node.line))
        report.error(node, "empty", f"`{key.name}` is empty: what stands after ` #` is a comment", cure)
    else:
        report.error(node, "empty", f"`{key.name}` is empty", "write a text, or leave the key out")
    return False


def _no_text(node: Map | Seq, key: Key, report: Report) -> bool:
    if key.shape in _MEASURES:
        return wrong_shape(node, key, report)
    line = report.line(node.line)
    opened = line[node.column - 1 : node.column]
    if opened in ("[", "{") and opened:
        wanted = key.shape.value if key.shape in _NAMES else "a text"
        message = f"`{key.name}` has to be {wanted}; a bracket at the start makes YAML see a list or mapping"
        report.error(node, "Y-bracket", message, quoting.advice(line))
    elif isinstance(node, Map) and len(node.entries) == 1 and "-" in quoting.cut(line).lead:
        message = f"an entry of `{key.name}` with `: ` in it is read as key and value"
        hint = " or write `option: reason` without the dash" if key.shape is Shape.NOTED else ""
        report.error(node, "option-colon", message, f"put it in quotes: `{_dashed(line)}`{hint}")
    else:
        report.error(node, "shape", f"`{key.name}` has to be {key.shape.value}", "put the text in quotes or below `|`")
    return False


def _dashed(line: str) -> str:
    parts = quoting.cut(line)
    return f"- {quoting.quoted(parts.key + parts.value)}"


def wrong_shape(node: Node, key: Key, report: Report) -> bool:
    """Reports that a key has something else than its shape; always False."""
    report.error(node, "shape", f"`{key.name}` has to be {key.shape.value}", f"see the key `{key.name}`: {key.about}")
    return False
