"""What decks say they build on is the order of the library."""

from quizapp.core.prerequisites import Prerequisite, depths, learning_order
from quizapp.core.turns import Building, Scope


def order(**after: str) -> tuple[Building, ...]:
    return learning_order(
        (name, f"The {name}", [Prerequisite(on) for on in needs.split(", ") if on]) for name, needs in after.items()
    )


def test_decks_are_meant_by_name_or_title_and_those_that_are_not_here_are_passed_over() -> None:
    assert order(a="THE B, elsewhere", b="") == (Building(Scope("a"), Scope("b")),)


def test_a_topic_is_one_of_its_deck_and_builds_on_topics_anywhere() -> None:
    found = learning_order([("a", "A", [Prerequisite("u", "t/x")])])
    assert found == (Building(Scope("a", "t/x"), Scope("", "u")),)


def test_the_depth_of_a_deck_is_its_longest_way_to_the_ground() -> None:
    assert depths(order(a="c, b", b="c", c="", d="")) == {"c": 0, "b": 1, "a": 2}


def test_decks_of_a_circle_are_at_the_ground_and_a_deck_is_not_below_itself() -> None:
    assert depths(order(a="b", b="a", c="a", d="c", e="f", f="e, d")) == {
        "a": 0,
        "b": 0,
        "c": 1,
        "d": 2,
        "e": 0,
        "f": 3,
    }
    assert depths(order(a="a, b", b="")) == {"b": 0, "a": 1}


def test_topics_do_not_rank_decks() -> None:
    assert depths(learning_order([("a", "A", [Prerequisite("u", "t/x")])])) == {}
