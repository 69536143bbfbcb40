"""A formula in two dimensions that is too wide, broken where operators stand."""

from collections.abc import Callable, Sequence

from quizapp.render.maths.boxes import At, Box, beside, placed, text_box
from quizapp.render.maths.pieces import Piece, Style
from quizapp.render.maths.setting import set_parts
from quizapp.render.maths.tree import Kind, Row

INDENT = 4

Part = tuple[str, Piece]


def in_lines(row: Row, columns: int, style: Style) -> Box:
    """The row as one box, broken into lines if it is wider than the columns and breaking helps.

    Raises TooLargeError.
    """
    parts = set_parts(row, style)
    whole = _box(parts)
    if whole.width <= columns or columns <= INDENT:
        return whole
    placings: list[At] = []
    top = 0
    for line in map(_box, _split(parts, columns - INDENT)):
        apart = bool(placings) and line.height > 1 and placings[-1].box.height > 1
        placings.append(At(line, top + apart, INDENT if placings else 0))
        top += apart + line.height
    return placed(placings)


def _split(parts: Sequence[Part], columns: int) -> list[list[Part]]:
    """The parts in lines, broken at wide gaps first, then before relations, then before any operator."""
    lines: list[list[Part]] = []
    for line in _filled(parts, columns, _is_wide):
        broken = _filled(line, columns, _is_relation)
        if any(_box(part).width > columns for part in broken):
            broken = _filled(line, columns, _is_place)
        lines += broken
    return lines


def _is_wide(part: Part) -> bool:
    return _is_place(part) and len(part[0]) > 1


def _is_relation(part: Part) -> bool:
    return _is_place(part) and part[1].kind is Kind.RELATION


def _is_place(part: Part) -> bool:
    return part[0].startswith(" ")


def _filled(parts: Sequence[Part], columns: int, is_break: Callable[[Part], bool]) -> list[list[Part]]:
    """The parts in lines that are as full as these breaks allow."""
    lines: list[list[Part]] = [[]]
    for segment in _segments(parts, is_break):
        if lines[-1] and _box([*lines[-1], *segment]).width > columns:
            lines.append([])
        lines[-1] += segment
    return lines


def _segments(parts: Sequence[Part], is_break: Callable[[Part], bool]) -> list[list[Part]]:
    segments: list[list[Part]] = [[]]
    for part in parts:
        if is_break(part) and segments[-1]:
            segments.append([])
        segments[-1].append(part)
    return segments


def _box(parts: Sequence[Part]) -> Box:
    boxes = [piece.box for _, piece in parts]
    rooms = [text_box("" if at == 0 else room) for at, (room, _) in enumerate(parts)]
    return beside([box for pair in zip(rooms, boxes, strict=True) for box in pair]) if parts else text_box("")
