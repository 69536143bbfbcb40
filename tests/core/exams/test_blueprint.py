"""Blueprints: what they come to in time, and that none is lost on its way through the log."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.blueprint import QUESTIONS_MAX, Blueprint, Quota, from_body, to_body

texts = st.text(min_size=1, max_size=20)
sharing = st.floats(0, 1, exclude_min=True)
here = st.just((0, 0))
quotas = st.builds(Quota, texts, st.integers(1, 500), st.none(), here) | st.builds(
    Quota, texts, st.none(), sharing, here
)
levels = st.tuples(st.integers(1, 5), st.integers(1, 5)).map(sorted).map(tuple)
blueprints = st.builds(
    Blueprint,
    name=texts,
    about=texts,
    questions=st.integers(1, 9999),
    minutes=st.none() | st.floats(0, 1440),
    pass_mark=sharing,
    topics=st.lists(texts, max_size=3).map(tuple),
    quotas=st.lists(quotas, max_size=3).map(tuple),
    kinds=st.lists(texts, max_size=3).map(tuple),
    levels=st.none() | levels,
    penalty=st.none() | st.floats(0, 1),
    partial=st.booleans(),
    day=st.none() | st.integers(700_000, 800_000),
    options=st.integers(0, 20),
    places=st.just(()),
    place=here,
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = ["name", "about", "questions", "minutes", "pass", "topics", "quotas"]
KEYS += ["kinds", "levels", "penalty", "partial", "day", "options"]


@given(blueprints)
def test_a_blueprint_comes_back_from_the_log_as_it_was(found: Blueprint) -> None:
    assert from_body(json.loads(json.dumps(to_body(found)))) == found


def test_the_usual_blueprint_says_nothing() -> None:
    assert to_body(Blueprint()) == {}
    assert from_body({}) == Blueprint()


def test_where_it_was_written_does_not_make_another_exam() -> None:
    here = Blueprint(topics=("a",), quotas=(Quota("a", 3, place=(1, 2)),), places=((3, 4),))
    there = Blueprint(topics=("a",), quotas=(Quota("a", 3, place=(9, 9)),), places=((8, 8),))
    assert to_body(here) == to_body(there)


@given(st.dictionaries(st.sampled_from(KEYS), anything))
def test_whatever_a_foreign_log_says_a_blueprint_is_one_that_can_be(body: dict[str, object]) -> None:
    found = from_body(body)
    assert from_body(to_body(found)) == found
    assert 1 <= found.questions <= 9999
    assert 0 < found.pass_mark <= 1
    assert found.penalty is None or 0 <= found.penalty <= 1
    assert found.limit_ms is None or 0 < found.limit_ms <= 24 * 3_600_000


@pytest.mark.parametrize(
    "body",
    [
        {"questions": True},
        {"questions": 0},
        {"minutes": float("nan")},
        {"minutes": -1},
        {"pass": 60},
        {"penalty": "unfair"},
        {"levels": [4, 2]},
        {"levels": [0, 9]},
        {"quotas": [{"name": "a", "number": 0}, {"name": "a", "share": 2.0}, {"name": 3, "number": 3}, "a"]},
        {"topics": "abc"},
        {"partial": 0},
        {"day": 10**9},
    ],
)
def test_what_cannot_be_is_as_usual(body: dict[str, object]) -> None:
    assert from_body(body) == Blueprint()


@pytest.mark.parametrize(
    ("blueprint", "minutes"),
    [
        (Blueprint(), 25),
        (Blueprint(questions=40), 50),
        (Blueprint(questions=1), 2),
        (Blueprint(questions=10, minutes=7.5), 7.5),
        (Blueprint(minutes=0), None),
        (Blueprint(questions=9999), QUESTIONS_MAX * 1.25),
    ],
)
def test_the_time_is_75_seconds_a_question_in_whole_minutes_unless_it_says_another(
    blueprint: Blueprint, minutes: float | None
) -> None:
    assert blueprint.limit_ms == (minutes and minutes * 60_000)
