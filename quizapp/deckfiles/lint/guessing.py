"""Rules for what guessing gets in a whole deck: somebody without any knowledge must not beat chance."""

import re
from collections.abc import Callable, Iterator, Sequence
from math import exp, lgamma, log
from typing import NamedTuple

from quizapp.deckfiles.lint.catchalls import ALL, NONE
from quizapp.deckfiles.lint.clues import hedged, own_words, stands_out
from quizapp.deckfiles.lint.rule import DeckFinding, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck, SeenOption
from quizapp.errors import Level

LEAST_CARDS = 20
DOUBT = 0.05
_NAMED = 10


class Guess(NamedTuple):
    """What a guesser without knowledge picks: one of `options` at random, for a reason (empty: at random)."""

    options: Sequence[SeenOption]
    reason: str = ""


def guess(seen: Seen) -> Guess:
    """The pick: all of the above, what stands out by its length, alone is hedged or sounds like the question, or else
    the longest; never none of the above.
    """
    options: Sequence[SeenOption] = seen.shown
    if seen.deck.english:
        if every := next((option for option in options if _is(ALL, option)), None):
            return Guess((every,), "all of the above")
        options = [option for option in options if not _is(NONE, option)] or options
    for reason, option in _clues(seen):
        if option in options:
            return Guess((option,), reason)
    most = max(len(option.text.plain) for option in options)
    return Guess([option for option in options if len(option.text.plain) == most], "length")


def tail(hits: int, trials: int, chance: float) -> float:
    """The probability of at least so many hits by chance alone: that of the binomial distribution.

    Where chances differ from trial to trial, `chance` is their mean, and the true probability is no larger
    (Hoeffding 1956), as long as there are more hits than expected.
    """
    if hits <= 0:
        return 1.0
    logs = (
        lgamma(trials + 1) - lgamma(k + 1) - lgamma(trials - k + 1) + k * log(chance) + (trials - k) * log(1 - chance)
        for k in range(hits, trials + 1)
    )
    return min(1.0, sum(map(exp, logs)))


def _clues(seen: Seen) -> Iterator[tuple[str, SeenOption]]:
    if option := stands_out(seen):
        yield "length", option
    if seen.deck.english and (option := hedged(seen)):
        yield "a hedge", option
    owners = {id(option): option for option in own_words(seen).values()} if seen.deck.english else {}
    if len(owners) == 1:
        yield "a word of the question", next(iter(owners.values()))


def _is(pattern: re.Pattern[str], option: SeenOption) -> bool:
    return bool(pattern.fullmatch(" ".join(option.text.words)))


def _judgeable(deck: SeenDeck) -> list[Seen]:
    """The choices whose options are words: what numbers say cannot be guessed from their length."""
    return [seen for seen in deck.questions if seen.shown and not all(option.text.number for option in seen.options)]


def _beats_chance(deck: SeenDeck, credit: Callable[[Seen], float]) -> tuple[list[Seen], float, float] | None:
    """The choices, how many of them are got right, and by chance, where that is more than chance would often get."""
    choices = _judgeable(deck)
    if len(choices) < LEAST_CARDS:
        return None
    expected = sum(1 / len(seen.options) for seen in choices)
    hits = sum(map(credit, choices))
    if hits <= expected + 1 or tail(int(hits), len(choices), expected / len(choices)) > DOUBT:
        return None
    return choices, hits, expected


def _guesser(deck: SeenDeck) -> Iterator[DeckFinding]:
    guesses = {id(seen): guess(seen) for seen in _judgeable(deck)}

    def credit(seen: Seen) -> float:
        found = guesses[id(seen)].options
        return (seen.key in found) / len(found)

    beaten = _beats_chance(deck, credit)
    if beaten is None:
        return
    choices, hits, expected = beaten
    feeding = [seen for seen in choices if guesses[id(seen)].reason and credit(seen) == 1]
    message = f"who knows nothing gets {_told(hits, choices)} right, by chance it would be {_told(expected, choices)}"
    yield DeckFinding(Finding(message, f"reword what gives the right option away, {_lines(feeding)}"))


def _longest(deck: SeenDeck) -> Iterator[DeckFinding]:
    beaten = _beats_chance(deck, lambda seen: float(_excess(seen) > 0))
    if beaten is None:
        return
    choices, hits, expected = beaten
    feeding = sorted((seen for seen in choices if _excess(seen) > 0), key=_excess, reverse=True)
    message = (
        f"the right option is the longest in {_told(hits, choices)}, by chance it would be {_told(expected, choices)}"
    )
    yield DeckFinding(Finding(message, f"shorten right options, or fill out wrong ones, {_lines(feeding)}"))


def _excess(seen: Seen) -> float:
    """By which share the right option is longer than every other; 0 or less where it is not."""
    others = max((len(option.text.plain) for option in seen.wrong), default=0)
    return len(seen.key.text.plain) / max(others, 1) - 1 if seen.key else 0.0


def _told(count: float, choices: Sequence[Seen]) -> str:
    return f"{round(count)} of {len(choices)} choices ({100 * count / len(choices):.0f} %)"


def _lines(feeding: Sequence[Seen]) -> str:
    lines = [str(seen.question.line) for seen in feeding[:_NAMED]]
    more = f" and {len(feeding) - len(lines)} more" if len(feeding) > len(lines) else ""
    return f"as in the questions at lines {', '.join(lines)}{more}"


_LONG_KEYS = "\n".join(
    f"- {{q: What is thing {n}?, a: What everybody knows as number {n}, wrong: [Not {n}, No {n}]}}" for n in range(20)
)
_EVEN_KEYS = "\n".join(
    f"- {{q: What is thing {n}?, a: Number {n}, wrong: [Letters {n}, Words {n}]}}" for n in range(20)
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="D01",
        level=Level.WARNING,
        title="somebody who knows nothing gets no more right than chance",
        why="A guesser goes by the longest option, the only hedge, a word of the question, all or none of the above. "
        "7,799 community questions it gets 41 % right, where chance is 25 %, and on some quizzes over 80 %. What it "
        "gets beyond chance is not knowledge, and neither are the learner's scores.",
        limits="Looked at from 20 choices on; a one-sided binomial test at 95 %, so that one fair deck in twenty may "
        "be named by chance.",
        bad=_LONG_KEYS,
        good=_EVEN_KEYS,
        deck=_guesser,
    ),
    Rule(
        id="D02",
        level=Level.WARNING,
        title="the right option is the longest no more often than by chance",
        why="Of all clues length is the one that learners find by themselves. A question may have a long answer; a "
        "deck in which most are gives all of them away.",
        limits="Looked at from 20 choices on; a one-sided binomial test at 95 %.",
        bad=_LONG_KEYS,
        good=_EVEN_KEYS,
        deck=_longest,
    ),
)
