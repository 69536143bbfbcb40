"""Memory as rows: what is folded from the log, kept beside it in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, cast

from quizapp.core import bounds
from quizapp.core.review import Memory, Phase, Rating
from quizapp.core.state import State
from quizapp.core.trail import Trail, as_text, of_text, pruned
from quizapp.storage import limits, portions, replacing, stocks
from quizapp.storage.database import Database, PlainRow, Row, Value
from quizapp.storage.statements import select, upsert

ALGORITHM = "fsrs-6"
VERSION = 1
"""Goes up whenever the same log may come to other memories, tallies or mistakes, so that it is folded anew."""

NEVER = 0
"""The version of a log that was not folded yet."""


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
    trail: str


_KEY = ("learner_id", "card_id")
_COLUMNS = (*_KEY, *MemoryRow._fields[1:], "algorithm", "version")
_SAVE = upsert("memory", _COLUMNS, _KEY, version="memory.version + 1")
_TABLE = replacing.Table("memory", _KEY[1:], _COLUMNS[2:-1], "version")
_MEMORIES = select("memory", MemoryRow._fields, "WHERE learner_id = :learner AND card_id IN :keys")
_REMEMBERED = select("memory", ("card_id",), "WHERE learner_id = :learner AND card_id IN :keys")
_STRENGTHS = """
SELECT card_id, stability, last_day FROM memory
WHERE learner_id = :learner AND card_id IN :keys AND phase <> 'new'
"""
_ALL_STRENGTHS = "SELECT card_id, stability, last_day FROM memory WHERE learner_id = :learner AND phase <> 'new'"

# Of more cards than these, what is asked is quicker read of all.
_MANY = 5000
_PAGE = 2000

_FIRST_ATTEMPTS = """
SELECT card.topic, memory.first_rating, memory.first_guess
FROM memory JOIN card ON card.card_id = memory.card_id
WHERE memory.learner_id = :learner AND memory.first_rating IS NOT NULL AND coalesce(memory.first_day, 0) < :before
ORDER BY card.card_id
"""
_BEGUN = """
SELECT card.card_id, card.topic
FROM memory JOIN card ON card.card_id = memory.card_id
WHERE memory.learner_id = :learner AND (memory.first_day BETWEEN :first AND :last OR memory.card_id IN (
  SELECT card_id FROM event
  WHERE learner_id = :learner AND kind = 'reset' AND kind <> 'review' AND study_day >= :first
))
"""
_FORGET = "DELETE FROM memory WHERE learner_id = :learner_id AND card_id = :card_id"
_FOLDED = "SELECT folds FROM learner WHERE learner_id = :learner"
_POLICY = "SELECT policy FROM learner WHERE learner_id = :learner"
_SET_FOLDED = "UPDATE learner SET folds = :version, policy = :policy WHERE learner_id = :learner"
_SET_OLD = "UPDATE learner SET folds = :version WHERE learner_id = :learner"


def save(database: Database, learner: str, card_id: str, memory: Memory) -> None:
    """Write a card's memory, its version one higher. Raises ValueError for what no row can hold."""
    save_all(database, learner, {card_id: memory})


def save_all(database: Database, learner: str, memories: Mapping[str, Memory]) -> None:
    """Write memories by card id, their versions one higher. Raises ValueError for what no row can hold."""
    stocks.note(database, learner, memories)
    portions.note(database, learner, memories)
    database.run_many(_SAVE, (_row(learner, card_id, memory) for card_id, memory in memories.items()))


def replace_all(database: Database, learner: str, rows: Sequence[PlainRow]) -> None:
    """Write memories, rows of `plain` in the order of their cards, instead of all that there are. The tables themselves
    check what a row holds.
    """
    stocks.forget(database, learner)
    replacing.replace(database, _TABLE, learner, lambda: rows)
    portions.empty_all(database, learner)


def plain(card_id: str, state: State) -> PlainRow:
    """The row of a card's memory, without the learner and how often it was written."""
    return (
        card_id,
        state.phase._value_,
        state.stability,
        state.difficulty,
        state.step,
        state.first_day,
        state.last_day,
        state.last_ms,
        state.due_day,
        state.due_ms,
        state.buried_day,
        int(state.suspended),
        int(state.flagged),
        state.reps,
        state.lapses,
        *state.ratings,
        state.first_rating and state.first_rating._value_,
        state.first_guess,
        state.key_hash,
        as_text(pruned(state.trail)),
        ALGORITHM,
    )


