"""Verdict, retrievability and chance of guessing → the suggested rating."""

import math
from collections import Counter
from dataclasses import replace
from typing import NamedTuple, assert_never

from quizapp.core.deck import (
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Order,
    Question,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.review import Confidence, Rating, Verdict
from quizapp.core.values import frozen

SLIP = 0.02
GOOD_FROM = 0.8
HARD_FROM = 0.5
PRIOR_RATE = 0.30
CALIBRATED_FROM = 50
LIKELIHOOD_MAX = 5.0
_HINT_LEAVES = 0.75
_HEARD_FROM = 5
_SMOOTHING = 3.0
_LIBRARY_WEIGHT = 4.0
_TOPIC_WEIGHT = 6.0
_GUESS_MAX = 0.99


class Firsts(NamedTuple):
    """What first attempts say of cards never seen before, summed: how far they were known, and how far not.

    Each answer weighs what it says about knowing: 1 in all when it was typed, less when it could be guessed. `known`
    is below 0 where more answers were wrong than guessing would leave.
    """

    known: float = 0.0
    unknown: float = 0.0

    def plus(self, other: "Firsts") -> "Firsts":
        """Both together."""
        return Firsts(self.known + other.known, self.unknown + other.unknown)


NO_FIRSTS = Firsts()
Attempts = Counter[tuple[bool, float]]
"""How many first attempts were right or not, by the chance of guessing [0, 1) that they had."""


@frozen
class ConfidenceRecord:
    """What a learner's answers say of the learner's words of confidence.

    `right` and `wrong` count the answers by word, in the order of Confidence; `known` sums over the right ones the
    probability that they were known, as it was before the word was heard.
    """

    right: tuple[int, int, int] = (0, 0, 0)
    wrong: tuple[int, int, int] = (0, 0, 0)
    known: float = 0.0

    def plus(self, said: Confidence, *, right: bool, known: float) -> "ConfidenceRecord":
        """With one more answer; `known` is its `known_given_right`."""
        counts = list(self.right if right else self.wrong)
        counts[_WORDS.index(said)] += 1
        sure, unsure, guessed = counts
        if right:
            return replace(self, right=(sure, unsure, guessed), known=self.known + known)
        return replace(self, wrong=(sure, unsure, guessed))


_WORDS = tuple(Confidence)


def suggest(verdict: Verdict, retrievability: float, guess: float, *, hinted: bool, likelihood: float = 1.0) -> Rating:
    """The rating to mark: wrong is again, right is worth what it says about knowing, a hint costs good.

    `retrievability` [0, 1] is the recall predicted now; for a new card the topic's `first_attempt_rate`.
    `guess` is the chance of guessing that the hints left; `likelihood` the `likelihood_ratio` of what was said of the
    answer. Easy is the learner's to say.
    """
    match verdict:
        case Verdict.WRONG:
            return Rating.AGAIN
        case Verdict.RIGHT | Verdict.NEARLY:
            earned = _earned(_weighed(known_given_right(retrievability, guess), likelihood))
        case Verdict.YOU_JUDGE:
            earned = Rating.GOOD
        case _:
            assert_never(verdict)
    return min(earned, Rating.HARD) if hinted else earned


def known_given_right(retrievability: float, guess: float) -> float:
    """Probability [0, 1] that a right answer was known: R(1−s) / (R(1−s) + (1−R)g), slip s = 0.02.

    Bayes' rule with the guess and slip of Corbett & Anderson 1995. What cannot be guessed was known.
    """
    recall, chance = _probability(retrievability), _probability(guess)
    if chance == 0:
        return 1.0
    known = recall * (1 - SLIP)
    return known / (known + (1 - recall) * chance)


def likelihood_ratio(said: Confidence, answers: ConfidenceRecord) -> float:
    """How much likelier this learner says so of what is known than of what is not, [0.2, 5].

    1 before 50 answers, and for a word that was said less than 5 times.

    P(word | not known) is read from the wrong answers; the right ones are a mixture, P(word | right) =
    k·P(word | known) + (1 − k)·P(word | not known), with k their mean probability of being known, which is solved for
    P(word | known). Both shares are smoothed by 3 answers that say each word as often as all answers do, so that a
    word that is always said tells nothing.
    """
    rights, wrongs, place = sum(answers.right), sum(answers.wrong), _WORDS.index(said)
    heard = answers.right[place] + answers.wrong[place]
    if rights + wrongs < CALIBRATED_FROM or heard < _HEARD_FROM or not answers.known:
        return 1.0
    share = heard / (rights + wrongs)
    if_right = (answers.right[place] + _SMOOTHING * share) / (rights + _SMOOTHING)
    if_not_known = (answers.wrong[place] + _SMOOTHING * share) / (wrongs + _SMOOTHING)
    known = answers.known / rights
    if_known = (if_right - (1 - known) * if_not_known) / known
    return _bounded(if_known / if_not_known)


def after_hints(guess: float, hints: int) -> float:
    """The chance [0, 1) of guessing after so many hints: each leaves three quarters of what could not be guessed.

    `guess` is `chance_of_guessing` with the options that the hints left.
    """
    return min(guess + (1 - guess) * (1 - _HINT_LEAVES**hints), _GUESS_MAX)


def chance_of_guessing(question: Question, options_left: int | None = None) -> float:
    """The chance [0, 1) that guessing is right; `options_left` counts what a hint has not crossed out.

    1/m for a choice, 1/(2^m − 1) for multi, 1/2 for true or false, 1/n! for steps or pairs, 0 else;
    the author's `guess` can only raise it.
    """
    match question.body:
        case Choice(options=options):
            chance = 1 / max(options_left or len(options), 1)
        case Multi(options=options):
            chance = 1 / (2 ** max(options_left or len(options), 1) - 1)
        case TrueFalse():
            chance = 0.5
        case Order(steps=steps):
            chance = _chance_of_order(len(steps))
        case Match(pairs=pairs):
            chance = _chance_of_order(len(pairs))
        case Flashcard() | Cloze() | Typed() | TypedList() | Number():
            chance = 0.0
        case _:
            assert_never(question.body)
    return min(max(chance, question.guess or 0.0), _GUESS_MAX)


def first_attempt(*, right: bool, guess: float) -> Firsts:
    """What the very first answer to a card says; `guess` is the chance that guessing had, [0, 1).

    Known is (y−g)/(1−g), which is right on average whatever is guessed. It weighs v = q(1−q)(1−g)²/(c(1−c)) with
    c = g + (1−g)q at q = 0.30, the information of the answer beside that of a typed one: 0.47 of 4 options.
    """
    chance = min(_probability(guess), _GUESS_MAX)
    expected = chance + (1 - chance) * PRIOR_RATE
    worth = PRIOR_RATE * (1 - PRIOR_RATE) * (1 - chance) ** 2 / (expected * (1 - expected))
    known = worth * (right - chance) / (1 - chance)
    return Firsts(known, worth - known)


def all_firsts(attempts: Attempts) -> Firsts:
    """What first attempts say together, whatever the order in which they came."""
    each = [(number, first_attempt(right=right, guess=guess)) for (right, guess), number in sorted(attempts.items())]
    return Firsts(sum(number * one.known for number, one in each), sum(number * one.unknown for number, one in each))


def first_attempt_counts(topic: Firsts, library: Firsts) -> tuple[float, float]:
    """The two counts, known and not, of the beta distribution of `first_attempt_rate`."""
    known, unknown = _shrunken(library, PRIOR_RATE, _LIBRARY_WEIGHT)
    return _shrunken(topic, known / (known + unknown), _TOPIC_WEIGHT)


def first_attempt_rate(topic: Firsts, library: Firsts) -> float:
    """The chance [0, 1] of knowing a card of a topic never seen before, from the first answers to other cards.

    The topic's answers, shrunken towards the library's rate (6 answers' worth), and that towards 0.30 (4 answers'
    worth). 0.30 before any data.
    """
    known, unknown = first_attempt_counts(topic, library)
    return known / (known + unknown)


def _earned(known: float) -> Rating:
    if known >= GOOD_FROM:
        return Rating.GOOD
    return Rating.HARD if known >= HARD_FROM else Rating.AGAIN


def _chance_of_order(count: int) -> float:
    """1/n!; from 20 on all are alike."""
    return 1 / math.factorial(min(count, 20))


def _weighed(known: float, likelihood: float) -> float:
    """A probability after evidence: its odds times the ratio, within its bounds."""
    ratio = _bounded(likelihood)
    return known * ratio / (known * ratio + 1 - known)


def _bounded(ratio: float) -> float:
    return min(max(1 / LIKELIHOOD_MAX, ratio), LIKELIHOOD_MAX)


def _shrunken(firsts: Firsts, prior: float, weight: float) -> tuple[float, float]:
    """The counts of a beta distribution that holds `weight` answers at the prior rate, and the first attempts."""
    return max(weight * prior + firsts.known, 0.0), weight * (1 - prior) + firsts.unknown


def _probability(value: float) -> float:
    return min(max(0.0, value), 1.0)
