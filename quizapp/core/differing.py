"""Where two texts differ, line by line, with a little around it."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

AROUND = 2
COMPARED_MAX = 4_000


def differing(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """The lines of two texts where they differ: ` ` both have it, `-` only the first, `+` only the second.

    A lone `@` stands for what is left out between two places. What is long and has little in common is not compared
    line by line: it is all taken away and all added.
    """
    same = alike(before, now)
    rest = alike(before[same:][::-1], now[same:][::-1])
    start = max(same - AROUND, 0)
    end = max(rest - AROUND, 0)
    old, new = before[start : len(before) - end], now[start : len(now) - end]
    for number, changes in enumerate(_grouped(old, new) if same < max(len(before), len(now)) else ()):
        if number:
            yield "@"
        for kind, first, last, other_first, other_last in changes:
            if kind == "equal":
                yield from (f" {line}" for line in old[first:last])
            else:
                yield from (f"-{line}" for line in old[first:last])
                yield from (f"+{line}" for line in new[other_first:other_last])


_Change = tuple[str, int, int, int, int]


def _grouped(old: Sequence[str], new: Sequence[str]) -> Iterator[Sequence[_Change]]:
    if len(old) + len(new) > COMPARED_MAX:
        yield [("replace", 0, len(old), 0, len(new))]
    else:
        yield from SequenceMatcher(None, old, new).get_grouped_opcodes(AROUND)


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))
