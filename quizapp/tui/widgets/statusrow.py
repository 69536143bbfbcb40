"""One card of a list as one row: marks, when it is due, the question, and where it comes from."""

from textual.content import Content

from quizapp.core.overview import CardStatus
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
_DUE = 10
_PLACE_FROM = 76
_LONGEST = 400
_MONTH, _YEAR = 30, 365


def head(width: int) -> Content:
    """The names of the columns."""
    names = literal(f"{'':{_FIRST}}{'due':<{_DUE}}question", "dim")
    return spread(names, literal(f"{'deck › topic':<{_place(width)}}", "dim"), width) if _place(width) else names


def status_row(card: CardStatus, width: int, *, chosen: bool, marked: bool) -> Content:
    """The row of a card; `marked` ones are those that the next action is for."""
    sign, style = STATES.get(card.state, (" ", "dim"))
    faint = "dim" if card.state in ("suspended", "buried") else ""
    first = joined(
        literal("▸" if chosen else " ", "key"),
        literal(f"{MARKED if marked else ' '} ", "key"),
        literal(f"{sign} ", style),
        literal(FLAG if card.memory.flagged else " ", "near"),
        literal(LEECH if card.leech else " ", "strong wrong"),
        literal(" "),
        literal(f"{due(card):<{_DUE}}", faint or ("strong right" if card.days is not None and card.days <= 0 else "")),
        single(card.question[:_LONGEST], faint or ("strong" if chosen else "")),
    )
    room = _place(width)
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


def _place(width: int) -> int:
    """The room for deck and topic [cells]; none in a narrow list."""
    return min(width // 3, 36) if width >= _PLACE_FROM else 0


def _where(card: CardStatus, room: int) -> Content:
    topic = card.topic.rpartition("/")[2]
    both = single(f"{card.title} › {topic}" if topic else card.title, "dim")
    text = single(topic, "dim") if topic and both.cell_length > room else both
    return text.truncate(room, ellipsis=True, pad=True)
