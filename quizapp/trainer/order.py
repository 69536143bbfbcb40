"""What decks say they build on and cannot mean: names that nothing has, and circles."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from quizapp.core.deck import Deck
from quizapp.core.prerequisites import Prerequisite, learning_order
from quizapp.core.turns import circle, paths
from quizapp.errors import Level, Problem

LIKELY = 60
_RULE = "after"


def doubts(decks: Sequence[Deck], *, whole: bool) -> Iterator[Problem]:
    """What to say of the prerequisites of decks that were read together: circles, and names that nothing has.

    Unless they are a `whole` library, what they build on may be elsewhere.
    """
    names = [*map(_name, decks), *(deck.title for deck in decks)]
    topics = {path for deck in decks for question in deck.questions for path in paths(question.topic)}
    for deck in decks:
        own = {path for question in deck.questions for path in paths(question.topic)}
        for need in deck.after:
            if need.topic and need.topic not in own:
                yield _unknown(
                    deck, need, f"no question of this deck has the topic `{need.topic}`", need.topic, sorted(own)
                )
            if whole and need.on.casefold() not in {name.casefold() for name in (topics if need.topic else names)}:
                kind, known = ("question with the topic", sorted(topics)) if need.topic else ("deck", names)
                yield _unknown(deck, need, f"there is no {kind} `{need.on}` here", need.on, known)
    yield from _circles(decks)


def _unknown(deck: Deck, need: Prerequisite, message: str, written: str, known: Collection[str]) -> Problem:
    near = process.extractOne(written, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=LIKELY)
    cure = f"did you mean `{near[0]}`?" if near else "until there is, nothing comes before"
    return Problem(deck.path, need.line, need.column, Level.HINT, _RULE, message, cure)


def _circles(decks: Sequence[Deck]) -> Iterator[Problem]:
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


def _name(deck: Deck) -> str:
    return deck.id or Path(deck.path).stem
