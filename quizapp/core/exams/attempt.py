"""An attempt: what a learner made of a paper so far, folded from its events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.day import Moment
from quizapp.core.exams.paper import Paper
from quizapp.core.response import Response
from quizapp.core.review import Event


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


def attempt(paper: Paper, start: Event, events: Iterable[Event]) -> Attempt:
    """The attempt that began with an event and of which these came after it, in whatever order they are given.

    What an event says that cannot be, such as an answer that its question cannot get, is passed over.
    """
    raise NotImplementedError