def memories(database: Database, learner: str, card_ids: Iterable[str]) -> dict[str, Memory]:
    """The memories of those of the cards that have one, by card id."""
    return dict(database.rows_in(_with_card, _MEMORIES, card_ids, learner=learner))


def remembered(database: Database, learner: str, card_ids: Iterable[str]) -> list[str]:
    """Those of the cards that have a memory."""
    return database.rows_in(str, _REMEMBERED, card_ids, learner=learner)


def strengths(database: Database, learner: str, card_ids: Iterable[str]) -> dict[str, tuple[float, int | None]]:
    """Stability [days] and last study day [date ordinal] of those of the cards that were ever asked, by card id."""
    wanted = {card_id: card_id for card_id in card_ids}
    pages: Iterable[list[PlainRow]]
    if len(wanted) > _MANY:
        pages = database.pages(_ALL_STRENGTHS, _PAGE, learner=learner)
    else:
        pages = [database.bulk_in(_STRENGTHS, wanted, learner=learner)]
    found = chain.from_iterable(cast("Iterable[list[tuple[str, float, int | None]]]", pages))
    return {wanted[card_id]: (stability, last_day) for card_id, stability, last_day in found if card_id in wanted}


def forget(database: Database, learner: str, card_ids: Iterable[str]) -> None:
    """Delete memories."""
    gone = list(card_ids)
    stocks.note(database, learner, gone)
    portions.note(database, learner, gone)
    database.run_many(_FORGET, [{"learner_id": learner, "card_id": card_id} for card_id in gone])


def are_old(database: Database, learner: str) -> bool:
    """Whether the log was folded by another version than this one, or never."""
    return database.rows(int, _FOLDED, learner=learner) != [VERSION]


def policy(database: Database, learner: str) -> str | None:
    """The name of the scheduling policy by which the log was folded; None where that was not noted."""
    found = database.rows(_maybe_text, _POLICY, learner=learner)
    return found[0] if found else None


def set_new(database: Database, learner: str, policy: str) -> None:
    """Say that the log is folded as this version folds it, by a policy."""
    database.run(_SET_FOLDED, {"learner": learner, "version": VERSION, "policy": policy})


def set_old(database: Database, learner: str) -> None:
    """Say that the log has to be folded anew."""
    database.run(_SET_OLD, {"learner": learner, "version": NEVER})


def first_attempts(database: Database, learner: str, before: int) -> list[tuple[str, bool, float]]:
    """Topic, whether it was right, and the chance of guessing [0, 1), of each card's very first review before a study
    day [date ordinal].
    """
    return database.rows(_first_attempt, _FIRST_ATTEMPTS, learner=learner, before=before)


def begun(database: Database, learner: str, first: int, last: int) -> list[tuple[str, str]]:
    """Card id and topic of the cards whose first review may have come on the study days [date ordinals] from `first` to
    `last`: also of those that were reset since.
    """
    return database.rows(_pair, _BEGUN, learner=learner, first=first, last=last)


def _row(learner: str, card_id: str, memory: Memory) -> Row:
    columns = _columns(limits.key("card_id", card_id), memory)._asdict()
    return {"learner_id": learner, **columns, "algorithm": ALGORITHM, "version": 1}


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
        trail=as_text(memory.trail),
    )


def _day(name: str, day: int | None) -> int | None:
    return limits.maybe(name, day, bounds.FIRST_DAY, bounds.LAST_DAY)


def _with_card(*columns: Value) -> tuple[str, Memory]:
    row = MemoryRow(*columns)  # type: ignore[arg-type]  # the columns were asked for in the order of its fields
    return row.card_id, _memory(row)


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
        trail=_trail(row),
    )


def _trail(row: MemoryRow) -> Trail:
    return () if row.last_day is None else (*of_text(row.trail), (row.last_day, row.stability))


def _maybe_text(value: str | None) -> str | None:
    return value


def _pair(card_id: str, topic: str) -> tuple[str, str]:
    return card_id, topic


def _first_attempt(topic: str, rating: int, guess: float) -> tuple[str, bool, float]:
    return topic, rating > Rating.AGAIN, guess
