"""Holes in formulas without braces of their own, whose numbers TeX tears apart or joins to what stands before."""

import re
from collections.abc import Iterator

from quizapp.core.calculated.template import short

_FORMULA = re.compile(r"\$[^$]+\$")
_HOLE = r"\{\{[^{}]*\}\}"
_GROUP = rf"\{{(?:[^{{}}]|{_HOLE})*\}}"
_RUNS_ON = re.compile(rf"(?:[\^_]|\\[A-Za-z]+(?:{_GROUP})*|{_HOLE})({_HOLE})")


def bare_holes(text: str) -> Iterator[tuple[int, str, str]]:
    """The holes of formulas that directly follow `^`, `_`, a command, its braces or another hole.

    Each as its offset, a message and a cure.
    """
    for formula in _FORMULA.finditer(text):
        place = formula.start()
        while found := _RUNS_ON.search(text, place, formula.end()):
            hole = found[1]
            message = f"TeX takes one digit of `{short(hole)}`, or joins it to what stands before"
            yield found.start(1), message, f"write `{{{hole}}}`, with braces of its own"
            place = found.start(1)
