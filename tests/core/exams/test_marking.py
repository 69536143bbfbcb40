"""What answers are worth in an exam, and what they come to."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.attempt import Ending, is_empty
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.marking import penalty, points, result
from quizapp.core.grading import grade
from quizapp.core.rating import chance_of_guessing
from quizapp.core.response import Arranged, Chosen, Matched, Response, Said, Skipped, Wrote
from tests.core.exams.samples import attempt, card

FREE, QUARTER, FAIR = 0.0, 0.25, None
RIGHT, WRONG = Chosen(frozenset({0})), Chosen(frozenset({1}))
CHOICE = card("choice")
FAIR_OF = {"choice": 1 / 3, "multi": 1 / 30, "truefalse": 1.0, "order": 1 / 23, "match": 1 / 5}
"""What a wrong answer costs fairly, g/(1−g): of 4 options 1/3, of 5 to pick from 1/(2^5 − 2), of n steps 1/(n! − 1)."""

TABLE: list[tuple[str, Response, float, float]] = [
    # kind, response, worth with partial credit, worth without; -1 stands for the penalty
    ("choice", RIGHT, 1, 1),
    ("choice", WRONG, -1, -1),
    ("multi", Chosen(frozenset({0, 1, 2})), 1, 1),
    ("multi", Chosen(frozenset({0, 1})), 2 / 3, 0),
    ("multi", Chosen(frozenset({0, 1, 3})), 1 / 3, 0),
    ("multi", Chosen(frozenset({0, 1, 2, 3})), 2 / 3, 0),
    ("multi", Chosen(frozenset({0, 3})), -1, -1),
    ("multi", Chosen(frozenset({3, 4})), -1, -1),
    ("truefalse", Said(truth=True), 1, 1),
    ("truefalse", Said(truth=False), -1, -1),
    ("typed", Wrote("precision"), 1, 1),
    ("typed", Wrote("precison"), 1, 1),
    ("typed", Wrote("recall"), -1, -1),
    ("list", Wrote("rum, milk, tea"), 1, 1),
    ("list", Wrote("tea"), 1 / 3, 0),
    ("list", Wrote("beer"), -1, -1),
    ("number", Wrote("0.25"), 1, 1),
    ("number", Wrote("0.3"), -1, -1),
    ("order", Arranged((0, 1, 2, 3)), 1, 1),
    ("order", Arranged((1, 2, 3, 0)), 3 / 4, 0),
    ("order", Arranged((3, 2, 1, 0)), -1, -1),
    ("match", Matched((0, 1, 2)), 1, 1),
    ("match", Matched((0, 1, None)), 2 / 3, 0),
    ("match", Matched((1, 2, 3)), -1, -1),
    ("cloze", Wrote("TP"), 1, 1),
    ("cloze", Wrote("true positives"), 1, 1),
    ("cloze", Wrote("false positives"), -1, -1),
]


@pytest.mark.parametrize("cost", [FREE, QUARTER, FAIR])
@pytest.mark.parametrize(("kind", "response", "partly", "wholly"), TABLE)
def test_points(kind: str, response: Response, partly: float, wholly: float, cost: float | None) -> None:
    asked = card(kind)
    guess = chance_of_guessing(asked.question)
    price = FAIR_OF.get(kind, 0.0) if cost is None else cost
    for partial, worth in ((True, partly), (False, wholly)):
        found = points(grade(asked, response), guess, Blueprint(penalty=cost, partial=partial))
        assert found == pytest.approx(-price if worth == -1 else worth), f"partial={partial}"


@pytest.mark.parametrize("response", [None, Skipped(), Chosen(frozenset())])
def test_no_answer_costs_nothing(response: Response | None) -> None:
    found = result(attempt(Blueprint(penalty=1.0), (CHOICE, response)))
    assert found.marked[0].mark is None
    assert (found.whole.points, found.whole.answered, found.whole.score) == (0, 0, 0)


@pytest.mark.parametrize(
    ("response", "holds_nothing"),
    [
        (Wrote(" \n"), True),
        (Wrote("0"), False),
        (Matched((None, None)), True),
        (Matched((None, 0)), False),
        (Said(truth=False), False),
        (Arranged((0, 1)), False),
        (WRONG, False),
    ],
)
def test_an_empty_answer_is_none(response: Response, holds_nothing: bool) -> None:
    assert is_empty(response) is holds_nothing


@pytest.mark.parametrize("kind", ["choice", "truefalse"])
def test_with_the_fair_penalty_guessing_gains_nothing(kind: str) -> None:
    asked, fair = card(kind), Blueprint(penalty=None)
    ways: list[Response] = [Chosen(frozenset({place})) for place in range(4)]
    if kind == "truefalse":
        ways = [Said(truth=True), Said(truth=False)]
    guess = chance_of_guessing(asked.question)
    assert math.fsum(points(grade(asked, way), guess, fair) for way in ways) == pytest.approx(0)


def test_a_wrong_answer_that_costs_nothing_is_worth_plain_nothing() -> None:
    worth = points(grade(CHOICE, WRONG), 0.25, Blueprint(penalty=FREE))
    assert math.copysign(1, worth) == 1, "-0.0 would stand in JSON and in the log"


def test_no_guess_costs_more_than_a_question_is_worth() -> None:
    assert penalty(0.9, Blueprint(penalty=None)) == 1


def test_a_score_is_the_points_by_the_questions() -> None:
    partly = (card("multi"), Chosen(frozenset({0, 1, 3})))
    found = result(attempt(Blueprint(penalty=0.25), (CHOICE, RIGHT), (CHOICE, WRONG), partly, (CHOICE, None)))
    assert found.whole.points == pytest.approx(1 - 0.25 + 1 / 3)
    assert found.whole.score == pytest.approx((1 - 0.25 + 1 / 3) / 4)
    assert (found.whole.n, found.whole.right, found.whole.answered) == (4, 1, 3)


def test_a_score_is_never_below_nothing_though_the_points_are() -> None:
    whole = result(attempt(Blueprint(penalty=0.5), (CHOICE, WRONG), (CHOICE, WRONG))).whole
    assert (whole.points, whole.score, whole.low) == (-1, 0, 0)


@pytest.mark.parametrize(("right", "passed"), [(11, False), (12, True)])
def test_the_pass_mark_itself_passes(right: int, passed: bool) -> None:
    answers = [RIGHT] * right + [None] * (20 - right)
    assert result(attempt(Blueprint(), *((CHOICE, answer) for answer in answers))).passed is passed


def test_thirds_that_come_to_the_pass_mark_pass_whatever_rounding_does() -> None:
    found = result(attempt(Blueprint(pass_mark=5 / 6), (CHOICE, RIGHT), (card("list"), Wrote("tea and milk"))))
    assert found.whole.score < 5 / 6
    assert found.passed


def test_nothing_asked_is_not_passed() -> None:
    found = result(attempt(Blueprint()))
    assert not found.passed
    assert (found.whole.low, found.whole.high) == (0, 1)


def test_topics_are_told_by_their_paths_in_their_order() -> None:
    asked = [card(topic=topic) for topic in ("b", "a/x", "", "a", "b")]
    found = result(attempt(Blueprint(), *zip(asked, (RIGHT, RIGHT, WRONG, None, WRONG), strict=True)))
    assert {path: (one.points, one.n) for path, one in found.topics.items()} == {
        "": (0, 1),
        "a": (0, 1),
        "a/x": (1, 1),
        "b": (1, 2),
    }
    assert [*found.topics] == ["", "a", "a/x", "b"]


def test_the_points_an_attempt_ended_with_stay_though_marking_is_another_now() -> None:
    ended = attempt(Blueprint(), (CHOICE, WRONG), (CHOICE, RIGHT), ending=Ending.SUBMITTED, points=(1.0, 0.5))
    found = result(ended)
    assert [one.points for one in found.marked] == [1, 0.5]
    assert (found.whole.score, found.whole.right) == (0.75, 1)


@pytest.mark.parametrize("cost", [0.0, 0.25])
def test_points_that_an_answer_cannot_have_had_are_not_believed(cost: float) -> None:
    asked = ((CHOICE, WRONG), (CHOICE, WRONG), (CHOICE, None))
    ended = attempt(Blueprint(penalty=cost), *asked, ending=Ending.SUBMITTED, points=(-cost, -1.0, 1.0))
    found = result(ended)
    assert [one.points for one in found.marked] == [-cost, -cost, 0]
    assert found.whole.right == 0


def test_without_penalty_and_parts_the_interval_is_that_of_wilson() -> None:
    whole = result(attempt(Blueprint(), *[(CHOICE, RIGHT)] * 12, *[(CHOICE, WRONG)] * 8)).whole
    assert [whole.low, whole.high] == pytest.approx([0.41855, 0.75761], abs=1e-5)


answers = st.lists(st.sampled_from([RIGHT, WRONG, None]), min_size=1, max_size=30)
costs = st.sampled_from([FREE, QUARTER, 1.0, FAIR])


@given(answers, costs)
def test_an_interval_holds_the_score_and_lies_within_bounds(given_: list[Response | None], cost: float | None) -> None:
    whole = result(attempt(Blueprint(penalty=cost), *((CHOICE, one) for one in given_))).whole
    assert 0 <= whole.low <= whole.score <= whole.high <= 1
    assert whole.low < whole.high or whole.score in (0, 1)


@given(answers, costs)
def test_more_questions_of_the_same_sort_narrow_the_interval(given_: list[Response | None], cost: float | None) -> None:
    asked = [(CHOICE, one) for one in given_]
    few, many = (result(attempt(Blueprint(penalty=cost), *asked * times)).whole for times in (1, 4))
    assert many.high - many.low <= few.high - few.low
    assert many.score == pytest.approx(few.score)


@pytest.mark.parametrize("cost", [FREE, QUARTER, FAIR])
def test_nine_of_ten_intervals_hold_the_score_of_very_many_questions(cost: float | None) -> None:
    dice, known, papers = random.Random(5), 0.7, 400
    blueprint = Blueprint(penalty=cost)
    truth = known - (1 - known) * penalty(0.25, blueprint)
    held = 0
    for _ in range(papers):
        asked = [(CHOICE, RIGHT if dice.random() < known else WRONG) for _ in range(40)]
        whole = result(attempt(blueprint, *asked)).whole
        held += whole.low <= truth <= whole.high
    assert 0.86 <= held / papers <= 0.95
