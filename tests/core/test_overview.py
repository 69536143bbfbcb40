"""The library at a glance."""

from quizapp.core.day import Moment
from quizapp.core.overview import DeckName, overview
from quizapp.core.queue import Counts, Entry, Limits, Used
from quizapp.core.review import Phase

TODAY = 739_000
NOW = Moment(1_790_000_000_000, 0, TODAY)
DECKS = [DeckName("a", "Alpha", "a.yaml"), DeckName("b", "Beta", "b.yaml")]


def test_each_deck_says_what_a_session_on_it_alone_would_hold() -> None:
    entries = [Entry(f"a{i}", f"a{i}", "a", "t", i) for i in range(30)]
    entries += [Entry(f"b{i}", f"b{i}", "b", "t", 100 + i) for i in range(5)]
    seen = overview(DECKS, entries, NOW, Limits(new=20), Used())
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
    seen = overview(DECKS, entries, NOW, Limits(), Used(new={"a": 1}, reviews={"b": 2}))
    assert (seen.next_day, seen.next_ms, seen.reviewed) == (TODAY + 2, NOW.at_ms + 600_000, 3)
    assert [line.seen for line in seen.decks] == [3, 1]


def test_an_empty_library_has_nothing_to_say() -> None:
    seen = overview([], [], NOW, Limits(), Used())
    assert (seen.total, seen.next_day, seen.next_ms) == (Counts(), None, None)
