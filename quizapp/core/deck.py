"""What an author writes: a Deck of Questions, each with a body of one kind."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.syllabus import TopicNote
from quizapp.core.values import frozen


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


@frozen
class Option:
    """One option of a choice or multi question; `why` is its own feedback, may be empty."""

    text: str
    right: bool
    why: str = ""


@frozen
class Rejected:
    """A typed answer that is known to be wrong, with what to say about it."""

    text: str
    why: str = ""


@frozen
class Flashcard:
    """Prompt and answer, judged by the learner.

    `reverse` is the prompt of the way back, empty for none, and `reverse_answer` its answer, empty for the prompt.
    """

    answer: str
    reverse: str = ""
    reverse_answer: str = ""
    kind: Literal[Kind.FLASHCARD] = Kind.FLASHCARD


@frozen
class Cloze:
    """The question's prompt holds `{{holes}}`; `accept` makes it typed (None: judged by the learner)."""

    accept: tuple[str, ...] | None = None
    kind: Literal[Kind.CLOZE] = Kind.CLOZE


@frozen
class Choice:
    """Exactly one option is right; `accept` are other forms of it where it is typed (None: the author names none)."""

    options: tuple[Option, ...]
    accept: tuple[str, ...] | None = None
    kind: Literal[Kind.CHOICE] = Kind.CHOICE


@frozen
class Multi:
    """One or more options are right, all of them have to be picked."""

    options: tuple[Option, ...]
    kind: Literal[Kind.MULTI] = Kind.MULTI


@frozen
class TrueFalse:
    """The prompt is a statement that is true or false; `computed` is the expression that says so, empty for none."""

    answer: bool
    computed: str = ""
    kind: Literal[Kind.TRUEFALSE] = Kind.TRUEFALSE


@frozen
class Typed:
    """The learner types the answer: equality with a form, a `/pattern/`, or at most `typos` slips away."""

    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[Rejected, ...] = ()
    typos: int = 0
    kind: Literal[Kind.TYPED] = Kind.TYPED


@frozen
class Item:
    """One entry of a typed list: its answer and other forms of it."""

    answer: str
    accept: tuple[str, ...] = ()


@frozen
class TypedList:
    """The learner types several answers, in any order; each is compared like a typed one."""

    items: tuple[Item, ...]
    reject: tuple[Rejected, ...] = ()
    typos: int = 0
    kind: Literal[Kind.TYPED] = Kind.TYPED


@frozen
class Trap:
    """A typical wrong number, as a numeral that `Fraction` reads or `= expression`, with what to say about it.

    `written` is the expression that it was computed from; empty where it was not.
    """

    answer: str
    why: str = ""
    written: str = ""


@frozen
class Number:
    """The learner types a number.

    `answer` is a numeral that `Fraction` reads, or `= expression` until the variables are drawn. `tolerance` is such
    a numeral (absolute) or a percentage of the answer, empty for none; `decimals` is how many are asked for, None for
    any.
    """

    answer: str
    tolerance: str = ""
    decimals: int | None = None
    unit: str = ""
    traps: tuple[Trap, ...] = ()
    kind: Literal[Kind.NUMBER] = Kind.NUMBER


@frozen
class Order:
    """Steps in their right order; steps of equal text may stand for each other."""

    steps: tuple[str, ...]
    kind: Literal[Kind.ORDER] = Kind.ORDER


@frozen
class Pair:
    """A left side and what matches it."""

    left: str
    right: str


@frozen
class Match:
    """Pairs to be found again; `decoys` match nothing. Several left sides may have one right side."""

    pairs: tuple[Pair, ...]
    decoys: tuple[str, ...] = ()
    kind: Literal[Kind.MATCH] = Kind.MATCH

    @property
    def pool(self) -> tuple[str, ...]:
        """What can be matched: the different right sides in the author's order, then the decoys."""
        return tuple(dict.fromkeys((*(pair.right for pair in self.pairs), *self.decoys)))


Body = Flashcard | Cloze | Choice | Multi | TrueFalse | Typed | TypedList | Number | Order | Match


@frozen
class Range:
    """A variable drawn from `low`, `low + step`, ... up to `high`, all numerals; whole numbers where all three are."""

    name: str
    low: str
    high: str
    step: str = "1"


@frozen
class Listed:
    """A variable drawn from a list of numerals."""

    name: str
    values: tuple[str, ...]


@frozen
class Computed:
    """A variable computed from those before it; `expression` stands without its `=`."""

    name: str
    expression: str


Variable = Range | Listed | Computed


@frozen(kw_only=True)
class Question:
    """One YAML entry. Texts are Markdown exactly as written; `line` and `column` count from 1.

    `prompt` is what stands at `q`, `cloze` or `statement`. `guess` is the author's chance of guessing,
    [0, 1), or None. `shuffle` says whether options may be reordered. With `variables` the question is calculated:
    its texts hold `{{expressions}}`, and `require` what has to hold of a draw, until `core.calculated` fills them in.
    `harder` is the stability [days] from which options are hidden: 0 never, None as the learner has set.
    `lint` are the rules that the author silences here, each with the reason.
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
    variables: tuple[Variable, ...] = ()
    require: tuple[str, ...] = ()
    harder: int | None = None
    lint: tuple[tuple[str, str], ...] = ()
    line: int = 0
    column: int = 0

    @property
    def kind(self) -> Kind:
        """The kind, which follows from the body."""
        return self.body.kind


@frozen(kw_only=True)
class Deck:
    """The questions of one YAML file. `path` is where it was read; `sources` maps short keys to references.

    `lint` are the rules that the author silences for all of it, each with the reason.
    """

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
    after: tuple[Prerequisite, ...] = ()
    topics: tuple[TopicNote, ...] = ()
    exams: tuple[Blueprint, ...] = ()
    lint: tuple[tuple[str, str], ...] = ()
    questions: tuple[Question, ...] = ()
