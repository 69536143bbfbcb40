"""What a search can ask of a card, as values: texts, marks, figures, due days, and their combinations."""

import operator
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from itertools import filterfalse

from quizapp.core.values import frozen


class Field(StrEnum):
    """The texts of a card that a search looks at; TEXT is everything that the card shows."""

    TEXT = "text"
    DECK = "deck"
    TOPIC = "topic"
    TAG = "tag"
    ID = "id"
    KIND = "kind"
    STATE = "state"


@frozen(kw_only=True)
class Searched:
    """What a search sees of a card.

    `texts` are those of every Field, as `fold` makes them. `marks` are the words behind `is:` that hold. `days` is
    how many study days from today it is due (below 0: overdue); None for a card that is not due on any day.
    `figures` are those that are known of its memory, by the names that a search has for them.
    """

    texts: Mapping[Field, str]
    marks: frozenset[str]
    days: int | None
    figures: Mapping[str, float] = field(default_factory=dict)


@frozen
class Holds:
    """A text of the card has this folded text in it."""

    field: Field
    text: str

    def fits(self, card: Searched) -> bool:
        """Whether the card is one of those meant."""
        return self.text in card.texts[self.field]


@frozen
class Among:
    """A text of the card is one of these."""

    field: Field
    texts: frozenset[str]

    def fits(self, card: Searched) -> bool:
        """Whether the card is one of those meant."""
        return card.texts[self.field] in self.texts


@frozen
class Marked:
    """One of these marks holds."""

    marks: frozenset[str]

    def fits(self, card: Searched) -> bool:
        """Whether the card is one of those meant."""
        return not self.marks.isdisjoint(card.marks)


@frozen
class Due:
    """The card is due so many study days from today: at least `first`, at most `last`; None is without a bound."""

    first: int | None = None
    last: int | None = None

    def fits(self, card: Searched) -> bool:
        """Whether the card is one of those meant."""
        days = card.days
        if days is None:
            return False
        return (self.first is None or self.first <= days) and (self.last is None or days <= self.last)


COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


@frozen
class Measures:
    """A figure of the card compares so, a sign of COMPARED, with a number; one that is not known does not."""

    figure: str
    sign: str
    number: float

    def fits(self, card: Searched) -> bool:
        """Whether the card is one of those meant."""
        found = card.figures.get(self.figure)
        return found is not None and COMPARED[self.sign](found, self.number)


@frozen
class Not:
    """The card is none of these."""

    inner: "Predicate"

    def fits(self, card: Searched) -> bool:
        """Whether the card is one of those meant."""
        return not self.inner.fits(card)


@frozen
class Every:
    """The card is one of each of these; of no predicates, every card is."""

    parts: tuple["Predicate", ...] = ()

    def fits(self, card: Searched) -> bool:
        """Whether the card is one of those meant."""
        return all(part.fits(card) for part in self.parts)


@frozen
class Some:
    """The card is one of these or of those."""

    parts: tuple["Predicate", ...]

    def fits(self, card: Searched) -> bool:
        """Whether the card is one of those meant."""
        return any(part.fits(card) for part in self.parts)


Predicate = Holds | Among | Marked | Due | Measures | Not | Every | Some


def fold(text: str) -> str:
    """A text for comparing: without case, accents, and differences of white space; folding twice changes nothing."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(filterfalse(unicodedata.combining, text))
    return " ".join(text.casefold().split())
