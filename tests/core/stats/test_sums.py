from collections import Counter
from dataclasses import replace

from hypothesis import given

from quizapp.core.review import Rating
from quizapp.core.stats.sums import DaySum, FormSum, HourSum, Span, Sums, answered, sums_of
from quizapp.core.tally import Maturity, Tally
from tests.core.stats.samples import TODAY, tallies

ONE = Tally(
    study_day=TODAY,
    hour=9,
    deck="d",
    topic="t",
    maturity=Maturity.YOUNG,
    rating=Rating.GOOD,
    took_ms=700,
    form="choice",
    word="sure",
    bin=8,
    predicted=910_000,
    loss=94_311,
)


def numbers(sums: Sums) -> Counter[tuple[object, ...]]:
    """Every number of the sums by its key and place."""
    found: Counter[tuple[object, ...]] = Counter()
    for rows, keys in ((sums.days, 2), (sums.hours, 1), (sums.forms, 3)):
        for row in rows:
            found.update({(type(row), *row[:keys], place): int(number) for place, number in enumerate(row[keys:])})
    return found


def test_answers_of_one_hour_and_of_one_prediction_add_up() -> None:
    wrong = replace(ONE, rating=Rating.AGAIN, took_ms=300, predicted=915_000, loss=2_465_104)
    sums = sums_of([ONE, wrong])
    assert sums.days == (DaySum(TODAY, Maturity.YOUNG, 1, 0, 1, 0, 1000, 2),)
    assert sums.hours == (HourSum(9, 1, 2),)
    assert sums.forms == (FormSum("choice", 8, "sure", 2, 1, 1000, 1_825_000, 2_559_415, 2),)


@given(tallies, tallies)
def test_the_sums_of_two_parts_are_those_of_both(one: list[Tally], other: list[Tally]) -> None:
    assert numbers(sums_of(one + other)) == numbers(sums_of(one)) + numbers(sums_of(other))


@given(tallies, tallies)
def test_taking_back_leaves_exactly_what_was_before(kept: list[Tally], undone: list[Tally]) -> None:
    left = numbers(sums_of(kept + undone))
    left.subtract(numbers(sums_of(undone)))
    assert left == numbers(sums_of(kept))


@given(tallies)
def test_every_answer_is_counted_once_by_day_and_by_form_and_reviews_by_hour(answers: list[Tally]) -> None:
    sums = sums_of(answers)
    assert sum(answered(sums.days).values()) == sum(form.reviews for form in sums.forms) == len(answers)
    assert answered(sums.days) == Counter(one.study_day for one in answers)
    reviews = [one for one in answers if one.maturity in (Maturity.YOUNG, Maturity.MATURE)]
    assert sum(hour.reviews for hour in sums.hours) == len(reviews)
    assert sum(hour.right for hour in sums.hours) == sum(one.rating > Rating.AGAIN for one in reviews)
    assert all(form.right <= form.reviews for form in sums.forms)


def test_only_again_is_not_right() -> None:
    (form,) = sums_of([replace(ONE, rating=rating) for rating in Rating]).forms
    assert (form.reviews, form.right) == (4, 3)


def test_a_span_holds_its_first_and_its_last_day() -> None:
    span = Span(TODAY - 2, TODAY)
    assert [day for day in range(-4, 3) if TODAY + day in span] == [-2, -1, 0]
    assert span.days == 3
