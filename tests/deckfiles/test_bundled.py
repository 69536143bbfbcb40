"""The decks that come with the program read without any problem."""

from pathlib import Path

import pytest

from quizapp.deckfiles.library import read_file

DECKS = Path(__file__).parents[2] / "decks"


@pytest.mark.parametrize("path", sorted(DECKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bundled_deck_has_no_problem_and_ids_everywhere(path: Path) -> None:
    reading = read_file(str(path), str(DECKS)).reading
    assert reading.problems == ()
    assert reading.deck is not None
    assert reading.deck.id
    assert all(question.id and question.source for question in reading.deck.questions)
