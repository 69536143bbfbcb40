"""A rating is stored before the next question shows, however long that takes."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from quizapp.errors import LockedError

T = TypeVar("T")
SLOW_S = 0.150
RETRY_S = 0.500
NOT_YET = "Not saved yet …"
LOCKED = "Not saved yet: another program holds the database. Trying again …"


async def until_free(work: Callable[[], Awaitable[T]], wait: Callable[[LockedError], None]) -> T:
    """What `work` returns, tried again while another program holds the database, which `wait` is told of.

    Raises what `work` raises but LockedError.
    """
    while True:
        try:
            return await work()
        except LockedError as error:
            wait(error)
            await asyncio.sleep(RETRY_S)


async def until_saved(save: Callable[[], Awaitable[T]], say: Callable[[str], None]) -> T:
    """What `save` returns; says that it takes long, and tries again while another program holds the database.

    Raises what `save` raises but LockedError.
    """
    waiting = NOT_YET
    while True:
        attempt = asyncio.ensure_future(save())
        try:
            _, pending = await asyncio.wait({attempt}, timeout=SLOW_S)
            if pending:
                say(waiting)
            return await attempt
        except LockedError:
            waiting = LOCKED
            say(waiting)
            await asyncio.sleep(RETRY_S)
