"""The questions of a topic as rows: their last answers, how well they are recalled, and when they are due."""

from collections.abc import Sequence

from textual.content import Content

from quizapp.core.past import TopicCard
from quizapp.render.figuretexts import NONE, percent
from quizapp.tui.content import joined, literal, single
from quizapp.tui.widgets.statusrow import FLAG, LEECH, due

_SHOWN = 5
_RECALL = 7
_DUE = 10
_LONGEST = 400
_SIGNS = {True: ("✓", "right"), False: ("✗", "wrong")}


def head() -> Content:
    """The names of the columns; the arrow says which way answers and questions are in order."""
    lead = f"  {'old→new':<{_SHOWN + 2}} {'recall':>{_RECALL - 1}}  {'due':<{_DUE}}"
    return literal(f"{lead}question, worst first", "dim")


def card_row(found: TopicCard, width: int, *, chosen: bool) -> Content:
    """The row of a question; `✗✓` are its last answers, the newest last, `!` says that it was forgotten very often."""
    card = found.card
    faint = "dim" if card.state in ("suspended", "buried") else ""
    recall = NONE if card.retrievability is None or not found.answers else percent(card.retrievability)
    return joined(
        literal("▸ " if chosen else "  ", "key"),
        answers(found.answers),
        literal(LEECH if card.leech else " ", "strong wrong"),
        literal(FLAG if card.memory.flagged else " ", "near"),
        literal(f"{recall:>{_RECALL}}  ", faint),
        literal(f"{due(card):<{_DUE}}", faint or "dim"),
        single(card.question[:_LONGEST], faint or ("strong" if chosen else "")),
    ).truncate(width, ellipsis=True, pad=True)


def answers(given: Sequence[bool]) -> Content:
    """The last answers, the newest last, in so many cells; dots where there were none."""
    last = given[-_SHOWN:]
    signs = [literal(*_SIGNS[right]) for right in last]
    return joined(literal("·" * (_SHOWN - len(last)), "rule"), *signs)
