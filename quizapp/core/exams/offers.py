"""What an exam screen is told: the exams there are, the attempts made, and what a result would do to the schedule."""

from dataclasses import dataclass

from quizapp.core.day import Moment
from quizapp.core.exams.attempt import Attempt, Ending
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.marking import Result
from quizapp.core.review import Rating


@dataclass(frozen=True, slots=True)
class Offer:
    """An exam that can be taken, and the title of the deck that brings it, empty for the learner's own."""

    blueprint: Blueprint
    deck: str = ""


@dataclass(frozen=True, slots=True)
class Lookahead:
    """What a blueprint comes to before a seed is drawn: questions by topic, in the order of their paths; how many there
    are to draw from, and sentences about what it asks for and is not there.
    """

    topics: tuple[tuple[str, int], ...]
    pool: int
    notes: tuple[str, ...] = ()

    @property
    def questions(self) -> int:
        """How many questions the paper will have."""
        return sum(count for _, count in self.topics)


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """An attempt in a list: `score` [0, 1] and `passed` are None while it is under way, and where it was dropped.

    `applied` says whether its answers are in the schedule.
    """

    id: str
    name: str
    started: Moment
    questions: int
    pass_mark: float
    seed: int
    ending: Ending | None = None
    score: float | None = None
    passed: bool | None = None
    spent_ms: int = 0
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What a result does, or did, to the card at a place of the paper: the review it gets, and when it is due then.

    `before` and `after` are study days [date ordinal] on which it was and will be due; None before for a new card, and
    after for one that comes back in steps within the day.
    """

    place: int
    card_id: str
    rating: Rating
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Debrief:
    """An attempt that ended, its result, what it does to the schedule, and the attempts at the same exam before it.

    `applied` says whether the effects were. `note` is a sentence where they are others than those told before, because
    cards were answered meanwhile; else it is empty.
    """

    attempt: Attempt
    result: Result
    effects: tuple[Effect, ...]
    applied: bool
    earlier: tuple[AttemptLine, ...] = ()
    note: str = ""
