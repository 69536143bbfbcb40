"""Two spaces for each level: every line is shifted with the node that it belongs to."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import field

import yaml

from quizapp.core.values import frozen
from quizapp.deckfiles.layout.lines import compose, content_indent, dash_line, ended, indent, is_block, last_line

STEP = 2
_DASH = re.compile(r"-( +)$")


@frozen
class _Moves:
    """How far lines move, by their numbers, and the spaces after dashes that become one: line, start and end."""

    lines: list[str]
    shifts: dict[int, int] = field(default_factory=dict)
    gaps: list[tuple[int, int, int]] = field(default_factory=list)


def indented(text: str) -> str:
    """The text with its lists and maps of lines indented by two spaces each.

    Raises UnusualError where a block text says itself how far it is indented, or keeps the empty lines below it.
    """
    moves = _Moves(text.splitlines(keepends=True))
    root = compose(text)
    if root is not None and is_block(root):
        _place(root, 0, moves)
    moving = sorted(moves.shifts)
    moved = [_shifted(line, _shift(number, moving, moves)) for number, line in enumerate(moves.lines)]
    for number, start, end in sorted(moves.gaps, reverse=True):
        by = indent(moved[number]) - indent(moves.lines[number])
        moved[number] = f"{moved[number][: start + by]} {moved[number][end + by :]}"
    return ended(moved, text)


def _place(node: yaml.CollectionNode, column: int, moves: _Moves) -> None:
    """Notes how a list or map of lines has to move so that it stands in a column."""
    is_list = isinstance(node, yaml.SequenceNode)
    by = column - node.start_mark.column
    for key, value in ((item, item) for item in node.value) if is_list else node.value:
        dash = dash_line(value, node.start_mark.column, moves.lines) if is_list else None
        start = key.start_mark.line if dash is None else dash
        end = start if is_block(value) else last_line(value, moves.lines)
        for number in range(start, end + 1):
            if number > node.start_mark.line or _opens(node, moves.lines):
                moves.shifts[number] = by
        _place_value(value, column + STEP, moves, in_list=is_list)


def _opens(node: yaml.Node, lines: list[str]) -> bool:
    """Whether a node is the first thing in its line."""
    return not lines[node.start_mark.line][: node.start_mark.column].strip()


def _place_value(value: yaml.Node, column: int, moves: _Moves, *, in_list: bool) -> None:
    """The same for what stands at a key or dash; `column` is where its lines have to begin."""
    mark = value.start_mark
    if is_block(value):
        dash = _DASH.search(moves.lines[mark.line][: mark.column]) if in_list else None
        if dash and len(dash[1]) > 1:
            moves.gaps.append((mark.line, *dash.span(1)))
        _place(value, column, moves)
    elif isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
        by = column - content_indent(value, moves.lines)
        moves.shifts.update(dict.fromkeys(range(mark.line + 1, last_line(value, moves.lines) + 1), by))


def _shift(number: int, moving: Sequence[int], moves: _Moves) -> int:
    """How far a line moves; a comment comes to stand level with the line below or above it that it belongs to.

    `moving` are the numbers of the lines whose move is known, in order.
    """
    if number in moves.shifts:
        return moves.shifts[number]
    depth, place = indent(moves.lines[number]), bisect_left(moving, number)
    below = moving[place] if place < len(moving) else None
    if below is not None and indent(moves.lines[below]) == depth:
        return moves.shifts[below]
    above = (moving[at] for at in range(place - 1, -1, -1) if _holds(moves.lines[moving[at]], depth))
    level = next(above, below)
    return 0 if level is None else moves.shifts[level] + indent(moves.lines[level]) - depth


def _holds(line: str, depth: int) -> bool:
    """Whether a line has something in it that stands no further in than this."""
    return bool(line.strip()) and indent(line) <= depth


def _shifted(line: str, by: int) -> str:
    if not line.strip(" \r\n") and not line.startswith(" "):
        return line
    return " " * by + line if by > 0 else line[min(-by, indent(line)) :]
