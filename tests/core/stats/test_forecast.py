from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.figures import Forecast
from quizapp.core.stats.forecast import forecast
from tests.core.stats.samples import TODAY


def test_cards_come_back_on_their_day() -> None:
    found = forecast([[TODAY + day for day in days] for days in ((-40, 0, 364), (), (-1, 0, 1, 365, 9000))], TODAY)
    assert (found.late, found.days[:3], found.days[364], found.beyond) == (2, (2, 1, 0), 1, 2)


@given(st.lists(st.lists(st.integers(TODAY - 400, TODAY + 900), min_size=1).map(sorted), min_size=1))
def test_every_card_comes_back_once(runs: list[list[int]]) -> None:
    found = forecast(runs, TODAY)
    assert found.late + sum(found.days) + found.beyond == sum(map(len, runs))
    assert len(found.days) == 365


def test_without_cards_nothing_is_foretold() -> None:
    assert forecast([], TODAY) == forecast([[]], TODAY) == Forecast()
