"""Study to come: laws that hold whatever the cards are, and figures that add up."""

from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.fsrs import DEFAULT_WEIGHTS, LOWER_BOUNDS, UPPER_BOUNDS, Model
from quizapp.core.pattern import Pattern
from quizapp.core.phase import Rating
from quizapp.core.policy import Policy
from quizapp.core.transition import transition
from quizapp.core.workload import SimulatedCard, Workload, simulate

SURE = Pattern(first_rate=1.0, hard=0.0, good=1.0, easy=0.0)
STATES = st.builds(
    SimulatedCard,
    stability=st.sampled_from([0.0, 0.5, 3.0, 20.0, 400.0]),
    difficulty=st.floats(1, 10),
    last=st.integers(-60, 0),
    due=st.integers(-40, 60),
)
CARDS = st.lists(STATES, max_size=25)
MANY = [SimulatedCard(3.0, 5.0, -3, 0)] * 60 + [SimulatedCard(30.0, 6.0, -20, 10)] * 40 + [SimulatedCard()] * 60


def course(
    cards: list[SimulatedCard],
    days: int = 40,
    *,
    policy: Policy | None = None,
    new: float = 5,
    reviews: float = 30,
    pattern: Pattern | None = None,
    seed: int = 1,
) -> Workload:
    return simulate(
        cards,
        days,
        policy or Policy(),
        new_a_day=new,
        reviews_a_day=reviews,
        pattern=pattern or Pattern(),
        seed=seed,
    )


@given(
    st.tuples(*(st.floats(low, high) for low, high in zip(LOWER_BOUNDS, UPPER_BOUNDS, strict=True))),
    st.floats(0.001, 36500),
    st.floats(1, 10),
    st.sampled_from(list(Rating)),
    st.integers(1, 5000),
)
def test_a_transition_is_that_of_the_model(
    weights: tuple[float, ...], stability: float, difficulty: float, rating: Rating, elapsed: int
) -> None:
    model = Model(weights)
    recall = model.retrievability(elapsed, stability)
    found = transition(model)(stability, difficulty, recall, rating)
    assert found == pytest.approx(model.after(stability, difficulty, rating, elapsed), rel=1e-9, abs=1e-12)


