"""The numbers of every picture as text: exact, with n, and never a figure where there is none."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.figures import Calendar, CardCounts, Day, Histogram, Retention, Share, Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.core.stats.sums import Span
from quizapp.render.figuretables import tables
from quizapp.render.figuretexts import percent, percents, points, share
from quizapp.render.periods import gathered, periods
from tests.figures import SPAN, TODAY, empty_statistics, full_statistics


def numbers(cell: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", cell.replace(",", ""))]


def column(found: Statistics, picture: Picture, name: str) -> list[str]:
    table = tables(found)[picture]
    return [row[table.head.index(name)] for row in table.rows]


def test_every_picture_has_a_table_whose_rows_fit_its_head() -> None:
    found = tables(full_statistics())
    assert list(found) == list(Picture)
    for table in found.values():
        assert table.title
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.head)}


@pytest.mark.parametrize("picture", list(Picture))
def test_a_picture_without_figures_has_no_rows_and_says_so(picture: Picture) -> None:
    table = tables(empty_statistics())[picture]
    assert table.rows == ()
    assert table.note.endswith(".")


def test_nothing_is_lost_where_days_are_taken_together() -> None:
    found = full_statistics()
    answers = sum(day.answers for day in found.daily)
    assert sum(int(cell.replace(",", "")) for cell in column(found, Picture.DAILY, "All")) == answers
    assert sum(int(cell.replace(",", "")) for cell in column(found, Picture.CALENDAR, "Answers")) == answers
    due = found.forecast.late + sum(found.forecast.days) + found.forecast.beyond
    assert sum(int(cell.replace(",", "")) for cell in column(found, Picture.FORECAST, "Cards due")) == due


def test_shares_come_with_their_interval_and_their_number() -> None:
    part = Retention(TODAY - 6, 7, young=Share(3, 4, 0.37, 0.95), both=Share(3, 4, 0.37, 0.95))
    found = replace(empty_statistics(), retention=(part,))
    assert tables(found)[Picture.RETENTION].rows == (
        ("2026-11-14", "7", "75% (37–95%) of 4", "–", "75% (37–95%) of 4"),
    )


def test_the_calibration_says_how_good_the_predictions_are() -> None:
    table = tables(full_statistics())[Picture.CALIBRATION]
    assert table.rows[0] == ("50–60%", "56.0%", "56%", "30–78%", "9")
    assert table.note == "4,642 reviews; 0 is best: log loss 0.318, RMSE 0.021."


def test_leeches_and_days_are_counted_as_people_say_it() -> None:
    one = replace(
        empty_statistics(), counts=CardCounts(young=1, leeches=1), calendar=Calendar(TODAY, {TODAY: 1}, 1, 1, 1)
    )
    assert "1 leech:" in tables(one)[Picture.COUNTS].note
    assert tables(one)[Picture.CALENDAR].note == "Studied on 1 of 365 days. 1 day in a row now, 1 at most."


def test_a_histogram_names_its_bins_by_their_edges() -> None:
    found = replace(empty_statistics(), recall=Histogram((0, 0.5, 1), (1, 3), 0.8, 0.9))
    table = tables(found)[Picture.RECALL]
    assert table.rows == (("0% to 50%", "1", "25%"), ("50% to 100%", "3", "75%"))
    assert table.note == "Mean 80%, median 90%, of 4 cards."


def test_almost_all_is_not_all_and_almost_nothing_is_not_nothing() -> None:
    assert [percent(value) for value in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "<1%", "50%", ">99%", "100%"]
    assert percents(0.721, 0.879) == "72–88%"
    assert [points(change) for change in (0.04, -0.031, 0.001)] == ["+4", "−3", "0"]
    assert share(Share()) == "–"


@given(st.integers(min_value=1, max_value=8000), st.integers(min_value=0, max_value=400))
def test_periods_hold_every_day_of_a_span_once(days: int, shift: int) -> None:
    span = Span(TODAY - shift - days + 1, TODAY - shift)
    held = [day for period in periods(span) for day in range(period.first, period.last + 1)]
    assert held == list(range(span.first, span.last + 1))
    assert len(periods(span)) <= max(54, days // 28 + 2)


@given(st.lists(st.integers(min_value=0, max_value=364), unique=True, min_size=1))
def test_what_is_gathered_is_what_there_was(days: list[int]) -> None:
    daily = tuple(Day(SPAN.first + day, 1, 2, 3, 4, 0.5) for day in sorted(days))
    found = gathered(daily, SPAN)
    assert sum(day.answers for _, day in found) == 10 * len(days)
    assert sum(day.minutes for _, day in found) == pytest.approx(0.5 * len(days))
    assert all(period.first <= day.day <= period.last for period, day in found)


def test_every_number_of_the_counts_stands_in_the_table() -> None:
    counts = full_statistics().counts
    said = [numbers(cell)[0] for cell in column(full_statistics(), Picture.COUNTS, "Cards")]
    assert said == [counts.new, counts.learning, counts.young, counts.mature, counts.suspended, counts.cards]
