import math
from collections import Counter
from dataclasses import replace

from hypothesis import given

from quizapp.core.day import DAY_MS, Moment
from quizapp.core.fsrs import Model
from quizapp.core.policy import Policy
from quizapp.core.portion import portions
from quizapp.core.review import Event, EventKind, Rating, Review
from quizapp.core.stats.cards import Cards
from quizapp.core.stats.figures import Calibration, CardCounts, Forecast, Histogram, Share, Statistics
from quizapp.core.stats.statistics import statistics
from quizapp.core.stats.sums import Span, sums_of
from quizapp.core.tally import Tally, tallies
from tests.core.stats.samples import TODAY, cards
from tests.core.stats.samples import tallies as some_tallies

ALL_SUSPENDED = Cards(
    topics=["t"],
    topic=[0, 0],
    stability=[3.0, 40.0],
    difficulty=[5.0, 6.0],
    last_day=[TODAY - 9, TODAY - 3],
    first_day=[TODAY - 9, TODAY - 9],
    due=[TODAY - 6, TODAY + 30],
    in_steps=[0, 0],
    suspended=[1, 1],
    lapses=[0, 0],
    first_right=[1, 1],
    first_guess=[0.0, 0.0],
    trail=["", ""],
    new=[0],
    new_suspended=[5],
)


def of(answers: list[Tally], library: Cards, days: int = 365) -> Statistics:
    by_day = Counter(one.study_day for one in answers)
    span = Span(TODAY - days + 1, TODAY)
    within = sums_of(one for one in answers if one.study_day in span)
    return statistics(within, by_day, portions(library, TODAY, Model()), "", span)


def review(day: int, rating: Rating) -> Event:
    at = Moment(1_790_000_000_000 + (day - TODAY) * DAY_MS, 0, day)
    return Event(
        id=f"e{day}",
        kind=EventKind.REVIEW,
        moment=at,
        card_id="c",
        review=Review(rating=rating, form="choice", took_ms=4000),
    )


def test_who_never_answered_has_figures_of_nothing() -> None:
    found = of([], Cards(topics=["t"], new=[140], new_suspended=[0]))
    assert found.counts == CardCounts(new=140)
    assert (found.daily, found.retention, found.pace, found.confidence) == ((), (), (), {})
    assert (found.right, found.hours, found.calibration) == (Share(), (Share(),) * 24, Calibration())
    assert (found.forecast, found.recall) == (Forecast(), Histogram())
    assert of([], Cards()).counts.cards == 0


def test_a_single_answer_is_in_every_figure_that_it_can_be_in() -> None:
    library = replace(
        ALL_SUSPENDED,
        **{
            name: getattr(ALL_SUSPENDED, name)[:1]
            for name in ALL_SUSPENDED.__match_args__
            if name not in ("topics", "new", "new_suspended", "suspended", "for_today")
        },
        suspended=[0],
        new_suspended=[0],
    )
    found = of(tallies([review(TODAY, Rating.GOOD)], Policy()), library)
    assert (found.calendar.answers, found.calendar.streak, found.calendar.longest) == ({TODAY: 1}, 1, 1)
    assert [(day.day, day.answers) for day in found.daily] == [(TODAY, 1)]
    assert found.buttons.new == (0, 0, 1, 0)
    assert [(pace.form, pace.n, pace.seconds) for pace in found.pace] == [("choice", 1, 4.0)]
    assert (found.right, found.retention, found.calibration.n) == (Share(), (), 0)
    assert (found.counts, found.forecast.late) == (CardCounts(young=1), 1)


def test_a_library_that_is_all_suspended_keeps_its_past_and_has_nothing_to_come() -> None:
    events = [review(TODAY - 9, Rating.EASY), review(TODAY - 3, Rating.AGAIN)]
    found = of(tallies(events, Policy()), ALL_SUSPENDED)
    assert found.counts == CardCounts(suspended=7)
    assert (found.forecast, found.stability, found.difficulty, found.recall) == (Forecast(), *[Histogram()] * 3)
    assert (found.right.right, found.right.n, found.calibration.n) == (0, 1, 1)


def test_ten_years_fit_on_a_screen_and_lose_no_answer() -> None:
    days = range(TODAY - 3649, TODAY + 1, 3)
    events = [review(day, Rating.AGAIN if day % 5 == 0 else Rating.GOOD) for day in days]
    found = of(tallies(events, Policy(learning_steps=(), relearning_steps=())), ALL_SUSPENDED, days=3650)
    assert len(found.retention) <= 60
    assert sum(day.answers for day in found.daily) == len(events)
    assert sum(bucket.both.n for bucket in found.retention) == found.right.n == len(events) - 1
    assert found.calibration.n == len(events) - 1
    assert max(found.calendar.answers) == days[-1]
    assert found.calendar.longest == 1


def test_answers_before_the_span_count_only_for_what_is_of_all_time() -> None:
    events = [review(TODAY - day, Rating.GOOD) for day in (50, 49, 48, 3)]
    found = of(tallies(events, Policy()), Cards(), days=7)
    assert [day.day - TODAY for day in found.daily] == [-3]
    assert (found.pace[0].n, sum(found.buttons.young + found.buttons.steps)) == (1, 1)
    assert (found.calendar.longest, found.calendar.studied, len(found.calendar.answers)) == (3, 1, 4)


@given(some_tallies, cards())
def test_the_figures_of_any_history_agree_with_each_other(answers: list[Tally], library: Cards) -> None:
    found = of(answers, library)
    pressed = (found.buttons.new, found.buttons.steps, found.buttons.young, found.buttons.mature)
    assert sum(map(sum, pressed)) == sum(day.answers for day in found.daily) == sum(found.calendar.answers.values())
    assert sum(hour.n for hour in found.hours) == found.right.n == sum(found.buttons.young + found.buttons.mature)
    assert found.calendar.studied == len(found.daily)
    assert math.isclose(sum(day.minutes for day in found.daily), sum(one.took_ms for one in answers) / 60_000)
    assert sum(found.stability.counts) == found.counts.learning + found.counts.young + found.counts.mature
