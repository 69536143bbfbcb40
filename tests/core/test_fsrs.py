"""FSRS-6: published figures, laws that hold for every weight, and guards against damaged input."""

import math
import os
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.fsrs import DEFAULT_WEIGHTS, LOWER_BOUNDS, STABILITY_MAX, STABILITY_MIN, UPPER_BOUNDS, Model
from quizapp.core.review import Rating

AGAIN, HARD, GOOD, EASY = Rating
PASSING = (HARD, GOOD, EASY)
DEFAULT = Model()
STATES = 1000 * int(os.environ.get("QUIZAPP_ROUNDS", "20"))
HOSTILE = (math.nan, math.inf, -math.inf, 0.0, -0.0, -1.0, 5e-324, 1e308, -1e308)

models = st.tuples(*(st.floats(low, high) for low, high in zip(LOWER_BOUNDS, UPPER_BOUNDS, strict=True))).map(Model)
stabilities = st.floats(STABILITY_MIN, STABILITY_MAX)
difficulties = st.floats(1, 10)
days_apart = st.integers(1, 100_000)
gaps = st.integers(0, 100_000)
ratings = st.sampled_from(Rating)
retentions = st.floats(0.70, 0.99)


def remember(*answers: tuple[Rating, int], model: Model = DEFAULT) -> tuple[float, float]:
    (rating, _), *later = answers
    state = model.first(rating)
    for rating, elapsed in later:
        state = model.after(*state, rating, elapsed)
    return state


def test_the_first_answer_takes_the_four_first_weights_and_an_easier_card_for_a_better_answer() -> None:
    first = [DEFAULT.first(rating) for rating in Rating]
    assert [stability for stability, _ in first] == [0.212, 1.2931, 2.3065, 8.2956]
    assert [difficulty for _, difficulty in first] == pytest.approx([6.4133, 5.11217071, 2.11810397, 1.0])


def test_a_history_of_six_answers_gives_the_memory_that_py_fsrs_publishes() -> None:
    memory = remember((AGAIN, 0), (GOOD, 0), (GOOD, 1), (GOOD, 3), (GOOD, 8), (GOOD, 21))
    assert memory == pytest.approx((53.62691, 6.3574867), abs=1e-5)


@pytest.mark.parametrize(
    ("gaps", "stability"), [((0,), 2.3065), ((1,), 7.3153), ((7,), 21.4114), ((1, 8), 34.1055), ((0, 8), 22.7841)]
)
def test_stability_grows_with_the_days_between_good_answers(gaps: tuple[int, ...], stability: float) -> None:
    assert remember((GOOD, 0), *((GOOD, gap) for gap in gaps))[0] == pytest.approx(stability, abs=1e-4)


def test_a_lower_retention_stretches_the_interval_by_the_published_factors() -> None:
    factors = [DEFAULT.exact_interval(retention, 1) for retention in (0.70, 0.80, 0.85, 0.90, 0.95, 0.97, 0.99)]
    assert factors == pytest.approx([9.29, 3.32, 1.91, 1.0, 0.40, 0.22, 0.069], abs=0.005)


def test_a_second_hard_on_the_same_day_does_not_lower_stability() -> None:
    assert DEFAULT.after(10, 5, HARD, 0)[0] == 10


@pytest.mark.parametrize("rating", Rating)
def test_difficulty_counts_as_it_was_before_the_answer(rating: Rating) -> None:
    w, (s, d), r = DEFAULT_WEIGHTS, (10.0, 5.0), 0.9
    success = s * (1 + math.exp(w[8]) * (11 - d) * s ** -w[9] * (math.exp(w[10] * (1 - r)) - 1))
    expected = {
        AGAIN: w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * math.exp(w[14] * (1 - r)),
        HARD: s + (success - s) * w[15],
        GOOD: success,
        EASY: s + (success - s) * w[16],
    }
    assert DEFAULT.after(s, d, rating, 10)[0] == pytest.approx(expected[rating], rel=1e-12)


def test_a_lapse_leaves_less_than_it_found_even_for_a_weak_memory() -> None:
    assert DEFAULT.after(0.1, 1, AGAIN, 30)[0] == pytest.approx(0.1 / math.exp(0.5425 * 0.0912))


def test_stability_stops_at_a_hundred_years_and_at_a_thousandth_of_a_day() -> None:
    assert DEFAULT.after(30_000, 1, EASY, 100_000)[0] == STABILITY_MAX
    assert DEFAULT.after(STABILITY_MIN, 10, AGAIN, 0)[0] == STABILITY_MIN


@given(models, stabilities)
def test_recall_is_nine_in_ten_when_a_stability_has_passed(model: Model, stability: float) -> None:
    assert model.retrievability(stability, stability) == pytest.approx(0.9)
    assert model.retrievability(0, stability) == 1


@given(models, st.lists(st.tuples(st.integers(739_000, 740_000), stabilities | st.just(0.0))))
def test_the_recall_of_many_cards_is_bit_for_bit_that_of_each(model: Model, cards: list[tuple[int, float]]) -> None:
    found = model.retrievabilities(739_900, [last for last, _ in cards], [stability for _, stability in cards])
    assert found == [model.retrievability(739_900 - last, stability) for last, stability in cards]


@given(models, st.lists(st.tuples(st.integers(739_000, 739_900), stabilities)))
def test_three_days_at_once_have_the_recall_of_each(model: Model, cards: list[tuple[int, float]]) -> None:
    days, columns = (739_900, 739_910, 739_920), ([last for last, _ in cards], [stability for _, stability in cards])
    found = model.recalled_thrice(days, *columns)
    assert found == pytest.approx([sum(model.retrievabilities(day, *columns)) for day in days])


