"""The tree of topics: what rolls up, who comes first, and what is said of each."""

import random
from collections.abc import Mapping, Sequence
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.fsrs import Model
from quizapp.core.mastery import Standing
from quizapp.core.paths import below
from quizapp.core.portion import portions
from quizapp.core.rating import NO_FIRSTS, Firsts
from quizapp.core.stats.cards import Cards
from quizapp.core.topics import Confused, Notes, TopicLine, Topics, topics

TODAY = 739_000
TARGET = 0.8
MODEL = Model()
STABILITY = 20.0

paths = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map("/".join)
libraries = st.dictionaries(paths, st.tuples(st.lists(st.integers(0, 200), max_size=4), st.integers(0, 5)), max_size=6)


def cards(known: Mapping[str, Sequence[int]], new: Mapping[str, int] | None = None) -> Cards:
    """Cards by topic, each given by the days since its only answer, and how many are new."""
    new = new or {}
    names = list(dict.fromkeys((*known, *new)))
    ages = [(place, age) for place, name in enumerate(names) for age in known.get(name, ())]
    return Cards(
        topics=names,
        topic=[place for place, _ in ages],
        stability=[STABILITY] * len(ages),
        difficulty=[5.0] * len(ages),
        last_day=[TODAY - age for _, age in ages],
        first_day=[TODAY - age for _, age in ages],
        due=[TODAY - age + 20 for _, age in ages],
        in_steps=[0] * len(ages),
        suspended=[0] * len(ages),
        lapses=[8 if age > 150 else 0 for _, age in ages],
        first_right=[int(age % 2) for _, age in ages],
        first_guess=[0.0] * len(ages),
        trail=[""] * len(ages),
        new=[new.get(name, 0) for name in names],
        new_suspended=[0] * len(names),
    )


def tree(found: Cards, notes: Notes | None = None) -> Topics:
    every = portions(found, TODAY, MODEL)
    return topics(
        every, reduce(Firsts.plus, (part.evidence.firsts for part in every), NO_FIRSTS), TARGET, notes or Notes()
    )


def by_path(found: Topics) -> dict[str, TopicLine]:
    return {line.path: line for line in found.lines}


def test_a_topic_holds_everything_below_it() -> None:
    found = tree(cards({"a": [1], "a/b": [5, 50], "a/b/c": [9], "d": [3]}, {"a/b": 2, "e/f": 1}))
    lines = by_path(found)
    assert {path: (line.mastery.cards, line.mastery.seen) for path, line in lines.items()} == {
        "a": (6, 4),
        "a/b": (5, 3),
        "a/b/c": (1, 1),
        "d": (1, 1),
        "e": (1, 0),
        "e/f": (1, 0),
    }
    assert {path for path, line in lines.items() if line.inner} == {"a", "a/b", "e"}
    assert {line.path for line in found.ranked} == {"a", "a/b", "a/b/c", "d", "e/f"}
    assert found.whole.cards == 8


def test_what_gains_most_comes_first_and_parents_before_children() -> None:
    found = tree(cards({"good": [0] * 9, "bad/x": [0] * 2, "bad/y": [200] * 9, "": [150] * 2}))
    assert [line.path for line in found.lines] == ["bad", "bad/y", "bad/x", "", "good"]
    assert [line.path for line in found.ranked] == ["bad/y", "", "bad/x", "good"]
    assert [line.gain for line in found.ranked] == sorted((line.gain for line in found.ranked), reverse=True)


def test_a_gain_is_what_an_exam_would_gain_if_the_target_were_reached() -> None:
    found = by_path(tree(cards({"a": [100] * 6, "b": [0] * 2}), Notes(weights={"b": 2, "a": 2})))
    assert found["a"].weight == found["b"].weight == 0.5
    assert found["a"].gain == pytest.approx(0.5 * (TARGET - found["a"].mastery.value))
    assert found["b"].gain < 0


def test_notes_are_told_with_their_topic_and_add_up_in_those_above() -> None:
    seldom, often = (Confused("card", "Which?", "precision", "recall", times, TODAY) for times in (2, 5))
    notes = Notes(abouts={"a": "About a"}, confused={"a": seldom, "a/b": often})
    found = by_path(tree(cards({"a": [1], "a/b": [200, 190, 2], "c": [1]}), notes))
    assert (found["a"].about, found["a/b"].about) == ("About a", "")
    assert (found["a"].due, found["a/b"].due, found["c"].due) == (2, 2, 0)
    assert (found["a"].confused, found["a/b"].confused, found["c"].confused) == (often, often, None)
    assert (found["a"].leeches, found["a/b"].leeches, found["c"].leeches) == (2, 2, 0)


def test_the_trend_shows_forgetting_and_what_was_not_seen_yet() -> None:
    found = by_path(tree(cards({"old": [60] * 4, "fresh": [5] * 4})))
    assert list(found["old"].trend) == sorted(found["old"].trend, reverse=True)
    assert len(found["old"].trend) == 4
    assert found["fresh"].trend == (found["fresh"].mastery.value,)


