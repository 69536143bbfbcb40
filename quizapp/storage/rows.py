"""What goes into the catalogue, as values; standard library only."""

from enum import StrEnum
from typing import NamedTuple

from quizapp.core.deck import Kind, Question
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.syllabus import TopicNote
from quizapp.core.values import frozen
from quizapp.errors import Problem


class FileState(StrEnum):
    """What the last look at a deck file found."""

    OK = "ok"
    BROKEN = "broken"
    ABSENT = "absent"


@frozen(kw_only=True)
class DeckFileRow:
    """A deck file as it was last read.

    `deck` is the deck's name: its id, or the file's stem if it has none (`deck_id` is then empty). `digest` is a hash
    of the bytes with the format they were read in, `cards` how many there are, `includes` the paths of the files it
    includes, `after` what to learn before it, without the lines where that is written, `topics` what it says of topics.
    """

    path: str
    root: str
    size: int
    mtime_ns: int
    digest: str
    state: FileState = FileState.OK
    deck: str
    title: str
    deck_id: str = ""
    topic: str = ""
    about: str = ""
    cards: int = 0
    includes: tuple[str, ...] = ()
    after: tuple[Prerequisite, ...] = ()
    topics: tuple[TopicNote, ...] = ()
    exams: tuple[Blueprint, ...] = ()
    problems: tuple[Problem, ...] = ()


class SearchTexts(NamedTuple):
    """What is searched of a card, folded, and its two sides as they are shown; `calculated` is 0 or 1."""

    calculated: int
    text: str
    topic: str
    tags: str
    ids: str
    front: str
    back: str


@frozen(kw_only=True)
class CardRow:
    """A card in the catalogue; `question` is None where the content was not asked for.

    `file` is the path of the deck file, `place` the card's position in it from 0, `title` the deck's title. A card that
    is written needs its question, or what was made of it already: its `content` and `texts`.
    """

    card_id: str
    question_id: str
    aliases: tuple[str, ...] = ()
    deck: str
    title: str
    file: str
    place: int
    line: int
    topic: str
    kind: Kind
    part: str = ""
    fingerprint: str
    key_hash: str
    question: Question | None = None
    content: str = ""
    texts: SearchTexts | None = None


@frozen(kw_only=True)
class FormerRow:
    """A studied card as it stood in its deck until an instant [UTC ms], with its question.

    `near` are the fingerprints of the questions before and after it; `gone` says that its file was read without it.
    """

    card: CardRow
    near: tuple[str, ...] = ()
    at_ms: int
    gone: bool = False
