"""Clocks that jump, time zones that change, and machines that sleep: no answer is lost, and no day moves by itself."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from quizapp.core.response import Skipped
from quizapp.core.review import Rating
from quizapp.errors import QuizError
from quizapp.trainer.asking import LONGEST_MS
from tests.faults.answering import answer
from tests.trainer.desk import START, Desk, ask, events, memories

DAY = timedelta(days=1)


@pytest.mark.parametrize("back", [timedelta(minutes=5), timedelta(hours=3), DAY, 2 * DAY])
def test_a_clock_that_goes_back_a_little_is_not_spoken_of_and_the_log_keeps_its_order(
    desk: Desk, back: timedelta
) -> None:
    trainer = desk.open()
    session = trainer.start()
    answer(trainer, session)
    desk.at -= back
    answer(trainer, session)
    first, second = events(trainer, "review")
    assert first.moment.at_ms < second.moment.at_ms
    assert first.moment.day == second.moment.day


@pytest.mark.parametrize("jump", [timedelta(days=-3), timedelta(days=-4000), timedelta(days=181), timedelta(days=3650)])
def test_before_an_answer_is_dated_by_a_clock_that_jumped_far_the_learner_is_asked_once(
    desk: Desk, jump: timedelta
) -> None:
    trainer = desk.open()
    session = trainer.start()
    answer(trainer, session)
    desk.at += jump
    with pytest.raises(QuizError, match=rf"Not saved yet\. The clock says {desk.at:%Y-%m-%d}.* rate again\.$"):
        answer(trainer, session)
    assert len(events(trainer, "review")) == 1
    answer(trainer, session)
    answer(trainer, session)
    assert len(events(trainer, "review")) == 3


@pytest.mark.parametrize("jump", [timedelta(days=-30), timedelta(days=200)])
def test_an_odd_clock_at_the_start_is_said_on_home_and_not_again_with_the_first_answer(
    desk: Desk, jump: timedelta
) -> None:
    answer(trainer := desk.open(), trainer.start())
    desk.at += jump
    trainer = desk.open()
    assert any(f"The clock says {desk.at:%Y-%m-%d}" in notice for notice in trainer.notices)
    answer(trainer, trainer.start())
    assert len(events(trainer, "review")) == 2


def test_half_a_year_without_study_is_nothing_odd(desk: Desk) -> None:
    answer(trainer := desk.open(), trainer.start())
    desk.wait(days=180)
    assert not desk.open().notices
    answer(trainer, trainer.start())
    assert len(events(trainer, "review")) == 2


@pytest.mark.parametrize("back", [timedelta(days=1), timedelta(days=400), timedelta(days=4000)])
def test_a_card_rated_before_its_last_review_forgets_nothing(desk: Desk, back: timedelta) -> None:
    trainer = desk.open()
    card = answer(trainer, trainer.start(), Rating.EASY).card_id
    before = memories(trainer)[card]
    desk.at -= back
    asked = trainer.card(card)
    session = trainer.start()
    for _ in range(2):
        try:
            trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.GOOD)
        except QuizError:
            continue
        break
    after = memories(trainer)[card]
    assert after.reps == 2
    assert after.last_day is not None
    assert before.last_day is not None
    assert after.last_day >= before.last_day
    assert after.stability >= before.stability


def test_the_time_of_a_question_that_waited_through_the_night_is_no_time_of_thinking(desk: Desk) -> None:
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    desk.wait(hours=9)
    trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.GOOD)
    (event,) = events(trainer, "review")
    assert event.review is not None
    assert event.review.took_ms == LONGEST_MS


def test_a_card_that_is_answered_after_the_day_ended_is_dated_by_the_new_day(desk: Desk) -> None:
    desk.at = datetime(2026, 3, 3, 3, 59, tzinfo=UTC)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    desk.wait(minutes=2)
    answered = trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.EASY)
    memory = memories(trainer)[answered.card_id]
    (event,) = events(trainer, "review")
    assert event.moment.day == desk.at.date().toordinal()
    assert event.review is not None
    assert event.review.due_day == memory.due_day
    assert memory.last_day == event.moment.day
    assert event.review.interval_days is not None
    assert event.review.due_day == event.moment.day + event.review.interval_days


def test_a_day_that_ends_while_the_program_is_open_is_news(desk: Desk) -> None:
    trainer = desk.open()
    answer(trainer, trainer.start())
    before = trainer.news()
    assert trainer.news() == before
    desk.wait(days=1)
    assert trainer.news() != before
    assert trainer.overview().reviewed == 0


@pytest.mark.parametrize("hours", [-11, -1, 1, 13])
def test_a_flight_in_mid_session_neither_loses_nor_doubles_an_answer(desk: Desk, hours: int) -> None:
    trainer = desk.open()
    session = trainer.start()
    answer(trainer, session)
    desk.at = (START + timedelta(hours=2)).astimezone(timezone(timedelta(hours=hours)))
    answer(trainer, session)
    first, second = events(trainer, "review")
    assert second.moment.at_ms == START.timestamp() * 1000 + 2 * 3_600_000
    assert second.moment.tz_min == 60 * hours
    assert second.moment.day >= first.moment.day
    assert sum(memory.reps for memory in memories(trainer).values()) == 2
