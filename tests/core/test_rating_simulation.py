"""The grading rule over simulated years: believed recall has to match true recall, whatever is guessed.

Truth is FSRS-6 itself: a card is recalled with its true retrievability, three in ten are known beforehand, two in a
hundred are slips, and what is not recalled may be guessed. The believed memory sees only right and wrong.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.rating import (
    NO_FIRSTS,
    PRIOR_RATE,
    SLIP,
    ConfidenceRecord,
    after_hints,
    first_attempt,
    first_attempt_rate,
    known_given_right,
    likelihood_ratio,
    suggest,
)
from quizapp.core.replay import fold
from quizapp.core.review import NEW, Confidence, Event, EventKind, Memory, Rating, Review, Verdict
from quizapp.core.scheduling import answered, retrievability

Rule = Callable[[bool, bool, float, float], Rating]
CARDS = 1_000
DAYS = 365
POLICY = Policy()


@dataclass(frozen=True, slots=True)
class Year:
    """Reviews per card, and mean predicted minus true recall over all answers but same-day ones."""

    reviews: float
    bias: float


def ours(right: bool, _known: bool, recall: float, guess: float) -> Rating:
    return suggest(Verdict.RIGHT if right else Verdict.WRONG, recall, guess, hinted=False)


def naive(right: bool, _known: bool, _recall: float, _guess: float) -> Rating:
    return Rating.GOOD if right else Rating.AGAIN


def hinting(share: float) -> Rule:
    """Our rule for a learner who opens a hint in such a share of the answers."""
    rng = random.Random(7)

    def rule(right: bool, _known: bool, recall: float, guess: float) -> Rating:
        verdict = Verdict.RIGHT if right else Verdict.WRONG
        return suggest(verdict, recall, guess, hinted=rng.random() < share)

    return rule


def saying(known: tuple[float, float, float], unknown: tuple[float, float, float]) -> Rule:
    """Our rule for a learner who says sure, unsure, guess with these shares, of what is known and what is not."""
    rng = random.Random(7)
    heard = ConfidenceRecord()

    def rule(right: bool, knows: bool, recall: float, guess: float) -> Rating:
        nonlocal heard
        (said,) = rng.choices(tuple(Confidence), known if knows else unknown)
        ratio = likelihood_ratio(said, heard)
        heard = heard.plus(said, right=right, known=known_given_right(recall, guess))
        verdict = Verdict.RIGHT if right else Verdict.WRONG
        return suggest(verdict, recall, guess, hinted=False, likelihood=ratio)

    return rule


def oracle(_right: bool, known: bool, _recall: float, _guess: float) -> Rating:
    return Rating.GOOD if known else Rating.AGAIN


@cache
def simulate(rule: Rule, guess: float) -> Year:
    rng = random.Random(2026)
    biases: list[float] = []
    reviews = sum(_year_of_a_card(rule, guess, rng, biases) for _ in range(CARDS))
    return Year(reviews / CARDS, sum(biases) / len(biases))


def _year_of_a_card(rule: Rule, guess: float, rng: random.Random, biases: list[float]) -> int:
    believed, truth, day, last, reviews = NEW, (0.0, 0.0), 0, -1, 0
    while day <= DAYS:
        recall = POLICY.model.retrievability(day - last, truth[0]) if reviews else PRIOR_RATE
        predicted = retrievability(believed, day, POLICY) if reviews else PRIOR_RATE
        assert predicted is not None
        if day > last:
            biases.append(predicted - recall)
        known = rng.random() < recall
        right = rng.random() >= SLIP if known else rng.random() < guess
        fed_back = Rating.GOOD if known else Rating.AGAIN
        truth = POLICY.model.after(*truth, fed_back, day - last) if reviews else POLICY.model.first(fed_back)
        after = answered(believed, rule(right, known, predicted, guess), day, POLICY)
        believed = Memory(
            phase=after.phase, step=after.step, stability=after.stability, difficulty=after.difficulty, last_day=day
        )
        last = day
        day += 0 if after.wait_ms is not None else POLICY.model.interval(POLICY.retention, after.stability)
        reviews += 1
    return reviews


@pytest.mark.parametrize(("guess", "limit"), [(1 / 4, 0.01), (1 / 3, 0.015), (1 / 2, 0.015)])
def test_what_is_believed_of_a_learner_who_guesses_is_true(guess: float, limit: float) -> None:
    assert abs(simulate(ours, guess).bias) <= limit


def test_typed_answers_are_believed_but_for_slips() -> None:
    assert simulate(ours, 0.0).bias == pytest.approx(-0.009, abs=0.01)


@pytest.mark.parametrize("guess", [1 / 4, 1 / 3, 1 / 2])
def test_guessing_costs_no_more_reviews_than_reading_minds(guess: float) -> None:
    assert simulate(ours, guess).reviews == pytest.approx(simulate(oracle, 0.0).reviews, rel=0.12)


@pytest.mark.parametrize(("guess", "limit"), [(1 / 4, 0.01), (1 / 3, 0.015), (1 / 2, 0.015)])
def test_honest_words_of_confidence_leave_believed_recall_true(guess: float, limit: float) -> None:
    year = simulate(saying((0.80, 0.15, 0.05), (0.10, 0.30, 0.60)), guess)
    assert abs(year.bias) <= limit
    assert year.reviews == pytest.approx(simulate(oracle, 0.0).reviews, rel=0.12)


@pytest.mark.parametrize("shares", [(1, 1, 1), (1, 0, 0), (0, 0, 1)])
@pytest.mark.parametrize("guess", [1 / 4, 1 / 2])
def test_words_that_mean_nothing_ruin_nothing(shares: tuple[float, float, float], guess: float) -> None:
    year, silent = simulate(saying(shares, shares), guess), simulate(ours, guess)
    assert abs(year.bias) <= 0.015
    assert year.reviews == pytest.approx(silent.reviews, rel=0.12)


def test_what_is_believed_of_a_learner_who_opens_hints_is_not_too_high() -> None:
    guess = after_hints(1 / 3, 1)
    often, seldom = (simulate(hinting(share), guess) for share in (0.3, 0.1))
    assert often.bias < seldom.bias <= 0.015
    assert seldom.reviews < often.reviews


@pytest.mark.parametrize(("guess", "at_least"), [(1 / 4, 0.012), (1 / 2, 0.04)])
def test_the_simulation_can_tell_the_naive_rule_from_ours(guess: float, at_least: float) -> None:
    assert simulate(naive, guess).bias >= at_least
    assert abs(simulate(oracle, guess).bias) < 1e-12


@pytest.mark.parametrize("guess", [0.0, 1 / 4, 1 / 3, 1 / 2])
def test_what_first_attempts_say_is_true_though_likely_guesses_are_rated_again(guess: float) -> None:
    rng = random.Random(2026)
    firsts = NO_FIRSTS
    for card in range(2_000):
        right = rng.random() >= SLIP if rng.random() < PRIOR_RATE else rng.random() < guess
        verdict = Verdict.RIGHT if right else Verdict.WRONG
        rating = suggest(verdict, first_attempt_rate(firsts, firsts), guess, hinted=False)
        review = Review(rating=rating, verdict=verdict, guess=guess)
        memory = fold([Event(id=str(card), kind=EventKind.REVIEW, moment=Moment(0, 0, 0), review=review)], POLICY)
        assert memory.first_rating is not None
        firsts = firsts.plus(first_attempt(right=memory.first_rating > Rating.AGAIN, guess=memory.first_guess))
    assert first_attempt_rate(firsts, firsts) == pytest.approx(PRIOR_RATE, abs=0.04)
