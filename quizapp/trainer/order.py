"""What decks name and cannot mean: names that nothing has, in what they build on and in exams, and circles."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz, process

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.paths import upwards
from quizapp.core.prerequisites import Prerequisite, learning_order
from quizapp.core.turns import circle
from quizapp.errors import Level, Problem

LIKELY = 60
_RULE, _EXAM_RULE = "after", "exams"


class Asking(Protocol):
    """A question, as far as its topic; empty for none."""

    @property
    def topic(self) -> str:
        """The topic."""


class Ordered(Protocol):
    """A deck, as far as what it builds on and examines."""

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
    def exams(self) -> Sequence[Blueprint]:
        """Its exams."""

    @property
    def questions(self) -> Sequence[Asking]:
        """Its questions."""


def doubts(decks: Sequence[Ordered], *, whole: bool) -> Iterator[Problem]:
    """What to say of the prerequisites and exams of decks that were read together: circles, and names that nothing
    has.

    Unless they are a `whole` library, what they name may be elsewhere.
    """
    names = [*map(_name, decks), *(deck.title for deck in decks)]
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
    if whole:
        of_one_deck = {f"{_name(deck)}:{path}" for deck in decks for path in _topics(deck)}
        yield from _exams(decks, {*names, *topics}, of_one_deck)


def _topics(deck: Ordered) -> set[str]:
    """The topics of its questions, and those above them."""
    return {path for topic in {question.topic for question in deck.questions} if topic for path in upwards(topic)}


def _exams(decks: Iterable[Ordered], known: Collection[str], of_one_deck: Collection[str]) -> Iterator[Problem]:
    """A hint at each name in an exam that stands for no deck, no topic and no topic of one deck."""
    folded = {name.casefold() for name in (*known, *of_one_deck)}
    for deck in decks:
        for exam in deck.exams:
            for name, (line, column) in zip(exam.topics, exam.places, strict=True):
                if name.casefold() not in folded:
                    message = f"there is no deck and no topic `{name}` here for the exam `{exam.name}`"
                    cure = _cure(name, sorted(known), "until there is, it cannot be shown how ready one is for it")
                    yield Problem(deck.path, line, column, Level.HINT, _EXAM_RULE, message, cure)


def _unknown(deck: Ordered, need: Prerequisite, message: str, written: str, known: Collection[str]) -> Problem:
    cure = _cure(written, known, "until there is, nothing comes before")
    return Problem(deck.path, need.line, need.column, Level.HINT, _RULE, message, cure)


def _cure(written: str, known: Collection[str], otherwise: str) -> str:
    near = process.extractOne(written, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=LIKELY)
    return f"did you mean `{near[0]}`?" if near else otherwise


def _circles(decks: Sequence[Ordered]) -> Iterator[Problem]:
    """A warning at each prerequisite of a circle."""
    known = {name for deck in decks for name in (_name(deck).casefold(), deck.title.casefold())}
    needs = [(deck, need) for deck in decks for need in deck.after if need.topic or need.on.casefold() in known]
    order = learning_order((_name(deck), deck.title, deck.after) for deck in decks)
    topics = {(_name(deck), question.topic) for deck in decks for question in deck.questions}
    for place in circle(topics, order):
        deck, need = needs[place]
        message = f"`{need.topic or _name(deck)}` and `{need.on}` build on each other, directly or by way of others"
        yield Problem(
            deck.path, need.line, need.column, Level.WARNING, _RULE, message, "take one of these `after:` away"
        )


def _name(deck: Ordered) -> str:
    return deck.id or Path(deck.path).stem
