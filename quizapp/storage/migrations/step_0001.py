"""Step 1: the first tables. It stays as it is, whatever the tables of today look like."""

from collections.abc import Iterable, Sequence

from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Column
from sqlalchemy import text as sql
from sqlalchemy.schema import SchemaItem

from quizapp.storage.columns import float64, int64, json, no_nul, text

RARE = "kind <> 'review'"
DAYS = "BETWEEN 730118 AND 803171"
DUE_DAYS = "BETWEEN 730118 AND 839771"
INSTANTS = ">= 946684800000 AND {0} < 7258118400000"
DUE_INSTANTS = "BETWEEN 946684800000 AND 10420358400000"


def upgrade(operations: Operations) -> None:
    """Make all tables and indexes."""
    for name, items in (
        ("learner", _learner()),
        ("deck_file", _deck_file()),
        ("card", _card()),
        ("event", _event()),
        ("memory", memory()),
        ("day_tally", _day_tally()),
        ("hour_tally", _hour_tally()),
    ):
        operations.create_table(name, *items, sqlite_strict=True)
    operations.create_index("learner_by_name", "learner", ["name"], unique=True)
    operations.create_index("card_by_file", "card", ["file"])
    operations.create_index("event_by_card", "event", ["learner_id", "card_id"])
    operations.create_index("event_by_time", "event", ["learner_id", "at_ms", "id"])
    rare = sql(RARE)
    operations.create_index(
        "event_by_rare_kind", "event", ["learner_id", "kind"], sqlite_where=rare, postgresql_where=rare
    )


def _learner() -> Sequence[SchemaItem]:
    return (text("learner_id", key=True), text("name"), no_nul("learner", "learner_id", "name"))


def _owner() -> Column[str]:
    return text("learner_id", key=True, refers="learner.learner_id")


def _texts(*names: str) -> Iterable[Column[str]]:
    return (text(name) for name in names)


def _numbers(*names: str, null: bool = False, key: bool = False) -> Iterable[Column[int]]:
    return (int64(name, null=null, key=key) for name in names)


def _checks(table: str, **rules: str) -> Iterable[CheckConstraint]:
    return (CheckConstraint(rule, name=f"{table}_{name}") for name, rule in rules.items())


def _deck_file() -> Sequence[SchemaItem]:
    return (
        text("path", key=True),
        text("root"),
        *_numbers("size", "mtime_ns"),
        *_texts("digest", "state", "deck", "title", "deck_id", "topic", "about"),
        int64("cards"),
        json("includes"),
        json("problems"),
        *_checks(
            "deck_file",
            state="state IN ('ok', 'broken', 'absent')",
            counts="size >= 0 AND cards >= 0",
            keys="path <> ''",
        ),
        no_nul("deck_file", "path", "root", "deck", "title", "deck_id", "topic", "about"),
    )


def _card() -> Sequence[SchemaItem]:
    return (
        text("card_id", key=True),
        text("question_id"),
        json("aliases"),
        *_texts("deck", "title"),
        text("file", refers="deck_file.path"),
        *_numbers("place", "line"),
        *_texts("topic", "kind", "part", "fingerprint", "key_hash"),
        json("content"),
        *_checks("card", place="place >= 0 AND line >= 0", keys="card_id <> '' AND question_id <> ''"),
        no_nul("card", "card_id", "question_id", "deck", "title", "file", "topic", "part", "content"),
    )


