"""The top row of a sitting: how far the card is, where its question comes from, and what is left."""

from textual.content import Content

from quizapp.core.aims import Aim
from quizapp.core.review import Phase
from quizapp.core.session import Asked, Left
from quizapp.render.cells import width as cells
from quizapp.render.visible import one_line
from quizapp.tui.content import EMPTY, joined, literal, single, spread

PHASES = {
    Phase.NEW: ("●", "new", "bullet"),
    Phase.LEARNING: ("◐", "learning", "near"),
    Phase.RELEARNING: ("◐", "learning again", "near"),
    Phase.REVIEW: ("○", "review", "right"),
}
TAGS = {
    Aim.CURE: "cure",
    Aim.WEAK: "cure",
    Aim.CONFUSIONS: "mix-ups",
    Aim.CRAM: "cram",
    Aim.CATCH_UP: "catch up",
    Aim.MISSED: "missed",
    Aim.PRACTICE: "practice",
}
FLAG = "⚑"
_WORDS_FROM = 70
_LEVEL_FROM = 110
_HARDEST = 5
_STEP = " › "
_TITLE_LEAST = 16
_GAP = 2


def header(asked: Asked, left: Left, width: int, tag: str = "") -> Content:
    """Phase, deck › topic and what is known of the card at the left, the cards left at the right, in so many cells.

    A `tag` before them says what the sitting is for, where that is not the day's work.
    """
    symbol, word, style = PHASES[asked.memory.phase]
    what = literal(f"{tag}  " if tag else "", "key")
    lead = joined(what, literal(f"{symbol} {word}  " if width >= _WORDS_FROM else f"{symbol} ", style))
    return _row(asked, lead, (_counts(left, words=True), _counts(left, words=False)), width)


def practised(asked: Asked, number: int, count: int, width: int) -> Content:
    """The top row of a practice: deck › topic at the left, which question of how many this is at the right."""
    spoken, short = literal(f"question {number} of {count}", "dim"), literal(f"{number} of {count}", "dim")
    return _row(asked, literal(f"{TAGS[Aim.PRACTICE]}  ", "key"), (spoken, short), width)


def _row(asked: Asked, lead: Content, ends: tuple[Content, Content], width: int) -> Content:
    """What leads, deck › topic, what is known of the card, and at the right the first of two ends if it has room."""
    flag = joined(level(asked, width), _notes(asked, width))
    title, topic = one_line(asked.title), asked.card.question.topic
    needed = lead.cell_length + cells(_STEP.join((title, *topic.split("/")))) + flag.cell_length + _GAP
    spoken, short = ends
    end = spoken if needed + spoken.cell_length <= width else short
    room = width - end.cell_length - lead.cell_length - flag.cell_length - _GAP
    return spread(joined(lead, place(title, topic, room), flag), end, width)


def level(asked: Asked, width: int) -> Content:
    """How difficult the author finds the question, as five dots; also in words in a wide row, where readers hear it."""
    difficulty = asked.card.question.difficulty
    if difficulty is None:
        return EMPTY
    words = f" difficulty {difficulty} of {_HARDEST}" if width >= _LEVEL_FROM else ""
    full, rest = "•" * difficulty, "·" * (_HARDEST - difficulty)
    return joined(literal(f"  {full}", "near"), literal(f"{rest}{words}", "dim"))


def _notes(asked: Asked, width: int) -> Content:
    """That the answer is another one than the learner knows, and a flag."""
    corrected = "  answer corrected" if width >= _LEVEL_FROM else "  corrected"
    flag = literal(f" {FLAG}" if asked.memory.flagged else "", "near")
    return joined(literal(corrected if asked.corrected else "", "dim"), flag)


def place(title: str, topic: str, room: int) -> Content:
    """Deck › topic in at most so many cells: a long topic loses its first steps, a long title its end."""
    steps = [one_line(step) for step in topic.split("/") if step]
    tail = _STEP.join(["", *steps])
    free = room - min(cells(title), _TITLE_LEAST)
    while len(steps) > 1 and cells(tail) > free:
        steps = steps[1:]
        tail = _STEP.join(["", "…", *steps])
    tail = one_line(tail, max(free, 0))
    return joined(single(one_line(title, max(room - cells(tail), 0)), "strong"), single(tail, "dim"))


def _counts(left: Left, *, words: bool) -> Content:
    parts = [
        (Phase.NEW, left.new, "new"),
        (Phase.LEARNING, left.learning, "learning"),
        (Phase.REVIEW, left.due, "due"),
    ]
    return literal("  ").join(_count(*part, words=words) for part in parts)


def _count(phase: Phase, count: int, word: str, *, words: bool) -> Content:
    symbol, _, style = PHASES[phase]
    return joined(literal(symbol, style), literal(f" {count} {word}" if words else f" {count}", "" if count else "dim"))
