"""Boxes of text with a baseline, and how they are put together."""

from collections.abc import Sequence

from quizapp.core.values import frozen
from quizapp.render.cells import width

AREA_MAX = 20_000


class TooLargeError(ValueError):
    """A box of more than AREA_MAX cells."""


@frozen
class Box:
    """Rows of text, all `width` columns wide; row number `base` is the one that stands in line with its neighbours."""

    rows: tuple[str, ...]
    base: int
    width: int

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def below(self) -> int:
        """How many rows stand below the baseline."""
        return len(self.rows) - 1 - self.base


@frozen
class At:
    """A box, and the row and column of its first cell; row 0 is the baseline of the whole."""

    box: Box
    top: int
    left: int


def text_box(text: str) -> Box:
    """The box of one row."""
    return Box((text,), 0, width(text))


def column_box(rows: Sequence[str], base: int) -> Box:
    """The box of rows that are equally wide."""
    return Box(tuple(rows), base, width(rows[0]))


def placed(parts: Sequence[At]) -> Box:
    """The box of parts that do not overlap. Raises TooLargeError."""
    top = min(part.top for part in parts)
    rows = max(part.top + part.box.height for part in parts) - top
    columns = max(part.left + part.box.width for part in parts)
    if rows > 1 and rows * columns > AREA_MAX:
        raise TooLargeError
    texts, used = [""] * rows, [0] * rows
    for part in sorted(parts, key=lambda part: part.left):
        for row, text in enumerate(part.box.rows, part.top - top):
            texts[row] += " " * (part.left - used[row]) + text
            used[row] = part.left + part.box.width
    padded = (text + " " * (columns - end) for text, end in zip(texts, used, strict=True))
    return Box(tuple(padded), -top, columns)


def beside(boxes: Sequence[Box]) -> Box:
    """Boxes in a row, baseline on baseline."""
    if all(box.height == 1 for box in boxes):
        return Box(("".join(box.rows[0] for box in boxes),), 0, sum(box.width for box in boxes))
    parts = []
    left = 0
    for box in boxes:
        parts.append(At(box, -box.base, left))
        left += box.width
    return placed(parts)


def over_each_other(boxes: Sequence[Box], base: int) -> Box:
    """Boxes centred one below the other; the baseline is that of the box with the number `base`."""
    columns = max(box.width for box in boxes)
    top = -boxes[base].base - sum(box.height for box in boxes[:base])
    parts = []
    for box in boxes:
        parts.append(At(box, top, (columns - box.width) // 2))
        top += box.height
    return placed(parts)


def padded(box: Box, columns: int) -> Box:
    """The box with so many empty columns at either side."""
    room = " " * columns
    return Box(tuple(f"{room}{row}{room}" for row in box.rows), box.base, box.width + 2 * columns)
