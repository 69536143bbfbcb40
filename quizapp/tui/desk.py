"""The trainer behind one thread: the event loop asks and never waits for a disk."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from quizapp.errors import QuizError

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

T = TypeVar("T")


class Desk:
    """Opens the trainer and hands questions to it, one after the other."""

    def __init__(self, open_trainer: "Callable[[], Trainer]") -> None:
        self._open_trainer = open_trainer
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="trainer")
        self._trainer: Trainer | None = None
        self._closed = False

    async def open(self) -> None:
        """Opens the trainer; again after a failure. Raises QuizError when it cannot be opened."""
        await self._in_thread(self._open)

    async def ask(self, question: "Callable[[Trainer], T]") -> T:
        """What the trainer says. Raises QuizError as the trainer does, and when it is not open."""
        return await self._in_thread(lambda: question(self._opened()))

    async def done(self) -> None:
        """Waits until everything that was asked before has its answer."""
        await self._in_thread(lambda: None)

    async def close(self) -> None:
        """Closes the trainer after what was asked before; later questions fail."""
        await self._in_thread(self._close)
        self._closed = True
        self._thread.shutdown(wait=False)

    def _open(self) -> None:
        if self._trainer is None:
            self._trainer = self._open_trainer()

    def _opened(self) -> "Trainer":
        if self._trainer is None:
            raise QuizError("The decks are not open yet: wait a moment and try again.")
        return self._trainer

    def _close(self) -> None:
        if self._trainer is not None:
            self._trainer.close()
            self._trainer = None

    async def _in_thread(self, work: Callable[[], T]) -> T:
        if self._closed:
            raise QuizError("quizapp is closing.")
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
