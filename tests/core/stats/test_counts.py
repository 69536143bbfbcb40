from hypothesis import given

from quizapp.core.stats.cards import Cards
from quizapp.core.stats.counts import counts
from quizapp.core.stats.figures import CardCounts
from tests.core.stats.samples import cards


def test_each_card_is_of_one_sort() -> None:
    library = Cards(
        topics=["t", "u"],
        topic=[0, 0, 0, 1, 1],
        stability=[20.9, 21.0, 90.0, 300.0, 0.2],
        in_steps=[0, 0, 1, 0, 0],
        suspended=[0, 0, 0, 1, 0],
        lapses=[7, 8, 0, 9, 0],
        new=[3, 1],
        new_suspended=[0, 2],
    )
    assert counts(library) == CardCounts(new=4, learning=1, young=2, mature=1, suspended=3, leeches=2)


@given(cards())
def test_the_sorts_add_up_to_all_cards(library: Cards) -> None:
    assert counts(library).cards == library.seen + sum(library.new) + sum(library.new_suspended)


def test_no_cards_are_none_of_any_sort() -> None:
    assert counts(Cards()) == CardCounts()
