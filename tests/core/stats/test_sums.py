from collections import Counter
from dataclasses import replace

from hypothesis import given

from quizapp.core.review import Rating
from quizapp.core.stats.sums import Form, Hour, Span, Sums, forms_within, hours_within, sums_of
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
    for hour in sums.hours:
        found.update({("hour", *hour[:3], place): number for place, number in enumerate(hour[3:])})
    for form in sums.forms:
        found.update({("form", *form[:4], place): number for place, number in enumerate(form[4:])})
    return found


def test_answers_of_one_hour_and_of_one_prediction_add_up() -> None:
    wrong = replace(ONE, rating=Rating.AGAIN, took_ms=300, predicted=915_000, loss=2_465_104)
    sums = sums_of([ONE, wrong])
    assert sums.hours == (Hour(TODAY, 9, Maturity.YOUNG, 1, 0, 1, 0, 1000),)
    assert sums.forms == (Form(TODAY, "choice", 8, "sure", 2, 1, 1000, 1_825_000, 2_559_415),)


@given(tallies, tallies)
def test_the_sums_of_two_parts_are_those_of_both(one: list[Tally], other: list[Tally]) -> None:
    assert numbers(sums_of(one + other)) == numbers(sums_of(one)) + numbers(sums_of(other))


@given(tallies, tallies)
def test_taking_back_leaves_exactly_what_was_before(kept: list[Tally], undone: list[Tally]) -> None:
    left = numbers(sums_of(kept + undone))
    left.subtract(numbers(sums_of(undone)))
    assert left == numbers(sums_of(kept))


@given(tallies)
def test_every_answer_is_counted_once_by_hour_and_once_by_form(answers: list[Tally]) -> None:
    sums = sums_of(answers)
    assert sum(sum(hour[3:7]) for hour in sums.hours) == sum(form.reviews for form in sums.forms) == len(answers)
    assert all(form.right <= form.reviews for form in sums.forms)


def test_only_again_is_not_right() -> None:
    (form,) = sums_of([replace(ONE, rating=rating) for rating in Rating]).forms
    assert (form.reviews, form.right) == (4, 3)


def test_a_span_holds_its_first_and_its_last_day() -> None:
    sums = sums_of([replace(ONE, study_day=TODAY + day) for day in range(-3, 2)])
    span = Span(TODAY - 2, TODAY)
    assert [hour.day - TODAY for hour in hours_within(sums.hours, span)] == [-2, -1, 0]
    assert [form.day - TODAY for form in forms_within(sums.forms, span)] == [-2, -1, 0]
