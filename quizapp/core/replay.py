"""A card's events, in order → its memory."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from quizapp.core.bounds import LAST_DUE_DAY
from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.review import NEW, UNDOABLE, Event, EventKind, Memory, Mode, Phase, Rating, Review
from quizapp.core.scheduling import answered, outcomes
from quizapp.core.trail import grown


def fold(events: Iterable[Event], policy: Policy) -> Memory:
    """The memory that one card's events leave, whatever order they arrive in; what was voided never happened.

    Raises ValueError where `apply` does.
    """
    return reduce(lambda memory, event: apply(memory, event, policy), surviving(events), NEW)


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
    match event.kind:
        case EventKind.REVIEW if event.review is not None and event.review.mode.schedules:
            return _reviewed(memory, event.review, event.moment, policy)
        case EventKind.SUSPEND | EventKind.RESUME:
            return replace(memory, suspended=event.kind == EventKind.SUSPEND)
        case EventKind.FLAG | EventKind.UNFLAG:
            return replace(memory, flagged=event.kind == EventKind.FLAG)
        case EventKind.BURY | EventKind.UNBURY:
            return replace(memory, buried_day=event.moment.day if event.kind == EventKind.BURY else None)
        case EventKind.RESET:
            return Memory(suspended=memory.suspended, flagged=memory.flagged)
        case EventKind.DEFER:
            return _deferred(memory, event.body.get("until"))
        case _:
            return memory


def _deferred(memory: Memory, until: object) -> Memory:
    """A card at day-long intervals is due on a study day [date ordinal] at the earliest; no day changes nothing."""
    if memory.due_day is None or not isinstance(until, int) or isinstance(until, bool):
        return memory
    return replace(memory, due_day=max(memory.due_day, min(until, LAST_DUE_DAY)))


def _reviewed(memory: Memory, review: Review, at: Moment, policy: Policy) -> Memory:
    scheduled = _scheduled(memory, review, at, policy)
    lapsed = memory.phase is Phase.REVIEW and review.rating is Rating.AGAIN
    first = memory.first_rating is None
    last_day = at.day if memory.last_day is None else max(memory.last_day, at.day)
    return replace(
        scheduled,
        first_day=at.day if first else memory.first_day,
        first_rating=_first_rating(review) if first else memory.first_rating,
        first_guess=review.guess if first else memory.first_guess,
        last_day=last_day,
        last_ms=at.at_ms if memory.last_ms is None else max(memory.last_ms, at.at_ms),
        reps=memory.reps + 1,
        lapses=memory.lapses + lapsed,
        ratings=_counted(memory.ratings, review.rating),
        trail=grown(memory.trail, last_day, scheduled.stability),
        key_hash=review.key_hash,
    )


def _first_rating(review: Review) -> Rating:
    """A right answer that was rated again as a likely guess is right: what first attempts say allows for guessing."""
    return max(review.rating, Rating.HARD) if review.right else review.rating


def _scheduled(memory: Memory, review: Review, at: Moment, policy: Policy) -> Memory:
    """Phase, step, stability, difficulty and due: the due that the learner was promised, else the plain one."""
    after = answered(memory, review.rating, at.day, policy)
    phase, step, due_day, due_ms = after.phase, after.step, review.due_day, review.due_ms
    if due_ms is None and due_day is None and review.interval_days:
        due_day = at.day + review.interval_days
    elif due_ms is None and due_day is None:
        plain = outcomes(memory, at, policy, None)[review.rating - 1]
        due_day, due_ms = plain.due_day, plain.due_ms
    if due_ms is not None:
        due_day = None
        if phase is Phase.REVIEW:
            phase, step = _kept_in_steps(memory)
    else:
        phase, step = Phase.REVIEW, 0
    return replace(
        memory,
        phase=phase,
        step=step,
        stability=after.stability,
        difficulty=after.difficulty,
        due_day=due_day,
        due_ms=due_ms,
    )


def _kept_in_steps(memory: Memory) -> tuple[Phase, int]:
    """Where a card is that was promised a step which today's policy no longer has."""
    known = memory.phase in (Phase.REVIEW, Phase.RELEARNING)
    return Phase.RELEARNING if known else Phase.LEARNING, memory.step


def _counted(ratings: tuple[int, int, int, int], rating: Rating) -> tuple[int, int, int, int]:
    again, hard, good, easy = (count + (rating == index) for index, count in enumerate(ratings, start=1))
    return again, hard, good, easy
