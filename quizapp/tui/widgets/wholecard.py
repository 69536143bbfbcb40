"""A card in full: question, answer and memory, and its past once that is known."""

from datetime import datetime

from quizapp.core.listing import CardStatus
from quizapp.core.past import CardPast
from quizapp.render.forms import Maths
from quizapp.tui.widgets.cardrows import Shown, rows
from quizapp.tui.widgets.memoryrows import memory_rows
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.pastrows import past_rows


def whole_card(card: CardStatus, shown: Shown, past: CardPast | None, width: int, maths: Maths) -> list[Row]:
    """The rows of a card in a column of so many cells; when it is due is told by the clock of this machine."""
    known = memory_rows(card, width, datetime.now().astimezone())
    return [*rows(shown, width, maths), Row(), *known, *(past_rows(past, width) if past else ())]
