"""New cards come in turn from the decks, and what others build on comes first."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.queue import Entry
from quizapp.core.turns import Building, Scope, in_turn

DECKS, TOPICS = ("a", "b", "c"), ("", "x", "x/one", "x/two", "y")


def new(deck: str, place: int, topic: str = "t") -> Entry:
    return Entry(f"{deck}{place}", f"{deck}{place}", deck, topic, place)


def names(entries: list[Entry], *order: Building) -> str:
    return " ".join(entry.card_id for entry in in_turn(entries, order))


def test_decks_take_turns_and_keep_their_own_order() -> None:
    entries = [new("a", 1), new("a", 2), new("a", 3), new("b", 4), new("c", 5), new("c", 6)]
    assert names(entries[::-1]) == "a1 b4 c5 a2 c6 a3"


def test_a_deck_waits_for_all_new_cards_of_the_one_it_builds_on() -> None:
    entries = [new("a", 1), new("b", 2), new("b", 3), new("c", 4), new("c", 5)]
    assert names(entries, Building(Scope("a"), Scope("b"))) == "b2 c4 b3 c5 a1"


def test_what_is_not_there_holds_nobody_up() -> None:
    entries = [new("a", 1), new("b", 2)]
    assert names(entries, Building(Scope("a"), Scope("gone")), Building(Scope("b"), Scope("", "gone"))) == "a1 b2"


def test_a_topic_waits_for_topics_of_any_deck_and_the_rest_of_its_deck_goes_on() -> None:
    entries = [new("a", 1, "x/late"), new("a", 2, "y"), new("b", 3, "x/basics/deep"), new("b", 4, "z")]
    assert names(entries, Building(Scope("a", "x/late"), Scope("", "x/basics"))) == "a2 b3 a1 b4"


def test_a_narrow_topic_belongs_to_neither_side_twice() -> None:
    entries = [new("a", 1, "x"), new("a", 2, "x/basics"), new("a", 3, "x/late")]
    assert names(entries, Building(Scope("a", "x"), Scope("", "x/basics"))) == "a2 a1 a3"
    assert names(entries, Building(Scope("a", "x/basics"), Scope("", "x"))) == "a1 a3 a2"


def test_a_circle_is_entered_where_the_library_begins() -> None:
    entries = [new("a", 1), new("b", 2), new("a", 3)]
    order = Building(Scope("a"), Scope("b")), Building(Scope("b"), Scope("a")), Building(Scope("a"), Scope("a"))
    assert names(entries, *order) == "a1 a3 b2"


def test_chains_are_learned_from_the_ground_up() -> None:
    entries = [new("a", 1), new("b", 2), new("c", 3)]
    assert names(entries, Building(Scope("a"), Scope("b")), Building(Scope("b"), Scope("c"))) == "c3 b2 a1"


scopes = st.builds(Scope, st.sampled_from(("", *DECKS)), st.sampled_from(TOPICS))
places = st.lists(st.tuples(st.sampled_from(DECKS), st.sampled_from(TOPICS)), max_size=25)
orders = st.lists(st.builds(Building, scopes, scopes), max_size=6)


@given(places, orders)
def test_every_card_comes_once_whatever_the_order_asks_for(where: list[tuple[str, str]], order: list[Building]) -> None:
    entries = [new(deck, place, topic) for place, (deck, topic) in enumerate(where)]
    assert sorted(in_turn(entries, order), key=lambda entry: entry.place) == entries


@given(places, st.permutations(DECKS))
def test_no_card_comes_before_a_card_that_its_deck_builds_on(where: list[tuple[str, str]], chain: list[str]) -> None:
    entries = [new(deck, place, topic) for place, (deck, topic) in enumerate([*where, *((deck, "") for deck in DECKS)])]
    order = [Building(Scope(later), Scope(first)) for first, later in pairwise(chain)]
    assert [entry.deck for entry in in_turn(entries, order)] == sorted((e.deck for e in entries), key=chain.index)
