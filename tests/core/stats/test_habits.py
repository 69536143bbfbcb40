from hypothesis import given

from quizapp.core.stats.figures import Buttons, Pace, Share
from quizapp.core.stats.habits import buttons, by_hour, pace
from quizapp.core.stats.sums import DaySum, FormSum, HourSum, sums_of
from quizapp.core.stats.wilson import share
from quizapp.core.tally import Maturity, Tally
from tests.core.stats.samples import TODAY, tallies


def test_buttons_are_counted_by_maturity() -> None:
    days = [
        DaySum(TODAY, Maturity.MATURE, 1, 2, 3, 4, 0),
        DaySum(TODAY - 1, Maturity.MATURE, 1, 0, 0, 0, 0),
        DaySum(TODAY, Maturity.NEW, 0, 0, 5, 0, 0),
    ]
    assert buttons(days) == Buttons(new=(0, 0, 5, 0), mature=(2, 2, 3, 4))


@given(tallies)
def test_every_answer_is_one_button(answers: list[Tally]) -> None:
    found = buttons(sums_of(answers).days)
    assert sum(found.new + found.steps + found.young + found.mature) == len(answers)


def test_an_hour_has_the_reviews_remembered_at_it() -> None:
    assert by_hour([HourSum(23, 2, 3), HourSum(23, 1, 1)]) == (*[Share()] * 23, share(3, 4))


@given(tallies)
def test_there_are_always_24_hours_and_their_shares_stay_in_0_to_1(answers: list[Tally]) -> None:
    found = by_hour(sums_of(answers).hours)
    assert len(found) == 24
    assert all(0 <= hour.right <= hour.n for hour in found)


def test_pace_is_the_mean_time_of_each_form_and_the_most_frequent_comes_first() -> None:
    forms = [
        FormSum("typed", -1, "", 2, 0, 30_000, 0, 0, 2),
        FormSum("choice", 3, "", 3, 3, 9_000, 0, 0, 3),
        FormSum("choice", 9, "sure", 1, 1, 3_000, 0, 0, 1),
    ]
    assert pace(forms) == (Pace("choice", 4, 3.0), Pace("typed", 2, 15.0))


def test_answers_without_a_time_or_a_form_make_nobody_faster() -> None:
    forms = [FormSum("choice", -1, "", 9, 9, 0, 0, 0), FormSum("", -1, "", 9, 9, 9_000, 0, 0, 9)]
    assert pace(forms) == ()
    assert pace([*forms, FormSum("choice", 2, "", 4, 1, 5_000, 0, 0, 1)]) == (Pace("choice", 1, 5.0),)


@given(tallies)
def test_pace_is_the_mean_of_the_answers_that_have_a_time(answers: list[Tally]) -> None:
    timed = [one.took_ms for one in answers if one.form == "choice" and one.took_ms]
    found = [one for one in pace(sums_of(answers).forms) if one.form == "choice"]
    assert [(one.n, one.seconds) for one in found] == ([(len(timed), sum(timed) / len(timed) / 1000)] if timed else [])
