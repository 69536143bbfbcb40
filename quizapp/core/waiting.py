"""The cards of a queue that were not asked yet; a long queue is read a part at a time."""

from collections.abc import Collection, Iterable

from quizapp.core.phase import Phase
from quizapp.core.queue import Entry, Queue

# A queue of which fewer cards are left is read on.
_FEW = 16


class Waiting:
    """What waits in a queue beyond its cards in steps.

    `cards` are those that were read and not asked, by id, in order; `read` the ids of all ever read, those in steps
    among them, and `new` of those that the learner never saw before; `later_new` and `later_due` how many were not
    read yet.
    """

    def __init__(self, queue: Queue) -> None:
        self.cards = dict.fromkeys(entry.card_id for entry in queue.main)
        self.read = {*self.cards, *(entry.card_id for entry in queue.steps)}
        self.new = {entry.card_id for entry in queue.main if entry.phase is Phase.NEW}
        self.later_new = max(queue.counts.new - len(self.new), 0)
        self.later_due = max(queue.counts.due - len(queue.steps) - len(self.cards) + len(self.new), 0)

    def __len__(self) -> int:
        """How many cards there are, those included that were not read yet."""
        return len(self.cards) + self.later

    @property
    def later(self) -> int:
        """How many were not read yet."""
        return self.later_new + self.later_due

    @property
    def runs_low(self) -> bool:
        """Whether it is time to read on."""
        return len(self.cards) < _FEW and self.later > 0

    def extend(self, more: Iterable[Entry], known: Collection[str]) -> set[str]:
        """Takes up the cards that come next, no more than were not read yet, and none twice or that is `known` (ids).

        Where none of them can be taken up, nothing is left. Returns the ids of those that the learner never saw.
        """
        taken = {entry.card_id for entry in more if entry.card_id not in known and self._take_up(entry)}
        if not taken:
            self.later_new = self.later_due = 0
        return taken & self.new

    def _take_up(self, entry: Entry) -> bool:
        is_new = entry.phase is Phase.NEW
        if entry.card_id in self.read or (self.later_new if is_new else self.later_due) <= 0:
            return False
        self.cards[entry.card_id] = None
        self.read.add(entry.card_id)
        if is_new:
            self.later_new -= 1
            self.new.add(entry.card_id)
        else:
            self.later_due -= 1
        return True
