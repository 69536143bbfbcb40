"""A change of a deck file, shown before it is written."""

from collections.abc import Callable, Iterator, Sequence

from quizapp.core.patch import Patch
from quizapp.tui import sheetkeys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.paths import near
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.page import Row

_MARGIN = 2


class PatchSheet(Sheet, inherit_bindings=False):
    """What would be removed and added, and where; `write` is called only on yes."""

    BINDINGS = bindings(sheetkeys.PATCH)

    def __init__(self, kit: Kit, patch: Patch, write: Callable[[], None]) -> None:
        words = (sheetkeys.PATCH_WRITE, "write it"), (sheetkeys.PATCH_LEAVE, "leave the deck as it is")
        offers = tuple((kit.label(key), word) for key, word in words)
        super().__init__(literal("Change the deck?", "strong"), self._rows, offers)
        self._patch = patch
        self._write = write

    def action_sure(self, yes: bool) -> None:  # noqa: FBT001
        """Goes back to the screen below, after yes with the change on its way."""
        self.dismiss(None)
        if yes:
            self._write()

    def _rows(self, width: int) -> list[Row]:
        patch = self._patch
        head, tail = _shared(patch.removed, patch.added)
        place = single(f"{near(patch.file)}, line {patch.line}", "dim")
        return [
            *(Row(part) for part in literal(patch.says).wrap(width)),
            Row(),
            *(Row(part) for part in place.wrap(width)),
            *_lines(" ", patch.added[:head], "dim", width),
            *_lines("-", patch.removed[head : len(patch.removed) - tail], "wrong", width),
            *_lines("+", patch.added[head : len(patch.added) - tail], "right", width),
            *_lines(" ", patch.added[len(patch.added) - tail :], "dim", width),
        ]


def _shared(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many lines both have in common at their beginning, and at their end behind these."""
    least = min(len(one), len(other))
    head = next((place for place in range(least) if one[place] != other[place]), least)
    tail = next((back for back in range(least - head) if one[-1 - back] != other[-1 - back]), least - head)
    return head, tail


def _lines(sign: str, texts: Sequence[str], style: str, width: int) -> Iterator[Row]:
    """Lines of the file, folded where they are long; what is in them is shown letter by letter."""
    for text in texts:
        lead = literal(f"{sign:<{_MARGIN}}", style)
        for part in single(text, style).fold(max(width - _MARGIN, 1)):
            yield Row(joined(lead, part))
            lead = literal(" " * _MARGIN)
