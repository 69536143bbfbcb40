"""Sittings with an aim of their own: which cards they ask, in which order, and what that does to the schedule."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.aims import Aim
from quizapp.core.response import Chosen, Skipped, Wrote
from quizapp.core.review import EventKind, Mode, Rating
from quizapp.core.session import Answered, Session
from quizapp.core.topics import Topics
from quizapp.errors import QuizError
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask, events, memories, shown

Answer = Callable[..., Answered]
Learn = Callable[..., None]
MANY = "".join(f"- q: Question {i}?\n  a: answer {i}\n" for i in range(30))
TOPICS = "cards:\n" + "".join(
    f"- q: {topic} {i}?\n  a: answer {i}\n  topic: {topic}\n" for topic in ("easy", "hard") for i in range(25)
)


def prompts(trainer: Trainer, session: Session) -> list[str]:
    """What a sitting asks if everything is remembered."""
    asked = []
    while (card := trainer.ask(session)) is not None:
        asked.append(shown(card))
        session.drop(card.card.id)
    return asked


def rate_all(trainer: Trainer, session: Session, rating: Callable[[str], Rating]) -> None:
    """Every card once, also where its step would bring it back."""
    while (card := trainer.ask(session)) is not None:
        trainer.rate(session, card, trainer.grade(card, Skipped()), rating(shown(card)))
        session.drop(card.card.id)


def hash_of(text: str) -> int:
    return sum(text.encode())


def known_and_forgotten(desk: Desk) -> Trainer:
    """Everything was seen; the topic `hard` was forgotten every day, `easy` was not."""
    desk.write("deck.yaml", TOPICS)
    trainer = desk.open(Options(limits=replace(Options().limits, new=100)))
    for _ in range(5):
        rate_all(trainer, trainer.start(limit=100), lambda prompt: Rating.EASY if "easy" in prompt else Rating.AGAIN)
        desk.wait(days=1)
    return trainer


def test_a_cure_asks_what_is_recalled_least_though_nothing_of_it_is_due(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    desk.wait(days=1)
    recall = {card.question: card.retrievability for card in trainer.cards()}
    asked = prompts(trainer, trainer.start(aim=Aim.CURE))
    assert len(asked) == 20
    seen = [chance for prompt in asked if (chance := recall[prompt]) is not None]
    assert len(seen) >= 10
    assert seen == sorted(seen)


def test_a_cure_is_half_new_at_most_while_something_known_is_weak(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    rate_all(trainer, trainer.start(limit=15), lambda _: Rating.AGAIN)
    desk.wait(days=5)
    assert trainer.start(aim=Aim.CURE, limit=10).left.new == 5
    assert trainer.start(aim=Aim.CURE, limit=30).left.new == 15
    trainer.mark([card.card_id for card in trainer.cards("-is:new")], EventKind.SUSPEND)
    assert trainer.start(aim=Aim.CURE, limit=10).left.new == 10


def test_a_cure_asks_one_card_of_a_question_the_one_that_was_seen(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: Forth?\n  a: back\n  reverse: Back?\n")
    trainer = desk.open()
    first = shown(ask(trainer, trainer.start()))
    rate_all(trainer, trainer.start(), lambda _: Rating.GOOD)
    desk.wait(days=3)
    assert prompts(trainer, trainer.start(aim=Aim.CURE)) == [first]


def test_answers_in_a_cure_count_like_all_others(desk: Desk, learn: Learn, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    desk.wait(days=1)
    session = trainer.start(aim=Aim.CURE)
    before = memories(trainer)
    rated = answer(trainer, session)
    after = trainer.cards()
    assert next(card for card in after if card.card_id == rated.card_id).memory != before[rated.card_id]
    review = events(trainer, EventKind.REVIEW)[-1].review
    assert review is not None
    assert review.mode is Mode.STUDY


def test_what_was_forgotten_in_a_cure_comes_back_in_its_steps(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start(aim=Aim.CURE, limit=1)
    rate_all(trainer, trainer.start(aim=Aim.CURE, limit=1), lambda _: Rating.GOOD)
    asked = ask(trainer, session)
    trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.AGAIN)
    desk.wait(minutes=11)
    assert shown(trainer.ask(session)) == shown(asked)
    assert shown(trainer.ask(trainer.start(aim=Aim.CURE))) == shown(asked)


def test_a_cure_with_nothing_to_gain_says_so(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    trainer = desk.open()
    rate_all(trainer, trainer.start(), lambda _: Rating.EASY)
    with pytest.raises(QuizError, match="nothing to gain"):
        trainer.start(aim=Aim.CURE)


def test_weak_topics_are_cured_and_named(desk: Desk) -> None:
    trainer = known_and_forgotten(desk)
    desk.wait(days=4)
    assert [line.path for line in trainer.insight.topics().weak] == ["hard"]
    session = trainer.start(aim=Aim.WEAK)
    assert session.note == "Your weak topics: hard."
    assert {prompt.split()[0] for prompt in prompts(trainer, session)} == {"hard"}


def test_without_a_surely_weak_topic_the_weakest_are_named_as_such(desk: Desk) -> None:
    desk.write("deck.yaml", TOPICS)
    session = desk.open().start(aim=Aim.WEAK)
    assert session.note == "No topic is surely weak yet; most is to be gained in these: easy, hard."


def test_where_every_topic_reaches_the_target_nothing_is_weak(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open(Options(target=0.5, limits=replace(Options().limits, new=100)))
    rate_all(trainer, trainer.start(limit=100), lambda _: Rating.EASY)
    with pytest.raises(QuizError, match="Every topic is at your target of 50%"):
        trainer.start(aim=Aim.WEAK)


def test_without_confusions_there_is_nothing_to_ask_and_that_is_said(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    with pytest.raises(QuizError, match="no wrong answer was given twice"):
        trainer.start(aim=Aim.CONFUSIONS)


MIXED_UP = "".join(
    f"- q: {question}?\n  a: {answer}\n  accept: [{answer}]\n  topic: {topic}\n"
    for question, answer, topic in (
        ("Hit rate", "recall", "m"), ("Something", "loose", "m"), ("Share of hits", "precision", "m"),
        ("On this side", "left", "n"), ("On that side", "right", "n"),
    )
)  # fmt: skip


def mixed_up(desk: Desk) -> Trainer:
    """Recall was taken for precision twice, and, in another topic, left for right three times."""
    desk.write("deck.yaml", MIXED_UP)
    trainer = desk.open()
    for times in range(3):
        session = trainer.start(aim=Aim.CURE)
        while asked := trainer.ask(session):
            wrong = {"On this side?": "right", **({"Hit rate?": "precision"} if times else {})}.get(shown(asked))
            graded = trainer.grade(asked, Wrote(wrong) if wrong else Skipped())
            trainer.rate(session, asked, graded, Rating.HARD if wrong is None else Rating.AGAIN)
            session.drop(asked.card.id)
        desk.wait(days=2)
    return trainer


def test_mix_ups_are_asked_next_to_what_was_taken_for_them(desk: Desk) -> None:
    trainer = mixed_up(desk)
    session = trainer.start(aim=Aim.CONFUSIONS)
    assert session.note == "Your mix-ups: what you took for something else, next to that."
    assert prompts(trainer, session) == ["On this side?", "On that side?", "Hit rate?", "Share of hits?"]


def test_the_mix_ups_of_a_topic_are_studied_however_many_others_there_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = mixed_up(desk)
    monkeypatch.setattr("quizapp.trainer.confusing._MOST", 1)
    assert prompts(trainer, trainer.start(("m",), aim=Aim.CONFUSIONS)) == ["Hit rate?", "Share of hits?"]


def test_cram_asks_what_is_recalled_least_and_next_time_what_was_not_crammed_yet(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    rate_all(trainer, trainer.start(limit=100), lambda prompt: Rating(1 + hash_of(prompt) % 4))
    desk.wait(days=9)
    worst_first = sorted(trainer.cards(), key=lambda card: card.retrievability or 0.0)
    session = trainer.start(aim=Aim.CRAM)
    asked = prompts(trainer, session)
    assert [card.memory.stability for card in worst_first if card.question in asked] == sorted(
        card.memory.stability for card in worst_first[:20]
    )
    rate_all(trainer, trainer.start(aim=Aim.CRAM), lambda _: Rating.GOOD)
    later = desk.open()
    assert set(prompts(later, later.start(aim=Aim.CRAM))[:10]) == {card.question for card in worst_first} - set(asked)


def test_in_a_cram_what_was_forgotten_comes_back_and_no_rating_shows_days(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start(aim=Aim.CRAM, limit=3)
    asked = ask(trainer, session)
    assert (asked.delays, session.note) == (("", "", "", ""), "Cram: the schedule stays as it is.")
    rated = trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.AGAIN)
    assert not rated.was_new
    later = prompts(trainer, session)
    assert later[-1] == shown(asked)
    assert len(later) == 3


def test_a_buried_card_can_be_crammed_and_a_suspended_one_cannot(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n- q: Two?\n  a: 2\n")
    trainer = desk.open()
    one, two = (card.card_id for card in trainer.cards())
    trainer.mark([one], EventKind.BURY)
    trainer.mark([two], EventKind.SUSPEND)
    assert prompts(trainer, trainer.start(aim=Aim.CRAM)) == ["One?"]
    trainer.mark([one], EventKind.SUSPEND)
    with pytest.raises(QuizError, match="suspended"):
        trainer.start(aim=Aim.CRAM)


def test_undo_brings_a_crammed_card_back_as_it_was_answered(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: good\n  wrong: [bad, worse]\n")
    trainer = desk.open()
    assert not trainer.problems
    session = trainer.start(aim=Aim.CRAM)
    asked = ask(trainer, session)
    trainer.rate(session, asked, trainer.grade(asked, Chosen(frozenset({1}))), Rating.GOOD)
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert undone.graded is not None
    assert (undone.asked.seed, undone.asked.delays) == (asked.seed, ("", "", "", ""))
    assert undone.graded.response == Chosen(frozenset({1}))
    assert session.remaining == 1


def everything(trainer: Trainer) -> tuple[object, ...]:
    """All that a schedule is made of, and all that is counted."""
    topics: Topics = trainer.insight.topics()
    return memories(trainer), trainer.overview(), topics, trainer.insight.statistics(days=None)


@given(dice=st.randoms(use_true_random=False), turns=st.integers(1, 25))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cramming_leaves_memories_due_days_and_statistics_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, dice: random.Random, turns: int
) -> None:
    desk = Desk(tmp_path_factory.mktemp("cram"))
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    rate_all(trainer, trainer.start(), lambda _: Rating(dice.randrange(1, 5)))
    desk.wait(days=dice.randrange(9))
    before = everything(trainer)
    session = trainer.start(aim=Aim.CRAM)
    for _ in range(turns):
        card = trainer.ask(session)
        if card:
            trainer.rate(session, card, trainer.grade(card, Skipped()), Rating(dice.randrange(1, 5)))
        if dice.random() < 0.2:
            trainer.undo(session)
    assert everything(trainer) == before
    assert everything(desk.open()) == before
    copied = desk.open(database="other.db")
    copied.import_log(trainer.export_log())
    assert memories(copied) == before[0]
    desk.close()
