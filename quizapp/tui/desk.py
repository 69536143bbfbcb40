"""The trainer behind one thread: the event loop asks and never waits for a disk."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from quizapp.errors import DamagedError, GoneError, QuizError

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

T = TypeVar("T")


class Desk:
    """Opens the trainer and hands questions to it, one after the other."""

    def __init__(self, open_trainer: "Callable[[], Trainer]") -> None:
        self._open_trainer = open_trainer
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="trainer")
        self._trainer: Trainer | None = None
        self._failure: QuizError | None = None
        self._closed = False
        self._asking = 0
        self._gone: Callable[[GoneError], None] = _nobody
        self._damaged: Callable[[DamagedError], None] = _nobody
        self._is_gone = False

    @property
    def idle(self) -> bool:
        """Whether the trainer is open and nothing is asked of it."""
        return self._trainer is not None and not self._asking and not self._closed

    @property
    def is_gone(self) -> bool:
        """Whether a question met a database that was deleted or replaced, and nothing was saved since."""
        return self._is_gone

    def when_gone(self, tell: Callable[[GoneError], None]) -> None:
        """Has somebody told whenever a question meets a database that was deleted or replaced."""
        self._gone = tell

    def when_damaged(self, tell: Callable[[DamagedError], None]) -> None:
        """Has somebody told whenever a question meets a database that is damaged."""
        self._damaged = tell

    async def open(self) -> None:
        """Opens the trainer; again after a failure. Raises QuizError when it cannot be opened."""
        await self._in_thread(self._open)

    async def ask(self, question: "Callable[[Trainer], T]") -> T:
        """What the trainer says. Raises QuizError as the trainer does, and when it is not open."""
        try:
            return await self._in_thread(lambda: question(self._opened()))
        except GoneError as error:
            self._is_gone = True
            self._gone(error)
            raise
        except DamagedError as error:
            self._damaged(error)
            raise

    async def save(self, question: "Callable[[Trainer], T]") -> T:
        """What the trainer says of something that it stores. Raises QuizError like `ask`."""
        saved = await self.ask(question)
        self._is_gone = False
        return saved

    async def write_back(self) -> None:
        """Brings back a database that was deleted, or adds to the one in its place what is missing there.

        Raises QuizError with everything as it was when that cannot be.
        """
        await self._in_thread(self._write_back)
        self._is_gone = False

    async def without(self, work: Callable[[], T]) -> T:
        """What `work` returns, done while the trainer is closed; it is opened again after that, whatever came of it.

        Raises QuizError as `work` does, and when the trainer cannot be opened again.
        """
        return await self._in_thread(lambda: self._without(work))

    async def shut(self, why: QuizError) -> None:
        """Closes the trainer, whatever it says; until `open` opens it again questions hear `why`."""
        await self._in_thread(self._shut)
        self._failure = why

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
            try:
                self._trainer = self._open_trainer()
            except QuizError as error:
                self._failure = error
                raise
            self._failure = None

    def _opened(self) -> "Trainer":
        if self._trainer is None:
            raise QuizError(str(self._failure or "The decks are not open yet: wait a moment and try again."))
        return self._trainer

    def _write_back(self) -> None:
        """Another trainer opens what is there then; the log of the former one tells it what it does not know."""
        former = self._opened()
        former.write_back()
        self._trainer = self._open_trainer()
        try:
            self._trainer.import_log(former.export_log())
        except QuizError:
            self._trainer.close()
            self._trainer = former
            raise
        former.close()

    def _without(self, work: Callable[[], T]) -> T:
        was_open = self._trainer is not None
        self._close()
        try:
            done = work()
        except QuizError:
            if was_open:
                self._open()
            raise
        self._open()
        return done

    def _shut(self) -> None:
        with suppress(QuizError):
            self._close()
        self._trainer = None

    def _close(self) -> None:
        if self._trainer is not None:
            self._trainer.close()
            self._trainer = None

    async def _in_thread(self, work: Callable[[], T]) -> T:
        if self._closed:
            raise QuizError("quizapp is closing.")
        self._asking += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            self._asking -= 1


def _nobody(error: QuizError) -> None:
    """Tells nobody."""
