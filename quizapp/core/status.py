"""Where a card stands today: its state in one word, when it is due, and what a search sees of it."""

from collections.abc import Iterable, Iterator
from datetime import time

from quizapp.core import showing
from quizapp.core.cards import Card
from quizapp.core.day import DAY_START, Moment, study_day, wall_clock
from quizapp.core.deck import Match, Number, Question, Typed, TypedList
from quizapp.core.predicates import Field, Searched, fold
from quizapp.core.review import Memory, Phase

LEECH_LAPSES = 8

Texts = dict[Field, str]


def state(memory: Memory, day: int) -> str:
    """The phase of a card on a study day [date ordinal], or that it is suspended or buried."""
    if memory.suspended:
        return "suspended"
    return "buried" if memory.buried_day == day else str(memory.phase)


def days_until_due(memory: Memory, at: Moment, *, corrected: bool, day_start: time = DAY_START) -> int | None:
    """How many study days from today a card is due, below 0 when it is overdue; None for a new or suspended one.

    A card whose answer was corrected is due today at the latest.
    """
    if memory.suspended or memory.phase is Phase.NEW:
        return None
    day = memory.due_day
    if memory.due_ms is not None:
        day = study_day(wall_clock(memory.due_ms, at.tz_min), day_start)
    if day is None:
        return None
    return min(day - at.day, 0) if corrected else day - at.day


def is_leech(memory: Memory) -> bool:
    """Whether a card was forgotten so often that it should be rewritten or suspended."""
    return memory.lapses >= LEECH_LAPSES


def marks(memory: Memory, its_state: str, days: int | None) -> frozenset[str]:
    """The words behind `is:` that hold; a card that is buried is not due."""
    holds = {
        "flagged": memory.flagged,
        "leech": is_leech(memory),
        "due": days is not None and days <= 0 and its_state != "buried",
        "new": memory.phase is Phase.NEW,
        "suspended": its_state == "suspended",
        "buried": its_state == "buried",
    }
    return frozenset(word for word, held in holds.items() if held)


def lasting_marks(question: Question) -> frozenset[str]:
    """The words behind `is:` that hold of a question whatever is known of it."""
    return frozenset({"calculated"} if question.variables else ())


def texts(card: Card, shown: Iterable[str], deck: str, title: str) -> Texts:
    """The folded texts of a card, all but its state; `shown` are its front and back as they can be read."""
    return {field: fold(text) for field, text in written(card, shown, deck, title).items()}


def written(card: Card, shown: Iterable[str], deck: str, title: str) -> Texts:
    """The texts of a card like `texts`, as they are written."""
    question = card.question
    options = [text for option in showing.options(card) for text in (option.text, option.why)]
    every = (
        *shown,
        *options,
        *_wrong(question),
        question.why,
        question.context,
        question.group,
        deck,
        title,
        question.topic,
    )
    return {
        Field.TEXT: " ".join((*every, *question.tags)),
        Field.DECK: f"{deck} {title}",
        Field.TOPIC: question.topic,
        Field.TAG: " ".join(question.tags),
        Field.ID: f"{question.id} {card.id}",
        Field.KIND: question.kind.value,
    }


def _wrong(question: Question) -> Iterator[str]:
    """The wrong answers that an author foresaw, beside options, and what is said of them."""
    match question.body:
        case Typed(reject=reject) | TypedList(reject=reject):
            yield from (text for rejected in reject for text in (rejected.text, rejected.why))
        case Number(traps=traps):
            yield from (text for trap in traps for text in (trap.answer, trap.why))
        case Match(decoys=decoys):
            yield from decoys
        case _:
            return


def searched(
    found: Texts, memory: Memory, its_state: str, days: int | None, lasting: frozenset[str] = frozenset()
) -> Searched:
    """What a search sees of a card with these texts, these lasting marks and this memory."""
    return Searched(
        texts={**found, Field.STATE: its_state},
        marks=marks(memory, its_state, days) | lasting,
        days=days,
        figures=figures(memory),
    )


def figures(memory: Memory) -> dict[str, float]:
    """What a search can compare with a number; the difficulty of a new card is not known."""
    counted: dict[str, float] = {"lapses": memory.lapses, "reps": memory.reps}
    return counted if memory.phase is Phase.NEW else {**counted, "difficulty": memory.difficulty}
