"""The desk behind which the trainer works."""

from typing import cast

import pytest

from quizapp.errors import QuizError
from quizapp.trainer.trainer import Trainer
from quizapp.tui.desk import Desk


class Closable:
    """A trainer that can be closed."""

    def close(self) -> None:
        """Nothing is open."""


async def test_where_it_could_not_be_opened_who_asks_hears_why() -> None:
    fails = [QuizError("There is no such folder.")]

    def open_trainer() -> Trainer:
        if fails:
            raise fails.pop()
        return cast("Trainer", Closable())

    desk = Desk(open_trainer)
    with pytest.raises(QuizError, match="not open yet"):
        await desk.ask(lambda trainer: trainer)
    with pytest.raises(QuizError, match="no such folder"):
        await desk.open()
    with pytest.raises(QuizError, match="no such folder"):
        await desk.ask(lambda trainer: trainer)
    await desk.open()
    await desk.shut(QuizError("It is damaged."))
    with pytest.raises(QuizError, match="It is damaged"):
        await desk.ask(lambda trainer: trainer)


async def test_who_asks_after_the_end_is_told_so_in_a_sentence() -> None:
    desk = Desk(lambda: cast("Trainer", Closable()))
    await desk.open()
    assert await desk.ask(lambda trainer: isinstance(trainer, Closable))
    await desk.close()
    with pytest.raises(QuizError, match="closing"):
        await desk.ask(lambda trainer: trainer)
