"""What is known of the log from one write to the next is what the log says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from quizapp.core.replay import fold
from quizapp.core.response import Skipped
from quizapp.core.review import Event, Memory, Rating
from quizapp.core.session import Answered
from quizapp.errors import QuizError
from quizapp.storage.restoring import restore
from quizapp.storage.store import Transaction
from quizapp.trainer.history import History
from tests.trainer.desk import Desk, ask, events, memories

NOTE = History.note
Answer = Callable[..., Answered]
DECK = "- id: one\n  q: One?\n  a: 1\n- id: two\n  q: Two?\n  a: 2\n- id: three\n  q: Three?\n  a: 3\n"


def test_two_programs_that_rate_in_turn_write_one_log_in_order(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", DECK)
    one, other = desk.open(), desk.open()
    sittings = [(trainer, trainer.start()) for trainer in (one, other)]
    written = [answer(*sittings[turn % 2], Rating.GOOD).event_id for turn in range(4)]
    log = events(one, "review")
    assert [event.id for event in log] == written
    assert all(event.moment.at_ms < later.moment.at_ms for event, later in pairwise(log))
    for card_id, memory in memories(one).items():
        assert memory == fold([event for event in log if event.card_id == card_id], desk.options.policy)


def test_a_rating_on_a_log_that_a_backup_took_the_place_of_is_refused_once(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", DECK)
    trainer = desk.open()
    session = trainer.start()
    made = trainer.backups.make("day")
    lost = answer(trainer, session)
    restore(trainer.backups, trainer.backups.folder / made.name, trainer.now_ms)
    asked = ask(trainer, session)
    graded = trainer.grade(asked, Skipped())
    with pytest.raises(QuizError, match=r"^Not saved yet: rate again .* A backup was put in the place"):
        trainer.rate(session, asked, graded, Rating.GOOD)
    assert [event.id for event in events(trainer, "review")] == []
    kept = trainer.rate(session, asked, graded, Rating.GOOD)
    assert [event.id for event in events(trainer, "review")] == [kept.event_id] != [lost.event_id]


def test_after_a_restore_and_a_clock_that_was_set_back_ids_rise_from_one_program_to_the_next(
    desk: Desk, answer: Answer
) -> None:
    desk.write("deck.yaml", DECK)
    trainer = desk.open()
    session = trainer.start()
    made = trainer.backups.make("day")
    desk.wait(hours=2)
    answer(trainer, session)
    restore(trainer.backups, trainer.backups.folder / made.name, trainer.now_ms)
    desk.wait(hours=-2, minutes=1)
    asked = ask(trainer, session)
    graded = trainer.grade(asked, Skipped())
    with pytest.raises(QuizError, match="Not saved yet"):
        trainer.rate(session, asked, graded, Rating.GOOD)
    first = trainer.rate(session, asked, graded, Rating.GOOD)
    desk.wait(minutes=1)
    other = desk.open()
    second = answer(other, other.start())
    assert [event.id for event in events(other, "review")] == sorted([first.event_id, second.event_id])
    other.undo()
    (taken,) = events(other, "void")
    assert taken.body["review"] == second.event_id


def test_a_history_that_another_program_joined_is_carried_on(desk: Desk, answer: Answer) -> None:
    path = desk.write("deck.yaml", "id: d\ncards:\n- q: One?\n  a: 1\n")
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    answer(trainer, trainer.start())
    path.write_text("id: d\ncards:\n- id: one\n  q: One?\n  a: 1\n", encoding="utf-8")
    other = desk.open()
    desk.wait(days=1)
    trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.GOOD)
    assert [memory.reps for memory in memories(other).values()] == [2]


def test_after_a_write_that_failed_the_next_one_is_as_if_nothing_had_been(
    desk: Desk, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("deck.yaml", DECK)
    trainer = desk.open()
    session = trainer.start()
    first = answer(trainer, session)
    desk.wait(days=2)
    with monkeypatch.context() as broken:
        broken.setattr(History, "note", _noted_in_vain)
        with pytest.raises(OSError, match="no disk"):
            answer(trainer, session)
    desk.wait(days=-1)
    second = answer(trainer, session)
    log = events(trainer, "review")
    assert [event.id for event in log] == [first.event_id, second.event_id]
    assert log[1].moment.day == log[0].moment.day + 1


def _noted_in_vain(history: History, tx: Transaction, event: Event, before: Memory) -> None:
    NOTE(history, tx, event, before)
    raise OSError("no disk")


def test_a_look_from_a_later_day_that_answers_nothing_leaves_no_warning_behind(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    desk.wait(days=60)
    desk.open()
    desk.close()
    desk.wait(days=-60)
    assert not desk.open().notices
