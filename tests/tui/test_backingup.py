"""The backup of a day behind the screen: one that others do not let be made is tried again, and nobody is told."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from quizapp.errors import DatabaseError, LockedError, QuizError
from quizapp.tui.backingup import back_up
from quizapp.tui.desk import Desk

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


class FakeBackups:
    """Refuses with these errors, one after the other, then makes one."""

    def __init__(self, *refusals: QuizError) -> None:
        self._refusals = list(refusals)
        self.made = 0

    def make(self, _reason: str) -> None:
        if self._refusals:
            raise self._refusals.pop(0)
        self.made += 1


async def backed_up(backups: FakeBackups, warn: Callable[[QuizError], None]) -> None:
    trainer = SimpleNamespace(backups=backups, backup_is_due=True, close=lambda: None)
    desk = Desk(lambda: cast("Trainer", trainer))
    await desk.open()
    await back_up(desk, warn, later_s=0)
    await desk.close()


@pytest.mark.parametrize("times", [0, 1, 3])
async def test_while_others_write_it_is_tried_again(times: int) -> None:
    backups, told = FakeBackups(*(LockedError("Others write.") for _ in range(times))), list[QuizError]()
    await backed_up(backups, told.append)
    assert (backups.made, told) == (1, [])


async def test_where_it_cannot_be_made_that_is_told_once() -> None:
    full = DatabaseError("There is no room.")
    backups, told = FakeBackups(full), list[QuizError]()
    await backed_up(backups, told.append)
    assert (backups.made, told) == (0, [full])
