"""Upright bars, of anything and of days."""

from datetime import date

import pytest

from quizapp.core.stats.figures import Histogram
from quizapp.render.charts.axes import Scale
from quizapp.render.charts.bars import Bar, bars
from quizapp.render.charts.daybars import Days, daybars
from quizapp.render.charts.histogram import histogram
from quizapp.render.charts.legend import Part
from quizapp.render.lines import text_of
from tests.render.charts.conftest import Shown

MONDAY = date(2026, 3, 2).toordinal()
TWO = (Part("old", "mature", "█"), Part("young", "young", "░"))


def week(*values: float) -> list[Bar]:
    return [Bar(name, (value,)) for name, value in zip(("Mon", "Tue", "Wed"), values, strict=True)]


def test_numbers_stand_on_the_bars_where_there_is_room(shown: Shown) -> None:
    assert shown(bars(week(8, 3, 0.5), 14, 7)) == [
        " 8",
        "███",
        "███  3",
        "███ ▄▄▄ 0.5",
        "███ ███ ▂▂▂",
        "───────────",
        "Mon Tue Wed",
    ]


def test_where_numbers_do_not_fit_an_axis_has_round_ones(shown: Shown) -> None:
    assert shown(bars(week(12_400, 3_000, 900), 14, 8)) == [
        "    │██",
        "10k ┤██┈┈┈┈┈┈",
        "    │██",
        "    │██",
        " 5k ┤██┈▄▄┈┈┈",
        "    │██ ██ ▃▃",
        "  0 └────────",
        "     Mon   Wed",
    ]


def test_parts_are_told_apart_by_their_glyphs(shown: Shown) -> None:
    given = [Bar("a", (4, 2)), Bar("b", (0, 3)), Bar("c", (1, 0))]
    assert shown(bars(given, 20, 10, parts=TWO)) == [
        "  6",
        "░░░░",
        "░░░░",
        "████    3",
        "████  ░░░░",
        "████  ░░░░    1",
        "████  ░░░░  ████",
        "────────────────",
        "  a     b     c",
        "█ old  ░ young",
    ]


def test_little_height_leaves_a_sparkline_and_the_greatest_number(shown: Shown) -> None:
    assert shown(bars(week(8, 3, 0.5), 30, 4)) == ["█▄▁ most 8"]


def test_today_is_pointed_at(shown: Shown) -> None:
    lines = bars([Bar("5 Mar", (2,)), Bar("today", (4,), marked=True)], 20, 6)
    assert shown(lines)[-2:] == ["────────────▲───", " 5 Mar    today"]
    assert {span.text.strip() for line in lines for span in line if span.style == "today"} == {"4", "▲", "today"}


@pytest.mark.parametrize(
    ("days", "says"),
    [(20, ""), (120, "week"), (300, "month"), (1500, "quarter"), (4000, "year")],
)
def test_days_are_taken_together_until_they_fit(days: int, says: str, shown: Shown) -> None:
    lines = shown(daybars(Days(MONDAY, [(1,)] * days), 70, 12))
    assert [line for line in lines if "a bar" in line] == ([f"a bar: the sum of a {says}"] if says else [])


def test_taken_together_days_add_up_or_give_their_mean() -> None:
    values = [(2.0,)] * 7 + [(4.0,)] * 7 + [(5.0,)]
    assert text_of(daybars(Days(MONDAY, values), 14, 8)[0]).split() == ["28"]
    assert text_of(daybars(Days(MONDAY, values, mean=True), 14, 8)[0]).split() == ["4", "5"]


def test_what_is_late_has_a_bar_of_its_own_and_its_number(shown: Shown) -> None:
    lines = daybars(Days(MONDAY, [(3,), (1,)], MONDAY, late=12), 40, 8)
    assert shown(lines)[-1] == " late     today    3 Mar"
    assert "late" in {span.style for line in lines for span in line}
    assert shown(daybars(Days(MONDAY, [(3,)] * 9, MONDAY, late=12), 40, 8))[-1] == "late: 12"


def test_a_histogram_names_its_edges_and_its_median(shown: Shown) -> None:
    found = Histogram((0, 1, 7, 30, 365), (2, 8, 4, 1), 9.0, 5.0)
    assert shown(histogram(found, 40, 8, scale=Scale.DAYS)) == [
        "           8",
        "        ██████",
        "        ██████     4",
        "   2    ██████  ██████     1",
        "██████  ██████  ██████  ▄▄▄▄▄▄",
        "────────────▲─────────────────────────",
        "0d     1d      7d      30d    365d",
        "▲ median 5d",
    ]


def test_the_median_is_marked_where_it_lies_and_no_edge_stands_out() -> None:
    lines = histogram(Histogram((0, 30, 90, 365), (2, 8, 4), 90.0, 47.0), 40, 8, scale=Scale.DAYS)
    middle = text_of(lines[-3]).index("▲")
    assert text_of(lines[-2]).index("30d") < middle < text_of(lines[-2]).index("90d")
    assert [span.text for line in lines for span in line if span.style == "today"] == ["▲"]
    assert text_of(lines[-1]) == "▲ median 47d"


@pytest.mark.parametrize("columns", [30, 40, 60, 76, 100, 140])
@pytest.mark.parametrize("days", [5, 30, 365])
def test_what_is_late_and_the_first_day_are_both_named(columns: int, days: int, shown: Shown) -> None:
    given = Days(MONDAY, [(day % 7 + 20,) for day in range(days)], MONDAY, late=45)
    labels = next(line for line in shown(daybars(given, columns, 10)) if "late" in line).split()
    assert labels[0] == "late"
    assert labels[1] in ("today", "2", "Mar", "Q1", "2026")


def test_wide_labels_stay_apart() -> None:
    line = text_of(bars([Bar(f"{day} November", (1,)) for day in range(10, 30)], 60, 8)[-1])
    assert line.split(" November") == ["10", "         18", " 22", " 26", ""]
