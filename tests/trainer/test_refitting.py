"""What weights are fitted to, what other ones would change, and what a simulation starts from."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.core.aims import Aim
from quizapp.core.day import DAY_MS, moment
from quizapp.core.fitness import predictions, usable
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.core.pattern import Pattern
from quizapp.core.policy import Policy
from quizapp.core.queue import Limits
from quizapp.core.response import Skipped
from quizapp.core.review import Event, EventKind, Memory, Rating, Review
from quizapp.core.session import Answered
from quizapp.storage.identity import new_id
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.forgetful import OWN_WEIGHTS
from tests.trainer.desk import Desk, ask, memories

Answer = Callable[..., Answered]
Learn = Callable[..., None]
DECK = "cards:\n" + "".join(f"  - q: Question {place}?\n    a: answer {place}\n" for place in range(6))
ONE = "cards:\n  - {id: one, q: 'What is one?', a: first}\n"
STEADY = Options(policy=replace(Policy(), learning_steps=(), relearning_steps=(), fuzz=False))


def days_later(trainer: Trainer, desk: Desk, learn: Learn, times: int) -> None:
    """So many sittings, twelve days apart."""
    for _ in range(times):
        learn(trainer)
        desk.wait(days=12)


def test_a_history_is_the_reviews_of_a_card_in_their_order(desk: Desk, answer: Answer) -> None:
    desk.write("one.yaml", ONE)
    trainer = desk.open(STEADY)
    for rating in (Rating.GOOD, Rating.AGAIN, Rating.EASY):
        answer(trainer, trainer.start(), rating)
        desk.wait(days=3)
    (history,) = trainer.insight.fitting().histories
    assert [rating for _, rating in history] == [3, 1, 4]
    assert [day - history[0][0] for day, _ in history] == [0, 3, 6]


def test_what_was_taken_back_or_crammed_is_not_in_it(desk: Desk, answer: Answer) -> None:
    desk.write("one.yaml", ONE)
    trainer = desk.open(STEADY)
    answer(trainer, trainer.start())
    desk.wait(days=3)
    session = trainer.start()
    answer(trainer, session, Rating.AGAIN)
    trainer.undo(session)
    answer(trainer, trainer.start(aim=Aim.CRAM))
    (history,) = trainer.insight.fitting().histories
    assert [rating for _, rating in history] == [3]


def test_a_card_that_was_made_new_has_two_histories(desk: Desk, answer: Answer) -> None:
    desk.write("one.yaml", ONE)
    trainer = desk.open(STEADY)
    for _ in range(2):
        card = ask(trainer, trainer.start()).card
        answer(trainer, trainer.start())
        desk.wait(days=3)
        trainer.mark([card.id], EventKind.RESET)
    assert [len(history) for history in trainer.insight.fitting().histories] == [1, 1]
    answer(trainer, trainer.start())
    assert [len(history) for history in trainer.insight.fitting().histories] == [1, 1, 1]
    assert trainer.insight.change(OWN_WEIGHTS).ratio == pytest.approx(OWN_WEIGHTS[2] / DEFAULT_WEIGHTS[2])


def test_a_history_follows_a_question_that_gets_an_id(desk: Desk, answer: Answer) -> None:
    desk.write("one.yaml", ONE.replace("id: one, ", ""))
    answer(desk.open(STEADY), desk.open(STEADY).start())
    desk.close()
    desk.wait(days=3)
    desk.write("one.yaml", ONE)
    trainer = desk.open(STEADY)
    answer(trainer, trainer.start())
    assert [len(history) for history in trainer.insight.fitting().histories] == [2]


def test_the_reviews_that_can_be_used_are_those_that_the_statistics_count(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", DECK)
    trainer = desk.open(STEADY)
    days_later(trainer, desk, learn, 5)
    found = trainer.insight.fitting().histories
    assert trainer.insight.usable_reviews() == sum(map(usable, found)) > 6


def test_predictions_are_those_that_the_log_noted(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", DECK)
    trainer = desk.open(STEADY)
    days_later(trainer, desk, learn, 5)
    policy = STEADY.policy
    said = [one.recall for history in trainer.insight.fitting().histories for one in predictions(history, policy.model)]
    noted = [
        event.review.retrievability
        for event in trainer.export_log()
        if event.review and event.review.retrievability is not None
    ]
    assert set(said) <= set(noted)
    assert len(said) > 6


def test_a_change_is_what_the_memories_become(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", DECK)
    trainer = desk.open(STEADY)
    days_later(trainer, desk, learn, 4)
    found = trainer.insight.change(OWN_WEIGHTS)
    before = {card: memory.stability for card, memory in memories(trainer).items()}
    due = {card: memory.due_day for card, memory in memories(trainer).items()}
    trainer.configure(replace(STEADY, policy=replace(STEADY.policy, weights=OWN_WEIGHTS)))
    after = {card: memory.stability for card, memory in memories(trainer).items()}
    assert found.shorter == sum(after[card] < 0.95 * before[card] for card in before)
    assert found.longer == sum(after[card] > 1.05 * before[card] for card in before)
    assert found.longer + found.shorter + found.same == 6
    assert {card: memory.due_day for card, memory in memories(trainer).items()} == due
    assert trainer.insight.fitting().weights == OWN_WEIGHTS


def test_suspended_cards_and_those_of_other_decks_are_no_work(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", DECK)
    path = desk.write("one.yaml", ONE)
    trainer = desk.open(STEADY)
    learn(trainer)
    card = next(iter(memories(trainer)))
    trainer.mark([card], EventKind.SUSPEND)
    path.unlink()
    trainer.refresh()
    found = trainer.insight.change(OWN_WEIGHTS)
    assert found.longer + found.shorter + found.same == len(memories(trainer)) - 1


def test_a_simulation_starts_from_the_cards_and_limits_there_are(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", DECK)
    trainer = desk.open(replace(STEADY, limits=Limits(new=3, reviews=50)))
    session = trainer.start()
    for _ in range(2):
        answer(trainer, session)
    given = trainer.insight.outlook()
    assert (given.cards, given.new_a_day, given.reviews_a_day) == (6, 3, 50)
    assert sorted(card.stability for card in given.states) == [0, 0, 0, 0, DEFAULT_WEIGHTS[2], DEFAULT_WEIGHTS[2]]
    assert trainer.insight.outlook(9).new_a_day == 9
    assert sum(given.course(0.9, 30).new) == 4


def test_the_pattern_is_that_of_the_last_year_and_new_cards_are_known_as_mastery_has_it(desk: Desk) -> None:
    desk.write("deck.yaml", DECK)
    trainer = desk.open(STEADY)
    session = trainer.start()
    while (asked := trainer.ask(session)) is not None:
        desk.wait(seconds=60)
        chosen = Rating.GOOD if asked.memory.reps else Rating.AGAIN
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), chosen)
    found, usual = trainer.insight.outlook().pattern, Pattern()
    assert found.new_s > usual.new_s
    assert found.first_rate < usual.first_rate
    desk.wait(days=400)
    later = trainer.insight.outlook().pattern
    assert later == replace(usual, first_rate=found.first_rate)


def test_what_a_change_says_of_due_cards_is_what_comes_of_it(desk: Desk, answer: Answer) -> None:
    """Cards from a log that names no days are scheduled anew; what was promised here stays."""
    desk.write("deck.yaml", DECK)
    trainer = desk.open(STEADY)
    imported, promised = [card.card_id for card in trainer.cards()][:4], ask(trainer, trainer.start()).card.id
    imported = [card_id for card_id in imported if card_id != promised]
    answer(trainer, trainer.start())
    now = moment(desk.at)
    reviews = (
        Event(
            id=new_id(now.at_ms - ago * DAY_MS, ""),
            kind=EventKind.REVIEW,
            moment=replace(now, at_ms=now.at_ms - ago * DAY_MS, day=now.day - ago),
            card_id=card_id,
            review=Review(rating=Rating.GOOD),
        )
        for card_id in imported
        for ago in (9, 6)
    )
    trainer.import_log(reviews)
    desk.wait(days=2)
    found, before = trainer.insight.change(OWN_WEIGHTS), memories(trainer)
    trainer.configure(replace(STEADY, policy=replace(STEADY.policy, weights=OWN_WEIGHTS)))
    after = memories(trainer)
    today = now.day + 2
    assert found.due_before == due_by(before, today)
    assert found.due_after == due_by(after, today)
    assert found.moved == len(imported)
    assert after[promised].due_day == before[promised].due_day


def due_by(found: dict[str, Memory], day: int) -> int:
    """How many cards are due on a study day [date ordinal] at the latest."""
    return sum(memory.due_day is not None and memory.due_day <= day for memory in found.values())
