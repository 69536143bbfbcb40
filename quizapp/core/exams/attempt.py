"""An attempt: what a learner made of a paper so far, folded from its events."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from quizapp.core.day import Moment
from quizapp.core.exams.folding import GAP_MAX_MS, Fold, Given, is_empty, spent_of
from quizapp.core.exams.paper import Paper
from quizapp.core.grading import grade
from quizapp.core.response import Response
from quizapp.core.review import Event, Verdict
from quizapp.core.values import frozen

__all__ = [
    "GAP_MAX_MS",
    "Attempt",
    "Ending",
    "Given",
    "attempt",
    "ending_of",
    "fitting",
    "is_empty",
    "spent_of",
]


class Ending(StrEnum):
    """How an attempt came to its end; one that was dropped has no result."""

    SUBMITTED = "submitted"
    TIME = "time"
    DROPPED = "dropped"


@frozen(kw_only=True)
class Attempt:
    """A learner's go at a paper. Questions are meant by their place in it, from 0.

    `answers` are what was given by place, `later` the places that are marked to come back to, `place` is where the
    learner is. `spent_ms` is how much of the time was spent, at most all of it, when the newest event was written: the
    clock then said `newest_ms` [UTC ms]. `ending` is None while it is under way; `before` is the mastery of each topic
    of the paper when it began, with its 90 % interval, each [0, 1], `unknown` the topics of which too little was asked
    to say anything; `points` are those of every question when it ended, at most 1 each.
    """

    id: str
    paper: Paper
    started: Moment
    answers: Mapping[int, Given]
    later: frozenset[int]
    place: int = 0
    spent_ms: int = 0
    newest_ms: int = 0
    ending: Ending | None = None
    ended: Moment | None = None
    before: Mapping[str, tuple[float, float, float]] | None = None
    unknown: frozenset[str] = frozenset()
    points: tuple[float, ...] = ()

    @property
    def open(self) -> tuple[int, ...]:
        """The places without an answer."""
        return tuple(place for place in range(len(self.paper.slots)) if place not in self.answers)


def attempt(paper: Paper, start: Event, events: Iterable[Event]) -> Attempt:
    """The attempt that began with an event and of which these came after it, in whatever order they are given.

    They count in the order of the time that was spent, which a clock that is set does not turn round, and none does
    after the end. Of answers that came from elsewhere after an attempt was handed in, only those count that were there
    then: the end names them. What an event says that cannot be, such as an answer that its question cannot get, is
    passed over. A question was looked at from the event that led to it to the next; of a longer gap five minutes count.
    """
    slots = len(paper.slots)
    fold = Fold(slots, start, lambda place, response: fitting(paper, place, response))
    fold.take_all(events)
    end = fold.end
    return Attempt(
        id=start.id,
        paper=paper,
        started=start.moment,
        answers=fold.standing,
        later=frozenset(fold.later),
        place=fold.place,
        spent_ms=min(fold.spent_ms, paper.limit_ms or fold.spent_ms),
        newest_ms=fold.newest_ms,
        ending=ending_of(end) if end else None,
        ended=end.moment if end else None,
        before=_before(start),
        unknown=_unknown(start),
        points=_points(end, slots) if end else (),
    )


def fitting(paper: Paper, place: int, response: Response) -> bool:
    """Whether a question can get a response."""
    try:
        return grade(paper.slots[place].card, response).verdict is not Verdict.YOU_JUDGE
    except (ValueError, LookupError):
        return False


def ending_of(end: Event) -> Ending:
    """How an attempt ended; a way that only a newer version knows is a handing in."""
    return next((ending for ending in Ending if ending == end.body.get("ending")), Ending.SUBMITTED)


def _before(start: Event) -> Mapping[str, tuple[float, float, float]] | None:
    """The masteries of topics that stand in a start; those that cannot be are passed over."""
    found = start.body.get("before")
    if not isinstance(found, Mapping):
        return None
    return {
        str(path): (float(value[0]), float(value[1]), float(value[2]))
        for path, value in found.items()
        if isinstance(value, list) and len(value) == 3 and all(_is_within(one, 0) for one in value)
    }


def _unknown(start: Event) -> frozenset[str]:
    """The topics that a start says nothing was known of."""
    found = start.body.get("unknown")
    return frozenset(path for path in found if isinstance(path, str)) if isinstance(found, list) else frozenset()


def _points(end: Event, questions: int) -> tuple[float, ...]:
    """The points of every question that stand in an end; none unless all can be."""
    found = end.body.get("points")
    if isinstance(found, list) and len(found) == questions and all(_is_within(one, -1) for one in found):
        return tuple(map(float, found))
    return ()


def _is_within(value: object, low: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= 1
