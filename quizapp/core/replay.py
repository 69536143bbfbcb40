"""A card's events, in order → its memory."""

from collections.abc import Iterable, Mapping

from quizapp.core.bounds import LAST_DUE_DAY
from quizapp.core.day import Moment
from quizapp.core.fsrs import STABILITY_MAX, STABILITY_MIN, stability_cut
from quizapp.core.policy import Policy
from quizapp.core.review import UNDOABLE, Event, EventKind, Memory, Mode, Phase, Rating
from quizapp.core.scheduling import next_step, outcomes
from quizapp.core.state import State
from quizapp.core.transition import exact_transition

_NOTHING = (0.0, 0.0)
_NEW, _REVIEWING, _AGAIN = Phase.NEW, Phase.REVIEW, Rating.AGAIN.value


def fold(events: Iterable[Event], policy: Policy) -> Memory:
    """The memory that one card's events leave, whatever order they arrive in; what was voided never happened.

    Raises ValueError where `apply` does.
    """
    replay, state = Replay(policy), State()
    for event in surviving(events):
        replay.apply(state, event)
    return state.memory()


def surviving(events: Iterable[Event]) -> list[Event]:
    """The events in the log's order, without those that were voided; only kinds in UNDOABLE can be.

    Reviews that are `repeated` are left out, too.
    """
    ordered = sorted(events, key=lambda event: event.order)
    voided = {str(event.body.get("review")) for event in ordered if event.kind == EventKind.VOID}
    standing = [event for event in ordered if event.kind not in UNDOABLE or event.id not in voided]
    twice = repeated((event.id, event.exam, event.card_id) for event in standing if of_exam(event))
    return [event for event in standing if event.id not in twice] if twice else standing


def repeated(reviews: Iterable[tuple[str, str, str]]) -> set[str]:
    """The ids of the reviews that an exam gave a card which had one of it before: a result that was applied on two
    machines counts once.

    `reviews` are id, exam and card of those of exams that stand, in log order.
    """
    given: set[tuple[str, str]] = set()
    twice = set()
    for id_, exam, card_id in reviews:
        if (exam, card_id) in given:
            twice.add(id_)
        given.add((exam, card_id))
    return twice


def of_exam(event: Event) -> bool:
    """Whether an event is one of the reviews that the result of an exam gave."""
    return bool(event.exam) and event.review is not None and event.review.mode is Mode.EXAM


def apply(memory: Memory, event: Event, policy: Policy) -> Memory:
    """The memory after one more event, which has to be the newest of the card: an older one needs `fold`.

    A void needs `fold`, too. Kinds of newer versions and reviews outside the schedule (cram, practice) change
    nothing. Raises ValueError for a memory that holds what is not a number.
    """
    state = State(memory)
    Replay(policy).apply(state, event)
    return state.memory()


class Replay:
    """The one way from events to memory under a policy: each event changes the state of its card in place."""

    __slots__ = ("_after", "_factor", "_first", "_policy", "_power")

    def __init__(self, policy: Policy) -> None:
        model = policy.model
        self._policy = policy
        self._after = exact_transition(model)
        self._factor, self._power = model.factor, -model.weights[20]
        self._first = (_NOTHING, *map(model.first, Rating))

    def apply(self, state: State, event: Event) -> None:
        """One more event of the card, see `apply`."""
        review, at = event.review, event.moment
        if event.kind != EventKind.REVIEW:
            self.mark(state, event.kind, at.day, event.body)
        elif review is not None and review.mode.schedules:
            self.review(
                state,
                review.rating,
                at.at_ms,
                at.day,
                self.recall(state, at.day),
                review.interval_days,
                review.due_day,
                review.due_ms,
                review.right,
                review.guess,
                review.key_hash,
            )

    def mark(self, state: State, kind: str, day: int, body: Mapping[str, object]) -> None:
        """What an event of a kind other than review changes, on a study day [date ordinal]."""
        match kind:
            case EventKind.SUSPEND | EventKind.RESUME:
                state.suspended = kind == EventKind.SUSPEND
            case EventKind.FLAG | EventKind.UNFLAG:
                state.flagged = kind == EventKind.FLAG
            case EventKind.BURY | EventKind.UNBURY:
                state.buried_day = day if kind == EventKind.BURY else None
            case EventKind.RESET:
                state.reset()
            case EventKind.DEFER:
                _defer(state, body.get("until"))

    def recall(self, state: State, day: int) -> float | None:
        """The recall predicted on a study day [date ordinal], (0, 1]; None of a card that was never asked, or not
        before this day: it is asked again on the day of its last review.

        Raises ValueError for a stability that is not a number.
        """
        last = state.last_day
        if last is None or day <= last or state.phase is _NEW:
            return None
        s = state.stability
        if not STABILITY_MIN <= s <= STABILITY_MAX:
            s = stability_cut(s)
        recall: float = (1 + self._factor * ((day - last) / s)) ** self._power
        return recall

    def review(  # noqa: PLR0913, PLR0917 - the columns of a review, without the cost of an object for each
        self,
        state: State,
        rating: int,
        at_ms: int,
        day: int,
        recall: float | None,
        interval_days: int | None,
        due_day: int | None,
        due_ms: int | None,
        right: int,
        guess: float,
        key_hash: str,
    ) -> None:
        """A review of the schedule at an instant [UTC ms] on a study day [date ordinal]; `recall` is that of `recall`.

        It is due when the learner was promised, else where the plain interval leads.
        """
        phase = state.phase
        if due_ms is None and due_day is None:
            due_day, due_ms = self._due(state, rating, at_ms, day, interval_days)
        if due_ms is None:
            arrived, step = _REVIEWING, 0
        else:
            due_day = None
            arrived, step = self._in_steps(state, rating)
        if phase is _NEW:
            state.stability, state.difficulty = self._first[rating]
        else:
            state.stability, state.difficulty = self._after(state.stability, state.difficulty, recall, rating)
        if rating == _AGAIN and phase is _REVIEWING:
            state.lapses += 1
        state.phase, state.step, state.due_day, state.due_ms = arrived, step, due_day, due_ms
        state.key_hash = key_hash
        if state.first_rating is None:
            state.begun(day, rating, right, guess)
        state.counted(rating, at_ms, day)

    def _due(
        self, state: State, rating: int, at_ms: int, day: int, interval_days: int | None
    ) -> tuple[int | None, int | None]:
        """Due day [date ordinal] and due instant [UTC ms], one of which is None, where the log says neither."""
        if interval_days:
            return day + interval_days, None
        plain = outcomes(state.memory(), Moment(at_ms, 0, day), self._policy, None)[rating - 1]
        return plain.due_day, plain.due_ms

    def _in_steps(self, state: State, rating: int) -> tuple[Phase, int]:
        """Phase and step of a card that comes back within the sitting; also where it was promised a step which
        today's policy no longer has.
        """
        known = state.phase in (Phase.REVIEW, Phase.RELEARNING)
        phase = Phase.RELEARNING if known else Phase.LEARNING
        step = next_step(state.phase, state.step, Rating(rating), self._policy)
        return phase, state.step if step is None else step


def _defer(state: State, until: object) -> None:
    """A card at day-long intervals is due on a study day [date ordinal] at the earliest; no day changes nothing."""
    if state.due_day is not None and isinstance(until, int) and not isinstance(until, bool):
        state.due_day = max(state.due_day, min(until, LAST_DUE_DAY))
