"""An attempt: what a learner made of a paper so far, folded from its events."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.day import Moment
from quizapp.core.exams.paper import Paper
from quizapp.core.grading import grade
from quizapp.core.response import Chosen, Matched, Response, Skipped, Wrote, from_body
from quizapp.core.review import Event, EventKind, Verdict


class Ending(StrEnum):
    """How an attempt came to its end; one that was dropped has no result."""

    SUBMITTED = "submitted"
    TIME = "time"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Given:
    """The answer to a question as it stands, when it was given, and how long the question was looked at until
    then [ms].
    """

    response: Response
    at: Moment
    took_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A learner's go at a paper. Questions are meant by their place in it, from 0.

    `answers` are what was given by place, `later` the places that are marked to come back to, `place` is where the
    learner is. `spent_ms` is how much of the time was spent when the newest event was written, at `newest_ms` [UTC ms].
    `ending` is None while it is under way; `before` is the mastery of each topic of the paper when it ended, with its
    90 % interval, each [0, 1]; `points` are those of every question then, at most 1 each.
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
    points: tuple[float, ...] = ()

    @property
    def open(self) -> tuple[int, ...]:
        """The places without an answer."""
        return tuple(place for place in range(len(self.paper.slots)) if place not in self.answers)


STEPS = frozenset({EventKind.EXAM_MOVE, EventKind.EXAM_MARK, EventKind.EXAM_ANSWER, EventKind.EXAM_SUBMIT})
GAP_MAX_MS = 5 * 60_000
_SPENT_MAX = 2**53


def attempt(paper: Paper, start: Event, events: Iterable[Event]) -> Attempt:
    """The attempt that began with an event and of which these came after it, in whatever order they are given.

    They count in the order of the time that was spent, which a clock that is set does not turn round, and none does
    after the end. What an event says that cannot be, such as an answer that its question cannot get, is passed over.
    A question was looked at from the event that led to it to the next; of a longer gap five minutes count.
    """
    fold = _Fold(paper, start)
    known = [
        event
        for event in events
        if event.kind in STEPS and (event.kind == EventKind.EXAM_SUBMIT or spent_of(event) is not None)
    ]
    for event in sorted(known, key=_order):
        if fold.take(event):
            break
    return fold.found()


def spent_of(event: Event) -> int | None:
    """How much of the time was spent [ms] when an event of an exam was written; None for what says nothing of it."""
    return _whole(event.body.get("spent"), _SPENT_MAX)


def fitting(paper: Paper, place: int, response: Response) -> bool:
    """Whether a question can get a response."""
    try:
        return grade(paper.slots[place].card, response).verdict is not Verdict.YOU_JUDGE
    except (ValueError, LookupError):
        return False


def is_empty(response: Response) -> bool:
    """Whether nothing was picked, typed or matched, so that there is no answer."""
    match response:
        case Skipped():
            return True
        case Chosen(options=options):
            return not options
        case Wrote(text=text):
            return not text.strip()
        case Matched(rights=rights):
            return all(right is None for right in rights)
        case _:
            return False


class _Fold:
    """What an attempt has come to, event by event."""

    def __init__(self, paper: Paper, start: Event) -> None:
        self._paper, self._start = paper, start
        self._answers: dict[int, Given] = {}
        self._later: set[int] = set()
        self._looked = Counter[int]()
        self._place = self._spent = 0
        self._newest = start.moment
        self._end: Event | None = None

    def take(self, event: Event) -> bool:
        """Counts the next event; whether it ends the attempt."""
        spent = self._spent if (said := spent_of(event)) is None else said
        self._looked[self._place] += min(spent - self._spent, GAP_MAX_MS)
        self._spent, self._newest = spent, event.moment
        if event.kind == EventKind.EXAM_SUBMIT:
            self._end = event
            return True
        place = _whole(event.body.get("place"), len(self._paper.slots) - 1)
        if place is not None:
            self._take_at(place, event)
        return False

    def _take_at(self, place: int, event: Event) -> None:
        match event.kind, event.body:
            case EventKind.EXAM_MOVE, _:
                self._place = place
            case EventKind.EXAM_MARK, {"later": bool() as later}:
                (self._later.add if later else self._later.discard)(place)
            case EventKind.EXAM_ANSWER, {"response": None}:
                self._answers.pop(place, None)
            case EventKind.EXAM_ANSWER, {"response": dict() as body}:
                response = from_body(body)
                if response and not is_empty(response) and fitting(self._paper, place, response):
                    self._answers[place] = Given(response, event.moment, self._looked[place])

    def found(self) -> Attempt:
        """The attempt as it stands."""
        end = self._end
        return Attempt(
            id=self._start.id,
            paper=self._paper,
            started=self._start.moment,
            answers=self._answers,
            later=frozenset(self._later),
            place=self._place,
            spent_ms=self._spent,
            newest_ms=self._newest.at_ms,
            ending=ending_of(end) if end else None,
            ended=end.moment if end else None,
            before=_before(end) if end else None,
            points=_points(end, len(self._paper.slots)) if end else (),
        )


def ending_of(end: Event) -> Ending:
    """How an attempt ended; a way that only a newer version knows is a handing in."""
    return next((ending for ending in Ending if ending == end.body.get("ending")), Ending.SUBMITTED)


def _order(event: Event) -> tuple[int, str]:
    """The order in which events count; an end that does not say when it was comes last."""
    spent = spent_of(event)
    return (_SPENT_MAX if spent is None else spent), event.id


def _before(end: Event) -> Mapping[str, tuple[float, float, float]] | None:
    """The masteries of topics that stand in an end; those that cannot be are passed over."""
    found = end.body.get("before")
    if not isinstance(found, Mapping):
        return None
    return {
        str(path): (float(value[0]), float(value[1]), float(value[2]))
        for path, value in found.items()
        if isinstance(value, list) and len(value) == 3 and all(_is_within(one, 0) for one in value)
    }


def _points(end: Event, questions: int) -> tuple[float, ...]:
    """The points of every question that stand in an end; none unless all can be."""
    found = end.body.get("points")
    if isinstance(found, list) and len(found) == questions and all(_is_within(one, -1) for one in found):
        return tuple(map(float, found))
    return ()


def _whole(value: object, most: int) -> int | None:
    return value if type(value) is int and 0 <= value <= most else None


def _is_within(value: object, low: int) -> bool:
    return isinstance(value, int | float) and low <= value <= 1
