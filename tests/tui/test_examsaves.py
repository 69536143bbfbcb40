"""What is to be stored of an exam: each thing once and in its order, whoever is storing it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from quizapp.tui.examsaves import Saves

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.desk import Desk


class SlowDesk:
    """Does what is asked once it is let to."""

    def __init__(self) -> None:
        self.asked: list[asyncio.Event] = []
        self.stored: list[str] = []

    async def ask(self, save: Callable[[SlowDesk], None]) -> None:
        """Stores it, once it is let to."""
        may = asyncio.Event()
        self.asked.append(may)
        await may.wait()
        save(self)

    async def let(self, number: int) -> None:
        """Lets what was asked as so many-th be done [from 0], and whatever comes of it."""
        self.asked[number].set()
        await turns()

    def put(self, saves: Saves, name: str) -> None:
        """Has something stored that goes by this name."""

        def save(_trainer: Trainer) -> None:
            self.stored.append(name)

        saves.put(save, lambda: self.stored.append(f"{name} is stored"))


def slow() -> tuple[SlowDesk, Saves]:
    """A desk, and what it is to store."""
    desk = SlowDesk()
    return desk, Saves(cast("Desk", desk), lambda _text: None)


async def turns() -> None:
    """Lets everything that can go on do so."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_what_comes_after_something_given_up_is_stored_though_that_was_on_its_way() -> None:
    desk, saves = slow()
    desk.put(saves, "old")
    flush = asyncio.ensure_future(saves.flush())
    await turns()
    saves.forget()
    desk.put(saves, "new")
    await desk.let(0)
    await desk.let(1)
    await flush
    assert desk.stored == ["old", "new", "new is stored"]
    assert not saves.waiting


async def test_the_last_try_leaves_nothing_out_though_something_is_on_its_way() -> None:
    desk, saves = slow()
    desk.put(saves, "one")
    desk.put(saves, "two")
    flush = asyncio.ensure_future(saves.flush())
    await turns()
    last = asyncio.ensure_future(saves.last())
    await turns()
    await desk.let(0)
    flush.cancel()
    await desk.let(1)
    assert desk.stored == ["one", "one is stored", "one"]
    assert saves.waiting, "what comes next is not stored yet"
    await desk.let(3)
    await last
    assert desk.stored[3:] == ["two", "two is stored"]
