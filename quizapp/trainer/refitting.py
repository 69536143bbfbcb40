"""What weights are fitted to: the reviews of every card, and what other weights would change."""

from collections import defaultdict
from dataclasses import replace

from quizapp.core.collector import collector_paused
from quizapp.core.fitness import ReviewHistory
from quizapp.core.phase import Phase
from quizapp.core.policy import Policy
from quizapp.core.refitting import Studied
from quizapp.core.replay import fold
from quizapp.core.review import Memory
from quizapp.storage.store import Store
from quizapp.trainer.history import History
from quizapp.trainer.reading import Reading


class Refitting:
    """Looks, and changes nothing."""

    def __init__(self, store: Store, history: History, reading: Reading) -> None:
        self._store = store
        self._history = history
        self._reading = reading

    def histories(self) -> dict[str, list[ReviewHistory]]:
        """The reviews of every card by its id: those since it was new, and before each time it was made new again."""
        found: dict[str, list[list[tuple[int, int]]]] = defaultdict(lambda: [[]])
        shared: dict[tuple[int, int], tuple[int, int]] = {}  # of a day there are four kinds of review and no more
        with collector_paused():
            for card_id, day, rating in self._store.reviews():
                its_histories = found[self._history.carrier(card_id)]
                if rating is None:
                    its_histories.append([])
                else:
                    its_histories[-1].append(shared.setdefault((day, rating), (day, rating)))
        return {card_id: list(its_histories) for card_id, its_histories in found.items()}

    def studied(self, weights: tuple[float, ...]) -> list[Studied]:
        """The cards of the decks studied that are at day-long intervals, with their reviews, and when they would be
        due with other weights.
        """
        histories, policy = self.histories(), replace(self._history.policy, weights=weights)
        loose = set(map(self._history.carrier, self._store.unpromised()))

        def then(card_id: str, day: int) -> int:
            return (self._folded(card_id, policy).due_day or day) if card_id in loose else day

        return [
            Studied(histories[entry.card_id][-1], entry.due_day, then(entry.card_id, entry.due_day))
            for entry in self._reading.entries()
            if entry.phase is Phase.REVIEW and not entry.suspended and entry.due_day is not None
            if histories.get(entry.card_id, [[]])[-1]
        ]

    def _folded(self, card_id: str, policy: Policy) -> Memory:
        """The memory that a card would have under a policy."""
        return fold(self._store.events(self._history.ids(card_id)), policy)
