"""The calendar of answers."""

from datetime import date

from quizapp.render.charts.heatmap import heatmap
from quizapp.render.lines import Span, text_of
from tests.render.charts.conftest import Shown

THURSDAY = date(2026, 3, 5).toordinal()
ANSWERS = {THURSDAY - back: count for back, count in ((0, 12), (1, 3), (2, 40), (7, 25), (8, 20), (20, 9), (21, 1))}


def test_weeks_stand_side_by_side_and_today_is_pointed_at(shown: Shown) -> None:
    assert shown(heatmap(ANSWERS, THURSDAY, 16)) == [
        "    Feb     Mar",
        "Mon · · · · · ·",
        "    · · · · · ■",
        "Wed · · · · ▪ ▪",
        "    · · ▪ · ■ ▪◂",
        "Fri · · ▪ · ·",
        "    · · · · ·",
        "    · · · · ·",
        "less ▪ ▪ ■ ■ mo…",
    ]


def test_the_legend_says_how_many_answers_each_square_stands_for() -> None:
    assert text_of(heatmap(ANSWERS, THURSDAY, 76)[-1]) == "· none  ▪ 1–10  ▪ 11–20  ■ 21–30  ■ 31+  ◂ today 12"


def test_without_colours_shades_tell_the_days_apart(shown: Shown) -> None:
    lines = shown(heatmap(ANSWERS, THURSDAY, 16, plain=True))
    assert [line[14:] for line in lines[2:5]] == ["█", "░", "▒◂"]


def test_a_day_beyond_a_busy_one_is_as_strong_as_it() -> None:
    crammed = {THURSDAY - back: 10 for back in range(20)} | {THURSDAY - 3: 900}
    days = heatmap(crammed, THURSDAY, 60)[1:8]
    assert {span.style for line in days for span in line if "■" in span.text} == {"heat-4", "today"}


def test_wide_rooms_show_a_year_and_no_more() -> None:
    assert len(text_of(heatmap({}, THURSDAY, 300)[4])) == 4 + 2 * 53


def test_without_answers_there_is_the_calendar_all_the_same(shown: Shown) -> None:
    lines = heatmap({}, THURSDAY, 40)
    assert "· none  ◂ today 0" in shown(lines)
    assert Span("·◂", "today") in lines[4]
