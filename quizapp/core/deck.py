"""What an author writes: a Deck of Questions, each with a body of one kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal


class Kind(StrEnum):
    """The kinds of question of the deck format."""

    FLASHCARD = "flashcard"
    CLOZE = "cloze"
    CHOICE = "choice"
    MULTI = "multi"
    TRUEFALSE = "truefalse"
    TYPED = "typed"
    NUMBER = "number"
    ORDER = "order"
    MATCH = "match"


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice or multi question; `why` is its own feedback, may be empty."""

    text: str
    right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A typed answer that is known to be wrong, with what to say about it."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Flashcard:
    """Prompt and answer, judged by the learner; `reverse` is the prompt of the way back, empty for none."""

    answer: str
    reverse: str = ""
    kind: Literal[Kind.FLASHCARD] = Kind.FLASHCARD


@dataclass(frozen=True, slots=True)
class Cloze:
    """The question's prompt holds `{{holes}}`; `accept` makes it typed (None: judged by the learner)."""

    accept: tuple[str, ...] | None = None
    kind: Literal[Kind.CLOZE] = Kind.CLOZE


@dataclass(frozen=True, slots=True)
class Choice:
    """Exactly one option is right."""

    options: tuple[Option, ...]
    kind: Literal[Kind.CHOICE] = Kind.CHOICE


@dataclass(frozen=True, slots=True)
class Multi:
    """One or more options are right, all of them have to be picked."""

    options: tuple[Option, ...]
    kind: Literal[Kind.MULTI] = Kind.MULTI


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """The prompt is a statement that is true or false."""

    answer: bool
    kind: Literal[Kind.TRUEFALSE] = Kind.TRUEFALSE


@dataclass(frozen=True, slots=True)
class Typed:
    """The learner types the answer: equality with a form, a `/pattern/`, or at most `typos` slips away."""

    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[Rejected, ...] = ()
    typos: int = 0
    kind: Literal[Kind.TYPED] = Kind.TYPED


Body = Flashcard | Cloze | Choice | Multi | TrueFalse | Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One YAML entry. Texts are Markdown exactly as written; `line` and `column` count from 1.

    `prompt` is what stands at `q`, `cloze` or `statement`. `guess` is the author's chance of guessing,
    [0, 1), or None. `shuffle` says whether options may be reordered.
    """

    prompt: str
    body: Body
    id: str = ""
    topic: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    as_of: str = ""
    hints: tuple[str, ...] = ()
    why: str = ""
    difficulty: int | None = None
    image: str = ""
    shuffle: bool = True
    guess: float | None = None
    draft: bool = False
    group: str = ""
    context: str = ""
    line: int = 0
    column: int = 0

    @property
    def kind(self) -> Kind:
        """The kind, which follows from the body."""
        return self.body.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The questions of one YAML file. `path` is where it was read; `sources` maps short keys to references."""

    path: str
    title: str
    id: str = ""
    about: str = ""
    lang: str = ""
    author: str = ""
    license: str = ""
    topic: str = ""
    tags: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    questions: tuple[Question, ...] = ()
