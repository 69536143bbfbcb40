"""One answer, as a learner gives it who only looks."""

from quizapp.core.response import Skipped
from quizapp.core.review import Rating
from quizapp.core.session import Answered, Session
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import ask


def answer(trainer: Trainer, session: Session, rating: Rating = Rating.GOOD) -> Answered:
    """Rates the card that a sitting asks now."""
    asked = ask(trainer, session)
    return trainer.rate(session, asked, trainer.grade(asked, Skipped()), rating)
