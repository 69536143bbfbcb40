"""Mastery of a topic: what it adds up to, how sure it is, and what can be said of it."""

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.core.mastery import Evidence, Mastery, Standing, mastery
from quizapp.core.rating import Firsts, first_attempt

chances = st.floats(0, 1)
recalls = st.lists(chances, max_size=20)
guesses = st.sampled_from((0.0, 0.25, 0.5))


def seen(values: list[float], unseen: int = 0, firsts: Firsts | None = None) -> Evidence:
    """The evidence of cards with these chances of recall, and of cards never asked; first attempts half known."""
    doubts = [value * (1 - value) for value in values]
    said = Firsts(len(values) / 2, len(values) / 2) if firsts is None else firsts
    return Evidence(len(values) + unseen, unseen, sum(values), sum(doubts), sum(doubt**2 for doubt in doubts), said)


topics = st.builds(seen, recalls, st.integers(0, 30))
asked = topics.filter(lambda topic: topic.cards > 0)


def test_a_topic_of_seen_and_unseen_cards_by_hand() -> None:
    """q0 = 1.2 + 2 of 4 + 4, q = 6·q0 + 2 of 6 + 4; the variances are those of the model, the cards and the rate."""
    topic = seen([0.9, 0.9, 0.8, 0.6], unseen=4)
    found = mastery(topic, topic.firsts)
    rate = (6 * (1.2 + 2) / 8 + 2) / 10
    doubt = 0.09 + 0.09 + 0.16 + 0.24
    variance = 0.2 * (doubt / 8) ** 2 + (2 * 0.09**2 + 0.16**2 + 0.24**2) / 64 + 0.25 * rate * (1 - rate) / 11
    assert (found.cards, found.seen) == (8, 4)
    assert found.rate == pytest.approx(rate)
    assert found.value == pytest.approx((3.2 + 4 * rate) / 8)
    assert found.sd == pytest.approx(math.sqrt(variance))
    assert found.shared == pytest.approx(math.sqrt(0.2) * doubt / 8)
    assert (found.low, found.high) == pytest.approx(
        (found.value - 1.645 * found.sd, found.value + 1.645 * found.sd), rel=1e-4
    )
    assert (found.forgotten, found.unseen_share) == pytest.approx((0.8 / 8, 4 * (1 - rate) / 8))


def test_of_a_topic_without_cards_nothing_is_known() -> None:
    found = mastery(Evidence(), seen([0.9] * 10).firsts)
    assert (found.value, found.low, found.high, found.cards) == (0, 0, 1, 0)
    assert found.standing(0.8) is Standing.UNKNOWN


def test_of_a_topic_never_seen_nothing_is_said_but_what_the_library_lets_expect() -> None:
    library = seen([0.9] * 200, firsts=Firsts(120, 80))
    found = mastery(seen([], unseen=20), library.firsts)
    assert found.value == found.rate == pytest.approx((1.2 + 120) / 204)
    assert found.unseen_share == pytest.approx(1 - found.rate)
    assert found.standing(0.8) is Standing.UNKNOWN


def test_one_card_is_not_enough_to_say_until_it_is_certain() -> None:
    doubtful, certain = (mastery(seen([recall]), seen([recall]).firsts) for recall in (0.8, 1.0))
    assert doubtful.standing(0.9) is Standing.UNKNOWN
    assert certain.standing(0.9) is Standing.FINE


@pytest.mark.parametrize(
    ("low", "value", "high", "count", "standing"),
    [
        (0.50, 0.60, 0.79, 9, Standing.WEAK),
        (0.60, 0.70, 0.80, 9, Standing.MAYBE),
        (0.70, 0.80, 0.90, 9, Standing.FINE),
        (0.50, 0.60, 0.70, 0, Standing.UNKNOWN),
    ],
)
def test_a_topic_is_weak_only_if_all_of_its_interval_is_below_the_target(
    low: float, value: float, high: float, count: int, standing: Standing
) -> None:
    found = Mastery(9, count, value, low, high, 0, 0, 0.3, sd=0.1, shared=0.06)
    assert found.standing(0.8) is standing


