"""The first backup of a day, made behind the screen: in a thread of its own, so that no answer waits for it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from quizapp.errors import LockedError, QuizError
from quizapp.tui.desk import Desk

LATER_S = 300.0


async def back_up(desk: Desk, warn: Callable[[QuizError], None], later_s: float = LATER_S) -> None:
    """Makes a backup if one is due; `warn` is told where that cannot be. Leaving the program does not wait for it.

    While others write all the time it is tried again every `later_s` [s], and nobody is told.
    """
    failure: QuizError | None = None
    with suppress(QuizError):
        while make := await desk.ask(lambda trainer: trainer.backups.make if trainer.backup_is_due else None):
            failure = await _tried(make)
            if not isinstance(failure, LockedError):
                break
            await asyncio.sleep(later_s)
        if failure and make:
            warn(failure)


async def _tried(make: Callable[[str], object]) -> QuizError | None:
    """Why there is no backup; None once it is made."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[QuizError | None] = loop.create_future()

    def in_thread() -> None:
        failure = None
        try:
            make("day")
        except QuizError as error:
            failure = error
        with suppress(RuntimeError):  # the program was left meanwhile
            loop.call_soon_threadsafe(ended.set_result, failure)

    Thread(target=in_thread, name="backup", daemon=True).start()
    return await ended
