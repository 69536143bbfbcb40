"""The steps of an exam, folded in the order in which they count: all of it that does not need the questions."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import assert_never

from quizapp.core.day import Moment
from quizapp.core.exams.timing import SPENT_MAX, spent_in, wall_in
from quizapp.core.response import (
    Arranged,
    Chosen,
    Judged,
    Matched,
    Response,
    Said,
    Skipped,
    Wrote,
    from_body,
)
from quizapp.core.review import Event, EventKind
from quizapp.core.values import frozen

STEPS = frozenset({EventKind.EXAM_MOVE, EventKind.EXAM_MARK, EventKind.EXAM_ANSWER, EventKind.EXAM_SUBMIT})
GAP_MAX_MS = 5 * 60_000


@frozen
class Given:
    """The answer to a question as it stands, when it was given, how long the question was looked at until then [ms],
    and the id of the event that says so.
    """

    response: Response
    at: Moment
    took_ms: int = 0
    id: str = ""


class Fold:
    """What an exam of so many questions has come to, event by event; `fits` says whether the question at a place can
    get a response.

    `answers` are what was given by place, `later` the places marked to come back to, `place` is where the learner is,
    `spent_ms` how much of the time was spent when the clock said `newest_ms` [UTC ms], at the newest event, and `end`
    the event that ended it.
    """

    def __init__(self, questions: int, start: Event, fits: Callable[[int, Response], bool]) -> None:
        self._questions, self._fits = questions, fits
        self._looked = Counter[int]()
        self._given: dict[tuple[int, str], Given] = {}
        self.answers: dict[int, Given] = {}
        self.later: set[int] = set()
        self.place = self.spent_ms = self._done_ms = 0
        self.newest_ms = wall_in(start.body, start.moment.at_ms)
        self.end: Event | None = None

    def take_all(self, events: Iterable[Event]) -> None:
        """Counts events, in whatever order they are given, up to the first that ends it; others are passed over."""
        for event in sorted(filter(_counts, events), key=turn):
            self._take(event)
            if self.end:
                break

    @property
    def standing(self) -> dict[int, Given]:
        """The answers that count: once it is handed in those that stood then, where the end names them all."""
        named = self.end.body.get("answers") if self.end else None
        if not isinstance(named, list) or len(named) != self._questions:
            return self.answers
        found = ((place, self._given.get((place, str(id_)))) for place, id_ in enumerate(named))
        return {place: given for place, given in found if given}

    def _take(self, event: Event) -> None:
        spent = self.spent_ms if (said := spent_of(event)) is None else said
        self.spent_ms, self.newest_ms = spent, wall_in(event.body, event.moment.at_ms)
        place = whole(event.body.get("place"), self._questions - 1)
        if event.kind == EventKind.EXAM_MOVE and place == self.place:
            return  # told so that the time is known: nothing was done
        self._looked[self.place] += min(spent - self._done_ms, GAP_MAX_MS)
        self._done_ms = spent
        if event.kind == EventKind.EXAM_SUBMIT:
            self.end = event
        elif place is not None:
            self._take_at(place, event)

    def _take_at(self, place: int, event: Event) -> None:
        match event.kind, event.body:
            case EventKind.EXAM_MOVE, _:
                self.place = place
            case EventKind.EXAM_MARK, {"later": bool() as later}:
                (self.later.add if later else self.later.discard)(place)
            case EventKind.EXAM_ANSWER, {"response": None}:
                self.answers.pop(place, None)
            case EventKind.EXAM_ANSWER, {"response": dict() as body}:
                response = from_body(body)
                if response and not is_empty(response) and self._fits(place, response):
                    given = Given(response, event.moment, self._looked[place], event.id)
                    self.answers[place] = self._given[place, event.id] = given


def spent_of(event: Event) -> int | None:
    """How much of the time was spent [ms] when an event of an exam was written; None for what says nothing of it."""
    return spent_in(event.body)


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
        case Judged() | Said() | Arranged():
            return False
        case _:
            assert_never(response)


def whole(value: object, most: int) -> int | None:
    """A whole number from 0 to `most`; None for what is none."""
    return value if type(value) is int and 0 <= value <= most else None


def _counts(event: Event) -> bool:
    """Whether an event is a step of an exam that says when it was; an end need not."""
    return event.kind in STEPS and (event.kind == EventKind.EXAM_SUBMIT or spent_of(event) is not None)


def turn(event: Event) -> tuple[int, str]:
    """Where an event stands in the order in which they count; an end that does not say when it was comes last."""
    spent = spent_of(event)
    return (SPENT_MAX if spent is None else spent), event.id
