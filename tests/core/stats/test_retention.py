import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.figures import Retention
from quizapp.core.stats.retention import BUCKETS, bucket_days, retention
from quizapp.core.stats.sums import DaySum, Span, sums_of
from quizapp.core.stats.wilson import share
from quizapp.core.tally import Maturity, Tally
from tests.core.stats.samples import TODAY, tallies


@pytest.mark.parametrize(
    ("days", "together"), [(1, 1), (31, 1), (32, 7), (366, 7), (367, 28), (1680, 28), (1681, 56), (3650, 84)]
)
def test_buckets_grow_with_the_span(days: int, together: int) -> None:
    assert bucket_days(days) == together


@given(st.integers(1, 73_000))
def test_no_span_has_more_buckets_than_a_screen_can_show(days: int) -> None:
    assert -(-days // bucket_days(days)) <= BUCKETS


def test_young_and_mature_reviews_are_told_apart_and_new_cards_and_steps_are_no_reviews() -> None:
    days = [
        DaySum(TODAY, Maturity.YOUNG, 1, 1, 1, 0, 0),
        DaySum(TODAY, Maturity.YOUNG, 1, 0, 0, 0, 0),
        DaySum(TODAY, Maturity.MATURE, 0, 0, 0, 5, 0),
        DaySum(TODAY, Maturity.NEW, 7, 7, 7, 7, 0),
        DaySum(TODAY, Maturity.STEPS, 7, 7, 7, 7, 0),
    ]
    assert retention(days, Span(TODAY, TODAY)) == (Retention(TODAY, 1, share(2, 4), share(5, 5), share(7, 9)),)


def test_the_last_bucket_ends_today_and_the_first_one_may_be_shorter() -> None:
    days = [DaySum(TODAY, Maturity.YOUNG, 0, 0, 1, 0, 0), DaySum(TODAY - 39, Maturity.YOUNG, 1, 0, 0, 0, 0)]
    found = retention(days, Span(TODAY - 39, TODAY))
    assert [(bucket.first - TODAY, bucket.days) for bucket in found] == [
        *((-39, 5), (-34, 7), (-27, 7), (-20, 7), (-13, 7), (-6, 7)),
    ]
    assert [bucket.both.n for bucket in found] == [1, 0, 0, 0, 0, 1]


@given(tallies, st.integers(1, 100))
def test_every_review_of_the_span_is_in_one_bucket(answers: list[Tally], days: int) -> None:
    span = Span(TODAY - days + 1, TODAY)
    found = retention(sums_of(answers).days, span)
    reviews = [one for one in answers if one.maturity in ("young", "mature") and one.study_day >= span.first]
    assert sum(bucket.both.n for bucket in found) == len(reviews)
    assert sum(bucket.both.right for bucket in found) == sum(one.rating > 1 for one in reviews)
    assert all(bucket.young.n + bucket.mature.n == bucket.both.n for bucket in found)


@given(tallies, st.integers(1, 100))
def test_the_buckets_fill_the_span_without_a_gap(answers: list[Tally], days: int) -> None:
    span = Span(TODAY - days + 1, TODAY)
    found = retention(sums_of(answers).days, span)
    covered = [bucket.first + day for bucket in found for day in range(bucket.days)]
    assert covered in ([], list(range(span.first, span.last + 1)))


def test_without_a_review_there_is_no_retention() -> None:
    assert retention([], Span(TODAY - 364, TODAY)) == ()
    taken_back = DaySum(TODAY, Maturity.YOUNG, 0, 0, 0, 0, 0)
    assert retention([taken_back], Span(TODAY, TODAY)) == ()
    assert retention([taken_back._replace(good=1)], Span(TODAY, TODAY)) != ()
