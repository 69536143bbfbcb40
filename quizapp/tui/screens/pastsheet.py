"""The past of the card on the screen in a frame, filled in as it comes."""

from datetime import datetime

from quizapp.core.past import CardPast
from quizapp.errors import QuizError
from quizapp.tui.content import literal, single
from quizapp.tui.figurekeys import PAST
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.memoryrows import memory_rows
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.pastrows import past_rows

_TITLE = literal("The past of this card", "strong")


class PastSheet(Sheet):
    """Memory, forgetting curve and reviews of the card with this id."""

    BINDINGS = bindings(PAST)

    def __init__(self, kit: Kit, card_id: str) -> None:
        super().__init__(_TITLE, lambda _width: [Row(literal("Reading …", "dim"))])
        self._kit = kit
        self._card_id = card_id

    def on_mount(self) -> None:
        """Asks for the past once the frame stands."""
        super().on_mount()
        self.run_worker(self._fill(), group="trainer.past", exclusive=True)

    async def _fill(self) -> None:
        page = self.query_one(Page)
        try:
            past = await self._kit.desk.ask(lambda trainer: trainer.insight.past(self._card_id))
        except QuizError as error:
            said = single(str(error), "wrong")
            page.show(lambda width: [Row(part) for part in said.wrap(max(width, 1))])
        else:
            page.show(lambda width: _rows(past, width))


def _rows(past: CardPast, width: int) -> list[Row]:
    return [*memory_rows(past.card, width, datetime.now().astimezone()), *past_rows(past, width)]
