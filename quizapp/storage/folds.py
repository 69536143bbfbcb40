"""Memory and tallies as rows: what is folded from the log, kept beside it in the same transaction."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from quizapp.core import bounds
from quizapp.core.review import Memory, Phase, Rating
from quizapp.core.tally import Maturity, Tally
from quizapp.storage import limits
from quizapp.storage.database import Database, Row
from quizapp.storage.queries import ANSWERS
from quizapp.storage.statements import add_up, select, take_back, upsert

ALGORITHM = "fsrs-6"


class MemoryRow(NamedTuple):
    """The columns of a memory."""

    card_id: str
    phase: str
    stability: float
    difficulty: float
    step: int
    first_day: int | None
    last_day: int | None
    last_ms: int | None
    due_day: int | None
    due_ms: int | None
    buried_day: int | None
    suspended: int
    flagged: int
    reps: int
    lapses: int
    again: int
    hard: int
    good: int
    easy: int
    first_rating: int | None
    first_guess: float
    key_hash: str


_KEY = ("learner_id", "card_id")
_SAVE = upsert(
    "memory",
    (*_KEY, *MemoryRow._fields[1:], "algorithm", "version"),
    _KEY,
    version="memory.version + 1",
)
_MEMORIES = select("memory", MemoryRow._fields, "WHERE learner_id = :learner AND card_id IN :keys")
_FIRST_ATTEMPTS = """
SELECT card.topic, memory.first_rating, memory.first_guess
FROM memory JOIN card ON card.card_id = memory.card_id
WHERE memory.learner_id = :learner AND memory.first_rating IS NOT NULL
ORDER BY card.card_id
"""
_RATINGS = ("again", "hard", "good", "easy")
_DAY = ("day_tally", ("learner_id", "study_day", "deck", "topic", "maturity"), (*_RATINGS, "took_ms"))
_HOUR = ("hour_tally", ("learner_id", "study_day", "hour"), ("reviews", "right", "took_ms"))
_FORGET = "DELETE FROM memory WHERE learner_id = :learner_id AND card_id = :card_id"
_CLEAR = (
    "DELETE FROM day_tally WHERE learner_id = :learner_id",
    "DELETE FROM hour_tally WHERE learner_id = :learner_id",
)
_COUNT_DAY, _COUNT_HOUR = add_up(*_DAY), add_up(*_HOUR)
_UNCOUNT_DAY, _UNCOUNT_HOUR = take_back(*_DAY), take_back(*_HOUR)


def save(database: Database, learner: str, card_id: str, memory: Memory) -> None:
    """Write a card's memory, its version one higher. Raises ValueError for what no row can hold."""
    columns = _columns(limits.key("card_id", card_id), memory)._asdict()
    database.run(_SAVE, {"learner_id": learner, **columns, "algorithm": ALGORITHM, "version": 1})


def memories(database: Database, learner: str, card_ids: Iterable[str]) -> dict[str, Memory]:
    """The memories of those of the cards that have one, by card id."""
    found = database.rows_in(MemoryRow, _MEMORIES, card_ids, learner=learner)
    return {row.card_id: _memory(row) for row in found}


def forget(database: Database, learner: str, card_ids: Iterable[str]) -> None:
    """Delete memories."""
    database.run_many(_FORGET, [{"learner_id": learner, "card_id": card_id} for card_id in card_ids])


def clear_tallies(database: Database, learner: str) -> None:
    """Delete the tallies of all days and hours."""
    for statement in _CLEAR:
        database.run(statement, {"learner_id": learner})


def first_attempts(database: Database, learner: str) -> list[tuple[str, bool, float]]:
    """Topic, whether it was right, and the chance of guessing [0, 1), of each card's very first review."""
    return database.rows(_first_attempt, _FIRST_ATTEMPTS, learner=learner)


def answers(database: Database, learner: str) -> dict[int, int]:
    """How many answers each study day [date ordinal] had."""
    return dict(database.rows(_answers, ANSWERS, learner=learner))


