"""Where two texts differ: enough is told to make one of the other."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.differing import COMPARED_MAX, differing

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "@"]), max_size=12)


def test_a_changed_line_stands_between_what_is_around_it() -> None:
    before = ["1", "2", "3", "4", "5", "6", "7", "8"]
    now = ["1", "2", "3", "four", "5", "6", "7", "8"]
    assert list(differing(before, now)) == [" 2", " 3", "-4", "+four", " 5", " 6"]


def test_what_lies_between_two_places_is_left_out() -> None:
    before = [str(number) for number in range(20)]
    now = ["first", *before[1:-1], "last"]
    assert list(differing(before, now)) == ["-0", "+first", " 1", " 2", "@", " 17", " 18", "-19", "+last"]


def test_equal_texts_do_not_differ() -> None:
    assert list(differing(["a", "b"], ["a", "b"])) == []


@given(LINES, LINES)
def test_what_only_one_text_has_is_told_in_its_order(before: list[str], now: list[str]) -> None:
    told = list(differing(before, now))
    kept = [line[1:] for line in told if line[:1] == " "]
    taken = [line[1:] for line in told if line[:1] == "-"]
    added = [line[1:] for line in told if line[:1] == "+"]
    assert (not told) == (before == now)
    assert len(before) - len(taken) == len(now) - len(added)
    assert sorted([*before, *added]) == sorted([*now, *taken])
    assert len(kept) <= len(before)


def test_long_texts_with_nothing_in_common_are_told_at_once() -> None:
    before, now = [f"a{number}" for number in range(COMPARED_MAX)], [f"b{number}" for number in range(COMPARED_MAX)]
    told = list(differing(before, now))
    assert told[0] == "-a0"
    assert told[-1] == f"+b{COMPARED_MAX - 1}"
