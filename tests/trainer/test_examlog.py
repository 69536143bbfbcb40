from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.exams.attempt import Ending
from quizapp.core.review import Event, EventKind
from quizapp.errors import QuizError
from quizapp.interop.reviewlog import read, to_line
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, events, memories
from tests.trainer.examdecks import all_kinds, samples, trainer_of

KINDS = [kind for kind in EventKind if kind.startswith("exam")]


def taken(trainer: Trainer, seed: int = 7) -> str:
    """The id of an exam in which everything was answered, and that was handed in."""
    begun = trainer.exams.start(all_kinds(), seed)
    for place, response in samples(begun.paper).items():
        trainer.exams.move(begun.id, place, 1_000 * place)
        trainer.exams.answer(begun.id, place, response, 1_000 * place + 500)
    trainer.exams.mark(begun.id, 2, 20_000, later=True)
    trainer.exams.submit(begun.id, 21_000)
    return begun.id


def through_a_file(found: Iterable[Event]) -> list[Event]:
    """The events as another machine reads them from a file."""
    lines = [to_line(event).encode() for event in found]
    return [event for event in read(lines) if isinstance(event, Event)]


def bare(desk: Desk, name: str = "bare.db") -> Trainer:
    """A trainer on an empty database, without a deck."""
    empty = desk.decks.parent / "nothing"
    empty.mkdir(exist_ok=True)
    return desk.open(database=name, paths=[empty])


def test_an_exam_is_the_same_in_an_empty_database_without_its_decks(desk: Desk) -> None:
    trainer = trainer_of(desk)
    done = taken(trainer)
    under_way = trainer.exams.start(all_kinds(), 8)
    trainer.exams.answer(under_way.id, 0, samples(under_way.paper)[0], 1_000)
    other = bare(desk)
    other.import_log(through_a_file(trainer.export_log()))
    for attempt_id in (done, under_way.id):
        assert other.exams.attempt(attempt_id) == trainer.exams.attempt(attempt_id)
    assert other.exams.attempt(done).paper.code == trainer.exams.attempt(done).paper.code
    assert other.exams.debrief(done).result == trainer.exams.debrief(done).result
    assert other.exams.attempts() == trainer.exams.attempts()
    assert other.exams.open() == trainer.exams.open()
    assert [event for event in other.export_log() if event.exam] == events(trainer, *KINDS)
    assert other.import_log(through_a_file(trainer.export_log())).new == 0


@pytest.mark.parametrize("order", ["forward", "backward"])
def test_an_exam_that_comes_in_pieces_and_in_any_order_is_the_same(desk: Desk, order: str) -> None:
    trainer = trainer_of(desk)
    done = taken(trainer)
    coming = events(trainer, *KINDS)
    other = bare(desk)
    for event in coming if order == "forward" else reversed(coming):
        other.import_log([event])
    assert other.exams.attempt(done) == trainer.exams.attempt(done)


def test_a_void_of_an_exam_does_nothing(desk: Desk) -> None:
    trainer = trainer_of(desk)
    done = taken(trainer)
    before, known = trainer.exams.attempt(done), memories(trainer)
    exam = events(trainer, *KINDS)
    voids = [replace(event, id=f"void-{event.id}", kind="void", exam="", body={"review": event.id}) for event in exam]
    trainer.import_log(voids)
    assert trainer.exams.attempt(done) == before
    assert memories(trainer) == known


def damaged(event: Event, body: Mapping[str, object]) -> Event:
    return replace(event, body={**event.body, **body})


@pytest.mark.parametrize(
    "body",
    [
        {"place": 99},
        {"place": "0"},
        {"card": None},
        {"card": {"id": "x"}},
        {"order": [7, 7]},
        {"order": "no"},
        {"values": [1]},
        {"seed": 7},
    ],
)
def test_a_damaged_question_is_listed_and_its_exam_refused_with_a_sentence(
    desk: Desk, body: Mapping[str, object]
) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    coming = [damaged(event, body) if event.body.get("place") == 0 else event for event in trainer.export_log()]
    other = bare(desk)
    other.import_log(coming)
    (line,) = other.exams.attempts()
    assert (line.id, line.questions, line.ending) == (begun.id, 9, None)
    with pytest.raises(QuizError, match="damaged"):
        other.exams.attempt(begun.id)
    assert other.exams.open() is None
    other.exams.drop(begun.id, 1_000)
    assert other.exams.attempts()[0].ending is Ending.DROPPED