def count(database: Database, learner: str, tallies: Iterable[Tally], sign: int) -> None:
    """Add answers to the tallies of their days and hours, or take them back if `sign` is -1.

    Raises ValueError for what no row can hold.
    """
    if sign not in (1, -1):
        raise ValueError(f"sign must be 1 or -1, not {sign!r}")
    days: Counter[tuple[str | int, ...]] = Counter()
    hours: Counter[tuple[str | int, ...]] = Counter()
    for tally in tallies:
        _add(days, _day_key(tally), {_RATINGS[tally.rating - 1]: 1, "took_ms": tally.took_ms})
        _add(
            hours, _hour_key(tally), {"reviews": 1, "right": int(tally.rating > Rating.AGAIN), "took_ms": tally.took_ms}
        )
    database.run_many(_COUNT_DAY if sign > 0 else _UNCOUNT_DAY, _rows(days, learner, _DAY))
    database.run_many(_COUNT_HOUR if sign > 0 else _UNCOUNT_HOUR, _rows(hours, learner, _HOUR))


def _add(sums: Counter[tuple[str | int, ...]], key: tuple[str | int, ...], counts: Mapping[str, int]) -> None:
    for name, number in counts.items():
        sums[(*key, name)] += limits.whole(name, number)


def _day_key(tally: Tally) -> tuple[str | int, ...]:
    day = limits.whole("study_day", tally.study_day, bounds.FIRST_DAY, bounds.LAST_DAY)
    texts = (limits.text("deck", tally.deck), limits.text("topic", tally.topic), Maturity(tally.maturity).value)
    return (day, *texts)


def _hour_key(tally: Tally) -> tuple[str | int, ...]:
    return (tally.study_day, limits.whole("hour", tally.hour, 0, 23))


def _rows(
    sums: Counter[tuple[str | int, ...]], learner: str, table: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> list[Row]:
    """The sums as rows of a tally table, whose first key column is the learner."""
    _, key, counts = table
    keys = dict.fromkeys(names[:-1] for names in sums)
    return [
        dict(zip(key, (learner, *names), strict=True)) | {name: sums[(*names, name)] for name in counts}
        for names in keys
    ]


def _columns(card_id: str, memory: Memory) -> MemoryRow:
    again, hard, good, easy = (limits.whole("ratings", number) for number in memory.ratings)
    return MemoryRow(
        card_id=card_id,
        phase=Phase(memory.phase).value,
        stability=limits.real("stability", memory.stability, 0, limits.MAX_STABILITY - 1),
        difficulty=limits.real("difficulty", memory.difficulty, 1, 10) if memory.difficulty else 0.0,
        step=limits.whole("step", memory.step),
        first_day=_day("first_day", memory.first_day),
        last_day=_day("last_day", memory.last_day),
        last_ms=limits.maybe("last_ms", memory.last_ms, bounds.FIRST_MS, bounds.LAST_MS - 1),
        due_day=limits.maybe("due_day", memory.due_day, bounds.FIRST_DAY, bounds.LAST_DUE_DAY),
        due_ms=limits.maybe("due_ms", memory.due_ms, bounds.FIRST_MS, bounds.LAST_DUE_MS),
        buried_day=_day("buried_day", memory.buried_day),
        suspended=int(bool(memory.suspended)),
        flagged=int(bool(memory.flagged)),
        reps=limits.whole("reps", memory.reps),
        lapses=limits.whole("lapses", memory.lapses),
        again=again,
        hard=hard,
        good=good,
        easy=easy,
        first_rating=Rating(memory.first_rating).value if memory.first_rating else None,
        first_guess=limits.chance("first_guess", memory.first_guess),
        key_hash=limits.text("key_hash", memory.key_hash),
    )


def _day(name: str, day: int | None) -> int | None:
    return limits.maybe(name, day, bounds.FIRST_DAY, bounds.LAST_DAY)


def _memory(row: MemoryRow) -> Memory:
    return Memory(
        phase=Phase(row.phase),
        stability=row.stability,
        difficulty=row.difficulty,
        step=row.step,
        first_day=row.first_day,
        last_day=row.last_day,
        last_ms=row.last_ms,
        due_day=row.due_day,
        due_ms=row.due_ms,
        buried_day=row.buried_day,
        suspended=bool(row.suspended),
        flagged=bool(row.flagged),
        reps=row.reps,
        lapses=row.lapses,
        ratings=(row.again, row.hard, row.good, row.easy),
        first_rating=Rating(row.first_rating) if row.first_rating else None,
        first_guess=row.first_guess,
        key_hash=row.key_hash,
    )


def _answers(study_day: int, reviews: int) -> tuple[int, int]:
    return study_day, reviews


def _first_attempt(topic: str, rating: int, guess: float) -> tuple[str, bool, float]:
    return topic, rating > Rating.AGAIN, guess
