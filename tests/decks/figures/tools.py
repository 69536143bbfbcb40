"""The numbers of the deck on tools."""

from collections.abc import Mapping

from tests.decks.figures import Figure, Told

FIGURES: Mapping[str, Figure] = {}
TOLD: Mapping[str, Told] = {}
REPORTED: frozenset[str] = frozenset()
