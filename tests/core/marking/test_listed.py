"""Typed lists: how a line is cut, and which entry names which item."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core import spelling
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
        ("alpha, beta; gamma", ("alpha", "beta", "gamma")),
        ("alpha, luck; gamma", ("alpha", "luck", "gamma")),
        ("luck, fate; gamma", ("luck, fate", "gamma")),
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


CITIES = TypedList((Item("Minneapolis, Minnesota"), Item("Nice"), Item("Trinidad and Tobago", ("/port of spain.*/",))))


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("Minneapolis, Minnesota, Nice", ("Minneapolis, Minnesota", "Nice")),
        ("nice,minneapolis, minnesota", ("nice", "minneapolis, minnesota")),
        ("Nice and Minneapolis, Minnesota", ("Nice", "Minneapolis, Minnesota")),
        ("Trinidad and Tobago and Minneapolis, Minnesota", ("Trinidad and Tobago", "Minneapolis, Minnesota")),
        ("Port of Spain, Trinidad and Nice", ("Port of Spain, Trinidad", "Nice")),
        ("Paris, France, Nice", ("Paris", "France", "Nice")),
        ("Paris, France; Nice", ("Paris, France", "Nice")),
    ],
)
def test_a_comma_of_an_item_does_not_cut_it(line: str, cut: tuple[str, ...]) -> None:
    assert entries(line, CITIES) == cut


def test_an_item_with_commas_is_named_by_typing_it() -> None:
    body = TypedList((Item("Minneapolis, Minnesota"), Item("Portland, Oregon")))
    assert mark_list(body, "Portland, Oregon, Minneapolis, Minnesota").verdict is Verdict.RIGHT
    assert mark_list(body, "Minneapolis, Minnesota").right_parts == 1


def test_the_longest_line_of_joints_is_cut_at_once() -> None:
    body = TypedList((Item("a, b"), Item("/[a-z] and [a-z]/")), typos=1)
    assert len(entries("x1 and " * 80, body)) < 80


def test_every_entry_is_compared_with_every_form_but_once(monkeypatch: pytest.MonkeyPatch) -> None:
    items = tuple(Item(f"abcdefghx{i:02}", tuple(f"abcdefghy{i:02}x{form}" for form in range(20))) for i in range(50))
    compared = []
    slips = spelling.slips

    def counted(form: str, text: str, at_most: int) -> int | None:
        compared.append(form)
        return slips(form, text, at_most)

    monkeypatch.setattr(spelling, "slips", counted)
    mark = mark_list(TypedList(items, typos=3), ", ".join(f"abcdefgi{i}" for i in range(10, 40)))
    assert mark.right_parts == 30
    assert 0 < len(compared) <= 30 * 50 * 21
