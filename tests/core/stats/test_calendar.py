from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.calendar import calendar
from quizapp.core.stats.figures import CALENDAR_DAYS
from quizapp.core.stats.sums import Span
from tests.core.stats.samples import TODAY

YEAR = Span(TODAY - 364, TODAY)


def answers(*days: int) -> dict[int, int]:
    return {TODAY + day: 5 for day in days}


def test_the_streak_runs_up_to_today_or_yesterday_and_the_longest_one_is_of_all_time() -> None:
    found = calendar(answers(-2000, -1999, -1998, -1997, -9, -2, -1), YEAR, TODAY)
    assert (found.streak, found.longest, found.studied) == (2, 4, 3)
    assert calendar(answers(-3, -2), YEAR, TODAY).streak == 0


def test_the_calendar_shows_a_year_of_whole_weeks() -> None:
    found = calendar(answers(-CALENDAR_DAYS, 1 - CALENDAR_DAYS, 0), YEAR, TODAY)
    assert found.answers == answers(1 - CALENDAR_DAYS, 0)
    assert CALENDAR_DAYS % 7 == 0


def test_days_that_a_wrong_clock_put_into_the_future_count_for_nothing() -> None:
    assert calendar(answers(-1, 0, 1, 2, 3, 40), Span(TODAY - 6, TODAY + 50), TODAY) == calendar(
        answers(-1, 0), Span(TODAY - 6, TODAY), TODAY
    )


def test_a_day_whose_answers_were_all_taken_back_is_no_day_of_study() -> None:
    found = calendar({TODAY - 1: 3, TODAY: 0}, YEAR, TODAY)
    assert (found.answers, found.streak, found.longest, found.studied) == ({TODAY - 1: 3}, 1, 1, 1)


@given(st.sets(st.integers(TODAY - 500, TODAY)))
def test_the_longest_streak_is_no_shorter_than_this_one_and_no_longer_than_all_days(days: set[int]) -> None:
    found = calendar(dict.fromkeys(days, 1), YEAR, TODAY)
    assert found.streak <= found.longest <= len(days)
    assert found.studied <= len(days)


def test_who_never_studied_has_an_empty_calendar() -> None:
    found = calendar({}, YEAR, TODAY)
    assert (found.answers, found.streak, found.longest, found.studied) == ({}, 0, 0, 0)
