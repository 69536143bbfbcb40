"""Typed lists: how a line is cut, and which entry names which item."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Item, Rejected, TypedList
from quizapp.core.marking.listed import assigned, entries, mark_list
from quizapp.core.review import Verdict

edge_lists = st.lists(st.frozensets(st.integers(0, 4), max_size=5), max_size=5)
GREEK = TypedList((Item("alpha"), Item("beta", ("b",)), Item("gamma"), Item("delta")), typos=1)


def most(edges: list[frozenset[int]]) -> int:
    """How many entries can have an item of their own, by trying all."""
    items = range(max(len(edges), 5))
    return max(
        sum(item in may for may, item in zip(edges, way, strict=True)) for way in permutations(items, len(edges))
    )


@given(edge_lists)
def test_as_many_entries_as_possible_get_an_item_of_their_own(edges: list[frozenset[int]]) -> None:
    owner = assigned(edges, range(len(edges)))
    assert len(owner) == most(edges)
    assert len(set(owner.values())) == len(owner)
    assert all(item in edges[entry] for item, entry in owner.items())


@given(edge_lists, st.integers(0, 5))
def test_entries_that_come_first_lose_no_item_to_later_ones(edges: list[frozenset[int]], first: int) -> None:
    alone = assigned(edges, range(min(first, len(edges))))
    together = assigned(edges, range(len(edges)))
    assert set(alone) <= set(together)
    assert set(alone.values()) <= set(together.values())


@given(st.permutations(["alpha", "b", "gamma", "delta"]), st.sampled_from((", ", "; ", ",", " ; ", " and ", "\n")))
def test_any_order_and_any_separator_will_do(order: list[str], separator: str) -> None:
    assert mark_list(GREEK, separator.join(order)).verdict is Verdict.RIGHT


@given(st.lists(st.sampled_from(["alpha", "Alpha.", "beta", "b", "gamma", "delta", "omega", "deltta"]), max_size=8))
def test_each_item_is_scored_once_and_what_is_no_item_is_extra(said: list[str]) -> None:
    mark = mark_list(GREEK, ", ".join(said))
    named = {{"b": "beta", "Alpha.": "alpha", "deltta": "delta"}.get(text, text) for text in said}
    assert mark.right_parts == len(named - {"omega"})
    assert mark.all_parts == 4
    assert ("omega" in named) == ("omega" in mark.mistakes)
    if said:
        assert [part.right for part in mark.parts[:4]] == [item.answer for item in GREEK.items]


def test_a_form_that_equals_goes_before_one_that_is_a_slip_away() -> None:
    body = TypedList((Item("affect"), Item("effect")), typos=1)
    assert mark_list(body, "effect, affect").verdict is Verdict.RIGHT
    assert mark_list(body, "effect, effect").right_parts == 1


def test_an_entry_of_two_items_leaves_the_other_entry_its_own() -> None:
    body = TypedList((Item("a metric", ("/.*metric/",)), Item("a distance metric")))
    mark = mark_list(body, "distance metric, some metric")
    assert mark.verdict is Verdict.RIGHT


def test_an_entry_as_near_to_a_rejected_one_names_no_item() -> None:
    body = TypedList((Item("affect"), Item("cause")), reject=(Rejected("effect", "That is a noun."),), typos=2)
    mark = mark_list(body, "cause, effect")
    assert (mark.right_parts, [comment.text for comment in mark.comments]) == (1, ["That is a noun."])
    assert mark.mistakes == ("effect",)
    assert mark_list(body, "cause, iffect").right_parts == 1


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("alpha, beta", ("alpha", "beta")),
        ("alpha, beta; gamma", ("alpha, beta", "gamma")),
        ("alpha and beta", ("alpha", "beta")),
        ("alpha, and beta", ("alpha", "beta")),
        ("rock and roll", ("rock and roll",)),
        ("alpha, rock and roll, b", ("alpha", "rock and roll", "b")),
        ("Alpha, alpha, ALPHA", ("Alpha",)),
        (",, ,", ()),
        ("", ()),
    ],
)
def test_a_line_is_cut_into_its_different_entries(line: str, cut: tuple[str, ...]) -> None:
    assert entries(line, GREEK) == cut
