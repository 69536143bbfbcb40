import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import cards_of
from quizapp.core.day import Moment
from quizapp.core.deck import Question, Typed
from quizapp.core.exams.attempt import attempt
from quizapp.core.exams.blueprint import Blueprint, to_body
from quizapp.core.exams.paper import Paper
from quizapp.core.exams.underway import UnderWay, UnderWayRow, under_way
from quizapp.core.review import Event
from tests.core.exams.samples import AT, slot

TEXTS = [{"kind": "wrote", "text": text} for text in ("x", "", "  ")]
PAPER = Paper(
    Blueprint(name="Finals", questions=2),
    1,
    tuple(slot(cards_of(Question(prompt=f"q{number}", body=Typed("x")))[0]) for number in range(2)),
)
START = Event(
    id="0",
    kind="exam_start",
    moment=AT,
    exam="0",
    body={"blueprint": to_body(PAPER.blueprint), "questions": 2},
)

figures = st.integers(-1, 3) | st.none() | st.booleans() | st.text(max_size=1)
events = st.builds(
    lambda id_, kind, at_ms, body: Event(id=id_, kind=kind, moment=Moment(at_ms, 0, 1), exam="0", body=body),
    st.sampled_from("123456789"),
    st.sampled_from(["exam_answer", "exam_answer", "exam_move", "exam_mark", "exam_start", "exam_of_tomorrow"]),
    st.integers(0, 9),
    st.fixed_dictionaries(
        {"place": figures, "spent": figures},
        optional={"response": st.sampled_from([None, {"kind": "of tomorrow"}, 3, *TEXTS]), "later": st.booleans()},
    ),
)


def row(event: Event) -> UnderWayRow:
    return UnderWayRow(event.id, event.kind, event.moment.at_ms, json.dumps(dict(event.body)), event.exam)


@given(st.lists(events, max_size=10, unique_by=lambda event: event.id), st.randoms(use_true_random=False))
def test_the_first_look_says_what_the_attempt_says(found: list[Event], chance: Random) -> None:
    rows = sorted(map(row, [START, *found]), key=lambda _row: chance.random())
    made = attempt(PAPER, START, found)
    assert under_way(rows) == UnderWay(
        id="0",
        name="Finals",
        questions=2,
        answered=len(made.answers),
        newest_ms=made.newest_ms,
        spent_ms=made.spent_ms,
        limit_ms=PAPER.limit_ms,
    )


def test_no_more_questions_are_answered_than_there_are_and_none_with_nothing() -> None:
    answers = [
        Event(
            id=f"{number}",
            kind="exam_answer",
            moment=AT,
            exam="0",
            body={"place": number, "response": TEXTS[bool(number % 2)], "spent": 0},
        )
        for number in range(7)
    ]
    told = under_way(map(row, [START, *answers]))
    assert told is not None
    assert (told.questions, told.answered) == (2, 1)


def test_without_a_start_of_its_own_or_with_an_end_there_is_none() -> None:
    other = Event(id="1", kind="exam_start", moment=AT, exam="0", body=START.body)
    end = Event(id="2", kind="exam_submit", moment=AT, exam="0", body={})
    assert under_way([]) is under_way([row(other)]) is under_way(map(row, [START, end])) is None
    kept = under_way(map(row, [other, START]))
    assert kept is not None
    assert kept.id == "0"
