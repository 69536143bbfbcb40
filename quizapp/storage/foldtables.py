"""The tables of what is folded from the log, and can be folded anew."""

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from quizapp.core.bounds import FIRST_DAY, FIRST_MS, LAST_DAY, LAST_DUE_DAY, LAST_DUE_MS, LAST_MS
from quizapp.storage.columns import BY_KEY, STRICT, float64, int64, no_nul, packed, text
from quizapp.storage.limits import MAX_STABILITY
from quizapp.storage.tables import check
from quizapp.storage.tallies import BLOCK_DAYS


class Memory(SQLModel, table=True):
    """How well each card is known: a fold of the events. `version` grows at each write."""

    __table_args__ = (
        check("memory_phase", "phase IN ('new', 'learning', 'review', 'relearning')"),
        check("memory_stability", f"stability >= 0 AND stability < {MAX_STABILITY:.0f}"),
        check("memory_difficulty", "difficulty = 0 OR difficulty BETWEEN 1 AND 10"),
        check("memory_first_day", f"first_day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("memory_last_day", f"last_day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("memory_buried_day", f"buried_day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("memory_due", f"due_day BETWEEN {FIRST_DAY} AND {LAST_DUE_DAY}"),
        check("memory_last_ms", f"last_ms >= {FIRST_MS} AND last_ms < {LAST_MS}"),
        check("memory_due_ms", f"due_ms BETWEEN {FIRST_MS} AND {LAST_DUE_MS}"),
        check("memory_flags", "suspended IN (0, 1) AND flagged IN (0, 1)"),
        check("memory_counts", "step >= 0 AND reps >= 0 AND lapses >= 0"),
        check("memory_ratings", "again >= 0 AND hard >= 0 AND good >= 0 AND easy >= 0"),
        check("memory_first", "first_rating BETWEEN 1 AND 4"),
        check("memory_guess", "first_guess >= 0 AND first_guess < 1"),
        check("memory_keys", "card_id <> '' AND version > 0"),
        no_nul("memory", "card_id", "algorithm", "key_hash"),
        Index("memory_by_due", "learner_id", "due_day"),
        BY_KEY,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    card_id: str = Field(sa_column=text(key=True))
    algorithm: str = Field(sa_column=text())
    version: int = Field(sa_column=int64())
    phase: str = Field(sa_column=text())
    stability: float = Field(sa_column=float64())
    difficulty: float = Field(sa_column=float64())
    step: int = Field(sa_column=int64())
    first_day: int | None = Field(sa_column=int64(null=True))
    last_day: int | None = Field(sa_column=int64(null=True))
    last_ms: int | None = Field(sa_column=int64(null=True))
    due_day: int | None = Field(sa_column=int64(null=True))
    due_ms: int | None = Field(sa_column=int64(null=True))
    buried_day: int | None = Field(sa_column=int64(null=True))
    suspended: int = Field(sa_column=int64())
    flagged: int = Field(sa_column=int64())
    reps: int = Field(sa_column=int64())
    lapses: int = Field(sa_column=int64())
    again: int = Field(sa_column=int64())
    hard: int = Field(sa_column=int64())
    good: int = Field(sa_column=int64())
    easy: int = Field(sa_column=int64())
    first_rating: int | None = Field(sa_column=int64(null=True))
    first_guess: float = Field(sa_column=float64())
    key_hash: str = Field(sa_column=text())
    trail: str = Field(sa_column=text())


class DayTally(SQLModel, table=True):
    """Answers of a study day, by deck, topic and how mature the card was: a fold of the events."""

    __tablename__ = "day_tally"
    __table_args__ = (
        check("day_tally_day", f"study_day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("day_tally_maturity", "maturity IN ('new', 'steps', 'young', 'mature')"),
        check("day_tally_counts", "again >= 0 AND hard >= 0 AND good >= 0 AND easy >= 0 AND took_ms >= 0"),
        no_nul("day_tally", "deck", "topic"),
        STRICT,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    study_day: int = Field(sa_column=int64(key=True))
    deck: str = Field(sa_column=text(key=True))
    topic: str = Field(sa_column=text(key=True))
    maturity: str = Field(sa_column=text(key=True))
    again: int = Field(sa_column=int64())
    hard: int = Field(sa_column=int64())
    good: int = Field(sa_column=int64())
    easy: int = Field(sa_column=int64())
    took_ms: int = Field(sa_column=int64())


class HourTally(SQLModel, table=True):
    """Answers of a study day, by hour of the wall clock and how mature the card was: a fold of the events."""

    __tablename__ = "hour_tally"
    __table_args__ = (
        check("hour_tally_day", f"study_day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("hour_tally_hour", "hour BETWEEN 0 AND 23"),
        check("hour_tally_maturity", "maturity IN ('new', 'steps', 'young', 'mature')"),
        check(
            "hour_tally_counts",
            "again >= 0 AND hard >= 0 AND good >= 0 AND easy >= 0 AND took_ms >= 0 AND timed >= 0",
        ),
        BY_KEY,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    study_day: int = Field(sa_column=int64(key=True))
    maturity: str = Field(sa_column=text(key=True))
    hour: int = Field(sa_column=int64(key=True))
    again: int = Field(sa_column=int64())
    hard: int = Field(sa_column=int64())
    good: int = Field(sa_column=int64())
    easy: int = Field(sa_column=int64())
    took_ms: int = Field(sa_column=int64())
    timed: int = Field(sa_column=int64())


class TallyBlock(SQLModel, table=True):
    """What the answers of some study days in a row add up to, see `storage.blocks`; missing after a change."""

    __tablename__ = "tally_block"
    __table_args__ = (
        check("tally_block_days", f"block BETWEEN {FIRST_DAY // BLOCK_DAYS} AND {LAST_DAY // BLOCK_DAYS}"),
        STRICT,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    block: int = Field(sa_column=int64(key=True))
    figures: bytes = Field(sa_column=packed())


class FormTally(SQLModel, table=True):
    """Answers of a study day, by form, bin of predicted recall and word of confidence: a fold of the events."""

    __tablename__ = "form_tally"
    __table_args__ = (
        check("form_tally_day", f"study_day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("form_tally_bin", "bin >= -1"),
        check(
            "form_tally_counts",
            '"right" >= 0 AND reviews >= "right" AND took_ms >= 0 AND timed >= 0 AND reviews >= timed',
        ),
        check("form_tally_sums", "predicted >= 0 AND loss >= 0"),
        no_nul("form_tally", "form", "word"),
        BY_KEY,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    form: str = Field(sa_column=text(key=True))
    bin: int = Field(sa_column=int64(key=True))
    word: str = Field(sa_column=text(key=True))
    study_day: int = Field(sa_column=int64(key=True))
    reviews: int = Field(sa_column=int64())
    right: int = Field(sa_column=int64())
    took_ms: int = Field(sa_column=int64())
    predicted: int = Field(sa_column=int64())
    loss: int = Field(sa_column=int64())
    timed: int = Field(sa_column=int64())


class Mistake(SQLModel, table=True):
    """How often a wrong answer was given to a card, and on which study day last: a fold of the events."""

    __table_args__ = (
        check("mistake_times", "times > 0"),
        check("mistake_day", f"last_day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("mistake_keys", "card_id <> ''"),
        no_nul("mistake", "card_id", "text"),
        BY_KEY,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    card_id: str = Field(sa_column=text(key=True))
    text: str = Field(sa_column=text(key=True))
    times: int = Field(sa_column=int64())
    last_day: int = Field(sa_column=int64())


class Portion(SQLModel, table=True):
    """What the cards of a topic of a deck file come to on a study day, see `storage.portions`; NULL after a change."""

    __table_args__ = (
        check("portion_keys", "file <> ''"),
        no_nul("portion", "file", "topic", "basis"),
        STRICT,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    file: str = Field(sa_column=text(key=True, refers="deck_file.path"))
    topic: str = Field(sa_column=text(key=True))
    basis: str = Field(sa_column=text())
    figures: bytes | None = Field(sa_column=packed(null=True))


class PortionChange(SQLModel, table=True):
    """A card as it was when the portion of its topic was made, written down before it changed."""

    __tablename__ = "portion_change"
    __table_args__ = (
        check("portion_change_keys", "card_id <> '' AND file <> ''"),
        no_nul("portion_change", "card_id", "file", "topic"),
        BY_KEY,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    card_id: str = Field(sa_column=text(key=True))
    file: str = Field(sa_column=text())
    topic: str = Field(sa_column=text())
    stability: float | None = Field(sa_column=float64(null=True))
    difficulty: float | None = Field(sa_column=float64(null=True))
    last_day: int | None = Field(sa_column=int64(null=True))
    first_day: int | None = Field(sa_column=int64(null=True))
    due: int | None = Field(sa_column=int64(null=True))
    in_steps: int = Field(sa_column=int64())
    suspended: int | None = Field(sa_column=int64(null=True))
    lapses: int | None = Field(sa_column=int64(null=True))
    first_right: int = Field(sa_column=int64())
    first_guess: float | None = Field(sa_column=float64(null=True))
    trail: str = Field(sa_column=text())


class Stock(SQLModel, table=True):
    """What a topic of a deck file holds for the counts of a study day and later ones, see `storage.stocks`."""

    __table_args__ = (
        check("stock_day", f"day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("stock_keys", "file <> ''"),
        no_nul("stock", "file", "topic", "deck"),
        STRICT,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    file: str = Field(sa_column=text(key=True, refers="deck_file.path"))
    topic: str = Field(sa_column=text(key=True))
    deck: str = Field(sa_column=text())
    day: int = Field(sa_column=int64())
    figures: bytes = Field(sa_column=packed())
    fresh: bytes = Field(sa_column=packed())
    firsts: bytes = Field(sa_column=packed())


class StockChange(SQLModel, table=True):
    """A card as it was when the stock of its topic was made, written down before it changed."""

    __tablename__ = "stock_change"
    __table_args__ = (
        check("stock_change_keys", "card_id <> '' AND file <> ''"),
        no_nul("stock_change", "card_id", "file", "topic"),
        BY_KEY,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    card_id: str = Field(sa_column=text(key=True))
    file: str = Field(sa_column=text())
    topic: str = Field(sa_column=text())
    phase: str | None = Field(sa_column=text(null=True))
    due_day: int | None = Field(sa_column=int64(null=True))
    due_ms: int | None = Field(sa_column=int64(null=True))
    last_day: int | None = Field(sa_column=int64(null=True))
    buried_day: int | None = Field(sa_column=int64(null=True))
    suspended: int = Field(sa_column=int64())
    corrected: int = Field(sa_column=int64())
    first_rating: int | None = Field(sa_column=int64(null=True))
    first_guess: float | None = Field(sa_column=float64(null=True))
