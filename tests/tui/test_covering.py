"""What can be changed on the cover of an exam."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.blueprint import MINUTES_MAX, QUESTIONS_MAX, Blueprint, Quota
from quizapp.core.exams.paper import SEED_MAX
from quizapp.errors import QuizError
from quizapp.tui.covering import Aspect, Setup, aspects, of_topics

BY_NAME = {aspect.name: aspect for aspect in aspects()}
TYPED = [aspect for aspect in aspects() if aspect.typed]
SETUPS = st.builds(
    Setup,
    st.builds(
        Blueprint,
        questions=st.integers(1, QUESTIONS_MAX),
        minutes=st.none() | st.floats(0, MINUTES_MAX),
        pass_mark=st.floats(0.01, 1),
        penalty=st.none() | st.floats(0, 1),
        levels=st.none() | st.sampled_from([(1, 5), (2, 2), (3, 5)]),
    ),
    st.integers(0, SEED_MAX),
)


def sound(setup: Setup) -> bool:
    """Whether everything is within what an exam may be."""
    now = setup.blueprint
    return (
        1 <= now.questions <= QUESTIONS_MAX
        and 0 <= (now.minutes or 0) <= MINUTES_MAX
        and 0 < now.pass_mark <= 1
        and 0 <= (now.penalty or 0) <= 1
        and 0 <= setup.seed <= SEED_MAX
    )


@given(SETUPS, st.sampled_from(aspects()), st.lists(st.sampled_from([-1, 1]), max_size=30))
def test_however_often_it_is_stepped_an_exam_stays_one(setup: Setup, aspect: Aspect, ways: list[int]) -> None:
    for by in ways:
        setup = aspect.step(setup, by)
    assert sound(setup)
    assert aspect.value(setup)


def test_the_time_goes_by_the_questions_that_there_are_unless_minutes_are_said() -> None:
    setup = Setup(Blueprint(), 7, there=1)
    assert BY_NAME["Time"].value(setup) == "2 minutes (75 seconds a question)"
    assert BY_NAME["Time"].value(BY_NAME["Time"].step(setup, 1)) == "5 minutes"
    assert BY_NAME["Time"].value(BY_NAME["Questions"].step(setup, -1)) == "19 minutes (75 seconds a question)"
    assert BY_NAME["Time"].value(Setup(Blueprint(minutes=9.0), 7, there=1)) == "9 minutes"


def test_what_a_cost_and_a_part_mean_is_told() -> None:
    fair, partial = (BY_NAME[name].note for name in ("A wrong answer costs", "Partly right"))
    assert "Where an answer has no parts, a guess gains nothing" in fair(Setup(Blueprint(penalty=None), 7))
    assert fair(Setup(Blueprint(), 7)) == ""
    assert partial(Setup(Blueprint(), 7)) != partial(Setup(Blueprint(partial=False), 7))


@given(SETUPS, st.sampled_from(TYPED), st.text(max_size=12) | st.from_regex(r"-?[0-9]{0,12}[.,]?[0-9]{0,3} ?%?"))
def test_whatever_is_typed_gives_an_exam_or_a_sentence(setup: Setup, aspect: Aspect, text: str) -> None:
    assert aspect.typed
    try:
        said, changed = ".", aspect.typed(setup, text)
    except QuizError as error:
        said, changed = str(error), setup
    assert sound(changed)
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("Questions", " 1 ", "1"),
        ("Time", "90 min", "1 h 30 min"),
        ("Time", "0", "no limit"),
        ("Time", "1 h 30 min", "1 h 30 min"),
        ("Time", "50 min", "50 minutes"),
        ("A wrong answer costs", "FAIR", "what guessing would gain on average"),
        ("A wrong answer costs", "50", "50% of a point"),
        ("To pass", "0,75", "75%"),
        ("To pass", "75 %", "75%"),
        ("A wrong answer costs", "0%", "nothing"),
        ("A wrong answer costs", "0.25", "25% of a point"),
        ("Seed", "482 913", "482 913"),
    ],
)
def test_a_value_may_be_typed_as_people_write_it(name: str, text: str, says: str) -> None:
    aspect = BY_NAME[name]
    assert aspect.typed
    assert aspect.value(aspect.typed(Setup(Blueprint(), 1), text)) == says


@pytest.mark.parametrize(("start", "by", "after"), [(20, 1, 25), (22, 1, 25), (22, -1, 20), (5, -1, 5), (500, 1, 500)])
def test_questions_go_from_one_round_number_to_the_next(start: int, by: int, after: int) -> None:
    stepped = BY_NAME["Questions"].step(Setup(Blueprint(questions=start), 0), by)
    assert stepped.blueprint.questions == after


def test_without_minutes_of_its_own_an_exam_takes_as_long_as_its_questions() -> None:
    before = Setup(Blueprint(), 0)
    more = BY_NAME["Questions"].step(before, 1)
    assert (BY_NAME["Time"].value(before), BY_NAME["Time"].value(more)) == (
        "25 minutes (75 seconds a question)",
        "32 minutes (75 seconds a question)",
    )
    assert BY_NAME["Time"].step(before, 1).blueprint.minutes == 30


def test_other_topics_leave_quotas_of_the_former_ones_behind() -> None:
    blueprint = Blueprint(topics=("a",), quotas=(Quota("a", 3),), places=((1, 2),))
    changed = of_topics(Setup(blueprint, 0), ("b",)).blueprint
    assert (changed.topics, changed.quotas, changed.places) == (("b",), (), ())
    assert of_topics(Setup(blueprint, 0), ("a",)).blueprint.quotas == blueprint.quotas


def test_the_seeds_go_round() -> None:
    seed = BY_NAME["Seed"]
    assert seed.step(Setup(Blueprint(), SEED_MAX), 1).seed == 0
    assert seed.step(Setup(Blueprint(), 0), -1).seed == SEED_MAX
