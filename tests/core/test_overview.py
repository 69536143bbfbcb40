"""The library at a glance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import Moment
from quizapp.core.overview import Answers, DeckName, overview, streak
from quizapp.core.queue import Counts, Entry, Limits, Used
from quizapp.core.review import Phase
from tests.shelves import Shelves, build

TODAY = 739_000
NOW = Moment(1_790_000_000_000, 0, TODAY)
NOTHING = Answers({}, 0)
DECKS = [DeckName("a", "Alpha", "a.yaml"), DeckName("b", "Beta", "b.yaml")]


def test_each_deck_says_what_a_session_on_it_alone_would_hold() -> None:
    entries = [Entry(f"a{i}", f"a{i}", "a", "t", i) for i in range(30)]
    entries += [Entry(f"b{i}", f"b{i}", "b", "t", 100 + i) for i in range(5)]
    seen = overview(DECKS, Shelves(entries, TODAY), NOW, Limits(new=20), Used(), NOTHING)
    assert [line.counts.new for line in seen.decks] == [20, 5]
    assert seen.total == Counts(new=20, new_later=15)
    assert [line.cards for line in seen.decks] == [30, 5]


def test_it_says_when_to_come_back() -> None:
    entries = [
        Entry("x", "x", "a", "t", 0, Phase.REVIEW, due_day=TODAY + 4, last_day=TODAY),
        Entry("y", "y", "a", "t", 1, Phase.REVIEW, due_day=TODAY + 2, last_day=TODAY),
        Entry("s", "s", "a", "t", 2, Phase.REVIEW, due_day=TODAY + 1, last_day=TODAY, suspended=True),
        Entry("z", "z", "b", "t", 3, Phase.LEARNING, due_ms=NOW.at_ms + 600_000, last_day=TODAY),
    ]
    seen = overview(DECKS, Shelves(entries, TODAY), NOW, Limits(), Used(new={"a": 1}, reviews={"b": 2}), NOTHING)
    assert (seen.next_day, seen.next_ms, seen.reviewed) == (TODAY + 2, NOW.at_ms + 600_000, 3)
    assert [line.seen for line in seen.decks] == [3, 1]


def test_an_empty_library_has_nothing_to_say() -> None:
    seen = overview([], Shelves([], TODAY), NOW, Limits(), Used(), NOTHING)
    assert (seen.total, seen.next_day, seen.next_ms) == (Counts(), None, None)


def test_topics_are_those_of_each_deck_a_parent_before_its_children() -> None:
    paths = ["evaluation/recall", "evaluation/recall/curves", "evaluation-2", "", "trees"]
    entries = [Entry(f"a{i}", f"a{i}", "a", path, i) for i, path in enumerate(paths)]
    entries += [Entry("b", "b", "b", "trees", 9, Phase.REVIEW, due_day=TODAY, last_day=TODAY - 1)]
    topics = overview(DECKS, Shelves(entries, TODAY), NOW, Limits(), Used(), NOTHING).topics
    assert [(line.deck, line.path, line.cards, line.seen) for line in topics] == [
        ("a", "", 1, 0),
        ("a", "evaluation", 2, 0),
        ("a", "evaluation/recall", 2, 0),
        ("a", "evaluation/recall/curves", 1, 0),
        ("a", "evaluation-2", 1, 0),
        ("a", "trees", 1, 0),
        ("b", "trees", 1, 1),
    ]
    assert topics[-1].counts == Counts(due=1)
    assert topics[2].name == "a:evaluation/recall"


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(("", "x", "x/y", "x/y/z", "xx", "u/v"))), max_size=30),
    st.integers(0, 5),
)
def test_a_topic_says_what_a_session_on_it_alone_would_hold(cards: list[tuple[str, str]], limit: int) -> None:
    entries = [Entry(f"{i}", f"{i // 2}{deck}{topic}", deck, topic, i) for i, (deck, topic) in enumerate(cards)]
    limits = Limits(new=limit)
    for line in overview(DECKS, Shelves(entries, TODAY), NOW, limits, Used(), NOTHING).topics:
        mine = [one for one in entries if one.deck == line.deck and f"{one.topic}/".startswith(f"{line.path}/")]
        assert line.counts == build(mine, NOW, limits).counts
        assert line.cards == len(mine) > 0


@pytest.mark.parametrize(
    ("answers", "length"),
    [
        ({}, 0),
        ({TODAY: 3}, 1),
        ({TODAY - 1: 1, TODAY - 2: 9}, 2),
        ({TODAY: 1, TODAY - 1: 1, TODAY - 3: 1}, 2),
        ({TODAY: 0, TODAY - 1: 0, TODAY - 2: 5}, 0),
        ({TODAY - 2: 5}, 0),
        ({TODAY + 1: 5}, 0),
    ],
)
def test_a_streak_is_the_days_in_a_row_up_to_today_or_yesterday(answers: dict[int, int], length: int) -> None:
    assert streak(answers, TODAY) == length


def test_recent_days_end_today_and_days_ahead_begin_tomorrow() -> None:
    def due(name: str, in_days: int, **more: bool) -> Entry:
        return Entry(name, name, "a", "t", 0, Phase.REVIEW, due_day=TODAY + in_days, last_day=TODAY - 1, **more)

    entries = [due("a", 1), due("b", 7), due("c", 7), due("d", 8), due("e", 0), due("f", 2, suspended=True)]
    entries.append(due("g", 3, corrected=True))
    answers = Answers({TODAY: 4, TODAY - 13: 2, TODAY - 14: 7, TODAY + 1: 9}, 3)
    seen = overview(DECKS, Shelves(entries, TODAY), NOW, Limits(), Used(), answers)
    assert seen.streak == 3
    assert seen.recent == (2, *[0] * 12, 4)
    assert seen.ahead == (1, 0, 0, 0, 0, 0, 2)
