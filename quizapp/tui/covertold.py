"""What the trainer says of an exam while it stands on its cover."""

from typing import TYPE_CHECKING, NamedTuple, Self

from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.offers import Lookahead
from quizapp.errors import QuizError
from quizapp.tui.covering import Setup

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


class Told(NamedTuple):
    """What the trainer says of a setup: what its paper is made of, or why there is none; the attempt under way, and
    the time [UTC ms].
    """

    made: Lookahead | None
    refused: str
    under_way: Attempt | None
    now_ms: int

    @classmethod
    def of(cls, trainer: "Trainer", setup: Setup) -> Self:
        """What it says now."""
        under_way, now_ms = trainer.exams.open(), trainer.exams.now_ms
        try:
            return cls(trainer.exams.look(setup.blueprint, setup.seed), "", under_way, now_ms)
        except QuizError as error:
            return cls(None, str(error), under_way, now_ms)
