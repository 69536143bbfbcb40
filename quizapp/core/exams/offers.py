"""What an exam screen is told: the exams there are, what a paper of one would be, and the attempts made."""

from dataclasses import field

from quizapp.core.day import Moment
from quizapp.core.exams.attempt import Ending
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.values import frozen


@frozen
class Offer:
    """An exam that can be taken, and the title of the deck that brings it, empty for the learner's own."""

    blueprint: Blueprint
    deck: str = ""


@frozen
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


@frozen
class AttemptLine:
    """An attempt in a list: `score` [0, 1] and `passed` are None while it is under way, and where it was dropped.

    `applied` says whether its answers are in the schedule, and `blueprint` what it asked, of which the `name` is.
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
    blueprint: Blueprint = field(default_factory=Blueprint)
