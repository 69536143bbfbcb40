"""Curves: axes, marks, bands, the target and today; and the forgetting curve of a card."""

from datetime import date

import pytest

from quizapp.core.listing import CardStatus
from quizapp.core.past import CardPast, PastReview, Stretch
from quizapp.core.review import Memory, Mode, Rating
from quizapp.render.charts.axes import Axis, Scale
from quizapp.render.charts.cardcurve import forgetting
from quizapp.render.charts.curve import DASHED, Guide, Mark, Series, curve
from quizapp.render.lines import text_of
from tests.render.charts.conftest import Shown

FIRST = date(2026, 1, 1).toordinal()
SHARE = Axis(Scale.SHARE, 0.0, 1.0)
RISING = [(x / 10, x / 10) for x in range(11)]


def test_a_line_stands_over_round_ticks_with_its_name_beside_its_end(shown: Shown) -> None:
    assert shown(curve([Series("you", RISING)], 40, 9, x=SHARE, y=SHARE)) == [
        "100% ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⠤⠔⠂ you",
        "     │                     ⢀⡠⠤⠊⠉",
        "     │                 ⣀⡠⠒⠊⠁",
        " 50% ┤┈┈┈┈┈┈┈┈┈┈┈⢀⡠⠤⠒⠊⠉┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "     │       ⣀⠤⠔⠉⠁",
        "     │  ⢀⣀⠔⠒⠉",
        "  0% ┤⠒⠉⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "     └┬─────────────┬──────────────┬",
        "     0%            50%           100%",
    ]


def test_hollow_and_full_marks_stand_on_the_diagonal(shown: Shown) -> None:
    marks = [Mark(0.5, 0.5, "○"), Mark(1, 1, "●")]
    series = Series("", [(0.5, 0.5), (1, 1)], marks=marks, joined=False)
    lines = shown(curve([series], 30, 9, x=SHARE, y=SHARE, guide=Guide(diagonal=True)))
    assert lines[0].endswith("●")
    assert "○" in lines[3]
    assert any("⠂" in line for line in lines)


def test_the_target_lies_behind_the_curve_and_has_its_name(shown: Shown) -> None:
    lines = curve([Series("", RISING)], 40, 9, x=SHARE, y=SHARE, guide=Guide(0.5, "target 50%"))
    assert any("target 50%" in line for line in shown(lines))
    [level] = [line for line in shown(lines) if "╌" in line]
    assert any("\u2800" < sign < "\u28ff" for sign in level)


def test_a_line_is_parted_where_nothing_is_known(shown: Shown) -> None:
    points = [(0.0, 0.5), (0.2, 0.5), (0.5, None), (0.8, 0.5), (1.0, 0.5)]
    [row] = [line for line in shown(curve([Series("", points)], 40, 9, x=SHARE, y=SHARE)) if "⠒" in line or "⠉" in line]
    assert "┈┈┈┈┈┈┈" in row.strip("┈")


def test_names_that_would_meet_stand_below_each_other(shown: Shown) -> None:
    series = [Series("young", RISING), Series("mature", RISING, dashes=DASHED), Series("both", RISING)]
    lines = shown(curve(series, 50, 9, x=SHARE, y=SHARE))
    assert [line.split()[-1] for line in lines[:3]] == ["young", "mature", "both"]


def test_intervals_are_a_shade_on_both_sides_of_a_line() -> None:
    band = [(0.2, 0.8), (0.2, 0.8)]
    lines = curve([Series("", [(0, 0.5), (1, 0.5)], band=band, shade="young-band")], 40, 12, x=SHARE, y=SHARE)
    rows = [number for number, line in enumerate(lines) if any(span.style == "young-band" for span in line)]
    middle = next(number for number, line in enumerate(lines) if any(span.style == "curve" for span in line))
    assert rows[0] < middle < rows[-1]
    assert sorted({*rows, middle}) == list(range(rows[0], rows[-1] + 1))


def test_little_room_leaves_each_series_in_a_row(shown: Shown) -> None:
    series = [Series("young", [(0, 0.2), (1, 0.8)]), Series("mature", [(0, 0.9), (1, 0.9)])]
    assert shown(curve(series, 40, 6, x=SHARE, y=SHARE)) == ["young ▂▇ 80%", "mature ▇▇ 90%"]


def test_without_points_there_is_a_word(shown: Shown) -> None:
    assert shown(curve([Series("a", [(1, None)])], 40, 12, x=SHARE, y=SHARE)) == ["Nothing yet"]


@pytest.mark.parametrize(
    ("days", "labels"), [(5, "1 Jan 2 Jan 3 Jan"), (80, "5 Jan"), (400, "2026 Mar May"), (4000, "2028")]
)
def test_dates_are_named_as_finely_as_the_span_is_long(days: int, labels: str, shown: Shown) -> None:
    points = [(FIRST + day, 0.5) for day in range(days)]
    bottom = shown(curve([Series("", points)], 90, 10, x=Axis(Scale.DATE), y=SHARE))[-1]
    assert labels in " ".join(bottom.split())


def past(*answers: tuple[int, Rating, float], today: int, due: int) -> CardPast:
    """The past of a card from its answers: day, rating, stability after it."""
    card = CardStatus(
        card_id="1",
        question="",
        deck="",
        title="",
        file="",
        line=1,
        topic="",
        kind="",
        memory=Memory(),
        retrievability=0.9,
        due=None,
        days=due,
    )
    reviews = [
        PastReview(
            day=FIRST + day,
            at="",
            rating=rating,
            verdict=None,
            mode=Mode.STUDY,
            form="choice",
            took_ms=None,
            elapsed=None,
            retrievability=None if number == 0 else 0.9,
            interval_days=None,
            stability=stability,
            difficulty=5.0,
        )
        for number, (day, rating, stability) in enumerate(answers)
    ]
    stretches = tuple(Stretch(FIRST + day, stability) for day, _, stability in answers)
    return CardPast(card=card, today=FIRST + today, reviews=tuple(reviews), stretches=stretches)


def test_a_card_s_curve_shows_its_answers_today_and_the_target(shown: Shown) -> None:
    found = past((0, Rating.GOOD, 3.0), (4, Rating.AGAIN, 1.0), (5, Rating.GOOD, 20.0), today=15, due=9)
    lines = shown(forgetting(found, 60, 12))
    whole = "\n".join(lines)
    assert whole.count("✓") == 2
    assert whole.count("✗") == 1
    assert "retention 90%" in whole
    assert "today" in lines[-1]


def test_what_is_ahead_is_drawn_otherwise_than_what_was() -> None:
    found = past((0, Rating.GOOD, 30.0), today=10, due=20)
    styles = [span.style for line in forgetting(found, 70, 12) for span in line]
    assert "ahead" in styles
    assert "curve" in styles


def test_a_card_never_answered_has_no_curve() -> None:
    assert [text_of(line) for line in forgetting(past(today=1, due=0), 60, 12)] == ["Nothing yet"]
