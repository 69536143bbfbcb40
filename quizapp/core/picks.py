"""Which options an answer chose, as they are worded today: what the log says is somebody's, and may be of any shape."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quizapp.core.confusion import mistakes_of
from quizapp.core.deck import Option
from quizapp.core.marking.mark import one_line
from quizapp.core.response import Chosen, from_body, storable

_DIGITS = 8


class Picks(NamedTuple):
    """Of the options as they are today, by index: those that were shown, and those that were chosen.

    `reworded` counts what was chosen and has another wording by now.
    """

    shown: frozenset[int] = frozenset()
    chosen: frozenset[int] = frozenset()
    reworded: int = 0


def wordings(options: Sequence[Option]) -> list[str]:
    """A short name of the wording of each option, in the author's order: what the log knows it by."""
    return [hashlib.sha256(option.text.encode()).hexdigest()[:_DIGITS] for option in options]


class Today(NamedTuple):
    """The options of a question as they are today, with the names of their wordings and all of their indices.

    The texts of a calculated question (`is_drawn`) are other ones at each showing.
    """

    options: tuple[Option, ...]
    words: list[str]
    every: frozenset[int]
    is_drawn: bool

    @classmethod
    def of(cls, options: Sequence[Option], *, is_drawn: bool) -> "Today":
        """These options as they are today."""
        return cls(tuple(options), wordings(options), frozenset(range(len(options))), is_drawn)


def picks_of(body: Mapping[str, object], today: Today, *, is_key_same: bool) -> Picks | None:
    """What a review's body says was chosen of the options; None where none was, or it was overruled.

    A review that does not hold the wordings shown is taken for one of today's where nothing speaks against it: as
    many options, the same keyed answer, and the wrong answers that it names are options still. Drawn texts are not
    compared.
    """
    response = body.get("response")
    given = from_body(response) if isinstance(response, Mapping) else None
    if not isinstance(given, Chosen) or body.get("overruled") is True:
        return None
    shown = body.get("wordings")
    if isinstance(shown, list):
        return _by_wording(given.options, shown, today)
    order = body.get("order")
    whole = isinstance(order, list) and len(order) == len(today.options) and is_key_same
    if whole and given.options <= today.every and (today.is_drawn or _agrees(body, given, today.options)):
        return Picks(today.every, given.options)
    return Picks(reworded=len(given.options))


def _by_wording(chosen: frozenset[int], shown: list[object], today: Today) -> Picks:
    """What was chosen and shown, by the names of the wordings; `shown` may hold anything."""
    if shown == today.words and chosen <= today.every:
        return Picks(today.every, chosen)
    places = {word: index for index, word in enumerate(today.words)}
    found = [places.get(word) if isinstance(word, str) else None for word in shown]
    picked = {found[index] for index in chosen if index < len(found)}
    known = frozenset(index for index in picked if index is not None)
    return Picks(frozenset(index for index in found if index is not None), known, len(chosen) - len(known))


def _agrees(body: Mapping[str, object], given: Chosen, options: Sequence[Option]) -> bool:
    """Whether the wrong answers that a review names are the wrong options that it chose."""
    wrong = (options[index].text for index in given.options if not options[index].right)
    return {storable(one_line(text)) for text in wrong} == set(mistakes_of(body))
