"""The tables of what is true (`learner`, `event`) and of what decks say, which can be read again."""

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

from quizapp.core.bounds import FIRST_DAY, FIRST_MS, LAST_DAY, LAST_DUE_DAY, LAST_DUE_MS, LAST_MS
from quizapp.storage.columns import STRICT, float64, int64, json, no_nul, text


def check(name: str, rule: str) -> CheckConstraint:
    """A named rule of a table; unknown values (NULL) pass."""
    return CheckConstraint(rule, name=name)


class Learner(SQLModel, table=True):
    """A person; the one with the empty name is made silently.

    `folds` says by which version the log was folded, `policy` by which scheduling policy; NULL where none was noted.
    Up to the day before `streak_day` every one of `streak` study days had an answer, and none the day before these;
    NULL where that is not kept.
    """

    __table_args__ = (Index("learner_by_name", "name", unique=True), no_nul("learner", "learner_id", "name"), STRICT)

    learner_id: str = Field(sa_column=text(key=True))
    name: str = Field(sa_column=text())
    folds: int = Field(sa_column=int64())
    policy: str | None = Field(sa_column=text(null=True))
    streak_day: int | None = Field(sa_column=int64(null=True))
    streak: int | None = Field(sa_column=int64(null=True))


class Event(SQLModel, table=True):
    """The append-only log; the columns after `body` belong to reviews, but for the exam that it is of."""

    __table_args__ = (
        check("event_at", f"at_ms >= {FIRST_MS} AND at_ms < {LAST_MS}"),
        check("event_tz", "tz_min BETWEEN -1440 AND 1440"),
        check("event_day", f"study_day BETWEEN {FIRST_DAY} AND {LAST_DAY}"),
        check("event_review", "kind <> 'review' OR (rating IS NOT NULL AND card_id <> '')"),
        check("event_rating", "rating BETWEEN 1 AND 4"),
        check("event_mode", "mode IN ('study', 'cram', 'practice', 'exam')"),
        check("event_verdict", "verdict IN ('right', 'nearly', 'wrong', 'you_judge')"),
        check("event_retrievability", "retrievability BETWEEN 0 AND 1"),
        check("event_guess", "guess >= 0 AND guess < 1"),
        check("event_flags", "hint IN (0, 1) AND override IN (0, 1)"),
        check("event_took", "took_ms >= 0"),
        check("event_interval", f"interval_days BETWEEN 0 AND {LAST_DUE_DAY}"),
        check("event_due", f"due_day BETWEEN {FIRST_DAY} AND {LAST_DUE_DAY}"),
        check("event_due_ms", f"due_ms BETWEEN {FIRST_MS} AND {LAST_DUE_MS}"),
        check("event_keys", "id <> '' AND kind <> ''"),
        no_nul("event", "id", "kind", "device_id", "card_id", "fingerprint", "key_hash", "body"),
        Index("event_by_card", "learner_id", "card_id"),
        Index("event_by_time", "learner_id", "at_ms", "id"),
        Index(
            "event_by_rare_kind",
            "learner_id",
            "kind",
            sqlite_where=sql("kind <> 'review'"),
            postgresql_where=sql("kind <> 'review'"),
        ),
        Index(
            "event_by_exam",
            "learner_id",
            "exam_id",
            "id",
            sqlite_where=sql("exam_id IS NOT NULL"),
            postgresql_where=sql("exam_id IS NOT NULL"),
        ),
        STRICT,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    id: str = Field(sa_column=text(key=True))
    kind: str = Field(sa_column=text())
    device_id: str = Field(sa_column=text())
    card_id: str = Field(sa_column=text())
    at_ms: int = Field(sa_column=int64())
    tz_min: int = Field(sa_column=int64())
    study_day: int = Field(sa_column=int64())
    body: str = Field(sa_column=json())
    rating: int | None = Field(sa_column=int64(null=True))
    mode: str | None = Field(sa_column=text(null=True))
    form: str | None = Field(sa_column=text(null=True))
    verdict: str | None = Field(sa_column=text(null=True))
    retrievability: float | None = Field(sa_column=float64(null=True))
    guess: float | None = Field(sa_column=float64(null=True))
    hint: int | None = Field(sa_column=int64(null=True))
    override: int | None = Field(sa_column=int64(null=True))
    took_ms: int | None = Field(sa_column=int64(null=True))
    interval_days: int | None = Field(sa_column=int64(null=True))
    due_day: int | None = Field(sa_column=int64(null=True))
    due_ms: int | None = Field(sa_column=int64(null=True))
    params: str | None = Field(sa_column=text(null=True))
    fingerprint: str | None = Field(sa_column=text(null=True))
    key_hash: str | None = Field(sa_column=text(null=True))
    exam_id: str | None = Field(sa_column=text(null=True))


class DeckFile(SQLModel, table=True):
    """What was read from each deck file: what need not be parsed again."""

    __tablename__ = "deck_file"
    __table_args__ = (
        check("deck_file_state", "state IN ('ok', 'broken', 'absent')"),
        check("deck_file_counts", "size >= 0 AND cards >= 0"),
        check("deck_file_keys", "path <> ''"),
        no_nul("deck_file", "path", "root", "deck", "title", "deck_id", "topic", "about"),
        STRICT,
    )

    path: str = Field(sa_column=text(key=True))
    root: str = Field(sa_column=text())
    size: int = Field(sa_column=int64())
    mtime_ns: int = Field(sa_column=int64())
    digest: str = Field(sa_column=text())
    state: str = Field(sa_column=text())
    deck: str = Field(sa_column=text())
    title: str = Field(sa_column=text())
    deck_id: str = Field(sa_column=text())
    topic: str = Field(sa_column=text())
    about: str = Field(sa_column=text())
    cards: int = Field(sa_column=int64())
    includes: str = Field(sa_column=json())
    problems: str = Field(sa_column=json())
    topics: str = Field(sa_column=json())
    exams: str = Field(sa_column=json())


class Card(SQLModel, table=True):
    """The catalogue: every card of the last good reading of every deck file; `added_ms` is when it came in."""

    __table_args__ = (
        check("card_place", "place >= 0 AND line >= 0"),
        check("card_keys", "card_id <> '' AND question_id <> ''"),
        no_nul("card", "card_id", "question_id", "deck", "title", "file", "topic", "part", "content"),
        Index("card_by_file", "file", "topic", "card_id"),
        Index("card_by_place", "file", "topic", "place", "card_id"),
        Index("card_by_question", "question_id"),
        Index("card_by_added", "added_ms"),
        STRICT,
    )

    card_id: str = Field(sa_column=text(key=True))
    question_id: str = Field(sa_column=text())
    aliases: str = Field(sa_column=json())
    deck: str = Field(sa_column=text())
    title: str = Field(sa_column=text())
    file: str = Field(sa_column=text(refers="deck_file.path"))
    place: int = Field(sa_column=int64())
    line: int = Field(sa_column=int64())
    topic: str = Field(sa_column=text())
    kind: str = Field(sa_column=text())
    part: str = Field(sa_column=text())
    fingerprint: str = Field(sa_column=text())
    key_hash: str = Field(sa_column=text())
    content: str = Field(sa_column=json())
    added_ms: int = Field(sa_column=int64())


class Former(SQLModel, table=True):
    """The form in which a studied card stood in its deck before that was edited; `gone` if it is there no more."""

    __table_args__ = (
        check("former_place", "place >= 0 AND line >= 0"),
        check("former_at", f"at_ms >= {FIRST_MS} AND at_ms < {LAST_MS}"),
        check("former_gone", "gone IN (0, 1)"),
        check("former_keys", "card_id <> '' AND question_id <> ''"),
        no_nul("former", "card_id", "question_id", "deck", "file", "topic", "part", "content", "near"),
        Index("former_by_gone", "learner_id", "gone"),
        STRICT,
    )

    learner_id: str = Field(sa_column=text(key=True, refers="learner.learner_id"))
    card_id: str = Field(sa_column=text(key=True))
    question_id: str = Field(sa_column=text())
    deck: str = Field(sa_column=text())
    file: str = Field(sa_column=text())
    place: int = Field(sa_column=int64())
    line: int = Field(sa_column=int64())
    topic: str = Field(sa_column=text())
    kind: str = Field(sa_column=text())
    part: str = Field(sa_column=text())
    fingerprint: str = Field(sa_column=text())
    key_hash: str = Field(sa_column=text())
    content: str = Field(sa_column=json())
    near: str = Field(sa_column=json())
    at_ms: int = Field(sa_column=int64())
    gone: int = Field(sa_column=int64())


class Prerequisite(SQLModel, table=True):
    """What has to be learned before a deck (`topic` is empty) or before one of its topics."""

    __table_args__ = (
        check("prerequisite_keys", "file <> '' AND needs <> ''"),
        no_nul("prerequisite", "file", "topic", "needs"),
        STRICT,
    )

    file: str = Field(sa_column=text(key=True, refers="deck_file.path"))
    topic: str = Field(sa_column=text(key=True))
    needs: str = Field(sa_column=text(key=True))
