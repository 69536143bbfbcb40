"""The first backup of a day, made behind the screen: in a thread of its own, so that no answer waits for it."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from quizapp.core.progress import Progress
from quizapp.errors import LockedError, QuizError
from quizapp.tui.desk import Desk

LATER_S = 300.0
SOON_S, PATIENCE_S = 5.0, 10.0
_HALF = 0.5


class BackingUp:
    """Makes a backup if one is due; `warn` is told where that cannot be.

    While others write all the time it is tried again every `later_s` [s], and nobody is told.
    """

    def __init__(self, desk: Desk, warn: Callable[[QuizError], None], later_s: float = LATER_S) -> None:
        self._desk = desk
        self._warn = warn
        self._later_s = later_s
        self._thread: Thread | None = None
        self._begun = 0.0
        self._share = 0.0
        self._dropped = False

    async def run(self) -> None:
        """Makes it."""
        failure: QuizError | None = None
        with suppress(QuizError):
            while make := await self._desk.ask(lambda it: it.backups.make if it.backup_is_due else None):
                failure = await self._tried(make)
                if not isinstance(failure, LockedError):
                    break
                await asyncio.sleep(self._later_s)
            if failure and make:
                self._warn(failure)

    async def leave(self) -> str:
        """Lets one that is soon made, or more than half, be finished; another is dropped and begun anew next time.

        Returns a sentence where what was learnt has had no backup for a week.
        """
        if self._thread is None or not self._thread.is_alive():
            return ""
        if self._is_worth_waiting:
            await asyncio.to_thread(self._thread.join, PATIENCE_S)
        if not self._thread.is_alive():
            return ""
        self._dropped = True
        with suppress(QuizError):
            return await self._desk.ask(lambda trainer: trainer.backup_overdue)
        return ""

    @property
    def _is_worth_waiting(self) -> bool:
        took = time.monotonic() - self._begun
        return self._share > _HALF or (self._share > 0 and took / self._share - took < SOON_S)

    def _tell(self, _what: str, done: int, of: int) -> None:
        if self._dropped:
            raise QuizError("The program was left.")
        self._share = done / of if of else 1.0

    async def _tried(self, make: Callable[[str, Progress], object]) -> QuizError | None:
        """Why there is no backup; None once it is made."""
        loop = asyncio.get_running_loop()
        ended: asyncio.Future[QuizError | None] = loop.create_future()

        def in_thread() -> None:
            failure = None
            try:
                make("day", self._tell)
            except QuizError as error:
                failure = error
            with suppress(RuntimeError):  # the program was left meanwhile
                loop.call_soon_threadsafe(_end, ended, failure)

        self._begun, self._share = time.monotonic(), 0.0
        self._thread = Thread(target=in_thread, name="backup", daemon=True)
        self._thread.start()
        return await ended


def _end(ended: "asyncio.Future[QuizError | None]", failure: QuizError | None) -> None:
    if not ended.done():  # leaving cancels who waits
        ended.set_result(failure)