def test_a_trend_begins_with_the_first_answer_and_there_is_none_before() -> None:
    found = by_path(tree(cards({"begun": [15, 5], "earlier": [25]}, {"begun": 3, "unseen": 9})))
    assert (len(found["begun"].trend), len(found["earlier"].trend), found["unseen"].trend) == (2, 3, ())
    then, now = found["begun"].trend
    assert now == found["begun"].mastery.value != then


def test_topics_that_differ_in_case_alone_are_one() -> None:
    seldom, often = (Confused("card", "Which?", "precision", "recall", times, TODAY) for times in (2, 5))
    notes = Notes(
        weights={"stats/mean": 3}, abouts={"STATS": "Numbers"}, confused={"stats/mean": often, "Stats/Mean": seldom}
    )
    found = tree(cards({"Stats/Mean": [1] * 5, "stats/mean": [3] * 5, "stats/Mode": [2]}), notes)
    assert {line.path: line.mastery.cards for line in found.lines} == {"Stats": 11, "Stats/Mean": 10, "Stats/Mode": 1}
    lines = by_path(found)
    assert lines["Stats"].about == "Numbers"
    assert lines["Stats/Mean"].weight == pytest.approx(3 / 4)
    assert lines["Stats/Mean"].confused == often


@given(libraries, st.data())
def test_what_else_is_looked_at_changes_no_topic(
    library: dict[str, tuple[list[int], int]], data: st.DataObject
) -> None:
    every = portions(
        cards({name: ages for name, (ages, _) in library.items()}, {name: new for name, (_, new) in library.items()}),
        TODAY,
        MODEL,
    )
    firsts = reduce(Firsts.plus, (part.evidence.firsts for part in every), NO_FIRSTS)
    some = [part for part in every if data.draw(st.booleans())]
    whole, found = (by_path(topics(parts, firsts, TARGET, Notes())) for parts in (every, some))
    left_out = {part.path for part in every} - {part.path for part in some}
    for path, line in found.items():
        if not any(below(other, path) for other in left_out):
            assert (line.mastery, line.standing, line.trend) == (
                whole[path].mastery,
                whole[path].standing,
                whole[path].trend,
            )


def test_only_what_is_surely_below_the_target_is_weak() -> None:
    found = tree(cards({"weak": [900] * 60, "fine": [1] * 30, "few": [900]}, {"unseen": 20}))
    assert [line.path for line in found.weak] == ["weak"]
    standings = {line.path: line.standing for line in found.lines}
    assert standings["fine"] is Standing.FINE
    assert standings["few"] is standings["unseen"] is Standing.UNKNOWN


def test_an_empty_library_has_no_topics() -> None:
    found = tree(Cards())
    assert (found.lines, found.ranked, found.whole.cards) == ((), (), 0)


def test_a_topic_whose_cards_are_all_suspended_is_not_there() -> None:
    found = tree(cards({"a": [1, 2]}, {"asleep": 0}))
    assert [line.path for line in found.lines] == [line.path for line in found.ranked] == ["a"]


def test_a_topic_that_stands_there_twice_is_one() -> None:
    once = cards({"a": [3, 90], "b": [9]}, {"a": 2})
    twice = Cards(
        **{
            name: getattr(once, name)
            for name in ("stability", "difficulty", "last_day", "first_day", "due", "in_steps", "suspended", "lapses")
        },
        first_right=once.first_right,
        first_guess=once.first_guess,
        trail=once.trail,
        topics=["a", "b", "a"],
        topic=[0, 2, 1],
        new=[0, 0, 2],
        new_suspended=[0, 0, 0],
    )
    assert [line.path for line in tree(twice).lines] == [line.path for line in tree(once).lines]
    for one, other in zip(tree(twice).lines, tree(once).lines, strict=True):
        assert one.mastery.value == pytest.approx(other.mastery.value)
        assert one.weight == pytest.approx(other.weight)


@given(libraries, st.randoms(use_true_random=False))
def test_the_order_of_topics_does_not_hang_on_that_of_the_cards(
    library: dict[str, tuple[list[int], int]], order: random.Random
) -> None:
    names = list(library)
    order.shuffle(names)
    one = tree(
        cards({name: ages for name, (ages, _) in library.items()}, {name: new for name, (_, new) in library.items()})
    )
    other = tree(cards({name: library[name][0] for name in names}, {name: library[name][1] for name in names}))
    assert [line.path for line in one.lines] == [line.path for line in other.lines]
    assert [line.path for line in one.ranked] == [line.path for line in other.ranked]


@given(libraries)
def test_a_tree_is_complete_and_its_figures_are_shares(library: dict[str, tuple[list[int], int]]) -> None:
    found = tree(
        cards({name: ages for name, (ages, _) in library.items()}, {name: new for name, (_, new) in library.items()})
    )
    every = [line.path for line in found.lines]
    assert len(every) == len(set(every))
    for place, line in enumerate(found.lines):
        above = line.path.rpartition("/")[0]
        assert not above or above in every[:place]
        assert 0 <= line.weight <= 1
        assert len(line.trend) <= 4
        assert bool(line.trend) is bool(line.mastery.seen)
        assert all(0 <= value <= 1 for value in line.trend)
    if found.whole.cards:
        assert sum(line.weight for line in found.lines if "/" not in line.path) == pytest.approx(1)