def _event() -> Sequence[SchemaItem]:
    return (
        _owner(),
        text("id", key=True),
        *_texts("kind", "device_id", "card_id"),
        *_numbers("at_ms", "tz_min", "study_day"),
        json("body"),
        int64("rating", null=True),
        *(text(name, null=True) for name in ("mode", "form", "verdict")),
        *(float64(name, null=True) for name in ("retrievability", "guess")),
        *_numbers("hint", "override", "took_ms", "interval_days", "due_day", "due_ms", null=True),
        *(text(name, null=True) for name in ("params", "fingerprint", "key_hash")),
        *_checks(
            "event",
            at=f"at_ms {INSTANTS.format('at_ms')}",
            tz="tz_min BETWEEN -1440 AND 1440",
            day=f"study_day {DAYS}",
            review="kind <> 'review' OR (rating IS NOT NULL AND card_id <> '')",
            rating="rating BETWEEN 1 AND 4",
            mode="mode IN ('study', 'cram', 'practice', 'exam')",
            verdict="verdict IN ('right', 'nearly', 'wrong', 'you_judge')",
            retrievability="retrievability BETWEEN 0 AND 1",
            guess="guess >= 0 AND guess < 1",
            flags="hint IN (0, 1) AND override IN (0, 1)",
            took="took_ms >= 0",
            interval="interval_days BETWEEN 0 AND 839771",
            due=f"due_day {DUE_DAYS}",
            due_ms=f"due_ms {DUE_INSTANTS}",
            keys="id <> '' AND kind <> ''",
        ),
        no_nul("event", "id", "kind", "device_id", "card_id", "fingerprint", "key_hash", "body"),
    )


def memory() -> Sequence[SchemaItem]:
    """The columns and rules of a memory."""
    return (
        _owner(),
        text("card_id", key=True),
        text("algorithm"),
        int64("version"),
        text("phase"),
        float64("stability"),
        float64("difficulty"),
        int64("step"),
        *_numbers("first_day", "last_day", "last_ms", "due_day", "due_ms", "buried_day", null=True),
        *_numbers("suspended", "flagged", "reps", "lapses", "again", "hard", "good", "easy"),
        int64("first_rating", null=True),
        float64("first_guess"),
        text("key_hash"),
        *_checks(
            "memory",
            phase="phase IN ('new', 'learning', 'review', 'relearning')",
            stability="stability >= 0 AND stability < 1000000000",
            difficulty="difficulty = 0 OR difficulty BETWEEN 1 AND 10",
            first_day=f"first_day {DAYS}",
            last_day=f"last_day {DAYS}",
            buried_day=f"buried_day {DAYS}",
            due=f"due_day {DUE_DAYS}",
            last_ms=f"last_ms {INSTANTS.format('last_ms')}",
            due_ms=f"due_ms {DUE_INSTANTS}",
            flags="suspended IN (0, 1) AND flagged IN (0, 1)",
            counts="step >= 0 AND reps >= 0 AND lapses >= 0",
            ratings="again >= 0 AND hard >= 0 AND good >= 0 AND easy >= 0",
            first="first_rating BETWEEN 1 AND 4",
            guess="first_guess >= 0 AND first_guess < 1",
            keys="card_id <> '' AND version > 0",
        ),
        no_nul("memory", "card_id", "algorithm", "key_hash"),
    )


def _day_tally() -> Sequence[SchemaItem]:
    return (
        _owner(),
        int64("study_day", key=True),
        *(text(name, key=True) for name in ("deck", "topic", "maturity")),
        *_numbers("again", "hard", "good", "easy", "took_ms"),
        *_checks(
            "day_tally",
            day=f"study_day {DAYS}",
            maturity="maturity IN ('new', 'steps', 'young', 'mature')",
            counts="again >= 0 AND hard >= 0 AND good >= 0 AND easy >= 0 AND took_ms >= 0",
        ),
        no_nul("day_tally", "deck", "topic"),
    )


def _hour_tally() -> Sequence[SchemaItem]:
    return (
        _owner(),
        *_numbers("study_day", "hour", key=True),
        *_numbers("reviews", "right", "took_ms"),
        *_checks(
            "hour_tally",
            day=f"study_day {DAYS}",
            hour="hour BETWEEN 0 AND 23",
            counts='"right" >= 0 AND reviews >= "right" AND took_ms >= 0',
        ),
    )
