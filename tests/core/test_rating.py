"""Suggested ratings, the chance of guessing, and the first-attempt rate."""

from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Item,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Question,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.rating import (
    PRIOR_RATE,
    ConfidenceRecord,
    Firsts,
    after_hints,
    chance_of_guessing,
    first_attempt,
    first_attempt_rate,
    known_given_right,
    likelihood_ratio,
    suggest,
)
from quizapp.core.review import Confidence, Rating, Verdict

AGAIN, HARD, GOOD, EASY = Rating
GUESSES = st.sampled_from((0.0, 0.25, 0.5, 0.9))
chances = st.floats(0, 1)
attempts = st.builds(lambda right, guess: first_attempt(right=right, guess=guess), st.booleans(), GUESSES)
firsts = st.lists(attempts, max_size=20).map(lambda every: reduce(Firsts.plus, every, Firsts()))


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(str(index), right=index == 0) for index in range(count))


def question(body: Body, guess: float | None = None) -> Question:
    return Question(prompt="q", body=body, guess=guess)


@pytest.mark.parametrize(
    ("count", "good_from", "hard_from"), [(2, 0.67, 0.34), (3, 0.58, 0.25), (4, 0.51, 0.20), (5, 0.45, 0.17)]
)
def test_a_right_answer_is_worth_what_its_options_and_the_memory_say(
    count: int, good_from: float, hard_from: float
) -> None:
    for recall, rating in (
        (good_from + 0.005, GOOD),
        (good_from - 0.01, HARD),
        (hard_from + 0.005, HARD),
        (hard_from - 0.01, AGAIN),
    ):
        assert suggest(Verdict.RIGHT, recall, 1 / count, hinted=False) is rating


@pytest.mark.parametrize(("guess", "rating"), [(1 / 2, AGAIN), (1 / 3, HARD), (1 / 4, HARD), (1 / 5, HARD), (0, GOOD)])
def test_the_first_right_answer_to_a_card_counts_less_the_easier_it_is_guessed(guess: float, rating: Rating) -> None:
    assert suggest(Verdict.RIGHT, PRIOR_RATE, guess, hinted=False) is rating


@pytest.mark.parametrize("recall", [0.0, 0.01, 0.5, 1.0])
def test_what_cannot_be_guessed_is_good_when_right(recall: float) -> None:
    assert suggest(Verdict.RIGHT, recall, 0.0, hinted=False) is GOOD
    assert suggest(Verdict.NEARLY, recall, 0.0, hinted=False) is GOOD


@given(chances, chances, st.booleans())
def test_a_wrong_answer_is_again_whatever_else_is_known(recall: float, guess: float, hinted: bool) -> None:
    assert suggest(Verdict.WRONG, recall, guess, hinted=hinted) is AGAIN


@given(chances, chances, st.booleans())
def test_a_slip_of_the_keys_counts_as_right(recall: float, guess: float, hinted: bool) -> None:
    nearly = suggest(Verdict.NEARLY, recall, guess, hinted=hinted)
    assert nearly is suggest(Verdict.RIGHT, recall, guess, hinted=hinted)


@given(chances, chances)
def test_what_the_learner_judges_is_marked_good(recall: float, guess: float) -> None:
    assert suggest(Verdict.YOU_JUDGE, recall, guess, hinted=False) is GOOD


@given(st.sampled_from(Verdict), chances, chances)
def test_a_hint_makes_hard_the_best_and_easy_is_never_suggested(verdict: Verdict, recall: float, guess: float) -> None:
    plain, hinted = (suggest(verdict, recall, guess, hinted=hint) for hint in (False, True))
    assert plain <= GOOD
    assert hinted is min(plain, HARD)


@given(st.sampled_from(Verdict), chances, chances, chances, chances)
def test_the_rating_never_falls_as_recall_rises_or_guessing_gets_harder(
    verdict: Verdict, one: float, other: float, guess: float, another: float
) -> None:
    (low, high), (hard, easy) = sorted((one, other)), sorted((guess, another))
    assert suggest(verdict, low, guess, hinted=False) <= suggest(verdict, high, guess, hinted=False)
    assert suggest(verdict, one, easy, hinted=False) <= suggest(verdict, one, hard, hinted=False)


@given(chances, chances)
def test_a_right_answer_never_makes_knowing_less_likely_than_slips_do(recall: float, guess: float) -> None:
    known = known_given_right(recall, guess)
    assert 0 <= known <= 1
    assert known >= recall * 0.98 - 1e-12


def test_knowing_follows_from_bayes_with_two_slips_in_a_hundred() -> None:
    assert known_given_right(0.5, 0.25) == pytest.approx(0.49 / (0.49 + 0.125))


