"""The help: the keys of the present screen first, then the symbols, then the keys of all others."""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from quizapp.core.query import SYNTAX
from quizapp.tui import browsekeys, homekeys, keys
from quizapp.tui.content import EMPTY, joined, literal, single
from quizapp.tui.key import Key
from quizapp.tui.kit import Kit
from quizapp.tui.layouts import split
from quizapp.tui.screens.athand import AtHand
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.page import Row

Blocks = Callable[[Kit, Sequence[Key], int], Iterator[list[Content]]]
_LABEL = 11
_TWO_FROM = 92
_GAP = 3
_HELD = ("≡", "a step or an entry that is picked up", "key")
_DRAG = ("drag", "a step to its place, or an entry to the row it belongs to", "key")
_SYMBOLS = (
    ("● ◐ ○", "new; learning, also again; known, comes back for review", "bullet"),
    ("✓ ≈ ✗", "right; close, counts as right; not right, or rated Again", "right"),
    ("⚑", "flagged by you", "near"),
    ("◆ ◈ ◇", "in an exam: marked for later", "near"),
    ("▸", "what is chosen, or the rating that space accepts", "key"),
    _HELD,
    ("▼ ▽ ✓ ?", "a topic: surely weak, maybe weak, fine, not enough to say", "near"),
    ("├●┤ ╎", "how much is known and where that surely lies (90%); the target", "near"),
    ("█ ▒ ░", "of a topic: known; missing: forgotten, never asked", "right"),
    ("✗ ! ·", "in a deck that is written: an error, a warning, a hint", "wrong"),
    ("mix-up", "a wrong answer that you gave more than once", "near"),
    ("━ ╌", "on Home: due, new", "right"),
    ("━ ╍ ─", "in a sitting: remembered, again, still to come", "right"),
)
_EXAM_SYMBOLS = (
    ("● ◐ ○", "a question that is answered; half done, a part is missing; open", "right"),
    ("◆ ◈ ◇", "the same, marked for later", "near"),
    ("▸", "what is chosen", "key"),
    _HELD,
)
_EXAM_MOUSE = (("click", "options, the signs of the questions, and the bottom row", "key"), _DRAG)
_MOUSE = (
    ("click", "options, ratings, decks, cards, and the bottom row", "key"),
    _DRAG,
)


class HelpSheet(Sheet):
    """Keys and symbols, for the screen with these keys; first what is done with the thing `at_hand`.

    In a `sealed` exam there are no others.
    """

    def __init__(self, kit: Kit, mine: Sequence[Key], at_hand: AtHand | None = None, *, sealed: bool = False) -> None:
        blocks = _sealed if sealed else _blocks
        super().__init__(literal("Help", "strong"), lambda width: _rows(kit, mine, at_hand, blocks, width))
        self.add_class("-broad")


def _rows(kit: Kit, mine: Sequence[Key], at_hand: AtHand | None, others: Blocks, width: int) -> list[Row]:
    column = (width - _GAP) // 2 if width >= _TWO_FROM else width
    first = [[*_block(at_hand.name, [(*entry, "key") for entry in at_hand.entries], column)]] if at_hand else []
    blocks = [*first, *others(kit, mine, column)]
    if column == width:
        return [Row(line) for block in blocks for line in block]
    left, right = _halves(blocks)
    right += [EMPTY] * (len(left) - len(right))
    left += [EMPTY] * (len(right) - len(left))
    return [
        Row(joined(one.pad_right(column + _GAP - one.cell_length), other))
        for one, other in zip(left, right, strict=True)
    ]


def _halves(blocks: Sequence[list[Content]]) -> tuple[list[Content], list[Content]]:
    """The blocks below each other in two columns, about as long as each other."""
    left: list[Content] = []
    right: list[Content] = []
    half = sum(map(len, blocks)) / 2
    for block in blocks:
        (left if not right and len(left) + len(block) / 2 <= half else right).extend(block)
    return left, right


def _sealed(kit: Kit, mine: Sequence[Key], width: int) -> Iterator[list[Content]]:
    yield [*_keys(kit, "An exam (here)", mine, width)]
    everywhere = [key for key in homekeys.EVERYWHERE if key != homekeys.TOPICS_ANYWHERE]
    yield [*_keys(kit, "Everywhere", everywhere, width)]
    yield [*_block("Symbols", _EXAM_SYMBOLS, width)]
    yield [*_block("Mouse", _EXAM_MOUSE, width)]


def _blocks(kit: Kit, mine: Sequence[Key], width: int) -> Iterator[list[Content]]:
    name, table = max(keys.TABLES.items(), key=lambda entry: len(set(entry[1]) & set(mine)))
    yield [*_keys(kit, f"{name} (here)", table, width)]
    if table is browsekeys.BROWSE:
        yield [*_block("Search", [(form, says, "key") for form, says in SYNTAX], width)]
    yield [*_keys(kit, "Everywhere", homekeys.EVERYWHERE, width)]
    yield [*_block("Symbols", _SYMBOLS, width)]
    for name, other in keys.TABLES.items():
        if other not in (table, homekeys.EVERYWHERE):
            yield [*_keys(kit, name, other, width)]
    yield [*_block("Mouse", _MOUSE, width)]


def _keys(kit: Kit, name: str, table: Sequence[Key], width: int) -> Iterator[Content]:
    shown = [key for key in table if key.label not in set("234567890")]
    span = "1-9 0" if any(key.label == "0" for key in table) else "1-9"
    yield from _block(name, [(*_label(kit, key, span), "key") for key in shown], width)


def _label(kit: Kit, key: Key, span: str) -> tuple[str, str]:
    """The key with its F-key, where it has one, and what it does; digits stand together."""
    if key.label == "1":
        return span, key.says
    others = split(kit.look.keys.get(key.id, key.keys))[1:]
    function = [name.upper() for name in others if name[:1] == "f" and name[1:].isdigit()][:1]
    return " ".join([kit.label(key), *function]), key.says.removesuffix(f" ({''.join(function)})")


def _block(name: str, entries: Sequence[tuple[str, str, str]], width: int) -> Iterator[Content]:
    yield literal(name, "strong judge")
    label = max(_LABEL, *(single(text).cell_length for text, _, _ in entries))
    for text, says, style in entries:
        first = single(text, style)
        lead = joined(literal(" " * (label - first.cell_length)), first, literal("  "))
        for index, part in enumerate(literal(says).wrap(max(width - label - 2, 8))):
            yield joined(literal(" " * (label + 2)) if index else lead, part)
    yield EMPTY
