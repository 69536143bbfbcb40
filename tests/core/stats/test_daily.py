from hypothesis import given

from quizapp.core.stats.daily import daily
from quizapp.core.stats.figures import Day
from quizapp.core.stats.sums import DaySum, sums_of
from quizapp.core.tally import Maturity, Tally
from tests.core.stats.samples import TODAY, tallies


def test_a_day_has_its_answers_by_maturity_and_its_minutes() -> None:
    days = [
        DaySum(TODAY, Maturity.MATURE, 1, 0, 4, 1, 60_000),
        DaySum(TODAY - 1, Maturity.NEW, 2, 0, 0, 0, 30_000),
        DaySum(TODAY, Maturity.MATURE, 0, 1, 0, 0, 15_000),
        DaySum(TODAY, Maturity.YOUNG, 0, 0, 3, 0, 15_000),
        DaySum(TODAY, Maturity.STEPS, 0, 0, 2, 0, 0),
    ]
    assert daily(days) == (Day(TODAY - 1, new=2, minutes=0.5), Day(TODAY, 0, 2, 3, 7, 1.5))


def test_a_day_whose_answers_were_all_taken_back_is_left_out() -> None:
    assert daily([DaySum(TODAY, Maturity.YOUNG, 0, 0, 0, 0, 0)]) == ()


@given(tallies)
def test_every_answer_is_in_one_day(answers: list[Tally]) -> None:
    days = daily(sums_of(answers).days)
    assert sum(day.answers for day in days) == len(answers)
    assert [day.day for day in days] == sorted({answer.study_day for answer in answers})
