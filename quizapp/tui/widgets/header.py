"""The top row of a sitting: where the question comes from, how far its card is."""

from textual.content import Content

from quizapp.core.review import Phase
from quizapp.core.session import Asked
from quizapp.tui.content import EMPTY, joined, literal, single, spread

PHASES = {
    Phase.NEW: ("●", "new", "bullet"),
    Phase.LEARNING: ("◐", "learning", "near"),
    Phase.RELEARNING: ("◐", "learning again", "near"),
    Phase.REVIEW: ("○", "review", "right"),
}


def header(asked: Asked, remaining: int, width: int) -> Content:
    """Deck › topic at the left, the card's phase and what is left at the right."""
    symbol, word, style = PHASES[asked.memory.phase]
    topic = asked.card.question.topic.replace("/", " › ")
    left = joined(
        single(asked.title, "strong"),
        single(f" › {topic}", "dim") if topic else EMPTY,
    )
    right = joined(literal(f"{symbol} {word}", style), literal(f"   {remaining} left", "dim"))
    return spread(left, right, width)
