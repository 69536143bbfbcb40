"""The cards of a cloze text, as rules look at them: what is hidden at once, and what is left to see."""

from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from quizapp.core import cloze
from quizapp.core.cards import hole_parts
from quizapp.core.deck import Cloze
from quizapp.deckfiles.lint.seen import Seen, Text

BLANK = "…"
GAPS_MAX = 40


class Gap(NamedTuple):
    """One card of a cloze text: its `hidden` pieces and their `hints`, the text `visible` and `before` it."""

    hidden: tuple[str, ...]
    hints: tuple[str, ...]
    visible: Text
    before: str


def gaps_of(seen: Seen) -> tuple[Gap, ...]:
    """The first cards of a cloze text in its order; none for other kinds."""
    if not isinstance(seen.question.body, Cloze):
        return ()
    return _gaps(seen.question.prompt)


@lru_cache(maxsize=4096)
def _gaps(prompt: str) -> tuple[Gap, ...]:
    parts = cloze.parse(prompt)
    holes = [part for part in parts if isinstance(part, cloze.Hole)]
    owners = hole_parts(holes)
    return tuple(_gap(parts, owners, owner) for owner in islice(dict.fromkeys(owners), GAPS_MAX))


def _gap(parts: tuple[str | cloze.Hole, ...], owners: tuple[str, ...], mine: str) -> Gap:
    hidden: list[str] = []
    hints: list[str] = []
    visible, before, owner = "", "", iter(owners)
    for part in parts:
        if isinstance(part, str):
            visible += part
        elif next(owner) != mine:
            visible += part.hidden
        else:
            before = visible if not hidden else before
            hidden.append(part.hidden)
            hints.append(part.hint)
            visible += BLANK
    return Gap(tuple(hidden), tuple(filter(None, hints)), Text(visible), before)
