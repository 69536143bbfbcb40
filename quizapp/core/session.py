"""One sitting: what is asked now, what became of each card, and what comes back before the end."""

import heapq
from collections.abc import Iterable, Iterator, Sequence

from quizapp.core.aims import Aim
from quizapp.core.cards import Card
from quizapp.core.marking.mark import Mark
from quizapp.core.queue import LEARN_AHEAD_MS, Entry, Queue
from quizapp.core.response import Response
from quizapp.core.review import Confidence, EventKind, Memory, Mode, Rating
from quizapp.core.scheduling import Outcome
from quizapp.core.values import frozen
from quizapp.core.waiting import Waiting

_MODES = {Aim.CRAM: Mode.CRAM, Aim.PRACTICE: Mode.PRACTICE}


@frozen(kw_only=True)
class Asked:
    """A card as it is shown once: its memory, the four outcomes (again, hard, good, easy) and the option order.

    `card` is concrete: variables are drawn by `seed`, their `values` by name, and options that are hidden for a
    mature card are not in it; `behind` is then the card with its options, and `opened` says that they were looked at.
    `retrievability` is that of this moment, [0, 1] (for a new card the topic's first-attempt rate);
    `delays` are when each would bring the card back, empty where no rating touches the schedule; `guess` is the chance
    of guessing, [0, 1); `order` holds indices into the author's options, steps or pool;
    `shown_ms` is when it appeared [UTC ms]; `source` the reference in full; `confides` whether the learner is to
    say how sure the answer is.
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
    values: tuple[tuple[str, int | float], ...] = ()
    behind: Card | None = None
    opened: bool = False
    confides: bool = False

    @property
    def corrected(self) -> bool:
        """Whether the keyed answer changed since the card was last asked."""
        return self.memory.is_corrected(self.card.key_hash)


@frozen(kw_only=True)
class Graded:
    """What grading says of one response, and the rating it suggests. `override`: the learner said "I was right".

    `hints` is how many rungs of the ladder were open, `opened` whether hidden options were looked at, `guess` the
    chance of guessing that all this left, [0, 1). `confused_before` are wrong answers of this response that the
    learner has given to this card before, `confused_times` how often each.
    """

    response: Response
    mark: Mark
    suggested: Rating
    hints: int = 0
    opened: bool = False
    guess: float = 0.0
    confidence: Confidence | None = None
    override: bool = False
    confused_before: tuple[str, ...] = ()
    confused_times: tuple[int, ...] = ()

    @property
    def hinted(self) -> bool:
        """Whether any hint was open; looking at hidden options is one."""
        return self.hints > 0 or self.opened


@frozen
class Answered:
    """One rating given in this sitting; `seed` is that of the showing, `mark` what grading found, None where
    nothing was answered.
    """

    card_id: str
    event_id: str
    rating: Rating
    was_new: bool
    prompt: str
    topic: str
    seed: str = ""
    mark: Mark | None = None

    @property
    def right(self) -> bool:
        """Whether the answer was right, be it by guessing."""
        return self.mark is not None and self.mark.verdict.is_right


@frozen
class Undone:
    """What was taken back: an event of this kind about this card.

    `asked` is the card when it is to be shown now, with the answer that was `graded` if the log says so; None when
    the sitting goes on as it is. `cards` is how many cards the result of an exam had moved; 0 for all else.
    """

    asked: Asked | None
    graded: Graded | None
    kind: EventKind
    card_id: str
    cards: int = 0


@frozen
class LastDone:
    """What an undo would take back: an event of this kind, done on a study `day` [date ordinal] as seen from `today`.

    `question` is the front of its card as plain text, empty where it is in no deck, or where it was several cards;
    `cards` is how many the result of the exam with the id `exam` moved, 0 for all else.
    """

    kind: EventKind
    question: str
    day: int
    today: int
    cards: int = 0
    exam: str = ""

    @property
    def earlier(self) -> bool:
        """Whether it was done before today."""
        return self.day < self.today


@frozen
class Left:
    """How many cards of a sitting are still to be asked: never seen, in steps, and due."""

    new: int = 0
    learning: int = 0
    due: int = 0


class Session:
    """A sitting over a queue; it knows the order, the trainer does the storing.

    `aim` is what it is for, `names` what it is over, and `note` a sentence about that, empty for the day's work;
    `minutes` bound it: after them no further card is asked. Without `repeats` a card that was rated does not come back
    in it, however short its step.
    """

    repeats = True

    def __init__(  # noqa: PLR0913 - what a sitting is
        self,
        id_: str,
        queue: Queue,
        started_ms: int,
        minutes: float | None = None,
        aim: Aim = Aim.STUDY,
        *,
        note: str = "",
        names: Sequence[str] = (),
    ) -> None:
        self.id = id_
        self.aim = aim
        self.note = note
        self.names = names
        self.started_ms = started_ms
        self.answered: list[Answered] = []
        self._until_ms = None if minutes is None else started_ms + int(minutes * 60_000)
        self._waiting = Waiting(queue)
        self._steps = [(entry.due_ms or 0, entry.card_id) for entry in queue.steps]
        heapq.heapify(self._steps)
        self._first: list[str] = []
        self._unseen = set(self._waiting.new)
        self._in_steps = {entry.card_id for entry in queue.steps}

    @property
    def runs_low(self) -> bool:
        """Whether it has few cards left, and `extend` would bring more."""
        return self._waiting.runs_low

    @property
    def unanswered(self) -> int:
        """How many cards it had so far that it has no rating of."""
        return len(self._waiting.read - {answered.card_id for answered in self.answered})

    def extend(self, more: Iterable[Entry]) -> None:
        """Reads on in its queue: takes up what comes next, no more than is left of it."""
        known = {*self._first, *(answered.card_id for answered in self.answered)}
        self._unseen |= self._waiting.extend(more, known)

    @property
    def mode(self) -> Mode:
        """Why its reviews happen: whether they touch the schedule."""
        return _MODES.get(self.aim, Mode.STUDY)

    @property
    def remaining(self) -> int:
        """How many cards are still to be asked, those in steps included."""
        return len(self._waiting) + len(self._steps) + len(self._first)

    @property
    def left(self) -> Left:
        """The cards that are still to be asked, by how far they are."""
        new = len(self._unseen) + self._waiting.later_new
        learning = len(self._steps) + sum(self._is_learning(card_id) for card_id in self._first)
        return Left(new, learning, self.remaining - new - learning)

    @property
    def next_step_ms(self) -> int | None:
        """When [UTC ms] the next card in steps is due; None when none is."""
        return self._steps[0][0] if self._steps else None

    def next(self, now_ms: int) -> str | None:
        """The id of the card to ask: put back, due in steps, the queue, then steps at most 20 minutes ahead."""
        return next(self._coming(now_ms), None)

    def after(self, card_id: str, now_ms: int) -> str | None:
        """The id of the card that is likely asked after this one; None when nothing would be."""
        return next((other for other in self._coming(now_ms) if other != card_id), None)

    def rating_of(self, asked: Asked) -> Answered | None:
        """The rating that this showing of a card got and still has; None before."""
        return next((answered for answered in reversed(self.answered) if answered.seed == asked.seed), None)

    def rated(self, answered: Answered, outcome: Outcome) -> None:
        """Notes a stored rating: the card leaves the queue, or comes back when its step is due.

        Outside the schedule there are no steps: what was forgotten comes back after everything else.
        """
        self.drop(answered.card_id)
        self.answered.append(answered)
        if self.repeats and self.mode.schedules and outcome.due_ms is not None:
            heapq.heappush(self._steps, (outcome.due_ms, answered.card_id))
        elif self.repeats and not self.mode.schedules and answered.rating is Rating.AGAIN:
            self._waiting.cards[answered.card_id] = None

    def put_back(self, card_id: str, event_id: str = "") -> None:
        """Brings a card back to the front after its rating, if that is the event, or its setting aside was undone."""
        self.drop(card_id)
        self._first.append(card_id)
        self.answered = [answered for answered in self.answered if answered.event_id != event_id]
        if not self._was_answered(card_id):
            self._unseen |= self._waiting.new & {card_id}

    def replace(self, card_id: str, other: str) -> None:
        """Asks another card instead of this one, at once."""
        if other != card_id:
            self.drop(card_id)
            self.put_back(other)

    def _was_answered(self, card_id: str) -> bool:
        return any(answered.card_id == card_id for answered in self.answered)

    def _is_learning(self, card_id: str) -> bool:
        """Whether a card that was put back is in its steps: it began there, or was answered in this sitting."""
        return card_id in self._in_steps or self._was_answered(card_id)

    def _coming(self, now_ms: int) -> Iterator[str]:
        """The cards in the order in which they would be asked if the clock stood still."""
        yield from reversed(self._first)
        if self._until_ms is not None and now_ms >= self._until_ms:
            return
        steps = sorted(self._steps)
        yield from (card_id for due_ms, card_id in steps if due_ms <= now_ms)
        yield from self._waiting.cards
        yield from (card_id for due_ms, card_id in steps if now_ms < due_ms <= now_ms + LEARN_AHEAD_MS)

    def drop(self, card_id: str) -> None:
        """Takes a card out of the sitting."""
        self._first = [other for other in self._first if other != card_id]
        self._waiting.cards.pop(card_id, None)
        self._unseen.discard(card_id)
        self._steps = [step for step in self._steps if step[1] != card_id]
        heapq.heapify(self._steps)
