"""The chance to pass an exam, and when nothing can be said of it."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Mastery
from quizapp.core.readiness import chance, too_little
from quizapp.render.figuretexts import percent

shares = st.floats(0, 1)


def topic(value: float, sd: float = 0.05, shared: float = 0.03) -> Mastery:
    return Mastery(9, 9, value, 0, 1, 1 - value, 0, 0.3, sd, shared)


masteries = st.builds(lambda value, shared, own: topic(value, math.hypot(shared, own), shared), shares, shares, shares)
papers = st.lists(st.tuples(st.floats(0.1, 1), masteries), min_size=1, max_size=6).map(
    lambda parts: [(weight / sum(one for one, _ in parts), each) for weight, each in parts]
)
exams = st.builds(
    ExamPlan, st.integers(1, 200), st.floats(0, 1), st.none(), st.sampled_from((0.0, 0.25, 0.5, 0.95, 0.995))
)


def test_an_exam_by_hand() -> None:
    exam = ExamPlan(questions=40, pass_mark=0.6, guess=0.25)
    found = chance([(0.6, topic(0.7, 0.05, 0.03)), (0.4, topic(0.4, 0.08, 0.02))], exam)
    known = 0.6 * 0.7 + 0.4 * 0.4
    expected = 0.25 + 0.73 * known
    together, alone = (0.6 * 0.03 + 0.4 * 0.02) ** 2, (0.6 * 0.03) ** 2 + (0.4 * 0.02) ** 2
    own = 0.36 * (0.05**2 - 0.03**2) + 0.16 * (0.08**2 - 0.02**2)
    sd = math.sqrt(0.73**2 * (together / 2 + alone / 2 + own) + expected * (1 - expected) / 40)
    assert found.expected == pytest.approx(expected)
    assert (found.low, found.high) == pytest.approx((expected - 1.28 * sd, expected + 1.28 * sd))
    assert found.passing == pytest.approx(0.5 * (1 + math.erf((expected - 0.6 + 1 / 80) / sd / math.sqrt(2))), abs=0.01)


def drawn(wanted: int, questions: int, mean: float, sd: float) -> float:
    """The chance of so many right answers, summed over very many chances of one from a beta distribution."""
    found = weight = 0.0
    answers = mean * (1 - mean) / sd**2 - 1
    for step in range(2000):
        chance_of_one = (step + 0.5) / 2000
        density = chance_of_one ** (answers * mean - 1) * (1 - chance_of_one) ** (answers * (1 - mean) - 1)
        tail = sum(
            math.comb(questions, k) * chance_of_one**k * (1 - chance_of_one) ** (questions - k)
            for k in range(wanted, questions + 1)
        )
        found, weight = found + density * tail, weight + density
    return found / weight


@pytest.mark.parametrize("value", [0.3, 0.6, 0.85])
@pytest.mark.parametrize("sd", [0.02, 0.1])
@pytest.mark.parametrize(
    ("questions", "mark", "wanted"),
    [
        (1, 0.6, 1),
        (2, 0.6, 2),
        (3, 0.5, 2),
        (7, 0.6, 5),
        (11, 0.5, 6),
        (25, 0.5, 13),
        (25, 0.51, 13),
        (40, 0.6, 24),
        (40, 1, 40),
    ],
)
def test_the_chance_to_pass_is_that_of_so_many_right_answers(
    questions: int, mark: float, wanted: int, sd: float, value: float
) -> None:
    exam = ExamPlan(questions=questions, pass_mark=mark, guess=0)
    found = chance([(1, topic(value, sd, 0))], exam)
    assert found.passing == pytest.approx(drawn(wanted, questions, 0.98 * value, 0.98 * sd), abs=0.002)


def test_without_doubt_the_number_of_right_answers_is_binomial() -> None:
    found = chance([(1, topic(0.5, 0, 0))], ExamPlan(questions=5, pass_mark=0.6, guess=0))
    assert found.passing == pytest.approx(sum(math.comb(5, k) * 0.49**k * 0.51 ** (5 - k) for k in (3, 4, 5)))


def test_a_pass_mark_between_two_scores_is_as_hard_as_the_higher_one() -> None:
    between, higher = (chance([(1, topic(0.7))], ExamPlan(questions=10, pass_mark=mark)) for mark in (0.55, 0.6))
    assert between == higher


def test_passing_is_never_called_certain_where_it_is_not() -> None:
    sure = chance([(1, topic(0.99, 0.01, 0))], ExamPlan(questions=999, pass_mark=0.2)).passing
    hopeless = chance([(1, topic(0.2, 0.01, 0))], ExamPlan(questions=999, pass_mark=1)).passing
    assert (percent(sure), percent(hopeless)) == (">99%", "<1%")


def test_who_knows_nothing_guesses_and_who_knows_all_slips() -> None:
    exam = ExamPlan(guess=0.25)
    assert chance([(1, topic(0, 0, 0))], exam).expected == 0.25
    assert chance([(1, topic(1, 0, 0))], exam).expected == pytest.approx(0.98)


def test_what_is_certain_passes_or_fails_for_certain() -> None:
    exam = ExamPlan(guess=0)
    assert chance([(1, topic(0, 0, 0))], exam).passing == 0
    assert chance([(1, topic(0, 0, 0))], exam._replace(pass_mark=0)).passing == 1


@given(papers, exams)
def test_scores_and_chances_are_shares(parts: list[tuple[float, Mastery]], exam: ExamPlan) -> None:
    found = chance(parts, exam)
    assert 0 <= found.low <= found.expected <= found.high <= 1
    assert 0 <= found.passing <= 1


@given(papers, exams, st.floats(0, 1))
def test_a_higher_mark_is_never_passed_more_likely(
    parts: list[tuple[float, Mastery]], exam: ExamPlan, mark: float
) -> None:
    lower, higher = sorted((exam.pass_mark, mark))
    easy, hard = (chance(parts, exam._replace(pass_mark=each)) for each in (lower, higher))
    assert hard.passing <= easy.passing


@given(papers, exams)
def test_options_to_guess_from_never_lower_the_score(parts: list[tuple[float, Mastery]], exam: ExamPlan) -> None:
    assert chance(parts, exam._replace(guess=0.0)).expected <= chance(parts, exam._replace(guess=0.25)).expected + 1e-12


@given(masteries, exams, st.integers(2, 5))
def test_a_doubt_that_topics_share_does_not_vanish_by_having_many(one: Mastery, exam: ExamPlan, count: int) -> None:
    alone, split = chance([(1, one)], exam), chance([(1 / count, one)] * count, exam)
    assert split.expected == pytest.approx(alone.expected)
    assert split.high - split.low <= alone.high - alone.low + 1e-9
    assert split.high - split.low >= chance([(1, replace(one, sd=0, shared=0))], exam).high - alone.expected - 1e-9


@pytest.mark.parametrize(
    ("answered", "cards", "said"),
    [
        (30, 100, ""),
        (30, 30, ""),
        (29, 60, "Not enough to say: 29 of 60 cards were asked so far, and it takes 30."),
        (59, 200, "Not enough to say: 59 of 200 cards were asked so far, and it takes 60."),
        (60, 200, ""),
        (20, 20, "Not enough to say: it takes 30 cards, and here are 20."),
        (0, 0, "Not enough to say: it takes 30 cards, and here are 0."),
    ],
)
def test_nothing_is_said_before_30_cards_and_30_percent_were_asked(answered: int, cards: int, said: str) -> None:
    assert too_little(answered, cards) == said
