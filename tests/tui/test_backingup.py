"""The backup of a day behind the screen: one that others do not let be made is tried again, and nobody is told."""

import asyncio
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from quizapp.core.progress import Progress
from quizapp.errors import DatabaseError, LockedError, QuizError
from quizapp.tui import backingup
from quizapp.tui.backingup import BackingUp
from quizapp.tui.desk import Desk

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


class FakeBackups:
    """Refuses with these errors, one after the other, then makes one."""

    def __init__(self, *refusals: QuizError) -> None:
        self._refusals = list(refusals)
        self.made = 0

    def make(self, _reason: str, _progress: Progress) -> None:
        if self._refusals:
            raise self._refusals.pop(0)
        self.made += 1


async def backed_up(backups: FakeBackups, warn: Callable[[QuizError], None]) -> None:
    trainer = SimpleNamespace(backups=backups, backup_is_due=True, close=lambda: None)
    desk = Desk(lambda: cast("Trainer", trainer))
    await desk.open()
    await BackingUp(desk, warn, later_s=0).run()
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


class SlowBackups:
    """Stops so far on its way, and goes on when it is let."""

    def __init__(self, share: int) -> None:
        self._share = share
        self.begun, self.goes_on, self.ended = threading.Event(), threading.Event(), threading.Event()
        self.made = False

    def make(self, _reason: str, progress: Progress) -> None:
        try:
            progress("copying", self._share, 100)
            self.begun.set()
            assert self.goes_on.wait(20)
            progress("copying", 100, 100)
            self.made = True
        finally:
            self.ended.set()


@pytest.mark.parametrize(("share", "made", "said"), [(60, True, ""), (1, False, "Overdue.")])
async def test_leaving_waits_for_one_that_is_more_than_half_done_and_drops_another(
    share: int, made: bool, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backingup, "SOON_S", 0.0)
    backups = SlowBackups(share)
    trainer = SimpleNamespace(backups=backups, backup_is_due=True, backup_overdue="Overdue.", close=lambda: None)
    desk = Desk(lambda: cast("Trainer", trainer))
    await desk.open()
    backing = BackingUp(desk, lambda _: None)
    running = asyncio.ensure_future(backing.run())
    await asyncio.to_thread(backups.begun.wait, 20)
    leaving = asyncio.ensure_future(backing.leave())
    if not made:
        assert await leaving == said
    backups.goes_on.set()
    assert await leaving == said
    assert await asyncio.to_thread(backups.ended.wait, 20)
    assert backups.made == made
    await running
    await desk.close()
