"""The catalogue: deck files and their cards as rows, rebuilt from the decks whenever these change."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pydantic import TypeAdapter

from quizapp.core.deck import Kind, Question
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.queue import Entry, Used
from quizapp.core.syllabus import TopicNote
from quizapp.errors import Problem
from quizapp.storage import limits, portions, queries
from quizapp.storage.database import Database
from quizapp.storage.rows import CardRow, DeckFileRow, State
from quizapp.storage.statements import insert, select, upsert

_QUESTION = TypeAdapter(Question)
_PROBLEMS = TypeAdapter(tuple[Problem, ...])
_TEXTS = TypeAdapter(tuple[str, ...])
_TOPICS = TypeAdapter(tuple[TopicNote, ...])
_EXAMS = TypeAdapter(tuple[Blueprint, ...])


class _FileColumns(NamedTuple):
    path: str
    root: str
    size: int
    mtime_ns: int
    digest: str
    state: str
    deck: str
    title: str
    deck_id: str
    topic: str
    about: str
    cards: int
    includes: str
    problems: str
    topics: str
    exams: str


class _CardColumns(NamedTuple):
    card_id: str
    question_id: str
    aliases: str
    deck: str
    title: str
    file: str
    place: int
    line: int
    topic: str
    kind: str
    part: str
    fingerprint: str
    key_hash: str


class _PrerequisiteColumns(NamedTuple):
    file: str
    topic: str
    needs: str


_FILES = select("deck_file", _FileColumns._fields, "ORDER BY path")
_CARDS = select("card", _CardColumns._fields, "WHERE file = :file ORDER BY place, card_id")
_QUESTIONS = select("card", ("content", *_CardColumns._fields), "WHERE card_id IN :keys")
_GROUPED = select("card", ("card_id", "file", "content"), "WHERE card_id IN :keys AND content NOT LIKE :word")
_NO_GROUP = '%"group":""%'
_PUT_FILE = upsert("deck_file", _FileColumns._fields, ("path",))
_PUT_CARD = upsert("card", (*_CardColumns._fields, "content", "added_ms"), ("card_id",), added_ms="card.added_ms")
_ADDED = "SELECT card_id, added_ms FROM card WHERE added_ms >= :since AND added_ms > 0"
_IDS = "SELECT card_id FROM card WHERE file = :file"
_HOLDERS = "SELECT DISTINCT file FROM card WHERE card_id IN :keys"
_DROP_CARD = "DELETE FROM card WHERE card_id = :card_id AND file = :file"
_PREREQUISITES = select("prerequisite", _PrerequisiteColumns._fields, "ORDER BY file, topic, needs")
_PUT_PREREQUISITE = insert("prerequisite", _PrerequisiteColumns._fields)
_DROP_PREREQUISITES = "DELETE FROM prerequisite WHERE file = :file"
_SET_STATE = "UPDATE deck_file SET state = :state WHERE path = :path"


def put_file(database: Database, file: DeckFileRow, cards: Sequence[CardRow] | None, at_ms: int = 0) -> None:
    """Write a deck file and the cards it now has; None keeps the cards of its last good reading.

    Cards that no file had before came in at an instant [UTC ms], 0 for long ago.

    Raises ValueError for what no row can hold.
    """
    rows = None if cards is None else [{**_card_columns(card), "added_ms": at_ms} for card in cards]
    strays = [card.card_id for card in cards or () if card.file != file.path]
    if strays:
        raise ValueError(f"cards of another file than {file.path}: {strays}")
    database.run(_PUT_FILE, _file_columns(file)._asdict())
    database.run(_DROP_PREREQUISITES, {"file": file.path})
    database.run_many(_PUT_PREREQUISITE, [row._asdict() for row in _prerequisite_columns(file)])
    if rows is not None:
        kept = {row["card_id"] for row in rows}
        portions.drop(database, {file.path, *database.rows_in(str, _HOLDERS, map(str, kept))})
        gone = [card_id for card_id in database.rows(str, _IDS, file=file.path) if card_id not in kept]
        database.run_many(_DROP_CARD, [{"card_id": card_id, "file": file.path} for card_id in gone])
        database.run_many(_PUT_CARD, rows)


def set_file_state(database: Database, path: str, state: State) -> None:
    """Say what the last look at a file found; its cards stay."""
    database.run(_SET_STATE, {"path": path, "state": State(state).value})


def files(database: Database) -> dict[str, DeckFileRow]:
    """All deck files ever read, by path, in the order of their paths."""
    after: dict[str, list[Prerequisite]] = defaultdict(list)
    for row in database.rows(_PrerequisiteColumns, _PREREQUISITES):
        after[row.file].append(Prerequisite(row.needs, row.topic))
    found = database.rows(_FileColumns, _FILES)
    return {row.path: _file(row, after[row.path]) for row in found}


def cards(database: Database, paths: Iterable[str]) -> list[CardRow]:
    """The cards of these files, in the order of the files, without their questions."""
    return [_card(row) for path in paths for row in database.rows(_CardColumns, _CARDS, file=path)]


def questions(database: Database, card_ids: Iterable[str]) -> dict[str, tuple[CardRow, Question]]:
    """The cards with these ids that the catalogue has, with their questions, by card id."""
    found = database.rows_in(_with_question, _QUESTIONS, card_ids)
    return {card.card_id: (card, question) for card, question in found}


def added(database: Database, since_ms: int) -> dict[str, int]:
    """The cards that came in since an instant [UTC ms], and when, by id."""
    return dict(database.rows(_at, _ADDED, since=since_ms))


def groups(database: Database, card_ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """File, title and context of the group that each of these cards is in, by card id; only of those in one."""
    found = database.rows_in(_with_group, _GROUPED, card_ids, word=_NO_GROUP)
    return {card_id: group for card_id, group in found if group[1]}


def entries(database: Database, learner: str, paths: Iterable[str]) -> list[Entry]:
    """The cards of these files as the queue sees them, numbered in the order of the files."""
    wanted = list(dict.fromkeys(paths))
    rows = {
        path: database.rows(queries.EntryRow, queries.ENTRIES_OF_FILE, learner=learner, file=path) for path in wanted
    }
    return queries.entries(rows, wanted)


def used(database: Database, learner: str, day: int) -> Used:
    """How many new cards and reviews each deck had on a study day [date ordinal]."""
    rows = database.rows(queries.UsedRow, queries.USED, learner=learner, first=day, last=day)
    return queries.used(rows, day)


def _file_columns(file: DeckFileRow) -> _FileColumns:
    return _FileColumns(
        path=limits.key("path", file.path),
        root=limits.text("root", file.root),
        size=limits.whole("size", file.size),
        mtime_ns=limits.whole("mtime_ns", file.mtime_ns, -(2**63), 2**63 - 1),
        digest=limits.text("digest", file.digest),
        state=State(file.state).value,
        deck=limits.text("deck", file.deck),
        title=limits.text("title", file.title),
        deck_id=limits.text("deck_id", file.deck_id),
        topic=limits.text("topic", file.topic),
        about=limits.text("about", file.about),
        cards=limits.whole("cards", file.cards),
        includes=_texts("includes", file.includes),
        problems=_PROBLEMS.dump_json(file.problems).decode(),
        topics=_TOPICS.dump_json(file.topics).decode(),
        exams=_EXAMS.dump_json(file.exams).decode(),
    )


def _prerequisite_columns(file: DeckFileRow) -> list[_PrerequisiteColumns]:
    """The rows of what a deck builds on, each once."""
    wanted = {(need.topic, need.on) for need in file.after}
    return [
        _PrerequisiteColumns(file.path, limits.text("topic", topic), limits.key("needs", on))
        for topic, on in sorted(wanted)
    ]


def _file(row: _FileColumns, after: Iterable[Prerequisite]) -> DeckFileRow:
    columns = row._asdict() | {
        "state": State(row.state),
        "includes": _TEXTS.validate_json(row.includes),
        "problems": _PROBLEMS.validate_json(row.problems),
        "topics": _TOPICS.validate_json(row.topics),
        "exams": _EXAMS.validate_json(row.exams),
    }
    return DeckFileRow(**columns, after=tuple(after))


def _card_columns(card: CardRow) -> Mapping[str, str | int]:
    if card.question is None:
        raise ValueError(f"card {card.card_id} needs its question")
    row = _CardColumns(
        card_id=limits.key("card_id", card.card_id),
        question_id=limits.key("question_id", card.question_id),
        aliases=_texts("aliases", card.aliases),
        deck=limits.text("deck", card.deck),
        title=limits.text("title", card.title),
        file=limits.key("file", card.file),
        place=limits.whole("place", card.place),
        line=limits.whole("line", card.line),
        topic=limits.text("topic", card.topic),
        kind=Kind(card.kind).value,
        part=limits.text("part", card.part),
        fingerprint=limits.text("fingerprint", card.fingerprint),
        key_hash=limits.text("key_hash", card.key_hash),
    )
    return {**row._asdict(), "content": _QUESTION.dump_json(card.question).decode()}


def _card(row: _CardColumns) -> CardRow:
    columns = row._asdict() | {"kind": Kind(row.kind), "aliases": tuple(json.loads(row.aliases))}
    return CardRow(**columns)


def _with_question(content: str, *columns: str | int) -> tuple[CardRow, Question]:
    question = _QUESTION.validate_json(content)
    return replace(_card(_CardColumns._make(columns)), question=question), question


def _with_group(card_id: str, file: str, content: str) -> tuple[str, tuple[str, str, str]]:
    question = json.loads(content)
    return card_id, (file, str(question["group"]), str(question["context"]))


def _at(card_id: str, at_ms: int) -> tuple[str, int]:
    return card_id, at_ms


def _texts(name: str, values: Iterable[str]) -> str:
    return json.dumps([limits.text(name, value) for value in values], ensure_ascii=False)
