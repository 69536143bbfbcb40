"""Which words of a text changed: both versions cut into runs that they share and runs that only one of them has."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Run(NamedTuple):
    """Words in a row; `same` if the other version has them, too."""

    text: str
    same: bool


def runs(before: str, now: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs of both versions of a text, in their order; joined they are the texts."""
    old, new = _WORD.findall(before), _WORD.findall(now)
    of_old: list[Run] = []
    of_new: list[Run] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        _add(of_old, "".join(old[start:end]), same=tag == "equal")
        _add(of_new, "".join(new[new_start:new_end]), same=tag == "equal")
    return tuple(of_old), tuple(of_new)


def _add(to: list[Run], text: str, *, same: bool) -> None:
    if text:
        to.append(Run(text, same))