@given(CARDS, st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_course(cards: list[SimulatedCard], seed: int) -> None:
    assert course(cards, seed=seed) == course(cards, seed=seed)


@given(CARDS, st.integers(0, 6), st.integers(0, 12))
def test_daily_limits_are_kept_and_no_card_is_begun_twice(cards: list[SimulatedCard], new: int, reviews: int) -> None:
    found = course(cards, new=new, reviews=reviews)
    assert all(count <= new for count in found.new)
    assert all(count <= reviews for count in found.reviews)
    assert sum(found.new) == min(40 * new, sum(not card.stability for card in cards))


@given(CARDS)
def test_what_is_remembered_only_falls_while_nothing_is_studied(cards: list[SimulatedCard]) -> None:
    found = course(cards, new=0, reviews=0)
    assert list(found.remembered) == sorted(found.remembered, reverse=True)
    assert set(found.minutes) <= {0.0}
    kept = [(card.last, card.stability) if card.stability else (None, 0.0) for card in cards]
    assert list(zip(found.last, found.stability, strict=True)) == kept


@given(CARDS)
def test_never_more_is_remembered_than_was_ever_asked(cards: list[SimulatedCard]) -> None:
    found = course(cards)
    seen = sum(card.stability > 0 for card in cards)
    for begun, remembered in zip(found.new, found.remembered, strict=True):
        seen += int(begun)
        assert 0 <= remembered <= seen + 1e-9


@settings(max_examples=10, deadline=None)
@given(st.sampled_from([(0.70, 0.80), (0.80, 0.90), (0.90, 0.95), (0.95, 0.97)]))
def test_a_higher_retention_is_never_less_work(pair: tuple[float, float]) -> None:
    def reviews(retention: float) -> float:
        policy = replace(Policy(), retention=retention)
        found = (course(MANY, 120, policy=policy, reviews=9999, seed=seed) for seed in range(6))
        return mean(sum(one.reviews) for one in found)

    assert reviews(pair[0]) < reviews(pair[1])


def test_the_recall_observed_is_the_recall_that_was_aimed_for() -> None:
    """Of very many cards asked on their day as many are forgotten as the retention says."""
    cards = [SimulatedCard(10.0, 5.0, -10, 0)] * 5000
    pattern = replace(SURE, right_s=0.0, wrong_s=60.0)
    policy = replace(Policy(), relearning_steps=())
    found = course(cards, 1, policy=policy, reviews=5000, pattern=pattern)
    assert found.minutes[0] / 5000 == pytest.approx(0.1, abs=0.015)


def test_overdue_cards_come_first_and_the_rest_waits() -> None:
    cards = [SimulatedCard(10.0, 5.0, -10, due) for due in (0, -3, 1, -1)]
    found = course(cards, 1, reviews=2)
    assert [last for last in found.last if last == 0] == [0, 0]
    assert [found.last[place] for place in (1, 3)] == [0, 0]


def test_new_cards_are_begun_in_their_order() -> None:
    assert course([SimulatedCard()] * 4, 1, new=3).last == (0, 0, 0, None)


def test_a_limit_that_is_no_whole_number_is_met_on_average() -> None:
    assert course([SimulatedCard()] * 40, 10, new=0.3).new == (0, 0, 0, 1, 0, 0, 1, 0, 0, 1)


def test_minutes_are_those_of_the_answers_and_of_the_steps() -> None:
    policy = replace(Policy(), learning_steps=(1.0, 10.0))
    found = course([SimulatedCard()], 1, policy=policy, pattern=replace(SURE, new_s=50.0, right_s=10.0))
    assert found.minutes == (1.0,)


def test_a_card_in_steps_is_settled_today() -> None:
    found = course([SimulatedCard(2.0, 5.0, 0, 0)], 2)
    assert found.reviews[0] == 1
    assert found.remembered[0] == 1.0


def test_without_cards_and_without_days_there_is_nothing() -> None:
    assert course([], 2) == Workload((0, 0), (0, 0), (0.0, 0.0), (0, 0))
    assert course([SimulatedCard()], 0) == Workload((), (), (), (), (None,), (0.0,))


def test_recall_is_left_out_where_it_is_not_asked_for() -> None:
    limits = {"new_a_day": 5, "reviews_a_day": 5, "pattern": Pattern(), "seed": 1}
    found = simulate(MANY, 20, Policy(DEFAULT_WEIGHTS), recall=False, **limits)  # type: ignore[arg-type]
    assert found.remembered == ()
    assert found.minutes == course(MANY, 20, reviews=5).minutes


def test_what_is_left_of_today_is_all_that_is_done_today() -> None:
    limits = {"new_a_day": 8, "reviews_a_day": 30, "pattern": Pattern(), "seed": 1}
    found = simulate(MANY, 5, Policy(), **limits, today=(2, 7))  # type: ignore[arg-type]
    assert (found.new[0], found.reviews[0]) == (2, 7)
    assert found.new[1:] == (8, 8, 8, 8)


def test_a_new_card_is_known_with_its_own_chance() -> None:
    begun = course([SimulatedCard(known=1.0)] * 40 + [SimulatedCard(known=0.0)] * 40, 1, new=80)
    known, unknown = begun.stability[:40], begun.stability[40:]
    assert min(known) > max(unknown)


def test_no_card_waits_for_longer_than_the_longest_interval() -> None:
    policy = replace(Policy(), maximum_interval=10)
    found = course([SimulatedCard(400.0, 5.0, -1, 0)], 31, policy=policy, pattern=SURE)
    assert [day for day, count in enumerate(found.reviews) if count] == [0, 10, 20, 30]


def test_hard_answers_mean_more_reviews_and_easy_ones_fewer() -> None:
    hard, good, easy = (replace(SURE, hard=hard, good=1 - hard - easy, easy=easy) for hard, easy in HARD_AND_EASY)
    counts = [sum(course(MANY, 200, pattern=pattern, reviews=9999).reviews) for pattern in (hard, good, easy)]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) == 3


HARD_AND_EASY = ((0.9, 0.0), (0.0, 0.0), (0.0, 0.9))


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_what_was_forgotten_is_learned_again_and_that_takes_time(steps: int) -> None:
    """A card that is sure to be forgotten takes a wrong answer, and a right one for each of its steps."""
    policy = replace(Policy(), relearning_steps=(10.0,) * steps)
    pattern = replace(SURE, right_s=6.0, wrong_s=60.0)
    found = course([SimulatedCard(0.001, 5.0, -36_500, 0)] * 50, 1, policy=policy, pattern=pattern, reviews=99)
    forgotten = (60 * found.minutes[0] - 50 * 6) / (60 + 6 * (steps - 1))
    assert forgotten == pytest.approx(round(forgotten))
    assert forgotten > 30
