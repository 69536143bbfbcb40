from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cli.arguments import Everywhere, split
from quizapp.errors import UsageError

GIVEN = [["--data", "d"], ["--decks=a"], ["--decks", "b"], ["--now", "2026-01-31T09:30Z"], ["--json"]]
MEANT = Everywhere(Path("d"), (Path("a"), Path("b")), datetime(2026, 1, 31, 9, 30, tzinfo=UTC), json=True)


@given(st.lists(st.integers(0, 3), min_size=5, max_size=5).map(sorted))
def test_options_mean_the_same_on_both_sides_of_the_verb(places: list[int]) -> None:
    verb = ["cards", "--limit", "roc"]
    arguments: list[str] = []
    for index in range(4):
        for place, option in zip(places, GIVEN, strict=True):
            arguments += option if place == index else []
        arguments += verb[index : index + 1]
    assert split(arguments) == (MEANT, verb)


def test_nothing_given_is_nothing_meant() -> None:
    assert split([]) == (Everywhere(), [])
    assert split(["due"]) == (Everywhere(), ["due"])


def test_after_two_dashes_nothing_is_an_option() -> None:
    assert split(["--json", "cards", "--", "--json", "--data"]) == (
        Everywhere(json=True),
        ["cards", "--", "--json", "--data"],
    )


def test_the_last_data_folder_counts() -> None:
    assert split(["--data", "a", "due", "--data=b"]) == (Everywhere(data=Path("b")), ["due"])


def test_a_value_may_look_like_an_option_when_it_is_joined() -> None:
    assert split(["--data=--json"]) == (Everywhere(data=Path("--json")), [])


@pytest.mark.parametrize("arguments", [["--data"], ["due", "--decks"], ["--now", "--json"], ["--data", "--"]])
def test_an_option_without_its_value_is_named(arguments: list[str]) -> None:
    option = next(argument for argument in arguments if argument in ("--data", "--decks", "--now"))
    with pytest.raises(UsageError, match=f"{option} needs a value"):
        split(arguments)


@pytest.mark.parametrize("arguments", [["--data="], ["--data", ""], ["--decks="]])
def test_an_empty_path_is_refused_instead_of_meaning_this_folder(arguments: list[str]) -> None:
    with pytest.raises(UsageError, match="needs a value"):
        split(arguments)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("noon", "is not a date and time"),
        ("2026-13-01T00:00Z", "is not a date and time"),
        ("2026-01-31", "has no offset"),
        ("2026-01-31T09:30", "has no offset"),
        ("1999-01-01T00:00Z", "outside the years"),
        ("2200-01-01T00:00Z", "outside the years"),
        ("0001-01-01T00:00+14:00", "outside the years"),
        ("\x1b[31m", "␛"),
    ],
)
def test_a_moment_that_is_none_is_refused_with_an_example(now: str, said: str) -> None:
    with pytest.raises(UsageError, match="2026-01-31T09:30") as caught:
        split(["--now", now])
    assert said in str(caught.value)
