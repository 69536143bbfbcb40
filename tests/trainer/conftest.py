"""A trainer on a folder of decks and a clock that the test moves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizapp.core.response import Skipped
from quizapp.core.review import Rating
from quizapp.core.session import Answered, Session
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def answer() -> Callable[..., Answered]:
    """Rates the current card of a sitting, whatever its kind, as if its answer had only been looked at."""

    def rate(trainer: Trainer, session: Session, rating: Rating = Rating.GOOD) -> Answered:
        asked = trainer.ask(session)
        assert asked is not None
        return trainer.rate(session, asked, trainer.grade(asked, Skipped()), rating)

    return rate


@pytest.fixture
def learn(answer: Callable[..., Answered]) -> Callable[..., None]:
    """Studies everything that is there now with one rating."""

    def study(trainer: Trainer, rating: Rating = Rating.GOOD) -> None:
        session = trainer.start()
        while trainer.ask(session) is not None:
            answer(trainer, session, rating)

    return study
