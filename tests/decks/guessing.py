"""Guessers that know nothing of the matter, and how surprising it is what they get right."""

import re
from collections.abc import Callable, Iterable, Sequence

from quizapp.core.deck import Choice, Question
from tests.decks.bundled import is_calculated, plain

Guess = Callable[[Question, Sequence[str]], int | None]

_WORD = re.compile(r"\w+")
_HEDGES = re.compile(
    r"\b(may|might|can|could|usually|often|sometimes|generally|typically|tends?|likely|probably|mostly|mainly|roughly"
    r"|about|almost|nearly|partly|rarely|some)\b"
)
_LEAST_LETTERS = 4


def longest(_: Question, options: Sequence[str]) -> int | None:
    """The longest option; none where several are."""
    lengths = [len(plain(option)) for option in options]
    return lengths.index(max(lengths)) if lengths.count(max(lengths)) == 1 else None


def hedged(_: Question, options: Sequence[str]) -> int | None:
    """The only option with a hedge."""
    return _only([bool(_HEDGES.search(plain(option).casefold())) for option in options])


def echoing(question: Question, options: Sequence[str]) -> int | None:
    """The only option that repeats a word of the question that no other option has."""
    asked = {word for word in _words(question.prompt) if len(word) >= _LEAST_LETTERS}
    words = [asked.intersection(_words(option)) for option in options]
    own = [found - set().union(*words[:i], *words[i + 1 :]) for i, found in enumerate(words)]
    return _only([bool(found) for found in own])


def cunning(question: Question, options: Sequence[str]) -> int | None:
    """The only hedged option, else the longest, else the one that echoes the question."""
    found = (guess(question, options) for guess in (hedged, longest, echoing))
    return next((place for place in found if place is not None), None)


def results(questions: Iterable[Question], guess: Guess) -> tuple[int, list[float]]:
    """How many choices a guesser gets right, and the chance of each that it answered."""
    hits, chances = 0, []
    for question in questions:
        if not isinstance(question.body, Choice) or is_calculated(question):
            continue
        place = guess(question, [option.text for option in question.body.options])
        if place is not None:
            hits += question.body.options[place].right
            chances.append(1 / len(question.body.options))
    return hits, chances


def surprise(hits: int, chances: Sequence[float]) -> float:
    """The probability of at least so many hits by pure chance, one-sided (Poisson binomial)."""
    mass = [1.0]
    for chance in chances:
        mass = [
            (mass[n] if n < len(mass) else 0.0) * (1 - chance) + (mass[n - 1] if n else 0.0) * chance
            for n in range(len(mass) + 1)
        ]
    return sum(mass[hits:])


def _only(flags: Sequence[bool]) -> int | None:
    return flags.index(True) if sum(flags) == 1 else None


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text).casefold())
