from hypothesis import given

from quizapp.core.stats.figures import Buttons, Pace, Share
from quizapp.core.stats.habits import buttons, by_hour, pace
from quizapp.core.stats.shares import share
from quizapp.core.stats.sums import Form, Hour, sums_of
from quizapp.core.tally import Maturity, Tally
from tests.core.stats.samples import TODAY, tallies


def test_buttons_are_counted_by_maturity() -> None:
    hours = [
        Hour(TODAY, 8, Maturity.MATURE, 1, 2, 3, 4, 0),
        Hour(TODAY - 1, 9, Maturity.MATURE, 1, 0, 0, 0, 0),
        Hour(TODAY, 8, Maturity.NEW, 0, 0, 5, 0, 0),
    ]
    assert buttons(hours) == Buttons(new=(0, 0, 5, 0), mature=(2, 2, 3, 4))


@given(tallies)
def test_every_answer_is_one_button(answers: list[Tally]) -> None:
    found = buttons(sums_of(answers).hours)
    assert sum(found.new + found.steps + found.young + found.mature) == len(answers)


def test_an_hour_has_the_reviews_remembered_at_it() -> None:
    hours = [
        Hour(TODAY, 23, Maturity.YOUNG, 1, 0, 2, 0, 0),
        Hour(TODAY - 1, 23, Maturity.MATURE, 0, 1, 0, 0, 0),
        Hour(TODAY, 23, Maturity.NEW, 9, 0, 0, 0, 0),
        Hour(TODAY, 0, Maturity.STEPS, 9, 0, 0, 0, 0),
    ]
    assert by_hour(hours) == (*[Share()] * 23, share(3, 4))


@given(tallies)
def test_there_are_always_24_hours_and_their_shares_stay_in_0_to_1(answers: list[Tally]) -> None:
    found = by_hour(sums_of(answers).hours)
    assert len(found) == 24
    assert all(0 <= hour.right <= hour.n for hour in found)


def test_pace_is_the_mean_time_of_each_form_and_the_most_frequent_comes_first() -> None:
    forms = [
        Form(TODAY, "typed", -1, "", 2, 0, 30_000, 0, 0),
        Form(TODAY, "choice", 3, "", 3, 3, 9_000, 0, 0),
        Form(TODAY, "choice", 9, "sure", 1, 1, 3_000, 0, 0),
    ]
    assert pace(forms) == (Pace("choice", 4, 3.0), Pace("typed", 2, 15.0))


def test_answers_without_a_time_or_a_form_make_nobody_faster() -> None:
    forms = [Form(TODAY, "choice", -1, "", 9, 9, 0, 0, 0), Form(TODAY, "", -1, "", 9, 9, 9_000, 0, 0)]
    assert pace(forms) == ()
    assert pace([*forms, Form(TODAY, "choice", 2, "", 1, 1, 5_000, 0, 0)]) == (Pace("choice", 1, 5.0),)