@given(models, st.floats(0.01, 0.9999), stabilities)
def test_interval_and_retrievability_are_inverse(model: Model, retention: float, stability: float) -> None:
    days = model.exact_interval(retention, stability)
    if days < 1e9:
        assert model.retrievability(days, stability) == pytest.approx(retention, rel=1e-6)


@given(models, stabilities, gaps, gaps)
def test_recall_never_rises_while_time_passes(model: Model, stability: float, one: int, other: int) -> None:
    early, late = sorted((one, other))
    assert 0 <= model.retrievability(late, stability) <= model.retrievability(early, stability) <= 1


@given(models, retentions, retentions, stabilities)
def test_a_higher_retention_never_asks_later(model: Model, one: float, other: float, stability: float) -> None:
    low, high = sorted((one, other))
    assert model.interval(high, stability) <= model.interval(low, stability)


@given(models, retentions, stabilities, st.integers(1, 36500))
def test_an_interval_is_a_day_at_least_and_the_maximum_at_most(
    model: Model, retention: float, stability: float, maximum: int
) -> None:
    assert 1 <= model.interval(retention, stability, maximum) <= maximum


@given(models, stabilities, difficulties, gaps)
def test_a_passing_answer_never_lowers_stability(model: Model, s: float, d: float, elapsed: int) -> None:
    assert all(model.after(s, d, rating, elapsed)[0] >= s for rating in PASSING)


@given(models, stabilities, difficulties, days_apart)
def test_forgetting_never_raises_stability(model: Model, s: float, d: float, elapsed: int) -> None:
    assert model.after(s, d, AGAIN, elapsed)[0] <= s


@given(stabilities, difficulties)
def test_again_on_the_same_day_never_raises_stability_with_the_default_weights(s: float, d: float) -> None:
    assert DEFAULT.after(s, d, AGAIN, 0)[0] <= s


@given(models, stabilities, difficulties, gaps)
def test_a_better_answer_never_leaves_a_weaker_memory(model: Model, s: float, d: float, elapsed: int) -> None:
    passed = [model.after(s, d, rating, elapsed) for rating in PASSING]
    assert all(worse[0] <= better[0] and worse[1] >= better[1] for worse, better in pairwise(passed))


@given(models, stabilities, difficulties, ratings, st.integers(-100_000, 0))
def test_time_that_runs_backwards_counts_as_the_same_day(
    model: Model, s: float, d: float, rating: Rating, elapsed: int
) -> None:
    assert model.after(s, d, rating, elapsed) == model.after(s, d, rating, 0)
    assert model.retrievability(elapsed, s) == 1


@pytest.mark.parametrize("count", [0, 17, 19, 20, 22])
def test_weights_of_another_version_are_refused_by_their_number(count: int) -> None:
    with pytest.raises(ValueError, match=f"21 weights, not {count}"):
        Model((DEFAULT_WEIGHTS * 2)[:count])


@pytest.mark.parametrize("index", range(21))
def test_a_weight_out_of_bounds_is_refused_by_its_index(index: int) -> None:
    step = 1e-6
    for bad in (LOWER_BOUNDS[index] - step, UPPER_BOUNDS[index] + step, math.nan, math.inf):
        weights = (*DEFAULT_WEIGHTS[:index], bad, *DEFAULT_WEIGHTS[index + 1 :])
        with pytest.raises(ValueError, match=rf"weight {index} .*from {LOWER_BOUNDS[index]} to {UPPER_BOUNDS[index]}"):
            Model(weights)


@pytest.mark.parametrize("retention", [math.nan, -1.0, 0.0, 1.0, 1.5, math.inf])
def test_a_retention_that_no_interval_reaches_is_refused(retention: float) -> None:
    with pytest.raises(ValueError, match="retention"):
        DEFAULT.interval(retention, 10)


@pytest.mark.parametrize("maximum", [0, -1])
def test_a_longest_interval_below_a_day_is_refused(maximum: int) -> None:
    with pytest.raises(ValueError, match="longest interval"):
        DEFAULT.interval(0.9, 10, maximum)


def test_any_number_of_hostile_states_give_bounded_memories_or_a_sentence() -> None:
    rng = random.Random(18)
    bounds = list(zip(LOWER_BOUNDS, UPPER_BOUNDS, strict=True))
    sets = [DEFAULT_WEIGHTS, LOWER_BOUNDS, UPPER_BOUNDS, *[[rng.uniform(*b) for b in bounds] for _ in range(20)]]
    candidates = [Model(tuple(weights)) for weights in sets]
    for _ in range(STATES):
        model = rng.choice(candidates)
        s, d, elapsed = (rng.choice((rng.uniform(-10, 40_000), rng.choice(HOSTILE))) for _ in range(3))
        if any(math.isnan(value) for value in (s, d, elapsed)):
            with pytest.raises(ValueError, match="not a number"):
                model.after(s, d, rng.choice(PASSING), elapsed)
            continue
        stability, difficulty = model.after(s, d, rng.choice(tuple(Rating)), elapsed)
        assert STABILITY_MIN <= stability <= STABILITY_MAX
        assert 1 <= difficulty <= 10
        assert 0 <= model.retrievability(elapsed, s) <= 1
        maximum = rng.choice((1, 365, 36500))
        assert 1 <= model.interval(rng.uniform(0.7, 0.99), s, maximum) <= maximum
