"""Shares of an exam: what weights and numbers of cards come to in a tree of topics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.paths import upwards
from quizapp.core.shares import shares

names = st.sampled_from(["a", "b", "c"])
paths = st.lists(names, max_size=3).map("/".join)
counts = st.dictionaries(paths, st.integers(0, 9), max_size=8)
weights = st.dictionaries(paths, st.floats(0.1, 100), max_size=5)


def test_without_weights_every_card_counts_alike() -> None:
    found = shares({"a": 2, "a/b": 6, "c": 2, "": 10}, {})
    assert found.whole == pytest.approx({"a": 0.4, "a/b": 0.3, "c": 0.1, "": 0.5})
    assert found.own == pytest.approx({"a": 0.1, "a/b": 0.3, "c": 0.1, "": 0.5})


def test_weights_are_compared_with_each_other_and_handed_on() -> None:
    found = shares({"a/x": 1, "a/y": 30, "b": 10}, {"a": 6, "b": 2, "a/x": 3, "a/y": 1})
    assert found.whole == pytest.approx({"a": 0.75, "b": 0.25, "a/x": 0.75 * 3 / 4, "a/y": 0.75 / 4})
    assert found.own["a"] == 0


def test_beside_a_weight_what_has_none_counts_as_one() -> None:
    found = shares({"a": 50, "b": 7, "c": 900, "": 40}, {"a": 3})
    assert found.whole == pytest.approx({"a": 3 / 6, "b": 1 / 6, "c": 1 / 6, "": 1 / 6})


def test_a_weight_says_nothing_of_topics_elsewhere_in_the_tree() -> None:
    found = shares({"a/x": 1, "a/y": 3, "b": 12}, {"a/x": 3})
    assert found.whole == pytest.approx({"a": 0.25, "b": 0.75, "a/x": 0.25 * 3 / 4, "a/y": 0.25 / 4})


def test_the_own_cards_of_a_topic_count_as_one_beside_weights_below_it() -> None:
    found = shares({"a": 30, "a/x": 5, "a/y": 5}, {"a/x": 2})
    assert found.own == pytest.approx({"a": 1 / 4, "a/x": 2 / 4, "a/y": 1 / 4})


def test_a_weight_for_a_topic_without_cards_takes_nothing_from_the_others() -> None:
    found = shares({"a": 0, "b": 5}, {"a": 95, "elsewhere": 9})
    assert found.whole == {"a": 0, "b": 1}


def test_no_cards_have_no_shares() -> None:
    assert shares({}, {}).whole == {}
    assert shares({"a": 0}, {"a": 3}).own == {"a": 0}


@given(counts, weights)
def test_shares_add_up_at_every_level(cards: dict[str, int], wanted: dict[str, float]) -> None:
    found = shares(cards, wanted)
    if any(cards.values()):
        assert sum(found.own.values()) == pytest.approx(1)
    for path, share in found.whole.items():
        below = [other for other in found.own if path in upwards(other)]
        assert share == pytest.approx(sum(found.own[other] for other in below), abs=1e-12)
        assert share >= 0


@given(counts, weights, paths, st.floats(1, 10))
def test_a_greater_weight_never_makes_a_share_smaller(
    cards: dict[str, int], wanted: dict[str, float], path: str, factor: float
) -> None:
    before = shares(cards, wanted | {path: 5})
    after = shares(cards, wanted | {path: 5 * factor})
    assert after.whole.get(path, 0) >= before.whole.get(path, 0) - 1e-12
