"""What is still to be stored of an attempt: one after the other, in its order, and no key waits for it."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.tui.desk import Desk
from quizapp.tui.saving import until_saved

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

Save = Callable[["Trainer"], None]


class Saves:
    """Asks the trainer's desk; `say` hears what takes long, and an empty text once everything is stored.

    What could not be stored stays first in its row, so that nothing is stored without what came before it.
    """

    def __init__(self, desk: Desk, say: Callable[[str], None]) -> None:
        self._desk = desk
        self._say = say
        self._waiting: deque[Save] = deque()
        self._one = asyncio.Lock()
        self._said = False

    @property
    def busy(self) -> bool:
        """Whether something is being stored."""
        return self._one.locked()

    def put(self, save: Save) -> None:
        """Adds something to be stored by the next `flush`, or by the one that goes on."""
        self._waiting.append(save)

    async def flush(self) -> None:
        """Stores everything, however long another program holds the database. Raises QuizError as the trainer does."""
        async with self._one:
            while self._waiting:
                save = self._waiting[0]
                await until_saved(lambda: self._desk.ask(save), self._tell)  # noqa: B023
                if self._waiting and self._waiting[0] is save:
                    self._waiting.popleft()
        if self._said:
            self._said = False
            self._say("")

    async def last(self) -> None:
        """Tries once more to store what waits, and waits for nobody. Raises QuizError as the trainer does."""
        while self._waiting:
            await self._desk.ask(self._waiting.popleft())

    def _tell(self, text: str) -> None:
        self._said = True
        self._say(text)
