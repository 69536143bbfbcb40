"""A mapping read against a table of keys: unknown, doubled and misshapen keys are reported, the rest comes out."""

from collections.abc import Mapping
from dataclasses import field

from rapidfuzz import fuzz, process

from quizapp.core.values import frozen
from quizapp.deckfiles import checked, shapes, slips
from quizapp.deckfiles.keys import DECK_KEYS, FREE_PREFIX, GROUP_KEYS, QUESTION_KEYS, Key, Shape, Table
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_LONGEST = 40
_LIKENESS = 60


@frozen
class Fields:
    """The nodes of a mapping by the key's own name; `written` has misshapen ones too, with their key nodes.

    `unclear` says that a key was not known but looked like one.
    """

    node: Map
    values: Mapping[str, Node] = field(default_factory=dict)
    written: Mapping[str, Scalar] = field(default_factory=dict)
    unclear: bool = False

    def __contains__(self, name: str) -> bool:
        return name in self.written

    @property
    def good(self) -> bool:
        """Whether every key that was written has its shape."""
        return len(self.values) == len(self.written)

    def text(self, name: str) -> str:
        """The text at a key, empty when there is none."""
        node = self.values.get(name)
        return "" if node is None else checked.text(node)

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts at a key, empty when there are none."""
        return checked.texts(self.values[name]) if name in self.values else ()

    def places(self, name: str) -> tuple[tuple[int, int], ...]:
        """The line and column of each of the texts at a key."""
        value = self.values.get(name)
        nodes = value.items if isinstance(value, Seq) else () if value is None else (value,)
        return tuple((node.line, node.column) for node in nodes)


def read(node: Map, table: Table, report: Report) -> Fields:
    """The fields of a mapping that the table knows."""
    values: dict[str, Node] = {}
    written: dict[str, Scalar] = {}
    unclear = False
    for name, value in node.entries:
        key = table.get(name.text)
        if key is None:
            if not name.text.startswith(FREE_PREFIX) and (name.text != "<<" or name.style):
                unclear |= _say_unknown(name, table, report, below=_is_below(name, node))
        elif key.name in written:
            other = written[key.name]
            message = f"`{name.text}` and `{other.text}` are one key (`{key.name}`); the other is in line {other.line}"
            report.error(name, "Y-dup", message, "keep one of them")
        else:
            written[key.name] = name
            if _is_text(value, key) or (shapes.check(value, key, report) and slips.is_meant(value, key, report)):
                values[key.name] = value
    return Fields(node, values, written, unclear)


def _is_text(value: Node, key: Key) -> bool:
    """Whether any text may stand at a key, and one does: most values need no other look."""
    return key.shape is Shape.TEXT and isinstance(value, Scalar) and not value.text.isspace() and value.text != ""


def _is_below(name: Scalar, node: Map) -> bool:
    """Whether a key stands below the questions of its mapping."""
    return any(key.text == "cards" and key.line < name.line for key, _ in node.entries)


def _say_unknown(name: Scalar, table: Table, report: Report, *, below: bool) -> bool:
    """Reports an unknown key, which may stand `below` the questions; whether it looks like a known one."""
    shown = name.text if len(name.text) <= _LONGEST else name.text[:_LONGEST] + "…"
    elsewhere = _elsewhere(QUESTION_KEYS.get(name.text), table)
    if elsewhere:
        whose, cure = elsewhere
        cure = f"indent it as the other keys of its question, or {cure}" if below else cure
        report.error(name, "unknown-key", f"`{shown}` is no key of a {whose}, but of its questions", cure)
        return False
    near = _nearest(name.text, table)
    question = f" - did you mean `{near.name}`?" if near else ""
    cure = "write it without capitals and as in the documentation; your own keys start with `x-`"
    report.error(
        name, "unknown-key", f"`{shown}` is no key of a deck here{question}", f"`{near.name}:`" if near else cure
    )
    return near is not None


def _elsewhere(key: Key | None, table: Table) -> tuple[str, str] | None:
    """What a key of questions stands at, a group or deck, and the cure; None for others."""
    each = "put it on each question at `cards:`"
    if key and table is GROUP_KEYS:
        return "group", each
    if key and table is DECK_KEYS:
        return "deck", f"write `{key.name}:` at `defaults:`" if key.default else each
    return None


def _nearest(word: str, table: Table) -> Key | None:
    if len(word) > _LONGEST:
        return None
    found = process.extractOne(word.casefold(), list(table), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    return table[found[0]] if found else None
