from dataclasses import astuple

from hypothesis import given

from quizapp.core.stats.cards import Cards, within
from quizapp.core.stats.counts import counts
from tests.core.stats.samples import cards

LIBRARY = Cards(
    topics=["a", "a/b", "ab", ""],
    topic=[1, 0, 2, 1, 3],
    stability=[1.0, 2.0, 3.0, 4.0, 5.0],
    difficulty=[5.0] * 5,
    last_day=[1, 2, 3, 4, 5],
    first_day=[1] * 5,
    due=[9] * 5,
    in_steps=[0] * 5,
    suspended=[0, 0, 0, 1, 0],
    lapses=[0] * 5,
    first_right=[1] * 5,
    first_guess=[0.0] * 5,
    trail=[""] * 5,
    new=[10, 20, 30, 40],
    new_suspended=[1, 2, 3, 4],
)


def test_a_topic_holds_what_is_below_it_and_nothing_that_only_begins_alike() -> None:
    found = within(LIBRARY, ["a"])
    assert (found.topics, found.topic, found.stability) == (["a", "a/b"], [1, 0, 1], [1.0, 2.0, 4.0])
    assert (found.new, found.new_suspended, found.suspended) == ([10, 20], [1, 2], [0, 0, 1])


def test_a_topic_named_twice_or_in_capitals_is_there_once() -> None:
    assert within(LIBRARY, ["A/B", "a/b/"]) == within(LIBRARY, ["a/b"])
    assert within(LIBRARY, ["a/b"]).stability == [1.0, 4.0]


def test_an_empty_name_is_that_of_cards_without_a_topic() -> None:
    assert (within(LIBRARY, [""]).stability, within(LIBRARY, [""]).new) == ([5.0], [40])


def test_an_unknown_topic_has_no_cards() -> None:
    assert within(LIBRARY, ["b"]) == within(LIBRARY, []) == within(Cards(), ["a"])
    assert within(LIBRARY, ["b"]).seen == 0


def test_suspended_cards_are_left_out_of_the_active_ones() -> None:
    assert LIBRARY.active(LIBRARY.stability, LIBRARY.difficulty) == [[1.0, 2.0, 3.0, 5.0], [5.0] * 4]


@given(cards())
def test_the_topics_of_a_library_part_its_cards(library: Cards) -> None:
    parts = [counts(within(library, [name])) for name in ("", "a", "ab", "z")]
    summed = tuple(map(sum, zip(*map(astuple, parts), strict=True)))
    assert summed == astuple(counts(library))


@given(cards())
def test_everything_is_within_all_topics(library: Cards) -> None:
    assert within(library, library.topics) == library
