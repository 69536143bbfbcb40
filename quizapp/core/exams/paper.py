"""A paper: the questions that a seed draws by a blueprint, sealed as they are asked, whatever becomes of the decks."""

import hashlib
import json
from typing import NamedTuple, assert_never

from quizapp.core import rating, scheduling, showing
from quizapp.core.calculated.evaluation import Value
from quizapp.core.cards import Card
from quizapp.core.day import Moment
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Order,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.policy import Policy
from quizapp.core.review import NEW
from quizapp.core.session import Asked
from quizapp.core.values import frozen

SEED_MAX = 999_999_999
_NO_DELAYS = ("", "", "", "")
_SOME_DAY = Moment(0, 0, 1)


class Candidate(NamedTuple):
    """A card that an exam may ask. `level` is its difficulty [1, 5], None where its author says none.

    `markable` says whether the program can mark an answer to it: nobody judges in an exam.
    """

    card_id: str
    question_id: str
    deck: str
    topic: str
    kind: str
    level: int | None = None
    markable: bool = True


class Draw(NamedTuple):
    """The cards that a paper asks, in its order, and sentences about what the blueprint asks for and is not there."""

    chosen: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Slot:
    """One question of a paper, as it is asked.

    `card` is concrete: its variables are drawn by `seed`, with the `values` by name. `order` holds indices into the
    author's options, steps or pool; `deck`, `title` and `file` say where it was written, `source` is the
    reference in full.
    """

    card: Card
    deck: str
    title: str
    file: str
    seed: str
    order: tuple[int, ...]
    source: str = ""
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def topic(self) -> str:
        """The topic of the question."""
        return self.card.question.topic

    @property
    def guess(self) -> float:
        """The chance [0, 1) that guessing is right."""
        return rating.chance_of_guessing(self.card.question)

    def asked(self) -> Asked:
        """The question as a screen shows it: without a memory, and with nothing said of the schedule."""
        return Asked(
            card=self.card,
            deck=self.deck,
            title=self.title,
            file=self.file,
            memory=NEW,
            outcomes=scheduling.outcomes(NEW, _SOME_DAY, Policy(), None),
            delays=_NO_DELAYS,
            retrievability=rating.PRIOR_RATE,
            guess=self.guess,
            order=self.order,
            seed=self.seed,
            shown_ms=0,
            source=self.source,
            values=self.values,
        )


@frozen
class Paper:
    """What a seed makes of a blueprint and a library.

    `code` is a short check of all that is asked, so that two people can tell whether they have the same paper; `notes`
    say what the blueprint asks for and is not there.
    """

    blueprint: Blueprint
    seed: int
    slots: tuple[Slot, ...]
    notes: tuple[str, ...] = ()

    @property
    def limit_ms(self) -> int | None:
        """How long it may take [ms]; None for no limit."""
        return self.blueprint.limit_of(len(self.slots))

    @property
    def code(self) -> str:
        """Eight hexadecimal digits in two groups, such as `3f9c-21ab`, that follow from all that is shown: the
        questions, their order, options and numbers; from their answers, too.
        """
        digest = hashlib.sha256()
        for slot in self.slots:
            digest.update(json.dumps(_shown(slot)).encode())
        found = digest.hexdigest()
        return f"{found[:4]}-{found[4:8]}"


def _shown(slot: Slot) -> list[object]:
    """What a question shows and what is right, as JSON-safe values."""
    card, question = slot.card, slot.card.question
    texts = [question.group, question.context, question.image, showing.front(card)]
    identity = [card.id, card.part, card.fingerprint, card.key_hash]
    return [identity, texts, _choices(question.body), list(slot.order), list(slot.values)]


def _choices(body: Body) -> list[str]:
    """What is shown to be picked or put together, and in which form a number is asked for."""
    match body:
        case Choice(options=options) | Multi(options=options):
            return [option.text for option in options]
        case Order(steps=steps):
            return list(steps)
        case Match(pairs=pairs, pool=pool):
            return [*(pair.left for pair in pairs), *pool]
        case Number(unit=unit, decimals=decimals):
            return [unit, "" if decimals is None else str(decimals)]
        case Flashcard() | Cloze() | TrueFalse() | Typed() | TypedList():
            return []
        case _:
            assert_never(body)