@pytest.mark.parametrize(
    ("body", "chance"),
    [
        (Choice(options(4)), 1 / 4),
        (Choice(options(2)), 1 / 2),
        (Multi(options(4)), 1 / 15),
        (TrueFalse(answer=True), 1 / 2),
        (Typed("x"), 0),
        (Flashcard("x"), 0),
        (Cloze(), 0),
        (Cloze(accept=("x",)), 0),
        (Number("1"), 0),
        (TypedList((Item("x"), Item("y"))), 0),
        (Order(("a", "b", "c", "d")), 1 / 24),
        (Match((Pair("a", "b"), Pair("c", "d")), decoys=("e",)), 1 / 2),
    ],
)
def test_the_chance_of_guessing_follows_from_the_kind(body: Body, chance: float) -> None:
    assert chance_of_guessing(question(body)) == pytest.approx(chance)


@pytest.mark.parametrize(("body", "chance"), [(Choice(options(4)), 1 / 2), (Multi(options(4)), 1 / 3), (Typed("x"), 0)])
def test_options_crossed_out_by_a_hint_make_guessing_easier(body: Body, chance: float) -> None:
    assert chance_of_guessing(question(body), options_left=2) == pytest.approx(chance)


def test_the_author_raises_the_chance_and_never_lowers_it() -> None:
    assert chance_of_guessing(question(Choice(options(4)), guess=0.4)) == 0.4
    assert chance_of_guessing(question(Choice(options(4)), guess=0.1)) == 0.25
    assert chance_of_guessing(question(Typed("x"), guess=0.2)) == 0.2


def test_the_chance_stays_below_certainty() -> None:
    assert chance_of_guessing(question(Choice(options(3))), options_left=1) < 1
    assert chance_of_guessing(question(Multi(options(2_000)))) == 0
    assert chance_of_guessing(question(Order(("x",) * 10_000))) < 1e-15


@pytest.mark.parametrize(("guess", "hints", "after"), [(0.25, 0, 0.25), (0, 1, 0.25), (0, 2, 0.4375), (0.5, 1, 0.625)])
def test_each_hint_leaves_three_quarters_of_what_could_not_be_guessed(guess: float, hints: int, after: float) -> None:
    assert after_hints(guess, hints) == pytest.approx(after)


@given(st.floats(0, 0.99), st.integers(0, 200))
def test_a_hint_more_makes_guessing_likelier_and_never_certain(guess: float, hints: int) -> None:
    assert guess <= after_hints(guess, hints) <= after_hints(guess, hints + 1) < 1


@given(chances, st.floats(0, 0.99), st.integers(0, 5))
def test_a_hint_more_never_raises_the_rating(recall: float, guess: float, hints: int) -> None:
    fewer, more = (
        suggest(Verdict.RIGHT, recall, after_hints(guess, count), hinted=count > 0) for count in (hints, hints + 1)
    )
    assert more <= fewer
    assert more <= HARD


@given(st.sampled_from(Verdict), chances, chances, st.booleans(), st.floats(0, 10), st.floats(0, 10))
def test_the_rating_never_falls_as_the_word_speaks_for_knowing(
    verdict: Verdict, recall: float, guess: float, hinted: bool, one: float, other: float
) -> None:
    low, high = (suggest(verdict, recall, guess, hinted=hinted, likelihood=ratio) for ratio in sorted((one, other)))
    assert low <= high
    assert high is AGAIN or verdict is not Verdict.WRONG
    assert not hinted or high <= HARD


def test_a_word_moves_the_rating_by_its_odds_and_by_no_more_than_five() -> None:
    assert suggest(Verdict.RIGHT, 0.30, 1 / 4, hinted=False) is HARD
    assert suggest(Verdict.RIGHT, 0.30, 1 / 4, hinted=False, likelihood=3) is GOOD
    assert suggest(Verdict.RIGHT, 0.30, 1 / 4, hinted=False, likelihood=0.5) is AGAIN
    assert suggest(Verdict.RIGHT, 0.05, 1 / 4, hinted=False, likelihood=1e9) is HARD
    assert suggest(Verdict.RIGHT, 0.95, 1 / 4, hinted=False, likelihood=0) is GOOD
    assert suggest(Verdict.RIGHT, 0.30, 0, hinted=False, likelihood=0) is GOOD


counts = st.tuples(*[st.integers(0, 300)] * 3)


@given(counts, counts, st.floats(0, 1), st.sampled_from(Confidence))
def test_a_likelihood_ratio_lies_between_a_fifth_and_five(
    right: tuple[int, int, int], wrong: tuple[int, int, int], known: float, said: Confidence
) -> None:
    ratio = likelihood_ratio(said, ConfidenceRecord(right, wrong, known * sum(right)))
    assert 0.2 <= ratio <= 5
    if sum(right) + sum(wrong) < 50:
        assert ratio == 1


