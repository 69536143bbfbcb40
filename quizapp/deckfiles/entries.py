"""How many entries may stand at a key: no more than anybody looks through, so that all work on them is bounded."""

from collections.abc import Mapping
from types import MappingProxyType

from quizapp.deckfiles.keys import Key, Shape
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Seq

MAX_ENTRIES = 50
"""How many things may be asked for, put in order, paired or drawn in one question."""
MAX_TEXTS = 200
"""How many texts may stand at any other key: forms of an answer, options, hints, tags; and how many exams.

So many cards, too, a text with holes may make, since each of them holds all of it.
"""
MAX_NAMES = 5_000
"""How many short names a deck may explain."""
_FEW = frozenset({"order", "match", "decoys", "traps", "require"})
_TEXTS = (Shape.TEXTS, Shape.FORMS, Shape.ANSWER, Shape.NOTED, Shape.CHOICES, Shape.PAIRS)
_OF_EXAMS = (Shape.EXAMS, Shape.QUOTAS, Shape.KINDS)
_MOST: Mapping[Shape, int] = MappingProxyType(
    {**dict.fromkeys((*_TEXTS, *_OF_EXAMS), MAX_TEXTS), Shape.VARIABLES: MAX_ENTRIES, Shape.NAMES: MAX_NAMES}
)


def is_bounded(node: Node, key: Key, report: Report) -> bool:
    """Whether no more entries stand at a key than it may have; if not, that is reported."""
    most = MAX_ENTRIES if key.name in _FEW else _MOST.get(key.shape)
    return most is None or is_short(node, key.name, report, most)


def is_short(node: Node, name: str, report: Report, most: int = MAX_ENTRIES) -> bool:
    """Whether a list or map has no more entries than `most`; if not, that is reported."""
    count = len(node.items) if isinstance(node, Seq) else len(node.entries) if isinstance(node, Map) else 1
    if count > most:
        cure = "make several questions of them" if most == MAX_ENTRIES else "keep those that matter"
        report.error(node, "entries", f"`{name}` has {count} entries, more than {most}", cure)
    return count <= most


def are_few(cards: int, text: Node, report: Report) -> bool:
    """Whether a text with holes makes no more cards than it may; if not, that is reported."""
    if cards > MAX_TEXTS:
        cure = "make several texts of it, or ask holes together: `{{1::one}} and {{1::another}}`"
        report.error(text, "entries", f"the holes of this text are {cards} cards, more than {MAX_TEXTS}", cure)
    return cards <= MAX_TEXTS
