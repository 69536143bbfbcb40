"""What a log says of an exam in numbers that cannot be is not shown, and ends no exam twice."""

from dataclasses import replace

import pytest

from quizapp.core.bounds import FIRST_DAY, LAST_DUE_DAY
from quizapp.core.exams.attempt import Ending
from quizapp.core.review import Event, EventKind
from quizapp.errors import QuizError
from quizapp.render import examtables
from quizapp.reports import examobjects
from quizapp.reports.exampage import page
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, events
from tests.trainer.examdecks import MARKABLE, all_kinds, samples, trainer_of
from tests.trainer.test_examlog import bare

MINUTE = 60_000


def ended(trainer: Trainer, *ends: dict[str, object]) -> str:
    """The id of an exam with one answer, whose log has these ends."""
    begun = trainer.exams.start(all_kinds(), 7)
    trainer.exams.answer(begun.id, 0, samples(begun.paper)[0], 5_000)
    (start,) = events(trainer, EventKind.EXAM_START)
    trainer.import_log(
        replace(start, id=f"end-{number}", kind=EventKind.EXAM_SUBMIT, body=body) for number, body in enumerate(ends)
    )
    return begun.id


@pytest.mark.parametrize("day", [0, -1, FIRST_DAY - 1, LAST_DUE_DAY + 1, 10**15, 10**400, True])
def test_a_due_day_that_cannot_be_is_none(desk: Desk, day: int) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    for place, response in samples(begun.paper).items():
        trainer.exams.answer(begun.id, place, response, 1_000 * place)
    trainer.exams.submit(begun.id, 20_000)
    trainer.exams.apply(begun.id)
    applied = {"due": [day, day], "applied": day}
    coming = [
        replace(event, body={**event.body, **applied}) if event.kind == EventKind.REVIEW else event
        for event in trainer.export_log()
    ]
    other = bare(desk)
    other.import_log(coming)
    found = other.exams.debrief(begun.id)
    assert found.applied
    assert {(effect.before, effect.after) for effect in found.effects} == {(None, None)}
    assert len(examtables.effects(found).rows) == MARKABLE - 1
    assert examobjects.attempt_object(found)["applied"] is True
    assert "In the schedule" in page(found)
    last = other.last_done()
    assert last is not None
    assert last.day == found.attempt.started.day


def test_of_two_ends_the_list_goes_by_the_one_that_ends_the_attempt(desk: Desk) -> None:
    trainer = trainer_of(desk)
    passed: dict[str, object] = {"ending": "submitted", "spent": 9_000, "score": 0.99, "passed": True}
    exam = ended(trainer, passed, {"ending": "dropped", "spent": 7_000})
    (line,) = trainer.exams.attempts()
    assert (line.ending, line.score, line.passed) == (Ending.DROPPED, None, None)
    assert trainer.exams.attempt(exam).ending is Ending.DROPPED
    with pytest.raises(QuizError, match="dropped"):
        trainer.exams.debrief(exam)


def test_of_two_ends_the_one_that_does_not_say_when_it_was_is_the_last(desk: Desk) -> None:
    trainer = trainer_of(desk)
    exam = ended(trainer, {"ending": "dropped", "spent": -5}, {"ending": "submitted", "spent": 7_000})
    (line,) = trainer.exams.attempts()
    assert line.ending is trainer.exams.attempt(exam).ending is Ending.SUBMITTED


def test_a_dropped_exam_has_no_score_whatever_its_end_says(desk: Desk) -> None:
    trainer = trainer_of(desk)
    ended(trainer, {"ending": "dropped", "spent": 7_000, "score": 1, "passed": True})
    (line,) = trainer.exams.attempts()
    assert (line.score, line.passed) == (None, None)


def test_what_was_left_open_has_no_points_and_no_exam_takes_longer_than_its_time(desk: Desk) -> None:
    trainer = trainer_of(desk)
    exam = ended(trainer, {"ending": "submitted", "spent": 10**9, "score": 1, "passed": True, "points": [1] * MARKABLE})
    found = trainer.exams.debrief(exam)
    assert [one.points for one in found.result.marked[1:]] == [0.0] * (MARKABLE - 1)
    assert found.result.whole.points <= 1
    assert not found.result.passed
    (line,) = trainer.exams.attempts()
    assert found.attempt.spent_ms == line.spent_ms == 10 * MINUTE


def test_an_exam_under_way_has_spent_its_time_at_most(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    (start,) = events(trainer, EventKind.EXAM_START)
    move = Event(id="z", kind="exam_move", moment=start.moment, exam=begun.id, body={"place": 1, "spent": 10**11})
    trainer.import_log([move])
    (line,) = trainer.exams.attempts()
    assert line.spent_ms == trainer.exams.attempt(begun.id).spent_ms == 10 * MINUTE