@pytest.mark.parametrize(("cards", "standing"), [(4, Standing.UNKNOWN), (7, Standing.WEAK), (200, Standing.WEAK)])
def test_a_forgotten_topic_is_weak_once_there_are_enough_cards_to_say_so(cards: int, standing: Standing) -> None:
    topic = seen([0.4] * cards)
    assert mastery(topic, topic.firsts).standing(0.8) is standing


def test_six_of_many_cards_are_not_enough_to_say_and_ten_are() -> None:
    library = seen([0.9] * 60)
    few, enough = (
        mastery(seen([0.3] * count, unseen=20 - count, firsts=Firsts(0, count)), library.firsts) for count in (6, 10)
    )
    assert few.high < 0.8
    assert few.standing(0.8) is Standing.UNKNOWN
    assert enough.standing(0.8) is Standing.WEAK


def test_half_of_a_small_topic_is_enough_to_say_and_little_is_where_it_is_sure() -> None:
    half, less = (mastery(seen([0.5] * 7, unseen), Firsts(100, 100)).standing(0.8) for unseen in (7, 8))
    assert (half, less) == (Standing.WEAK, Standing.UNKNOWN)
    sure = mastery(seen([0.99] * 5, 7, Firsts(50, 0)), Firsts(180, 20))
    assert sure.high - sure.low <= 0.3
    assert sure.standing(0.8) is Standing.FINE


@given(topics, topics)
def test_mastery_and_its_interval_are_shares_and_its_parts_are_all_there_is(topic: Evidence, other: Evidence) -> None:
    found = mastery(topic, (topic + other).firsts)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert 0 <= found.rate <= 1
    assert found.shared <= found.sd + 1e-12
    if topic.cards:
        assert found.value + found.forgotten + found.unseen_share == pytest.approx(1)


@given(asked, topics)
def test_an_unseen_card_less_likely_known_than_the_others_never_raises_mastery(
    topic: Evidence, other: Evidence
) -> None:
    before = mastery(topic, (topic + other).firsts)
    assume(before.rate < before.value)
    more = topic + Evidence(1, 1)
    assert mastery(more, (more + other).firsts).value <= before.value + 1e-12


@given(recalls, st.integers(1, 20), topics, guesses)
def test_a_right_answer_to_an_unseen_card_never_lowers_mastery(
    values: list[float], unseen: int, other: Evidence, guess: float
) -> None:
    before = seen(values, unseen)
    said = before.firsts.plus(first_attempt(right=True, guess=guess))
    after = replace(before, unseen=unseen - 1, recall=before.recall + 1, firsts=said)
    assert mastery(after, (after + other).firsts).value >= mastery(before, (before + other).firsts).value - 1e-12


@given(topics, topics, guesses)
def test_a_first_answer_moves_what_is_expected_of_other_topics_its_own_way(
    topic: Evidence, other: Evidence, guess: float
) -> None:
    right, wrong = (other + Evidence(firsts=first_attempt(right=right, guess=guess)) for right in (True, False))
    before = mastery(topic, (topic + other).firsts).value
    assert mastery(topic, (topic + wrong).firsts).value <= before + 1e-12
    assert mastery(topic, (topic + right).firsts).value >= before - 1e-12


@given(asked)
def test_more_cards_alike_make_it_surer_unless_the_model_is_off(topic: Evidence) -> None:
    once, often = mastery(topic, topic.firsts), mastery(topic + topic + topic, topic.firsts)
    assert often.shared == pytest.approx(once.shared)
    assert often.sd <= once.sd + 1e-9


@given(st.lists(topics, min_size=2, max_size=5))
def test_evidence_adds_up_in_any_order(parts: list[Evidence]) -> None:
    forwards, backwards = Evidence(), Evidence()
    for one, other in zip(parts, reversed(parts), strict=True):
        forwards, backwards = forwards + one, backwards + other
    assert mastery(forwards, forwards.firsts).value == pytest.approx(mastery(backwards, backwards.firsts).value)
    assert (forwards.cards, forwards.unseen) == (backwards.cards, backwards.unseen)
