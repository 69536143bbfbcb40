"""Paths as people write them."""

import pytest

from quizapp.tui.paths import near


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/ada/decks/own.yaml", "own.yaml"),
        ("/home/ada/notes/a.yaml", "~/notes/a.yaml"),
        ("/home/adam/a.yaml", "/home/adam/a.yaml"),
        ("basics.yaml", "basics.yaml"),
    ],
)
def test_a_path_is_shown_from_the_nearest_folder(path: str, shown: str) -> None:
    assert near(path, here="/home/ada/decks", home="/home/ada") == shown


def test_the_root_of_everything_shortens_nothing() -> None:
    assert near("/srv/a.yaml", here="/", home="/") == "/srv/a.yaml"
