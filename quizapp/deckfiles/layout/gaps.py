"""One empty line between questions; questions of one line each may stand together."""

from itertools import pairwise

import yaml

from quizapp.deckfiles.layout.lines import (
    UnusualError,
    compose,
    dash_line,
    end_of,
    ended,
    indent,
    is_block,
    last_line,
    listings,
)


def spaced(text: str) -> str:
    """The text with an empty line between two questions, and never several."""
    lines = text.splitlines(keepends=True)
    gaps = [gap for listing in listings(compose(text)) if is_block(listing) for gap in _gaps(listing, lines)]
    for start, end, column in sorted(gaps, reverse=True):
        lines[start:end] = _gap(lines[start:end], column, end_of(lines[start - 1]))
    return ended(lines, text)


def _gaps(listing: yaml.SequenceNode, lines: list[str]) -> list[tuple[int, int, int]]:
    """First line, line after the last, and column of the dash, of what stands between questions."""
    found = []
    column = listing.start_mark.column
    for one, other in pairwise(listing.value):
        try:
            start = last_line(one, lines) + 1
        except UnusualError:
            continue
        end = dash_line(other, column, lines)
        single = start - 1 == one.start_mark.line and last_line(other, lines) == other.start_mark.line
        if end is not None and not (single and start == end):
            found.append((start, end, column))
    return found


def _gap(lines: list[str], column: int, end: str) -> list[str]:
    """The lines between two questions with one empty line for several; the first comment of the next one below it."""
    kept = [line for number, line in enumerate(lines) if line.strip() or number == 0 or lines[number - 1].strip()]
    if any(not line.strip() for line in kept):
        return kept
    place = next((number for number, line in enumerate(kept) if indent(line) <= column), len(kept))
    return [*kept[:place], end or "\n", *kept[place:]]
