"""What is still to be stored of an attempt: one after the other, in its order, and no key waits for it."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from quizapp.errors import LockedError, QuizError
from quizapp.tui import saving
from quizapp.tui.desk import Desk

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

Save = Callable[["Trainer"], None]
LAST_S = 3.0


class _Waiting(NamedTuple):
    save: Save
    then: Callable[[], None]


class Saves:
    """Asks the trainer's desk; `say` hears what takes long, and an empty text once everything is stored.

    What could not be stored stays first in its row, so that nothing is stored without what came before it.
    """

    def __init__(self, desk: Desk, say: Callable[[str], None]) -> None:
        self._desk = desk
        self._say = say
        self._waiting: deque[_Waiting] = deque()
        self._one = asyncio.Lock()
        self._said = False

    @property
    def busy(self) -> bool:
        """Whether something is being stored."""
        return self._one.locked()

    @property
    def waiting(self) -> bool:
        """Whether something is not stored yet."""
        return bool(self._waiting)

    def put(self, save: Save, then: Callable[[], None]) -> None:
        """Adds something to be stored by the next `flush`, or by the one that goes on; `then` follows once it is."""
        self._waiting.append(_Waiting(save, then))

    def forget(self) -> None:
        """Gives up what waits: it can never be stored."""
        self._waiting.clear()

    async def flush(self) -> None:
        """Stores everything, however long another program holds the database. Raises QuizError as the trainer does."""
        async with self._one:
            while self._waiting:
                first = self._waiting[0]
                try:
                    await saving.until_saved(lambda: self._desk.ask(first.save), self._tell)  # noqa: B023
                except QuizError:
                    self._said = True
                    raise
                self._stored(first)
        if self._said:
            self._said = False
            self._say("")

    async def last(self) -> None:
        """Tries for some seconds to store what waits. Raises QuizError as the trainer does; what is not stored then
        still waits.
        """
        clock = asyncio.get_running_loop()
        end = clock.time() + LAST_S
        while self._waiting:
            first = self._waiting[0]
            try:
                await self._desk.ask(first.save)
            except LockedError:
                if clock.time() >= end:
                    raise
                await asyncio.sleep(saving.RETRY_S)
            else:
                self._stored(first)

    def _stored(self, first: _Waiting) -> None:
        if self._waiting and self._waiting[0] is first:
            self._waiting.popleft()
            first.then()

    def _tell(self, text: str) -> None:
        self._said = True
        self._say(text)
