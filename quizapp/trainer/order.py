"""What decks build on and cannot mean: names that nothing has, and circles."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz, process

from quizapp.core.paths import upwards
from quizapp.core.prerequisites import Prerequisite, learning_order
from quizapp.core.turns import circle
from quizapp.errors import Level, Problem

LIKELY = 60
_RULE = "after"


class Asking(Protocol):
    """A question, as far as its topic; empty for none."""

    @property
    def topic(self) -> str:
        """The topic."""


class Ordered(Protocol):
    """A deck, as far as what it builds on."""

    @property
    def path(self) -> str:
        """Where it was read."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def id(self) -> str:
        """What it has at `id:`; empty for none."""

    @property
    def after(self) -> Sequence[Prerequisite]:
        """What it builds on."""

    @property
    def questions(self) -> Sequence[Asking]:
        """Its questions."""


def doubts(decks: Sequence[Ordered], *, whole: bool) -> Iterator[Problem]:
    """What to say of the prerequisites of decks that were read together: circles, and names that nothing has.

    Unless they are a `whole` library, what they name may be elsewhere.
    """
    names = [*map(name_of, decks), *(deck.title for deck in decks)]
    topics = {path for deck in decks for path in _topics(deck)}
    for deck in decks:
        own = _topics(deck)
        for need in deck.after:
            if need.topic and need.topic not in own:
                yield _unknown(
                    deck, need, f"no question of this deck has the topic `{need.topic}`", need.topic, sorted(own)
                )
            if whole and need.on.casefold() not in {name.casefold() for name in (topics if need.topic else names)}:
                kind, known = ("question with the topic", sorted(topics)) if need.topic else ("deck", names)
                yield _unknown(deck, need, f"there is no {kind} `{need.on}` here", need.on, known)
    yield from _circles(decks)


def name_of(deck: Ordered) -> str:
    """What a deck is called by others: its id, or its file."""
    return deck.id or Path(deck.path).stem


def _topics(deck: Ordered) -> set[str]:
    """The topics of its questions, and those above them."""
    return {path for topic in {question.topic for question in deck.questions} if topic for path in upwards(topic)}


def _unknown(deck: Ordered, need: Prerequisite, message: str, written: str, known: Collection[str]) -> Problem:
    cure = _cure(written, known, "until there is, nothing comes before")
    return Problem(deck.path, need.line, need.column, Level.HINT, _RULE, message, cure)


def _cure(written: str, known: Collection[str], otherwise: str) -> str:
    near = process.extractOne(written, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=LIKELY)
    return f"did you mean `{near[0]}`?" if near else otherwise


def _circles(decks: Sequence[Ordered]) -> Iterator[Problem]:
    """A warning at each prerequisite of a circle."""
    known = {name for deck in decks for name in (name_of(deck).casefold(), deck.title.casefold())}
    needs = [(deck, need) for deck in decks for need in deck.after if need.topic or need.on.casefold() in known]
    order = learning_order((name_of(deck), deck.title, deck.after) for deck in decks)
    topics = {(name_of(deck), question.topic) for deck in decks for question in deck.questions}
    for place in circle(topics, order):
        deck, need = needs[place]
        message = f"`{need.topic or name_of(deck)}` and `{need.on}` build on each other, directly or by way of others"
        yield Problem(
            deck.path, need.line, need.column, Level.WARNING, _RULE, message, "take one of these `after:` away"
        )
