"""Front and back of a card as plain text, for lists, and for searching in them."""

from quizapp.core import showing
from quizapp.core.calculated import template
from quizapp.core.cards import Card
from quizapp.core.deck import Question
from quizapp.render.plain import plain

Sides = tuple[str, str]


def sides(card: Card) -> Sides:
    """Front and back of a card as plain text, with `…` where a calculated question has numbers not drawn yet."""
    front, back = (plain(blanked(text, card.question)) for text in (showing.front(card), showing.back(card)))
    return front, back


def blanked(text: str, question: Question) -> str:
    """A text of a question, with `…` where numbers are not drawn yet."""
    if not question.variables:
        return text
    return "".join(part if isinstance(part, str) else "…" for part in template.parts(text))
