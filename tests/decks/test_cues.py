"""Nothing but knowledge of the matter helps: guessers who go by the looks of options do not beat chance."""

import pytest

from tests.decks.bundled import NAMES, deck, questions
from tests.decks.guessing import Guess, cunning, echoing, hedged, longest, results, surprise

GUESSERS = (longest, hedged, echoing, cunning)


@pytest.mark.parametrize("guess", GUESSERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_guesser_does_not_beat_chance_on_a_deck(name: str, guess: Guess) -> None:
    assert surprise(*results(deck(name).questions, guess)) > 0.05


@pytest.mark.parametrize("guess", GUESSERS)
def test_a_guesser_does_not_beat_chance_on_the_course(guess: Guess) -> None:
    assert surprise(*results(questions(), guess)) > 0.05


def test_the_key_is_the_longest_option_about_as_often_as_any_other() -> None:
    hits, chances = results(questions(), longest)
    assert 0.22 <= hits / len(chances) <= 0.45


def test_the_measure_notices_a_key_that_is_always_the_longest() -> None:
    assert surprise(12, [1 / 3] * 12) < 1e-5
    assert surprise(4, [1 / 3] * 12) > 0.5
    assert surprise(0, []) == 1
