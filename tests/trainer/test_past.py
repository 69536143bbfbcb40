"""The past of a card: what stands in the log, with undo, cramming, reset and ids that were joined."""

from collections.abc import Callable

import pytest

from quizapp.core.aims import Aim
from quizapp.core.past import CardPast
from quizapp.core.response import Chosen, Wrote
from quizapp.core.review import EventKind, Mode, Rating
from quizapp.core.session import Answered
from quizapp.errors import QuizError
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask

Answer = Callable[..., Answered]
ONE = "- q: One?\n  a: 1 or one\n  accept: [one]\n"


def past(trainer: Trainer) -> CardPast:
    return trainer.insight.past(trainer.cards()[0].card_id)


def test_every_review_is_told_with_the_memory_that_it_left(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", ONE)
    trainer = desk.open()
    answer(trainer, trainer.start())
    desk.wait(days=4, seconds=30)
    session = trainer.start()
    asked = ask(trainer, session)
    desk.wait(seconds=12)
    trainer.rate(session, asked, trainer.grade(asked, Wrote("two")), Rating.AGAIN)
    found = past(trainer)
    first, second = found.reviews
    assert (first.rating, first.elapsed, first.interval_days, first.chosen) == (Rating.GOOD, None, 2, "")
    assert (second.rating, second.elapsed, second.took_ms, second.chosen) == (Rating.AGAIN, 4, 12_000, "two")
    assert second.retrievability == asked.retrievability
    assert second.at == "2026-03-06T10:00+00:00"
    assert (second.stability, second.difficulty) == (found.card.memory.stability, found.card.memory.difficulty)
    assert [stretch.stability for stretch in found.stretches] == [first.stability, second.stability]
    assert found.delays == ask(trainer, trainer.start()).delays
    assert found.why_due.startswith("Due at 10:10, when its step of 10 minutes")


def test_what_was_taken_back_is_not_in_the_past(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", ONE)
    trainer = desk.open()
    answer(trainer, trainer.start())
    before = past(trainer)
    desk.wait(days=9)
    session = trainer.start()
    answer(trainer, session, Rating.AGAIN)
    trainer.undo(session)
    assert past(trainer).reviews == before.reviews
    assert past(trainer).stretches == before.stretches


def test_cramming_is_told_and_leaves_the_curve_as_it_is(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", ONE)
    trainer = desk.open()
    answer(trainer, trainer.start())
    before = past(trainer)
    desk.wait(days=1)
    answer(trainer, trainer.start(aim=Aim.CRAM), Rating.AGAIN)
    found = past(trainer)
    crammed = found.reviews[-1]
    assert (crammed.mode, crammed.interval_days, crammed.elapsed) == (Mode.CRAM, None, 1)
    assert crammed.stability == before.reviews[-1].stability
    assert found.stretches == before.stretches
    desk.wait(days=2)
    answer(trainer, trainer.start())
    assert past(trainer).reviews[-1].elapsed == 3


def test_a_reset_keeps_the_reviews_and_begins_the_curve_anew(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", ONE)
    trainer = desk.open()
    rated = answer(trainer, trainer.start())
    trainer.mark([rated.card_id], EventKind.RESET)
    found = past(trainer)
    assert (len(found.reviews), found.stretches, found.why_due) == (1, (), "New: not asked yet.")
    desk.wait(days=1)
    answer(trainer, trainer.start(), Rating.EASY)
    assert [review.elapsed for review in past(trainer).reviews] == [None, None]
    assert [stretch.stability for stretch in past(trainer).stretches] == [trainer.cards()[0].memory.stability]


def test_a_history_follows_a_card_that_got_an_id(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", ONE)
    trainer = desk.open()
    answer(trainer, trainer.start())
    before = past(trainer)
    desk.write("deck.yaml", f"{ONE}  id: first\n")
    again = desk.open()
    desk.wait(days=30)
    answer(again, again.start())
    found = past(again)
    assert found.card.card_id != before.card.card_id
    assert found.reviews[:1] == before.reviews
    assert [review.elapsed for review in found.reviews] == [None, 30]


def test_a_corrected_answer_is_why_a_card_is_due(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", ONE)
    trainer = desk.open()
    answer(trainer, trainer.start(), Rating.EASY)
    desk.write("deck.yaml", ONE.replace("1 or one", "2"))
    assert past(desk.open()).why_due == "Due now: its answer was corrected since you last gave it."


def test_the_past_of_a_card_that_is_nowhere_is_refused_with_a_sentence(desk: Desk) -> None:
    desk.write("deck.yaml", ONE)
    with pytest.raises(QuizError, match="in no deck"):
        desk.open().insight.past("nowhere")


def test_a_card_never_asked_has_no_past_and_says_what_ratings_would_do(desk: Desk) -> None:
    desk.write("deck.yaml", ONE)
    trainer = desk.open()
    found = past(trainer)
    assert (found.reviews, found.stretches, found.why_due) == ((), (), "New: not asked yet.")
    assert found.delays == ask(trainer, trainer.start()).delays


def test_several_wrong_answers_of_one_review_are_told_together(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: Both?\n  a: [good, fine]\n  wrong: [bad, worse]\n")
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    trainer.rate(session, asked, trainer.grade(asked, Chosen(frozenset({0, 2, 3}))), Rating.AGAIN)
    assert past(trainer).reviews[0].chosen == "bad, worse"
