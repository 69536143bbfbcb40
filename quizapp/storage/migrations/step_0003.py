"""Step 3: what statistics rest on, kept beside the log, and what decks say of topics and exams. It stays as it is.

What is folded from the log is folded anew when the log is next written to, since `learner.folds` is 0.
"""

from collections.abc import Iterable

from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Column
from sqlalchemy.schema import SchemaItem

from quizapp.storage.columns import BY_KEY, STRICT, int64, json, no_nul, packed, text
from quizapp.storage.migrations import step_0001

DAYS = "BETWEEN 730118 AND 803171"


def upgrade(operations: Operations) -> None:
    """Make the tables and columns."""
    operations.drop_table("hour_tally")
    operations.rename_table("memory", "former")
    for name, items in (
        ("memory", (*step_0001.memory(), text("trail"))),
        ("hour_tally", _hour_tally()),
        ("form_tally", _form_tally()),
        ("mistake", _mistake()),
    ):
        operations.create_table(name, *items, **BY_KEY)
    names = ", ".join(item.name for item in step_0001.memory() if isinstance(item, Column))
    operations.execute(f"INSERT INTO memory ({names}, trail) SELECT {names}, '' FROM former")  # noqa: S608 - all names are ours
    operations.drop_table("former")
    operations.create_table("portion", *_portion(), **STRICT)
    operations.drop_index("card_by_file")
    operations.create_index("card_by_file", "card", ["file", "topic", "card_id"])
    operations.add_column("learner", int64("folds", default="0"))
    operations.add_column("deck_file", json("topics", default="'[]'"))
    operations.add_column("deck_file", json("exams", default="'[]'"))


def _owner() -> Column[str]:
    return text("learner_id", key=True, refers="learner.learner_id")


def _checks(table: str, **rules: str) -> Iterable[CheckConstraint]:
    return (CheckConstraint(rule, name=f"{table}_{name}") for name, rule in rules.items())


def _hour_tally() -> Iterable[SchemaItem]:
    return (
        _owner(),
        int64("study_day", key=True),
        text("maturity", key=True),
        int64("hour", key=True),
        *(int64(name) for name in ("again", "hard", "good", "easy", "took_ms", "timed")),
        *_checks(
            "hour_tally",
            day=f"study_day {DAYS}",
            hour="hour BETWEEN 0 AND 23",
            maturity="maturity IN ('new', 'steps', 'young', 'mature')",
            counts="again >= 0 AND hard >= 0 AND good >= 0 AND easy >= 0 AND took_ms >= 0 AND timed >= 0",
        ),
    )


def _form_tally() -> Iterable[SchemaItem]:
    return (
        _owner(),
        text("form", key=True),
        int64("bin", key=True),
        text("word", key=True),
        int64("study_day", key=True),
        *(int64(name) for name in ("reviews", "right", "took_ms", "predicted", "loss", "timed")),
        *_checks(
            "form_tally",
            day=f"study_day {DAYS}",
            bin="bin >= -1",
            counts='"right" >= 0 AND reviews >= "right" AND took_ms >= 0 AND timed >= 0 AND reviews >= timed',
            sums="predicted >= 0 AND loss >= 0",
        ),
        no_nul("form_tally", "form", "word"),
    )


def _mistake() -> Iterable[SchemaItem]:
    return (
        _owner(),
        text("card_id", key=True),
        text("text", key=True),
        int64("times"),
        int64("last_day"),
        *_checks("mistake", times="times > 0", day=f"last_day {DAYS}", keys="card_id <> ''"),
        no_nul("mistake", "card_id", "text"),
    )


def _portion() -> Iterable[SchemaItem]:
    return (
        _owner(),
        text("file", key=True, refers="deck_file.path"),
        text("topic", key=True),
        text("basis"),
        packed("figures", null=True),
        *_checks("portion", keys="file <> ''"),
        no_nul("portion", "file", "topic", "basis"),
    )
