"""Keys in the order of their table; comments go with the key below them, one's own keys with the key above them."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

import yaml

from quizapp.core.values import frozen
from quizapp.deckfiles.keys import Table
from quizapp.deckfiles.layout.lines import UnusualError, compose, ended, indent, is_block, keyed, last_line

_LEAD = re.compile(r" *(- +)?")


def ordered(text: str) -> str:
    """The text with the keys of the deck, its groups, questions and choices in order, where they stand in lines."""
    lines = text.splitlines(keepends=True)
    for move in list(_moves(text, lines)):
        _rearrange(move, lines)
    return ended(lines, text)


@frozen
class _Move:
    """A map whose keys are in another order: its column, the ranks of its keys, the bounds of their lines."""

    column: int
    ranks: list[int]
    bounds: list[int]


def _moves(text: str, lines: list[str]) -> Iterator[_Move]:
    """What has to be put in order, inner maps first; unusual layouts are left out."""
    for node, table in keyed(compose(text)):
        ranks = _ranks([key.value for key, _ in node.value], table)
        if is_block(node) and ranks != sorted(ranks):
            with suppress(UnusualError):
                yield _Move(node.start_mark.column, ranks, _bounds(node, lines))


def _ranks(names: Sequence[str], table: Table) -> list[int]:
    """The place of each key in its table; keys of one's own have that of the key above them."""
    places = {name: place for place, name in enumerate(dict.fromkeys(key.name for key in table.values()))}
    ranks: list[int] = []
    for name in names:
        known = places[table[name].name] if name in table else None
        ranks.append(known if known is not None else ranks[-1] if ranks else -1)
    return ranks


def _rearrange(move: _Move, lines: list[str]) -> None:
    """Puts the lines of a map's entries into another order, where they are; inner maps may have been before."""
    column, bounds, first = move.column, move.bounds, move.bounds[0]
    lead = lines[first][:column]
    lines[first] = " " * column + lines[first][column:]
    blocks = [lines[start:end] for start, end in pairwise(bounds)]
    wanted = [blocks[place] for place in sorted(range(len(move.ranks)), key=move.ranks.__getitem__)]
    above = next(place for place, line in enumerate(wanted[0]) if _opens(line, column))
    wanted[0][:above] = [_outdented(line, column - indent(lead), column) for line in wanted[0][:above]]
    wanted[0][above] = lead + wanted[0][above][column:]
    lines[first : bounds[-1]] = [line for block in wanted for line in block]


def _outdented(line: str, by: int, column: int) -> str:
    """A comment that stood with the keys, where it stands with the dash."""
    return line[by:] if indent(line) == column else line


def _opens(line: str, column: int) -> bool:
    """Whether a key starts in a line, at this column."""
    return indent(line) == column and not line.lstrip().startswith("#") and bool(line.strip())


def _bounds(node: yaml.MappingNode, lines: list[str]) -> list[int]:
    """The first line of each entry with its comments, and the line after the last one.

    Raises UnusualError where entries do not have lines of their own.
    """
    column = node.start_mark.column
    starts = [key.start_mark.line for key, _ in node.value]
    leads = [lines[start][:column] for start in starts]
    own = [key.start_mark.column == column for key, _ in node.value]
    if len(set(starts)) < len(starts) or not all(own) or not _LEAD.fullmatch(leads[0]) or "".join(leads[1:]).strip():
        raise UnusualError
    ends = [last_line(value, lines) + 1 for _, value in node.value]
    remarks = [_after_remarks(end, column, lines) for end in ends]
    return [starts[0], *remarks]


def _after_remarks(start: int, column: int, lines: list[str]) -> int:
    """The line after an entry that ended before line `start`, and after comments that stand deeper than its key."""
    end = start
    for number in range(start, len(lines)):
        if lines[number].strip() and not lines[number].lstrip(" ").startswith("#"):
            break
        if lines[number].strip() and indent(lines[number]) > column:
            end = number + 1
    return end
