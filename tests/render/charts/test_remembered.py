"""The share remembered over time: no zigzag of a few reviews, and nothing lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some

from quizapp.core.stats.figures import Retention, Share
from quizapp.core.stats.wilson import share
from quizapp.render.charts.remembered import FEW, joined, remembered
from quizapp.render.lines import text_of

START = 739_000


def weekly(counts: Sequence[tuple[int, int]]) -> list[tuple[Retention, Share]]:
    """Buckets of a week each with so many right of so many."""
    shares = [share(right, n) for right, n in counts]
    return [(Retention(START + 7 * week, 7, one, Share(), one), one) for week, one in enumerate(shares)]


def picture(counts: Sequence[tuple[int, int]], columns: int = 76) -> str:
    buckets = [bucket for bucket, _ in weekly(counts)]
    return "\n".join(map(text_of, remembered(buckets, columns, 15)))


@given(some.lists(some.integers(0, 90).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n))), max_size=60))
def test_joining_loses_no_review_and_leaves_no_point_with_few_beside_another(counts: list[tuple[int, int]]) -> None:
    points = joined(weekly(counts))
    assert sum(one.share.n for one in points) == sum(n for _, n in counts)
    assert sum(one.share.right for one in points) == sum(right for right, _ in counts)
    assert [one.day for one in points] == sorted(one.day for one in points)
    assert len(points) <= 12
    assert len(points) < 2 or all(one.share.n >= FEW for one in points)


def test_weeks_with_a_few_reviews_each_are_no_zigzag() -> None:
    ups_and_downs = [(0, 3), (5, 5), (2, 6), (8, 8), (1, 4), (7, 7)] * 8
    shares = [one.share.right / one.share.n for one in joined(weekly(ups_and_downs))]
    assert len(shares) > 5
    assert max(shares) - min(shares) < 0.25


def test_the_axis_begins_below_every_point_and_shows_a_fifth_at_least() -> None:
    assert "80% ┤" in picture([(95, 100)] * 12)
    assert "40% ┤" in picture([(95, 100)] * 6 + [(45, 100)] * 6)


def test_the_interval_is_a_shade_where_there_is_room_for_it() -> None:
    assert "░ 90% intervals" in picture([(80, 100)] * 12)
    assert "░" not in picture([(80, 100)] * 12, 49)


@pytest.mark.parametrize(("n", "glyph", "said"), [(29, "○", True), (30, "●", False)])
def test_a_point_of_few_reviews_is_hollow_and_only_then_it_is_said(n: int, glyph: str, said: bool) -> None:
    drawn = picture([(20, n)])
    assert glyph in drawn.replace("○ of", "")
    assert ("○ of fewer than 30" in drawn) is said


def test_without_reviews_there_is_nothing_yet() -> None:
    assert picture([]) == "Nothing yet"
