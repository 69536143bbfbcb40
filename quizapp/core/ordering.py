"""The orders in which a list of cards can stand."""

from collections.abc import Iterable
from enum import StrEnum

from quizapp.core.listing import CardStatus
from quizapp.core.review import Phase

NEVER = 10**9
"""More days than any card is due from today."""


class Order(StrEnum):
    """What a list is sorted by."""

    DUE = "due"
    DECK = "deck"
    DIFFICULTY = "difficulty"
    LAPSES = "lapses"

    @property
    def next(self) -> "Order":
        """The order after this one, in turn."""
        every = list(Order)
        return every[(every.index(self) + 1) % len(every)]


def ordered(cards: Iterable[CardStatus], order: Order) -> list[CardStatus]:
    """The cards in this order; equal ones, and all of a deck, stand as the trainer gave them.

    By due day come the most overdue first, then new ones, then those set aside; by difficulty and lapses the hardest.
    """
    match order:
        case Order.DUE:
            return sorted(cards, key=_due)
        case Order.DECK:
            return list(cards)
        case Order.DIFFICULTY:
            return sorted(cards, key=lambda card: -card.memory.difficulty)
        case Order.LAPSES:
            return sorted(cards, key=lambda card: -card.memory.lapses)


def _due(card: CardStatus) -> tuple[bool, bool, int]:
    aside = card.state in ("suspended", "buried")
    return (aside, card.memory.phase is Phase.NEW, NEVER if card.days is None else card.days)
