"""Card ids that mean one card: a history follows when an author gives a question an id, or takes it away."""

from collections.abc import Iterable


class Aliases:
    """Groups of card ids joined by alias events; the newest event says which id carries the history."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._groups: dict[str, set[str]] = {}
        self._carrier: dict[str, str] = {}
        for old, new in pairs:
            self.join(old, new)

    def join(self, old: str, new: str) -> None:
        """Makes `new` carry the history of `old` and of everything joined to either."""
        group = self.ids(old) | self.ids(new)
        for id_ in group:
            self._groups[id_] = group
            self._carrier[id_] = new

    def ids(self, card_id: str) -> set[str]:
        """All ids that mean this card, itself included."""
        return self._groups.get(card_id, {card_id})

    def carrier(self, card_id: str) -> str:
        """The id that carries this card's history."""
        return self._carrier.get(card_id, card_id)