def test_a_word_said_of_what_is_known_speaks_for_it_and_a_word_of_guesses_against() -> None:
    answers = ConfidenceRecord((80, 15, 5), (5, 10, 35), known=90.0)
    sure, unsure, guess = (likelihood_ratio(said, answers) for said in Confidence)
    assert sure == 5
    assert 0.5 < unsure < 1
    assert guess == 0.2


def test_a_word_that_is_said_alike_of_right_and_wrong_says_nothing() -> None:
    for said in Confidence:
        assert likelihood_ratio(said, ConfidenceRecord((60, 60, 60), (20, 20, 20), known=150.0)) == pytest.approx(1)
    assert likelihood_ratio(Confidence.SURE, ConfidenceRecord((90, 0, 0), (30, 0, 0), known=80.0)) == pytest.approx(1)


def test_what_is_guessed_right_is_taken_out_of_the_right_answers() -> None:
    plain, mixed = (ConfidenceRecord((60, 20, 20), (10, 20, 70), known=known) for known in (100.0, 60.0))
    assert likelihood_ratio(Confidence.UNSURE, plain) == pytest.approx(1, abs=0.05)
    assert likelihood_ratio(Confidence.GUESS, mixed) <= likelihood_ratio(Confidence.GUESS, plain) < 1


def test_a_word_hardly_ever_said_counts_for_nothing() -> None:
    assert likelihood_ratio(Confidence.GUESS, ConfidenceRecord((200, 0, 4), (50, 0, 0), known=180.0)) == 1
    assert likelihood_ratio(Confidence.GUESS, ConfidenceRecord((200, 0, 0), (50, 0, 5), known=180.0)) < 1


@given(st.lists(st.tuples(st.sampled_from(Confidence), st.booleans(), chances), max_size=30))
def test_a_calibration_counts_every_answer(answers: list[tuple[Confidence, bool, float]]) -> None:
    found = ConfidenceRecord()
    for said, right, known in answers:
        found = found.plus(said, right=right, known=known)
    assert sum(found.right) == sum(right for _, right, _ in answers)
    assert sum(found.wrong) == sum(not right for _, right, _ in answers)
    assert found.known == pytest.approx(sum(known for _, right, known in answers if right))
    assert found.right[2] == sum(right and said is Confidence.GUESS for said, right, _ in answers)


def test_before_any_data_three_in_ten_are_known() -> None:
    assert first_attempt_rate(Firsts(), Firsts()) == pytest.approx(0.30)


def test_first_answers_of_the_library_move_the_rate_and_those_of_the_topic_move_it_more() -> None:
    known = Firsts(known=6.0)
    library = first_attempt_rate(Firsts(), known)
    assert library == pytest.approx((1.2 + 6) / (4 + 6))
    assert first_attempt_rate(known, known) == pytest.approx((6 * library + 6) / 12)
    assert first_attempt_rate(Firsts(unknown=6.0), known) == pytest.approx(6 * library / 12)


def test_a_typed_first_answer_counts_as_one() -> None:
    assert first_attempt(right=True, guess=0) == pytest.approx((1, 0))
    assert first_attempt(right=False, guess=0) == pytest.approx((0, 1))


@pytest.mark.parametrize(("guess", "worth"), [(0.0, 1.0), (0.25, 0.47), (0.5, 0.23)])
def test_an_answer_that_can_be_guessed_says_less(guess: float, worth: float) -> None:
    moved = first_attempt_rate(Firsts(), first_attempt(right=True, guess=guess))
    assert moved == pytest.approx((1.2 + worth) / (4 + worth), abs=0.002)


def test_guessing_at_chance_says_that_nothing_is_known() -> None:
    every = [first_attempt(right=index % 4 == 0, guess=0.25) for index in range(400)]
    guesses = reduce(Firsts.plus, every, Firsts())
    assert first_attempt_rate(guesses, guesses) < 0.01


@given(firsts, firsts)
def test_the_rate_is_a_probability(topic: Firsts, library: Firsts) -> None:
    assert 0 <= first_attempt_rate(topic, library) <= 1


@given(firsts, firsts, GUESSES)
def test_a_right_answer_never_lowers_the_rate_and_a_wrong_one_never_raises_it(
    topic: Firsts, library: Firsts, guess: float
) -> None:
    rates = []
    for outcome in (False, None, True):
        more = Firsts() if outcome is None else first_attempt(right=outcome, guess=guess)
        rates.append(first_attempt_rate(topic.plus(more), library.plus(more)))
    assert all(lower <= higher + 1e-12 for lower, higher in pairwise(rates))
