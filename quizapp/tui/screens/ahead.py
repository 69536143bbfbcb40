"""While the learner thinks, what comes next is drawn: the rest of this card and the card after it.

Memory is tidied then, too: a full collection takes as long as a whole answer.
"""

import asyncio
import gc
from collections.abc import Awaitable, Callable

from textual.message import Message

from quizapp.errors import QuizError
from quizapp.tui.screens.stage import Stage
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.drawn import prepare

_THINKING_S = 0.120
_UNTIDY = 4  # young collections since the last full one; Python itself waits for ten


class Ahead(Stage):
    """Draws ahead in a thread of its own, so that no key ever waits for it."""

    class Painted(Message):
        """A card stands on the screen."""

    def look_ahead(self) -> None:
        """Tells when a card that was shown is painted, and begins a moment after that."""
        self.call_after_refresh(self.post_message, self.Painted())
        self.set_timer(_THINKING_S, self._begin_ahead)

    def _begin_ahead(self) -> None:
        if self.is_attached:
            preparing: Callable[[], Awaitable[None]] = self._prepare
            self.run_worker(preparing, group="ahead", exclusive=True)
            if gc.get_count()[-1] >= _UNTIDY:
                gc.collect()

    async def _prepare(self) -> None:
        """A card that cannot be had is no trouble now: asking for it will say why."""
        shown, session = self.shown, self.sitting.session
        if shown is None:
            return
        width, maths = self.query_one(CardView).column, self.kit.look.maths
        await asyncio.to_thread(prepare, shown.asked.card, width, maths)
        try:
            coming = await self.kit.desk.ask(lambda trainer: trainer.upcoming(session, shown.asked))
        except QuizError:
            return
        if coming:
            await asyncio.to_thread(prepare, coming, width, maths)
