"""The time of an exam goes by the clock alone, wherever the log stands."""

from dataclasses import replace

import pytest

from quizapp.core.day import moment
from quizapp.core.exams.attempt import Ending
from quizapp.core.review import Event
from tests.trainer.desk import Desk
from tests.trainer.examdecks import all_kinds, samples, trainer_of

MINUTE = 60_000


def from_a_clock_ahead(desk: Desk, **ahead: float) -> Event:
    """A note that another device wrote, whose clock is so much ahead of ours."""
    before = desk.at
    desk.wait(**ahead)
    at, desk.at = moment(desk.at), before
    return Event(id="note", kind="note", moment=at, card_id="card", device_id="other", body={"text": "x"})


@pytest.mark.parametrize("ahead", [{"minutes": 20}, {"days": 1}, {"days": 40}])
def test_a_log_that_comes_from_a_clock_ahead_ends_no_exam(desk: Desk, ahead: dict[str, float]) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    desk.wait(seconds=30)
    trainer.exams.answer(begun.id, 0, samples(begun.paper)[0], 30_000)
    trainer.import_log([from_a_clock_ahead(desk, **ahead)])
    desk.wait(seconds=30)
    again = desk.open()
    found = again.exams.open()
    assert found is not None
    assert found.spent_ms + again.exams.now_ms - found.newest_ms == MINUTE
    again.exams.move(begun.id, 1, MINUTE)
    desk.wait(minutes=8)
    assert desk.open().exams.open() is not None
    desk.wait(minutes=1)
    assert desk.open().exams.open() is None
    assert again.exams.attempt(begun.id).ending is Ending.TIME


@pytest.mark.parametrize("ahead", [{"minutes": 20}, {"hours": 30}])
def test_a_log_ahead_of_the_clock_gives_no_time(desk: Desk, ahead: dict[str, float]) -> None:
    trainer = trainer_of(desk)
    trainer.import_log([from_a_clock_ahead(desk, **ahead)])
    begun = desk.open().exams.start(all_kinds(), 7)
    desk.wait(minutes=8)
    again = desk.open()
    found = again.exams.open()
    assert found is not None
    assert again.exams.now_ms - found.newest_ms == 8 * MINUTE
    under_way = again.overview().exam
    assert under_way is not None
    assert under_way.newest_ms == found.newest_ms
    desk.wait(minutes=2)
    assert desk.open().exams.open() is None
    assert again.exams.attempt(begun.id).ending is Ending.TIME


def test_the_log_stays_in_its_order_where_it_is_ahead_of_the_clock(desk: Desk) -> None:
    trainer = trainer_of(desk)
    note = from_a_clock_ahead(desk, hours=30)
    trainer.import_log([note])
    begun = trainer.exams.start(all_kinds(), 7)
    trainer.exams.move(begun.id, 1, 1_000)
    trainer.exams.submit(begun.id, 2_000)
    own = [event for event in trainer.export_log() if event.exam and event.kind != "exam_question"]
    assert [event.kind for event in own] == ["exam_start", "exam_move", "exam_submit"]
    assert all(event.moment.at_ms > note.moment.at_ms for event in own)
    assert own == sorted(own, key=lambda event: event.order)


def test_what_an_event_says_of_the_clock_is_believed_only_within_two_days_of_the_log(desk: Desk) -> None:
    trainer = trainer_of(desk)
    begun = trainer.exams.start(all_kinds(), 7)
    (start,) = [event for event in trainer.export_log() if event.kind == "exam_start"]
    for place, wall in enumerate((start.moment.at_ms - 10**12, start.moment.at_ms + MINUTE, "soon", 10**400)):
        body = {"place": place, "spent": place + 1, "wall": wall}
        trainer.import_log([replace(start, id=f"move-{place}", kind="exam_move", body=body)])
        assert trainer.exams.attempt(begun.id).newest_ms == start.moment.at_ms
