"""What the result of an exam does to the schedule: shown before, applied once, taken back as one."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.aims import Aim
from quizapp.core.deck import Choice, Typed
from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief
from quizapp.core.policy import Policy
from quizapp.core.replay import fold
from quizapp.core.response import Chosen, Skipped, Wrote
from quizapp.core.review import Event, EventKind, Mode, Rating
from quizapp.core.session import Answered
from quizapp.errors import QuizError
from quizapp.trainer.debriefing import CHANGED
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask, events, memories

Answer = Callable[..., Answered]
Learn = Callable[..., None]
TYPED = "".join(f"- q: Question {i}?\n  a: answer {i}\n  accept: [reply {i}]\n  topic: t{i % 3}\n" for i in range(9))
CHOICE = "- q: Which?\n  a: this\n  wrong: [that, those, it]\n"
WHOLE = Blueprint(questions=9, minutes=30)


def sat(desk: Desk, trainer: Trainer, right: Callable[[int], bool | None], blueprint: Blueprint = WHOLE) -> Debrief:
    """An exam in which each place, ten seconds apart, is answered right, wrong, or not at all (None)."""
    attempt = trainer.exams.start(blueprint, 7)
    for place in range(len(attempt.paper.slots)):
        desk.wait(seconds=10)
        good = right(place)
        if good is not None:
            trainer.exams.answer(attempt.id, place, Wrote(key(attempt, place) if good else "nonsense"), place * 10_000)
    return trainer.exams.submit(attempt.id, 100_000)


def key(attempt: Attempt, place: int) -> str:
    body = attempt.paper.slots[place].card.question.body
    assert isinstance(body, Typed)
    return body.answer


def exam_reviews(trainer: Trainer) -> list[Event]:
    return [event for event in events(trainer, EventKind.REVIEW) if event.review and event.review.mode is Mode.EXAM]


def everything(trainer: Trainer) -> tuple[object, ...]:
    """All that a schedule is made of, and all that is counted."""
    insight = trainer.insight
    return memories(trainer), trainer.overview(), insight.topics(), insight.statistics(days=None), insight.confusions()


def rate_some(desk: Desk, trainer: Trainer, dice: random.Random, turns: int) -> None:
    session = trainer.start()
    for _ in range(turns):
        asked = trainer.ask(session)
        if asked is None:
            return
        desk.wait(seconds=5)
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating(dice.randrange(1, 5)))


def test_a_result_moves_nothing_until_it_is_applied_and_then_just_what_was_shown(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    before = everything(trainer)
    debrief = sat(desk, trainer, lambda place: (True, False, None)[place % 3])
    assert [(effect.place, effect.rating) for effect in debrief.effects] == [
        (place, (Rating.GOOD, Rating.AGAIN)[place % 3]) for place in (0, 1, 3, 4, 6, 7)
    ]
    assert not debrief.applied
    assert everything(trainer) == before
    assert trainer.exams.debrief(debrief.attempt.id) == debrief
    applied = trainer.exams.apply(debrief.attempt.id)
    assert applied == replace(debrief, applied=True)
    after = memories(trainer)
    assert {effect.card_id: effect.after for effect in applied.effects} == {
        card_id: memory.due_day for card_id, memory in after.items() if memory.reps
    }
    assert desk.open().exams.debrief(debrief.attempt.id) == applied


def test_each_review_is_as_of_when_its_answer_was_given(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    attempt = sat(desk, trainer, lambda place: place < 2).attempt
    desk.wait(days=3)
    trainer.exams.apply(attempt.id)
    logged = exam_reviews(trainer)
    assert [event.moment for event in logged] == [attempt.answers[place].at for place in range(9)]
    assert [event.id for event in logged] == sorted(event.id for event in logged)
    assert {event.exam for event in logged} == {attempt.id}
    assert len({event.body["act"] for event in logged}) == 1
    assert [event.review and event.review.took_ms for event in logged] == [
        attempt.answers[place].took_ms for place in range(9)
    ]
    assert logged[2].body["response"] == {"kind": "wrote", "text": "nonsense"}
    assert logged[2].body["mistakes"] == ["nonsense"]
    slot = attempt.paper.slots[2]
    assert (logged[2].body["seed"], logged[2].body["deck"], logged[2].body["topic"]) == (
        slot.seed,
        slot.deck,
        slot.topic,
    )
    assert memories(trainer) == {
        card_id: fold([event for event in logged if event.card_id == card_id], Policy())
        for card_id in memories(trainer)
    }


def test_the_list_says_what_was_applied_and_no_longer_once_it_is_taken_back(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    first = sat(desk, trainer, lambda _: True).attempt
    trainer.exams.apply(first.id)
    assert [line.applied for line in trainer.exams.attempts()] == [True]
    trainer.undo()
    assert [line.applied for line in trainer.exams.attempts()] == [False]
    desk.wait(minutes=1)
    second = sat(desk, trainer, lambda _: True)
    assert [(line.id, line.applied) for line in second.earlier] == [(first.id, False)]


def test_what_was_studied_after_an_exam_changes_nothing_of_the_reviews_it_gives(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", TYPED)
    trainer, other = desk.open(), desk.open(database="elsewhere/other.db")
    learn(trainer)
    desk.wait(days=10)
    attempt = sat(desk, trainer, lambda place: place % 2 == 0).attempt
    other.import_log(trainer.export_log())
    desk.wait(hours=1)
    learn(other, Rating.EASY)
    trainer.exams.apply(attempt.id)
    other.exams.apply(attempt.id)
    given, later = exam_reviews(trainer), exam_reviews(other)
    assert len(given) == len(later) == 9
    assert {event.card_id: event.review for event in later} == {event.card_id: event.review for event in given}


def test_a_likely_guess_is_rated_as_in_study(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    asked = ask(trainer, trainer.start())
    assert isinstance(asked.card.question.body, Choice)
    right = Chosen(frozenset({next(i for i, one in enumerate(asked.card.question.body.options) if one.right)}))
    attempt = trainer.exams.start(Blueprint(questions=1), 1)
    trainer.exams.answer(attempt.id, 0, right, 1000)
    (effect,) = trainer.exams.submit(attempt.id, 2000).effects
    assert effect.rating is trainer.grade(asked, right).suggested is Rating.HARD


def test_a_card_in_its_steps_is_told_from_a_new_one_before_and_after_it_is_applied(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE + "- q: Other?\n  a: this\n  wrong: [that, those, it]\n")
    trainer = desk.open()
    session = trainer.start()
    first = ask(trainer, session)
    trainer.rate(session, first, trainer.grade(first, Skipped()), Rating.AGAIN)
    desk.wait(seconds=30)
    attempt = trainer.exams.start(Blueprint(questions=2), 1)
    for place in range(2):
        trainer.exams.answer(attempt.id, place, Chosen(frozenset({0})), 1000)
    told = trainer.exams.submit(attempt.id, 2000).effects
    steps = {one.card_id: (one.before, one.in_steps, one.is_new) for one in told}
    assert steps.pop(first.card.id) == (None, True, False)
    assert list(steps.values()) == [(None, False, True)]
    assert trainer.exams.apply(attempt.id).effects == desk.open().exams.debrief(attempt.id).effects == told


def test_one_undo_takes_all_of_it_back_and_it_can_be_applied_again(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    learn(trainer)
    desk.wait(days=2)
    attempt = sat(desk, trainer, lambda place: place % 2 == 0).attempt
    before = everything(trainer)
    desk.wait(days=1)
    first = trainer.exams.apply(attempt.id)
    again = desk.open()
    last = again.last_done()
    assert last is not None
    assert (last.kind, last.cards, last.question, last.earlier) == (EventKind.REVIEW, 9, "", False)
    undone = again.undo()
    assert undone is not None
    assert (undone.kind, undone.cards, undone.asked) == (EventKind.REVIEW, 9, None)
    assert not again.exams.debrief(attempt.id).applied
    desk.wait(days=-1)
    assert everything(again) == before
    assert again.exams.apply(attempt.id) == first


def test_a_result_is_applied_once_however_often_and_from_wherever(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer, other = desk.open(), desk.open()
    attempt = sat(desk, trainer, lambda place: place < 5).attempt
    other.exams.debrief(attempt.id)
    applied = trainer.exams.apply(attempt.id)
    assert trainer.exams.apply(attempt.id) == other.exams.apply(attempt.id) == applied
    assert len(exam_reviews(trainer)) == 9


def test_what_is_not_what_was_shown_is_not_applied_but_shown_anew(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    debrief = sat(desk, trainer, lambda _: True)
    other = desk.open()
    session = other.start()
    asked = ask(other, session)
    other.rate(session, asked, other.grade(asked, Skipped()), Rating.EASY)
    told = trainer.exams.apply(debrief.attempt.id)
    assert (told.note, told.applied, exam_reviews(trainer)) == (CHANGED, False, [])
    assert told.effects != debrief.effects
    applied = trainer.exams.apply(debrief.attempt.id)
    assert (applied.note, applied.applied, applied.effects) == ("", True, told.effects)


def test_a_card_that_is_in_no_deck_any_more_still_gets_its_review(desk: Desk) -> None:
    path = desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    attempt = sat(desk, trainer, lambda _: True).attempt
    path.write_text("- q: Something else?\n  a: entirely\n", encoding="utf-8")
    again = desk.open()
    assert again.exams.apply(attempt.id).applied
    assert len(exam_reviews(again)) == 9
    path.write_text(TYPED, encoding="utf-8")
    assert {memory.reps for memory in memories(desk.open()).values()} == {1}


def test_an_exam_without_an_answer_has_nothing_to_apply(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    debrief = sat(desk, trainer, lambda _: None)
    assert debrief.effects == ()
    with pytest.raises(QuizError, match="Nothing was answered"):
        trainer.exams.apply(debrief.attempt.id)


def test_what_has_no_result_is_refused_with_a_sentence(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    attempt = trainer.exams.start(WHOLE, 1)
    for call in (trainer.exams.debrief, trainer.exams.apply):
        with pytest.raises(QuizError, match="under way"):
            call(attempt.id)
    with pytest.raises(QuizError, match="under way"):
        trainer.start(aim=Aim.MISSED, exam=attempt.id)
    trainer.exams.drop(attempt.id, 10)
    for call in (trainer.exams.debrief, trainer.exams.apply):
        with pytest.raises(QuizError, match="no result"):
            call(attempt.id)
    with pytest.raises(QuizError, match="no such exam"):
        trainer.exams.apply("never")
    assert exam_reviews(trainer) == []


def test_taking_a_result_back_in_a_sitting_leaves_its_card_on_the_screen(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    attempt = sat(desk, trainer, lambda place: place > 2).attempt
    trainer.exams.apply(attempt.id)
    session = trainer.start(aim=Aim.MISSED, exam=attempt.id)
    asked = ask(trainer, session)
    assert asked.memory.reps == 1
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert (undone.asked.card.id, undone.asked.memory.reps, undone.graded) == (asked.card.id, 0, None)
    assert session.remaining == 3


def test_an_answer_after_the_result_is_taken_back_before_it(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    attempt = sat(desk, trainer, lambda _: False).attempt
    trainer.exams.apply(attempt.id)
    desk.wait(hours=1)
    answer(trainer, trainer.start())
    again = desk.open()
    assert [undone.cards for undone in (again.undo(), again.undo()) if undone] == [0, 9]
    assert again.undo() is None


@given(dice=st.randoms(use_true_random=False))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_applied_and_taken_back_leaves_everything_as_it_was_whatever_happens_in_between(
    tmp_path_factory: pytest.TempPathFactory, dice: random.Random
) -> None:
    desk = Desk(tmp_path_factory.mktemp("exam"))
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    for _ in range(dice.randrange(4)):
        rate_some(desk, trainer, dice, dice.randrange(12))
        desk.wait(days=dice.randrange(9))
    attempt = sat(desk, trainer, lambda _: dice.choice((True, False, None))).attempt
    desk.wait(hours=dice.randrange(40))
    rate_some(desk, trainer, dice, dice.randrange(5))
    before = everything(trainer)
    debrief = trainer.exams.debrief(attempt.id)
    if debrief.effects:
        assert trainer.exams.apply(attempt.id).effects == debrief.effects
        copied = desk.open(database="other.db")
        copied.import_log(trainer.export_log())
        assert everything(copied) == everything(trainer)
        assert trainer.undo() is not None
    assert everything(trainer) == before
    assert everything(desk.open()) == before
    desk.close()


def test_what_was_missed_is_asked_in_the_order_of_the_paper_due_or_not(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    attempt = sat(desk, trainer, lambda place: (True, False, None)[place % 3]).attempt
    trainer.exams.apply(attempt.id)
    missed = [slot.card.id for place, slot in enumerate(attempt.paper.slots) if place % 3]
    trainer.mark([missed.pop(2)], EventKind.SUSPEND)
    session = trainer.start(aim=Aim.MISSED, exam=attempt.id)
    asked = []
    while card := trainer.ask(session):
        asked.append(card.card.id)
        assert all(card.delays)
        trainer.rate(session, card, trainer.grade(card, Wrote("no")), Rating.EASY)
    assert asked == missed
    assert session.note == "What you missed in the exam of 2 March."


def test_where_nothing_was_missed_or_nothing_of_it_can_be_asked_that_is_said(desk: Desk) -> None:
    path = desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    whole = sat(desk, trainer, lambda _: True, replace(WHOLE, name="Final")).attempt
    with pytest.raises(QuizError, match="Nothing was missed in “Final”"):
        trainer.start(aim=Aim.MISSED, exam=whole.id)
    assert trainer.exams.debrief(whole.id).result.missed == ()
    none = sat(desk, trainer, lambda _: None, replace(WHOLE, name="Final")).attempt
    path.write_text("- q: Something else?\n  a: entirely\n", encoding="utf-8")
    with pytest.raises(QuizError, match="in no deck any more"):
        desk.open().start(aim=Aim.MISSED, exam=none.id)


def test_a_result_that_was_applied_on_two_machines_counts_once(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED + CHOICE)
    trainer, other = desk.open(), desk.open(database="elsewhere/other.db")
    attempt = sat(desk, trainer, lambda place: place % 2 == 0, replace(WHOLE, topics=("t0", "t1", "t2"))).attempt
    other.import_log(trainer.export_log())
    first = trainer.exams.apply(attempt.id)
    desk.wait(minutes=1)
    other.exams.apply(attempt.id)
    once = everything(trainer), trainer.insight.usable_reviews(), trainer.insight.topic_cards("")
    fitted = trainer.insight.fitting().histories
    trainer.import_log(other.export_log())
    other.import_log(trainer.export_log())
    assert len(exam_reviews(trainer)) == 2 * len(first.effects)
    for one in (trainer, other, desk.open()):
        assert (everything(one), one.insight.usable_reviews(), one.insight.topic_cards("")) == once
        assert one.insight.fitting().histories == fitted
        assert one.exams.debrief(attempt.id).effects == first.effects
    last = trainer.last_done()
    assert last is not None
    assert last.cards == len(first.effects)
    undone = trainer.undo()
    assert undone is not None
    assert undone.cards == len(first.effects)
    assert not any(memory.reps for memory in memories(trainer).values())
    assert not trainer.exams.debrief(attempt.id).applied
    trainer.exams.apply(attempt.id)
    assert {memory.reps for memory in memories(trainer).values() if memory.reps} == {1}


def test_a_mistake_that_an_exam_gave_on_two_machines_was_made_once(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer, other = desk.open(), desk.open(database="elsewhere/other.db")
    begun = trainer.exams.start(Blueprint(questions=1), 1)
    body = begun.paper.slots[0].card.question.body
    assert isinstance(body, Choice)
    wrong = Chosen(frozenset({next(place for place, one in enumerate(body.options) if not one.right)}))
    trainer.exams.answer(begun.id, 0, wrong, 1_000)
    trainer.exams.submit(begun.id, 2_000)
    other.import_log(trainer.export_log())
    for one in (trainer, other):
        one.exams.apply(begun.id)
    trainer.import_log(other.export_log())
    asked = ask(trainer, trainer.start(aim=Aim.MISSED, exam=begun.id))
    assert trainer.grade(asked, wrong).confused_times == (1,)


def test_after_midnight_an_exam_is_said_to_be_of_the_day_on_the_clock(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    desk.wait(hours=15)
    attempt = sat(desk, trainer, lambda _: False).attempt
    assert trainer.start(aim=Aim.MISSED, exam=attempt.id).note == "What you missed in the exam of 3 March."