@pytest.mark.parametrize("place", range(9))
def test_a_missing_question_is_missed_wherever_it_stood(desk: Desk, place: int) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    other = bare(desk)
    other.import_log(event for event in trainer.export_log() if event.body.get("place") != place)
    with pytest.raises(QuizError, match="not all there"):
        other.exams.attempt(begun.id)
    assert [line.id for line in other.exams.attempts()] == [begun.id]


def test_a_damaged_exam_does_not_stand_in_the_way_of_another(desk: Desk) -> None:
    trainer = trainer_of(desk)
    trainer.exams.start(all_kinds(), 7)
    other = desk.open(database="other.db")
    other.import_log(event for event in trainer.export_log() if event.kind != EventKind.EXAM_QUESTION)
    assert other.exams.open() is None
    begun = other.exams.start(all_kinds(), 8)
    assert other.exams.open() == begun


@pytest.mark.parametrize("end", [{}, {"ending": "of tomorrow", "spent": "soon"}, {"points": [5] * 9, "before": 3}])
def test_an_end_that_says_what_cannot_be_is_an_end(desk: Desk, end: dict[str, object]) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    trainer.exams.answer(begun.id, 0, samples(begun.paper)[0], 5_000)
    (start,) = events(trainer, EventKind.EXAM_START)
    trainer.import_log([replace(start, id="end", kind="exam_submit", body=end)])
    assert trainer.exams.open() is None
    found = trainer.exams.attempt(begun.id)
    assert (found.ending, found.points) == (Ending.SUBMITTED, ())
    assert trainer.exams.debrief(begun.id).result.whole.answered == len(found.answers)


def test_earlier_are_only_attempts_with_a_result_that_came_before(desk: Desk) -> None:
    trainer = trainer_of(desk)
    first = taken(trainer)
    desk.wait(minutes=1)
    dropped = trainer.exams.start(all_kinds(), 8)
    trainer.exams.drop(dropped.id, 1_000)
    desk.wait(minutes=1)
    last = taken(trainer)
    desk.wait(minutes=1)
    trainer.exams.start(all_kinds(), 9)
    assert trainer.exams.debrief(first).earlier == ()
    assert [line.id for line in trainer.exams.debrief(last).earlier] == [first]


def test_a_start_within_another_exam_is_no_attempt(desk: Desk) -> None:
    trainer = trainer_of(desk)
    done = taken(trainer)
    (start,) = events(trainer, EventKind.EXAM_START)
    trainer.import_log([replace(start, id="foreign")])
    assert [line.id for line in trainer.exams.attempts()] == [done]
    assert trainer.exams.open() is None


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PLACES = ("place", "spent", "response", "later", "ending", "points", "score", "passed", "before", "seed", "order")
bodies = st.dictionaries(
    st.sampled_from((*PLACES, "card", "values", "blueprint", "notes", "questions", "title")), values, max_size=4
)
responses = st.dictionaries(st.sampled_from(["kind", "options", "text", "truth", "order", "rights"]), values)


changes = st.dictionaries(
    st.integers(0, 30), bodies | responses.map(lambda body: {"response": body}), min_size=1, max_size=8
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=changes)
def test_whatever_a_log_says_of_exams_nothing_crashes(desk: Desk, changes: dict[int, dict[str, object]]) -> None:
    if not (desk.decks / "kinds.yaml").exists():
        taken(trainer_of(desk))
    coming = [
        replace(damaged(event, changes.get(number, {})), id=f"{number:03}", exam="000")
        for number, event in enumerate(events(desk.open(), *KINDS))
    ]
    other = bare(desk, f"hostile{len([*desk.database.parent.iterdir()])}.db")
    other.import_log(coming)
    other.exams.open()
    (line,) = other.exams.attempts()
    assert line.spent_ms >= 0
    assert other.overview() is not None
    with suppress(QuizError):
        found = other.exams.attempt(line.id)
        assert 0 <= found.place < len(found.paper.slots)
        assert other.exams.debrief(line.id).attempt == found
