"""Quotas: kept to the question wherever that can be, also where they overlap."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.exams.drawing import drawn
from quizapp.core.exams.paper import Candidate
from quizapp.core.exams.quotas import filled, numbers
from quizapp.core.exams.spreading import Spread
from tests.core.exams.samples import candidates


@pytest.mark.parametrize(
    ("quotas", "questions", "counts"),
    [
        ([Quota("a", 5)], 20, [5]),
        ([Quota("a", share=0.25), Quota("b", share=0.75)], 20, [5, 15]),
        ([Quota("a", share=0.3), Quota("b", share=0.3), Quota("c", share=0.4)], 25, [8, 7, 10]),
        ([Quota("a", share=1 / 3)] * 3, 20, [7, 7, 6]),
        ([Quota("a", share=0.29)], 100, [29]),
        ([Quota("a", share=0.02)], 20, [0]),
        ([Quota("a", 15), Quota("b", 15)], 20, [10, 10]),
        ([Quota("a", 30), Quota("b", share=0.5)], 20, [15, 5]),
        ([], 20, []),
    ],
)
def test_shares_become_whole_questions(quotas: list[Quota], questions: int, counts: list[int]) -> None:
    assert numbers(quotas, questions) == counts


amounts = st.lists(
    st.integers(1, 30).map(lambda number: Quota("a", number))
    | st.floats(0.01, 1).map(lambda part: Quota("a", None, part)),
    max_size=8,
)


@given(amounts, st.integers(1, 500))
def test_quotas_never_get_more_than_the_paper_has_and_numbers_that_fit_are_kept(
    quotas: list[Quota], questions: int
) -> None:
    counts = numbers(quotas, questions)
    asked = [quota.number if quota.share is None else quota.share * questions for quota in quotas]
    assert sum(counts) <= questions
    if sum(map(float, filter(None, asked))) <= questions:
        assert all(abs(count - (want or 0)) < 1 for count, want in zip(counts, asked, strict=True))
        assert all(count == quota.number for count, quota in zip(counts, quotas, strict=True) if quota.number)


@given(st.lists(st.integers(1, 10), min_size=4, max_size=4), st.integers(0, 999))
def test_quotas_are_kept_exactly_where_there_are_enough(wanted: list[int], seed: int) -> None:
    pool = [card for topic in "abcde" for card in candidates(10, topic)]
    quotas = tuple(Quota(topic, count) for topic, count in zip("abcd", wanted, strict=True))
    draw = drawn(Blueprint(questions=sum(wanted) + 7, quotas=quotas), seed, pool, {"e": 3.0})
    found = Counter(card.topic for card in draw.chosen)
    assert [found[topic] for topic in "abcd"] == wanted
    assert found["e"] == 7
    assert draw.notes == ()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("metrics", {"metrics", "metrics/roc", "Metrics/F1"}),
        ("METRICS/roc", {"metrics/roc"}),
        ("metrics/r", set()),
        ("Deck", {"metrics", "metrics/roc", "data"}),
        ("deck:METRICS", {"metrics", "metrics/roc"}),
        ("other:data", set()),
    ],
)
def test_a_quota_is_of_a_deck_or_of_a_topic_with_all_below_it(name: str, meant: set[str]) -> None:
    pool = [
        *(card for topic in ("metrics", "metrics/roc", "data") for card in candidates(2, topic)),
        *candidates(2, "Metrics/F1", "other"),
    ]
    found = filled([Quota(name, 8)], 8, pool, Spread(1, {}))
    assert {card.topic for card in found.chosen} == meant
    assert {card.topic for card in found.beside} == {card.topic for card in pool} - meant


def test_a_quota_within_another_gets_its_own_questions() -> None:
    pool = [*candidates(5, "a/x"), *candidates(5, "a/y")]
    for seed in range(30):
        draw = drawn(Blueprint(questions=10, quotas=(Quota("a", 5), Quota("a/x", 5))), seed, pool, {})
        assert (len(draw.chosen), draw.notes) == (10, ())


def test_a_quota_is_divided_by_weight_within_its_topic() -> None:
    pool = [*candidates(20, "a/x"), *candidates(20, "a/y"), *candidates(20, "b")]
    for seed in range(20):
        quota = Blueprint(questions=8, quotas=(Quota("a", 8),))
        found = Counter(card.topic for card in drawn(quota, seed, pool, {"a/x": 3.0}).chosen)
        assert (found["a/x"], found["a/y"]) == (6, 2)


def most(pools: list[set[int]], counts: list[int]) -> int:
    """How many questions can be in quotas at the same time, by Hall's theorem as König turned it: the least, over all
    sets of quotas, of what these can use and what the others want.
    """
    least = sum(counts)
    for chosen in product((False, True), repeat=len(pools)):
        union = set[int]().union(*(pool for pool, one in zip(pools, chosen, strict=True) if one))
        least = min(least, len(union) + sum(c for c, one in zip(counts, chosen, strict=True) if not one))
    return least


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", "x/z"])), min_size=1, max_size=14),
    st.lists(st.tuples(st.sampled_from(["a", "b", "c", "x", "y", "x/z", "a:x"]), st.integers(1, 5)), max_size=5),
    st.integers(0, 999),
)
def test_quotas_that_overlap_get_as_many_questions_as_can_be(
    places: list[tuple[str, str]], wanted: list[tuple[str, int]], seed: int
) -> None:
    pool = [Candidate(f"{n}", f"{n}", deck, topic, "choice") for n, (deck, topic) in enumerate(places)]
    quotas, questions = [Quota(*one) for one in wanted], 100
    found = filled(quotas, questions, pool, Spread(seed, {}))
    alone = [filled([Quota(name, questions)], questions, pool, Spread(seed, {})).chosen for name, _ in wanted]
    sets = [{int(card.card_id) for card in cards} for cards in alone]
    assert len(found.chosen) == len({*found.chosen}) == most(sets, [count for _, count in wanted])
    assert sum(count - has for _, count, has in found.short) == sum(count for _, count in wanted) - len(found.chosen)


def test_shares_that_add_up_to_the_whole_are_not_said_to_be_too_many() -> None:
    pool = [card for topic in "abc" for card in candidates(10, topic)]
    quotas = tuple(Quota(topic, share=share) for topic, share in (("a", 0.01), ("b", 0.07), ("c", 0.92)))
    assert drawn(Blueprint(questions=10, quotas=quotas), 7, pool, {}).notes == ()


def test_of_quotas_that_overlap_the_one_with_the_fewest_to_choose_from_is_served_first() -> None:
    pool = [*candidates(3, "a/few"), *candidates(9, "a/many")]
    for seed in range(9):
        spread = Spread(seed, {})
        few = {card for card in pool if card.topic == "a/few"}
        served = filled([Quota("a", 4), Quota("a/few", 2)], 6, pool, spread)
        assert set(spread.of([card for card in pool if card in few], 2)) <= set(served.chosen)
        assert served.chosen[4:] == spread.of([card for card in pool if card in few], 2)
