"""Steps and pairs: partial credit, places and mistakes."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Match, Pair
from quizapp.core.marking.arranged import longest_run, mark_order, mark_pairs
from quizapp.core.review import Verdict

TEXTS = st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=7)


def brute_force(said: str, right: str) -> int:
    """The length of the longest common subsequence, by trying all."""
    for length in range(len(said), 0, -1):
        runs = {"".join(run) for run in combinations(right, length)}
        if any("".join(run) in runs for run in combinations(said, length)):
            return length
    return 0


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_longest_run_is_as_long_as_any(steps: list[str], rng: object) -> None:
    said = list(steps)
    rng.shuffle(said)  # type: ignore[attr-defined]
    run = longest_run(said, steps)
    assert len(run) == brute_force("".join(said), "".join(steps))
    assert [*run] == sorted(run)
    assert [*run.values()] == sorted(set(run.values()))
    assert all(said[at] == steps[place] for at, place in run.items())


@given(TEXTS.flatmap(lambda steps: st.tuples(st.just(steps), st.permutations(range(len(steps))))))
def test_every_step_is_told_where_it_belongs(drawn: tuple[list[str], list[int]]) -> None:
    steps, order = drawn
    mark = mark_order(steps, order)
    assert [part.said for part in mark.parts] == [steps[index] for index in order]
    assert sorted(part.place for part in mark.parts) == [*range(1, len(steps) + 1)]
    assert all(steps[part.place - 1] == part.right == part.said for part in mark.parts)
    assert mark.right_parts == sum(part.verdict is Verdict.RIGHT for part in mark.parts)
    assert (mark.verdict is Verdict.RIGHT) == ([steps[index] for index in order] == steps)
    moved = sorted((part for part in mark.parts), key=lambda part: part.place)
    assert [part.said for part in moved] == steps


def test_one_step_moved_is_the_only_one_that_has_to_move() -> None:
    mark = mark_order(("a", "b", "c", "d"), (3, 0, 1, 2))
    assert [part.verdict for part in mark.parts] == [Verdict.WRONG, *[Verdict.RIGHT] * 3]
    assert [part.place for part in mark.parts] == [4, 1, 2, 3]


@pytest.mark.parametrize("order", [(), (0, 1), (0, 1, 1), (1, 2, 3), (0, 1, 2, 3)])
def test_an_order_that_leaves_out_or_repeats_is_refused(order: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="there are 3 steps"):
        mark_order(("a", "b", "c"), order)


def test_steps_turned_round_have_no_two_in_order() -> None:
    steps = [str(number) for number in range(200)]
    mark = mark_order(steps, [*range(199, -1, -1)])
    assert (mark.right_parts, mark.all_parts) == (1, 200)


PAIRS = Match((Pair("lasso", "L1"), Pair("ridge", "L2"), Pair("decay", "L2")), decoys=("L0",))


def test_each_pair_is_marked_and_wrong_ones_are_known_again() -> None:
    mark = mark_pairs(PAIRS, (0, 2, None))
    assert [(part.verdict, part.said, part.right) for part in mark.parts] == [
        (Verdict.RIGHT, "L1", "L1"),
        (Verdict.WRONG, "L0", "L2"),
        (Verdict.WRONG, "", "L2"),
    ]
    assert mark.mistakes == ("ridge → L0",)
    assert mark.note == "1 of 3 pairs"


@given(st.tuples(*[st.none() | st.integers(0, 2)] * 3))
def test_pairs_are_right_exactly_where_their_texts_are(rights: tuple[int | None, ...]) -> None:
    mark = mark_pairs(PAIRS, rights)
    hits = Counter(
        right is not None and PAIRS.pool[right] == pair.right for right, pair in zip(rights, PAIRS.pairs, strict=True)
    )
    assert mark.right_parts == hits[True]
    assert (mark.verdict is Verdict.RIGHT) == (hits[True] == 3)
    assert len(mark.mistakes) == sum(right is not None for right in rights) - hits[True]


@pytest.mark.parametrize("rights", [(), (0, 1), (0, 1, 3), (0, 1, -1), (0, 1, 1, 1)])
def test_other_numbers_of_sides_are_refused(rights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="3 sides need one of 3 options each"):
        mark_pairs(PAIRS, rights)


def test_of_several_longest_runs_the_one_counts_that_keeps_most_steps_at_their_places() -> None:
    assert longest_run("cbad", "abcd") == {1: 1, 3: 3}
