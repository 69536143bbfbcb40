from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import cards_of
from quizapp.core.day import Moment
from quizapp.core.deck import Choice, Flashcard, Option, Question, Typed
from quizapp.core.exams.attempt import GAP_MAX_MS, Attempt, Ending, attempt, fitting
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Paper, Slot
from quizapp.core.response import Chosen, Judged, Wrote, to_body
from quizapp.core.review import Event

BODIES = (
    Choice((Option("a", right=True), Option("b", right=False))),
    Typed("x"),
    Typed("y"),
    Flashcard("nobody marks this"),
)


def question(number: int) -> Slot:
    (card,) = cards_of(Question(prompt=f"q{number}", body=BODIES[number]))
    return Slot(card=card, deck="d", title="D", file="/d.yaml", seed="s", order=())


PAPER = Paper(Blueprint(questions=len(BODIES)), 1, tuple(map(question, range(len(BODIES)))))
START = Event(id="0", kind="exam_start", moment=Moment(1_790_000_000_000, 0, 740_000), exam="0")

places = st.integers(-1, len(BODIES)) | st.none() | st.text(max_size=2)
said = st.none() | st.sampled_from([to_body(Wrote("x")), to_body(Chosen(frozenset({1}))), {"kind": "of tomorrow"}])
steps = st.one_of(
    st.tuples(st.just("exam_move"), st.fixed_dictionaries({"place": places})),
    st.tuples(st.just("exam_mark"), st.fixed_dictionaries({"place": places, "later": st.booleans() | st.none()})),
    st.tuples(st.just("exam_answer"), st.fixed_dictionaries({"place": places, "response": said})),
    st.tuples(st.sampled_from(["void", "review", "exam_of_tomorrow"]), st.just({"place": 0})),
)
ends = st.tuples(st.just("exam_submit"), st.fixed_dictionaries({"ending": st.sampled_from([*Ending])}))


def events(found: list[tuple[str, dict[str, object]]], gap_ms: int = 1_000) -> list[Event]:
    """An event of each kind and body, so long after each other [ms]."""
    return [
        Event(
            id=f"{number:04}",
            kind=kind,
            moment=Moment(START.moment.at_ms + number * gap_ms, 0, 740_000),
            exam="0",
            body={**body, "spent": number * gap_ms},
        )
        for number, (kind, body) in enumerate(found, start=1)
    ]


def folded(found: list[Event]) -> Attempt:
    return attempt(PAPER, START, found)


@given(st.lists(steps | ends, max_size=12), st.randoms(use_true_random=False))
def test_an_attempt_does_not_depend_on_the_order_in_which_its_events_are_given(
    found: list[tuple[str, dict[str, object]]], chance: Random
) -> None:
    made = events(found)
    mixed = sorted(made, key=lambda _event: chance.random())
    assert folded(mixed) == folded(made)


@given(st.lists(steps, max_size=8), ends, st.lists(steps | ends, max_size=4))
def test_what_comes_after_the_end_changes_nothing(
    before: list[tuple[str, dict[str, object]]],
    end: tuple[str, dict[str, object]],
    after: list[tuple[str, dict[str, object]]],
) -> None:
    assert folded(events([*before, end, *after])) == folded(events([*before, end]))


@given(st.lists(steps, max_size=12))
def test_only_what_can_be_is_taken_from_events(found: list[tuple[str, dict[str, object]]]) -> None:
    made = folded(events(found))
    assert 0 <= made.place < len(PAPER.slots)
    assert made.later <= {*range(len(PAPER.slots))}
    assert all(fitting(PAPER, place, given.response) for place, given in made.answers.items())
    assert set(made.open) == set(range(len(PAPER.slots))) - set(made.answers)
    assert made.ending is None


def test_an_answer_stands_until_it_is_changed_or_taken_away() -> None:
    first = ("exam_answer", {"place": 1, "response": to_body(Wrote("x"))})
    other = ("exam_answer", {"place": 1, "response": to_body(Wrote("z"))})
    none: tuple[str, dict[str, object]] = ("exam_answer", {"place": 1, "response": None})
    assert folded(events([first])).answers[1].response == Wrote("x")
    assert folded(events([first, other])).answers[1].response == Wrote("z")
    assert not folded(events([first, other, none])).answers


def test_a_long_pause_at_a_question_does_not_count_as_looking_at_it() -> None:
    answer = ("exam_answer", {"place": 0, "response": to_body(Chosen(frozenset({0})))})
    assert folded(events([answer], GAP_MAX_MS - 1)).answers[0].took_ms == GAP_MAX_MS - 1
    assert folded(events([answer], GAP_MAX_MS * 9)).answers[0].took_ms == GAP_MAX_MS


def test_saying_where_one_is_all_along_does_not_count_as_looking_at_it() -> None:
    stays: tuple[str, dict[str, object]] = ("exam_move", {"place": 0})
    answer = ("exam_answer", {"place": 0, "response": to_body(Chosen(frozenset({0})))})
    made = folded(events([stays] * 9 + [answer], GAP_MAX_MS))
    assert made.answers[0].took_ms == GAP_MAX_MS


def test_an_event_that_does_not_say_when_it_was_is_passed_over_unless_it_is_the_end() -> None:
    move, end = events([("exam_move", {"place": 1}), ("exam_submit", {})])
    silent = [Event(id=one.id, kind=one.kind, moment=one.moment, exam="0", body={"place": 1}) for one in (move, end)]
    made = folded([*silent, *events([("exam_answer", {"place": 2, "response": to_body(Wrote("y"))})])])
    assert (made.place, made.spent_ms, made.ending) == (0, 1_000, Ending.SUBMITTED)
    assert made.answers[2].response == Wrote("y")


def test_what_the_learner_would_have_to_judge_fits_no_question() -> None:
    assert not fitting(PAPER, 3, Judged())
    assert not fitting(PAPER, 9, Wrote("x"))


def test_the_answer_given_after_more_of_the_time_stands_whatever_its_id() -> None:
    first, other = (("exam_answer", {"place": 1, "response": to_body(Wrote(text))}) for text in "xz")
    made = events([first, other])
    late = [replace(event, id=f"{9 - number}") for number, event in enumerate(made)]
    assert folded(late).answers[1].response == Wrote("z")
