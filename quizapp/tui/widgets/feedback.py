"""Two rows after an answer: how it was, and what the next key does."""

from textual.content import Content

from quizapp.core.response import Judged, Skipped
from quizapp.core.review import Phase, Rating, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.render.plain import plain
from quizapp.tui.content import EMPTY, joined, literal, single
from quizapp.tui.widgets.ratings import NAMES

_VERDICTS = {
    Verdict.RIGHT: ("✓ Right", "right"),
    Verdict.NEARLY: ("≈ Close", "near"),
    Verdict.WRONG: ("✗ Not right", "wrong"),
    Verdict.YOU_JUDGE: ("● You judge", "judge"),
}


def verdict(graded: Graded) -> Content:
    """Symbol, word and colour, and grading's own note."""
    word, style = _VERDICTS[graded.mark.verdict]
    if isinstance(graded.response, Skipped):
        word, style = "○ Not known yet", "near"
    note = _note(graded)
    return joined(literal(word, f"strong {style}"), single(f": {note}", style) if note else EMPTY)


def _note(graded: Graded) -> str:
    """Grading's sentence, where it says more than the verdict does."""
    if graded.override:
        return "counted, as you say so"
    if isinstance(graded.response, Skipped | Judged) or graded.mark.note == "right":
        return ""
    return plain(graded.mark.note)


def advice(asked: Asked, graded: Graded) -> Content:
    """Which rating is suggested, why if that may surprise, and the keys."""
    name = NAMES[graded.suggested]
    if graded.mark.verdict is Verdict.YOU_JUDGE:
        return literal(f"How well did you know it? Space says {name}, 1-4 choose another", "dim")
    right = graded.mark.verdict in (Verdict.RIGHT, Verdict.NEARLY)
    if right and graded.suggested <= Rating.HARD:
        if graded.hinted:
            return literal(f"Right with a hint, so {name} is suggested: space accepts, 1-4 choose another", "dim")
        if asked.guess > 0:
            return literal("Right, but a guess is likely: we ask again soon (space; 1-4 choose another)", "dim")
    return literal(f"{name} is suggested: space accepts, 1-4 choose another", "dim")


def memory_note(asked: Asked) -> Content:
    """What was expected of the learner's memory; empty for new cards."""
    if asked.memory.phase is Phase.NEW:
        return EMPTY
    return literal(f"expected recall {asked.retrievability:.0%}", "dim")
