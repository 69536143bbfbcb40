"""The calendar of answers."""

from datetime import date

import pytest

from quizapp.render.charts.heatmap import WEEKS, heatmap, weeks
from quizapp.render.lines import Span, text_of
from tests.render.charts.conftest import Shown

THURSDAY = date(2026, 3, 5).toordinal()
ANSWERS = {THURSDAY - back: count for back, count in ((0, 12), (1, 3), (2, 40), (7, 25), (8, 20), (20, 9), (21, 1))}


def test_weeks_stand_side_by_side_and_today_is_pointed_at(shown: Shown) -> None:
    assert shown(heatmap(ANSWERS, THURSDAY, 16)) == [
        "     Jan Feb Mar",
        "Mon ···········",
        "    ··········█",
        "Wed ·········▒░",
        "    ·······░·▓▒◂",
        "Fri ·······░··",
        "    ··········",
        "    ··········",
        "less ░▒▓█ more",
    ]


def test_the_legend_says_how_many_answers_each_square_stands_for() -> None:
    assert text_of(heatmap(ANSWERS, THURSDAY, 76)[-1]) == "· none  ░ 1–10  ▒ 11–20  ▓ 21–30  █ 31+  ◂ today 12"


def test_a_day_beyond_a_busy_one_is_as_strong_as_it() -> None:
    crammed = {THURSDAY - back: 10 for back in range(20)} | {THURSDAY - 3: 900}
    days = heatmap(crammed, THURSDAY, 60)[1:8]
    assert {span.style for line in days for span in line if "█" in span.text} == {"heat-4", "today"}


@pytest.mark.parametrize(("columns", "shown_weeks"), [(4, 0), (5, 0), (6, 1), (56, 51), (58, 53), (300, 53)])
def test_a_terminal_of_eighty_columns_has_room_for_the_year(columns: int, shown_weeks: int) -> None:
    assert weeks(columns) == shown_weeks
    first = THURSDAY - 7 * (shown_weeks - 1)
    drawn = "".join(map(text_of, heatmap({first: 3}, THURSDAY, columns)[1:8]))
    assert ("█" in drawn) is (shown_weeks > 0)


def test_where_there_is_room_for_it_every_day_is_two_columns_wide() -> None:
    narrow, wide = (text_of(heatmap(ANSWERS, THURSDAY, columns)[2]) for columns in (110, 111))
    assert (len(narrow), len(wide)) == (4 + WEEKS, 4 + 2 * WEEKS)
    assert wide.endswith("██")


def test_without_answers_there_is_the_calendar_all_the_same(shown: Shown) -> None:
    lines = heatmap({}, THURSDAY, 40)
    assert "· none  ◂ today 0" in shown(lines)
    assert Span("·◂", "today") in lines[4]
