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
from quizapp.core.workload import State, Workload, simulate

SURE = Pattern(first_rate=1.0, hard=0.0, good=1.0, easy=0.0)
STATES = st.builds(
    State,
    stability=st.sampled_from([0.0, 0.5, 3.0, 20.0, 400.0]),
    difficulty=st.floats(1, 10),
    last=st.integers(-60, 0),
    due=st.integers(-40, 60),
)
CARDS = st.lists(STATES, max_size=25)
MANY = [State(3.0, 5.0, -3, 0)] * 60 + [State(30.0, 6.0, -20, 10)] * 40 + [State()] * 60


def course(
    cards: list[State],
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
def test_the_same_seed_gives_the_same_course(cards: list[State], seed: int) -> None:
    assert course(cards, seed=seed) == course(cards, seed=seed)


@given(CARDS, st.integers(0, 6), st.integers(0, 12))
def test_daily_limits_are_kept_and_no_card_is_begun_twice(cards: list[State], new: int, reviews: int) -> None:
    found = course(cards, new=new, reviews=reviews)
    assert all(count <= new for count in found.new)
    assert all(count <= reviews for count in found.reviews)
    assert sum(found.new) == min(40 * new, sum(not card.stability for card in cards))


@given(CARDS)
def test_what_is_remembered_only_falls_while_nothing_is_studied(cards: list[State]) -> None:
    found = course(cards, new=0, reviews=0)
    assert list(found.remembered) == sorted(found.remembered, reverse=True)
    assert set(found.minutes) <= {0.0}
    kept = [(card.last, card.stability) if card.stability else (None, 0.0) for card in cards]
    assert list(zip(found.last, found.stability, strict=True)) == kept


@given(CARDS)
def test_never_more_is_remembered_than_was_ever_asked(cards: list[State]) -> None:
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
    cards = [State(10.0, 5.0, -10, 0)] * 5000
    pattern = replace(SURE, right_s=0.0, wrong_s=60.0)
    policy = replace(Policy(), relearning_steps=())
    found = course(cards, 1, policy=policy, reviews=5000, pattern=pattern)
    assert found.minutes[0] / 5000 == pytest.approx(0.1, abs=0.015)


def test_overdue_cards_come_first_and_the_rest_waits() -> None:
    cards = [State(10.0, 5.0, -10, due) for due in (0, -3, 1, -1)]
    found = course(cards, 1, reviews=2)
    assert [last for last in found.last if last == 0] == [0, 0]
    assert [found.last[place] for place in (1, 3)] == [0, 0]


def test_new_cards_are_begun_in_their_order() -> None:
    assert course([State()] * 4, 1, new=3).last == (0, 0, 0, None)


def test_a_limit_that_is_no_whole_number_is_met_on_average() -> None:
    assert course([State()] * 40, 10, new=0.3).new == (0, 0, 0, 1, 0, 0, 1, 0, 0, 1)


def test_minutes_are_those_of_the_answers_and_of_the_steps() -> None:
    policy = replace(Policy(), learning_steps=(1.0, 10.0))
    found = course([State()], 1, policy=policy, pattern=replace(SURE, new_s=50.0, right_s=10.0))
    assert found.minutes == (1.0,)


def test_a_card_in_steps_is_settled_today() -> None:
    found = course([State(2.0, 5.0, 0, 0)], 2)
    assert found.reviews[0] == 1
    assert found.remembered[0] == 1.0


def test_without_cards_and_without_days_there_is_nothing() -> None:
    assert course([], 2) == Workload((0, 0), (0, 0), (0.0, 0.0), (0, 0))
    assert course([State()], 0) == Workload((), (), (), (), (None,), (0.0,))


def test_recall_is_left_out_where_it_is_not_asked_for() -> None:
    limits = {"new_a_day": 5, "reviews_a_day": 5, "pattern": Pattern(), "seed": 1}
    found = simulate(MANY, 20, Policy(DEFAULT_WEIGHTS), recall=False, **limits)  # type: ignore[arg-type]
    assert found.remembered == ()
    assert found.minutes == course(MANY, 20, reviews=5).minutes
