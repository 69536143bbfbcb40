"""Suspending, burying, flagging and resetting."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.core.day import Moment
from quizapp.core.response import Judged
from quizapp.core.review import MARKS, NEW, Event, EventKind, Rating
from quizapp.core.session import Answered
from quizapp.trainer.arrivals import Taken
from tests.trainer.desk import Desk, ask, events, memories, shown

Answer = Callable[..., Answered]
Learn = Callable[..., None]
MANY = "".join(f"- q: Question {i}?\n  a: answer {i}\n" for i in range(8))
BOTH_WAYS = "- q: Forth?\n  a: back\n  reverse: Back?\n"


@pytest.mark.parametrize("kind", [EventKind.SUSPEND, EventKind.BURY])
def test_a_card_set_aside_leaves_the_sitting_and_comes_back_by_undo(desk: Desk, kind: EventKind) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    first = ask(trainer, session)
    trainer.set_aside(session, first, kind)
    assert session.remaining == 7
    assert shown(trainer.ask(session)) != shown(first)
    undone = trainer.undo(session)
    assert undone is not None
    assert (undone.kind, undone.card_id, undone.graded) == (kind, first.card.id, None)
    assert undone.asked is not None
    assert (shown(undone.asked), undone.asked.seed, undone.asked.memory) == (shown(first), first.seed, first.memory)
    assert shown(trainer.ask(session)) == shown(first)
    assert session.remaining == 8


def test_a_buried_card_rests_until_the_next_study_day_and_its_sibling_does_not(desk: Desk) -> None:
    desk.write("deck.yaml", BOTH_WAYS)
    trainer = desk.open()
    session = trainer.start()
    trainer.set_aside(session, ask(trainer, session), EventKind.BURY)
    assert trainer.start().remaining == 1
    desk.wait(days=1)
    assert trainer.overview().total.new == 1
    assert trainer.overview().total.new_later == 1


def test_a_suspended_card_rests_until_it_is_resumed(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    ids = [card.card_id for card in trainer.cards()]
    assert trainer.mark(ids[:3], EventKind.SUSPEND) == 3
    desk.wait(days=400)
    assert trainer.start().remaining == 5
    assert trainer.mark(ids, EventKind.RESUME) == 3
    assert trainer.start().remaining == 8


def test_a_card_that_is_suspended_elsewhere_is_not_asked_any_more(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    trainer.mark([session.next(0) or ""], EventKind.SUSPEND)
    ask(trainer, session)
    assert session.remaining == 7


def test_marks_that_change_nothing_leave_no_event(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    ids = [card.card_id for card in trainer.cards()]
    nothing = (EventKind.RESUME, EventKind.UNFLAG, EventKind.UNBURY, EventKind.RESET)
    assert [trainer.mark(ids, kind) for kind in nothing] == [0] * 4
    assert trainer.mark([ids[0], ids[0]], EventKind.BURY) == 1
    assert trainer.mark(ids[:2], EventKind.BURY) == 1
    desk.wait(days=1)
    assert trainer.mark(ids, EventKind.UNBURY) == 0
    assert trainer.mark(ids[:1], EventKind.BURY) == 1
    assert len(events(trainer, *MARKS)) == 3


def test_only_marks_can_be_set(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    for kind in (EventKind.REVIEW, EventKind.VOID, EventKind.ALIAS, EventKind.SETTING):
        with pytest.raises(ValueError, match=str(kind)):
            trainer.mark([asked.card.id], kind)
    with pytest.raises(ValueError, match="flag"):
        trainer.set_aside(session, asked, EventKind.FLAG)


def test_reset_makes_a_card_new_and_keeps_the_log(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    trainer = desk.open()
    learn(trainer)
    learned = trainer.cards()[0]
    assert trainer.mark([learned.card_id], EventKind.RESET) == 1
    (fresh,) = trainer.cards()
    assert (fresh.memory, fresh.state, fresh.due) == (NEW, "new", None)
    assert trainer.start().remaining == 1
    assert len(events(trainer, EventKind.REVIEW)) == learned.memory.reps
    undone = trainer.undo()
    assert undone is not None
    assert undone.kind is EventKind.RESET
    assert trainer.cards()[0] == learned


def test_a_flag_stays_on_the_card_through_its_rating_and_can_be_taken_back(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    first = ask(trainer, session)
    flagged = trainer.flag(first, on=True)
    assert flagged == replace(first, memory=replace(first.memory, flagged=True))
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert (undone.kind, undone.asked.memory, undone.asked.order) == (EventKind.FLAG, first.memory, first.order)
    flagged = trainer.flag(first, on=True)
    trainer.rate(session, flagged, trainer.grade(flagged, Judged()), Rating.GOOD)
    assert [card.card_id for card in trainer.cards("is:flagged")] == [first.card.id]


def test_marks_and_what_took_them_back_travel_with_the_log(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    ids = [card.card_id for card in trainer.cards()]
    for place, kind in enumerate(sorted(MARKS)):
        trainer.mark(ids[place:], kind)
        if place % 2:
            trainer.undo()
    other = desk.open(database="other.db")
    log = list(trainer.export_log())
    other.import_log(reversed(log))
    assert memories(other) == memories(trainer)
    assert other.import_log(log) == Taken()


def test_an_event_that_is_here_with_other_content_is_counted_and_kept(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    trainer.undo()
    before = memories(trainer)
    review, other, *_ = events(trainer, EventKind.REVIEW)
    assert review.review is not None
    changed = replace(review, review=replace(review.review, rating=Rating.EASY))
    moved = replace(other, card_id="elsewhere")
    placeless = [replace(void, card_id="") for void in events(trainer, EventKind.VOID)]
    assert trainer.import_log([changed, moved, *placeless]) == Taken(differing=2)
    assert memories(trainer) == before


def test_a_void_of_what_nobody_knows_is_kept_and_harmless(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    before = memories(trainer)
    card_id = next(iter(before))
    at = Moment(events(trainer, EventKind.REVIEW)[-1].moment.at_ms + 5, 0, desk.at.toordinal())
    stray = Event(id="stray", kind=EventKind.VOID, moment=at, card_id=card_id, body={"review": "unheard of"})
    assert trainer.import_log([stray]) == Taken(new=1)
    assert memories(trainer) == before


def test_what_first_attempts_say_is_the_same_after_a_restart(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", "".join(f"- q: Pick {i}?\n  a: yes {i}\n  wrong: [no {i}, never {i}]\n" for i in range(12)))
    trainer = desk.open()
    session = trainer.start()
    for turn, rating in enumerate((Rating.EASY, Rating.AGAIN, Rating.GOOD, Rating.EASY, Rating.HARD)):
        rated = answer(trainer, session, rating)
        if turn == 1:
            trainer.undo(session)
        if turn == 3:
            trainer.mark([rated.card_id], EventKind.RESET)
    new = trainer.cards("is:new")[-1].card_id
    assert trainer.card(new).retrievability == desk.open().card(new).retrievability > 0.3
