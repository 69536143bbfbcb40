"""Deck files as rows of the catalogue: what need not be read again while it does not change."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.syllabus import TopicNote
from quizapp.errors import Problem
from quizapp.storage import limits
from quizapp.storage.codec import Codec
from quizapp.storage.database import Database
from quizapp.storage.rows import DeckFileRow, FileState
from quizapp.storage.statements import insert, select, upsert

_TEXTS = Codec(tuple[str, ...])
_PROBLEMS = Codec(tuple[Problem, ...])
_TOPICS = Codec(tuple[TopicNote, ...])
_EXAMS = Codec(tuple[Blueprint, ...])


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


class _PrerequisiteColumns(NamedTuple):
    file: str
    topic: str
    needs: str


_FILES = select("deck_file", _FileColumns._fields, "ORDER BY path")
_PUT_FILE = upsert("deck_file", _FileColumns._fields, ("path",))
_PREREQUISITES = select("prerequisite", _PrerequisiteColumns._fields, "ORDER BY file, topic, needs")
_PUT_PREREQUISITE = insert("prerequisite", _PrerequisiteColumns._fields)
_DROP_PREREQUISITES = "DELETE FROM prerequisite WHERE file = :file"
_SET_STATE = "UPDATE deck_file SET state = :state WHERE path = :path"


def put(database: Database, file: DeckFileRow) -> None:
    """Write a deck file. Raises ValueError for what no row can hold."""
    database.run(_PUT_FILE, _file_columns(file)._asdict())
    database.run(_DROP_PREREQUISITES, {"file": file.path})
    database.run_many(_PUT_PREREQUISITE, [row._asdict() for row in _prerequisite_columns(file)])


def set_state(database: Database, path: str, state: FileState) -> None:
    """Say what the last look at a file found; its cards stay."""
    database.run(_SET_STATE, {"path": path, "state": FileState(state).value})


def files(database: Database) -> dict[str, DeckFileRow]:
    """All deck files ever read, by path, in the order of their paths.

    Of a row that was damaged the rest is there, with a digest that no file has: it is read anew.
    """
    after: dict[str, list[Prerequisite]] = defaultdict(list)
    for row in database.rows(_PrerequisiteColumns, _PREREQUISITES):
        after[row.file].append(Prerequisite(row.needs, row.topic))
    found = database.rows(_FileColumns, _FILES)
    return {row.path: _file(row, after[row.path]) for row in found}


def _file_columns(file: DeckFileRow) -> _FileColumns:
    return _FileColumns(
        path=limits.key("path", file.path),
        root=limits.text("root", file.root),
        size=limits.whole("size", file.size),
        mtime_ns=limits.whole("mtime_ns", file.mtime_ns, -(2**63), 2**63 - 1),
        digest=limits.text("digest", file.digest),
        state=FileState(file.state).value,
        deck=limits.text("deck", file.deck),
        title=limits.text("title", file.title),
        deck_id=limits.text("deck_id", file.deck_id),
        topic=limits.text("topic", file.topic),
        about=limits.text("about", file.about),
        cards=limits.whole("cards", file.cards),
        includes=_TEXTS.write(file.includes),
        problems=_PROBLEMS.write(file.problems),
        topics=_TOPICS.write(file.topics),
        exams=_EXAMS.write(file.exams),
    )


def _prerequisite_columns(file: DeckFileRow) -> list[_PrerequisiteColumns]:
    """The rows of what a deck builds on, each once."""
    wanted = {(need.topic, need.on) for need in file.after}
    return [
        _PrerequisiteColumns(file.path, limits.text("topic", topic), limits.key("needs", on))
        for topic, on in sorted(wanted)
    ]


def _file(row: _FileColumns, after: Iterable[Prerequisite]) -> DeckFileRow:
    try:
        columns = row._asdict() | {
            "state": FileState(row.state),
            "includes": _TEXTS.read(row.includes),
            "problems": _PROBLEMS.read(row.problems),
            "topics": _TOPICS.read(row.topics),
            "exams": _EXAMS.read(row.exams),
        }
    except ValueError:
        nothing = {"includes": (), "problems": (), "topics": (), "exams": ()}
        columns = row._asdict() | nothing | {"state": FileState.ABSENT, "digest": ""}
    return DeckFileRow(**columns, after=tuple(after))
