"""Another program holds the database: the event loop goes on, the learner is told, and everything is stored at last."""

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from quizapp.errors import LockedError
from quizapp.tui.desk import Desk as Thread
from quizapp.tui.saving import LOCKED, NOT_YET, until_free, until_saved
from tests.faults.answering import answer
from tests.trainer.desk import Desk, events

PATIENT_MS, HASTY_MS = 20_000, 50
HELD_S = float(os.environ.get("QUIZAPP_HELD_S", "0"))
"""How long the database is held at least after the learner was told, in a longer run."""
STALL_S = 1.0  # of a longer run, which asks for a machine that does little else


@contextmanager
def held(desk: Desk) -> Iterator[sqlite3.Connection]:
    """Keeps everyone else from reading and writing until it is rolled back."""
    connection = sqlite3.connect(desk.database, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield connection
    finally:
        connection.close()


async def longest_stall(until: "asyncio.Future[None]") -> float:
    """How long at most the event loop did not come round [s]."""
    longest, last = 0.0, time.monotonic()
    while not until.done():
        await asyncio.sleep(0.005)
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    return longest


@pytest.mark.parametrize(("wait_ms", "word"), [(PATIENT_MS, NOT_YET), (HASTY_MS, LOCKED)])
async def test_a_held_database_stalls_nothing_and_the_rating_is_stored_when_it_is_free(
    desk: Desk, wait_ms: int, word: str, record_property: Callable[[str, object], None]
) -> None:
    thread = Thread(lambda: desk.open(wait_ms=wait_ms))
    await thread.open()
    session = await thread.ask(lambda trainer: trainer.start())
    told: list[str] = []
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    with held(desk) as other:
        watching = asyncio.create_task(longest_stall(done))
        saving = asyncio.create_task(
            until_saved(lambda: thread.ask(lambda trainer: answer(trainer, session)), told.append)
        )
        while word not in told:
            assert LOCKED not in told, "the event loop waited for the database, too"
            await asyncio.sleep(0.01)
        await asyncio.sleep(HELD_S)
        assert not saving.done()
        other.execute("ROLLBACK")
        await saving
    done.set_result(None)
    longest = await watching
    record_property("the longest stall [s]", longest)
    assert not HELD_S or longest < STALL_S
    assert len(await thread.ask(lambda trainer: events(trainer, "review"))) == 1
    await thread.close()


async def test_opening_goes_on_by_itself_when_the_database_is_free(desk: Desk) -> None:
    desk.open()
    desk.close()
    thread = Thread(lambda: desk.open(wait_ms=50))
    told: list[LockedError] = []
    with held(desk) as other:
        opening = asyncio.create_task(until_free(thread.open, told.append))
        while not told:
            await asyncio.sleep(0.01)
        assert not opening.done()
        other.execute("ROLLBACK")
        await opening
    assert thread.idle
    await thread.close()


async def test_while_another_program_writes_the_library_opens_and_is_read(desk: Desk) -> None:
    desk.open()
    desk.close()
    with held(desk) as other:
        other.execute("ROLLBACK")
        other.execute("BEGIN IMMEDIATE")
        trainer = desk.open(wait_ms=0)
        assert trainer.overview().total.new
        assert trainer.ask(trainer.start()) is not None
