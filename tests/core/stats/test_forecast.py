from hypothesis import given

from quizapp.core.stats.cards import Cards
from quizapp.core.stats.figures import Forecast
from quizapp.core.stats.forecast import forecast
from tests.core.stats.samples import TODAY, cards


def due(*days: int, suspended: tuple[int, ...] = ()) -> Cards:
    return Cards(due=[TODAY + day for day in days], suspended=suspended or (0,) * len(days))


def test_cards_come_back_on_their_day() -> None:
    found = forecast(due(-40, -1, 0, 0, 1, 364, 365, 9000), TODAY)
    assert (found.late, found.days[:3], found.days[364], found.beyond) == (2, (2, 1, 0), 1, 2)


def test_a_suspended_card_does_not_come_back() -> None:
    assert forecast(due(0, 0, 5, suspended=(0, 1, 1)), TODAY) == Forecast(0, (1, *[0] * 364), 0)


@given(cards())
def test_every_card_that_is_not_suspended_comes_back_once(library: Cards) -> None:
    found = forecast(library, TODAY)
    assert found.late + sum(found.days) + found.beyond == library.seen - sum(library.suspended)


def test_without_cards_nothing_is_foretold() -> None:
    assert forecast(Cards(), TODAY) == forecast(due(3, suspended=(1,)), TODAY) == Forecast()
