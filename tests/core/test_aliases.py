"""Card ids that mean one card."""

from quizapp.core.aliases import Aliases


def test_a_card_without_aliases_is_itself() -> None:
    assert Aliases().carrier("a") == "a"
    assert Aliases().ids("a") == {"a"}


def test_the_newest_alias_says_who_carries_the_history() -> None:
    aliases = Aliases([("print", "id")])
    assert aliases.carrier("print") == "id"
    aliases.join("id", "print")
    assert aliases.carrier("id") == "print"
    assert aliases.ids("id") == {"id", "print"}


def test_chains_of_aliases_are_one_group() -> None:
    aliases = Aliases([("a", "b"), ("x", "y"), ("b", "x")])
    assert aliases.ids("a") == {"a", "b", "x", "y"}
    assert {aliases.carrier(name) for name in "abxy"} == {"x"}
