"""One card of a list as one row: marks, what the list is sorted by, the question, and where it comes from."""

from textual.content import Content

from quizapp.core.listing import CardStatus
from quizapp.core.ordering import Order
from quizapp.core.review import Phase
from quizapp.core.values import frozen
from quizapp.tui.content import joined, literal, single, spread

STATES = {
    "new": ("●", "bullet"),
    "learning": ("◐", "near"),
    "relearning": ("◐", "near"),
    "review": ("○", "right"),
    "suspended": ("⊘", "dim"),
    "buried": ("◌", "dim"),
}
FLAG, LEECH, MARKED = "⚑", "!", "■"
_FIRST = 8
_SORTED = 11
_PLACE_FROM = 76
_PLACE = 36
_LONGEST = 400
_MONTH, _YEAR = 30, 365
_UNKNOWN = "–"


@frozen
class Columns:
    """The columns of a list of some width [cells]; where the deck is not asked for it stands only in a wide list."""

    width: int
    order: Order = Order.DUE
    deck: bool = False

    @property
    def place(self) -> int:
        """The room for deck and topic [cells]."""
        if self.width >= _PLACE_FROM:
            return min(self.width // 3, _PLACE)
        return self.width // 4 if self.deck or self.order is Order.DECK else 0

    @property
    def first(self) -> Order:
        """What stands before the question: what the list is sorted by, when it is due where that is the deck."""
        return Order.DUE if self.order is Order.DECK else self.order


def head(columns: Columns) -> Content:
    """The names of the columns."""
    names = literal(f"{'':{_FIRST}}{columns.first:<{_SORTED}}question", "dim")
    room = columns.place
    return spread(names, literal(f"{'deck › topic':<{room}}", "dim"), columns.width) if room else names


def status_row(card: CardStatus, columns: Columns, *, chosen: bool, marked: bool) -> Content:
    """The row of a card; `marked` ones are those that the next action is for."""
    width, room = columns.width, columns.place
    sign, style = STATES.get(card.state, (" ", "dim"))
    faint = "dim" if card.state in ("suspended", "buried") else ""
    first = joined(
        literal("▸" if chosen else " ", "key"),
        literal(f"{MARKED if marked else ' '} ", "key"),
        literal(f"{sign} ", style),
        literal(FLAG if card.memory.flagged else " ", "near"),
        literal(LEECH if card.leech else " ", "strong wrong"),
        literal(" "),
        _value(card, columns.first, faint),
        single(card.question[:_LONGEST], faint or ("strong" if chosen else "")),
    )
    return spread(first, _where(card, room), width) if room else first.truncate(width, ellipsis=True, pad=True)


def due(card: CardStatus) -> str:
    """When a card is due, in at most nine characters."""
    if card.state in ("suspended", "buried"):
        return card.state
    if card.days is None:
        return "new"
    if card.days < 0:
        return f"{_span(-card.days)} late"
    return {0: "today", 1: "tomorrow"}.get(card.days) or f"in {_span(card.days)}"


def _span(days: int) -> str:
    if days < 2 * _MONTH:
        return f"{days} d"
    return f"{days // _MONTH} mo" if days < 2 * _YEAR else f"{days // _YEAR} y"


def _value(card: CardStatus, order: Order, style: str) -> Content:
    """What the list is sorted by."""
    text = due(card)
    match order:
        case Order.DIFFICULTY:
            text = _UNKNOWN if card.memory.phase is Phase.NEW else f"{card.memory.difficulty:.1f}"
        case Order.LAPSES:
            text = str(card.memory.lapses)
        case _ if card.days is not None and card.days <= 0:
            style = style or "strong right"
    return literal(f"{text:<{_SORTED}}", style)


def _where(card: CardStatus, room: int) -> Content:
    topic = card.topic.rpartition("/")[2]
    both = single(f"{card.title} › {topic}" if topic else card.title, "dim")
    text = both if both.cell_length <= room else single(card.title, "dim")
    return text.truncate(room, ellipsis=True, pad=True)
