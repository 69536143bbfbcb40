"""One sitting: what is asked now, what became of each card, and what comes back before the end."""

import heapq
from collections import deque
from dataclasses import dataclass

from quizapp.core.cards import Card
from quizapp.core.grading import Mark
from quizapp.core.queue import LEARN_AHEAD_MS, Queue
from quizapp.core.response import Response
from quizapp.core.review import Memory, Rating
from quizapp.core.scheduling import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A card as it is shown once: its memory, the four outcomes (again, hard, good, easy) and the option order.

    `retrievability` is that of this moment, [0, 1] (for a new card the topic's first-attempt rate);
    `guess` the chance of guessing, [0, 1); `order` holds indices into the author's options; `shown_ms`
    is when it appeared [UTC ms]; `source` the reference in full.
    """

    card: Card
    deck: str
    title: str
    file: str
    memory: Memory
    outcomes: tuple[Outcome, Outcome, Outcome, Outcome]
    delays: tuple[str, str, str, str]
    retrievability: float
    guess: float
    order: tuple[int, ...]
    seed: str
    shown_ms: int
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """What grading says of one response, and the rating it suggests. `override`: the learner said "I was right"."""

    response: Response
    mark: Mark
    suggested: Rating
    hinted: bool = False
    override: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """One rating given in this sitting."""

    card_id: str
    event_id: str
    rating: Rating
    was_new: bool
    prompt: str
    topic: str


class Session:
    """A sitting over a queue; it knows the order, the trainer does the storing.

    `minutes` bounds the sitting: after them no further card is asked.
    """

    def __init__(self, id_: str, queue: Queue, started_ms: int, minutes: float | None = None) -> None:
        self.id = id_
        self.started_ms = started_ms
        self.answered: list[Answered] = []
        self._until_ms = None if minutes is None else started_ms + int(minutes * 60_000)
        self._main = deque(entry.card_id for entry in queue.main)
        self._steps = [(entry.due_ms or 0, entry.card_id) for entry in queue.steps]
        heapq.heapify(self._steps)
        self._first: list[str] = []

    @property
    def remaining(self) -> int:
        """How many cards are still to be asked, those in steps included."""
        return len(self._main) + len(self._steps) + len(self._first)

    @property
    def next_step_ms(self) -> int | None:
        """When [UTC ms] the next card in steps is due; None when none is."""
        return self._steps[0][0] if self._steps else None

    def next(self, now_ms: int) -> str | None:
        """The id of the card to ask: put back, due in steps, the queue, then steps at most 20 minutes ahead."""
        if self._first:
            return self._first[-1]
        if self._until_ms is not None and now_ms >= self._until_ms:
            return None
        if self._steps and self._steps[0][0] <= now_ms:
            return self._steps[0][1]
        if self._main:
            return self._main[0]
        if self._steps and self._steps[0][0] <= now_ms + LEARN_AHEAD_MS:
            return self._steps[0][1]
        return None

    def rated(self, answered: Answered, outcome: Outcome) -> None:
        """Notes a stored rating: the card leaves the queue, or comes back when its step is due."""
        self.drop(answered.card_id)
        self.answered.append(answered)
        if outcome.due_ms is not None:
            heapq.heappush(self._steps, (outcome.due_ms, answered.card_id))

    def put_back(self, card_id: str, event_id: str) -> None:
        """Brings a card back to the front after its rating was undone."""
        self.drop(card_id)
        self._first.append(card_id)
        self.answered = [answered for answered in self.answered if answered.event_id != event_id]

    def drop(self, card_id: str) -> None:
        """Takes a card out of the sitting."""
        self._first = [other for other in self._first if other != card_id]
        self._main = deque(other for other in self._main if other != card_id)
        self._steps = [step for step in self._steps if step[1] != card_id]
        heapq.heapify(self._steps)
