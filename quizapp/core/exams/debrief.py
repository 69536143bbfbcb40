"""What a learner is told after an exam: the result, and what it does to the schedule."""

from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.marking import Result
from quizapp.core.exams.offers import AttemptLine
from quizapp.core.review import Rating
from quizapp.core.values import frozen


@frozen
class Effect:
    """What a result does, or did, to the card at a place of the paper: the review it gets, and when it is due then.

    `before` and `after` are study days [date ordinal] on which it was and will be due; None for a card in its steps,
    which comes back within the day, and before for a new one. `in_steps` says that it was in its steps before.
    """

    place: int
    card_id: str
    rating: Rating
    before: int | None
    after: int | None
    in_steps: bool = False

    @property
    def is_new(self) -> bool:
        """Whether the card was never asked before."""
        return self.before is None and not self.in_steps


@frozen
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
