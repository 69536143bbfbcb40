"""The first backup of a day, made behind the screen: in a thread of its own, so that no answer waits for it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from quizapp.errors import QuizError
from quizapp.tui.desk import Desk


async def back_up(desk: Desk, warn: Callable[[QuizError], None]) -> None:
    """Makes a backup if one is due; `warn` is told where that cannot be. Leaving the program does not wait for it."""
    with suppress(QuizError):
        make = await desk.ask(lambda trainer: trainer.backups.make if trainer.backup_is_due else None)
        if make and (failure := await _tried(make)):
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
