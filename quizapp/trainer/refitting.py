"""What weights are fitted to: the reviews of every card, and what other weights would change."""

from collections import defaultdict

from quizapp.core.fitness import History
from quizapp.core.outlook import Outlook
from quizapp.core.phase import Phase
from quizapp.core.refitting import Change, Studied, change
from quizapp.storage.store import Store
from quizapp.trainer.history import History as Log
from quizapp.trainer.reading import Reading

DAYS = 90


class Refitting:
    """Looks, and changes nothing."""

    def __init__(self, store: Store, log: Log, reading: Reading) -> None:
        self._store = store
        self._log = log
        self._reading = reading

    def histories(self) -> dict[str, list[History]]:
        """The reviews of every card by its id: those since it was new, and before each time it was made new again."""
        found: dict[str, list[list[tuple[int, int]]]] = defaultdict(lambda: [[]])
        for card_id, day, rating in self._store.reviews():
            its_histories = found[self._log.carrier(card_id)]
            if rating is None:
                its_histories.append([])
            else:
                its_histories[-1].append((day, rating))
        return {card_id: list(its_histories) for card_id, its_histories in found.items()}

    def change(self, weights: tuple[float, ...], outlook: Outlook) -> Change:
        """What these weights change for the cards of the decks studied that are at day-long intervals."""
        histories = self.histories()
        cards = [
            Studied(histories[entry.card_id][-1], entry.due_day)
            for entry in self._reading.entries()
            if entry.phase is Phase.REVIEW and not entry.suspended and entry.due_day is not None
            if histories.get(entry.card_id, [[]])[-1]
        ]
        return change(cards, weights, outlook, self._log.now().day, DAYS)
