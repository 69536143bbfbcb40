"""What is taken for what: which wrong answers are told, in which order, and the sitting on them."""

from dataclasses import replace

import pytest

from quizapp.core.aims import Aim
from quizapp.core.response import Skipped, Wrote
from quizapp.core.review import Rating
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, shown
from tests.trainer.test_aims import MANY, prompts

PAIR = """
- q: Share of the predicted positives that are right?
  a: precision
  accept: [PPV]
- q: Share of the positives that are found?
  a: recall
  accept: [sensitivity]
- q: Something else?
  a: else
  accept: [other]
"""


def test_confusions_are_asked_with_their_partners_next_to_them(desk: Desk) -> None:
    desk.write("deck.yaml", MANY + PAIR)
    trainer = desk.open(Options(limits=replace(Options().limits, new=100)))
    for _ in range(2):
        session = trainer.start(limit=100)
        while (card := trainer.ask(session)) is not None:
            given = Wrote("recall") if "predicted" in shown(card) else Skipped()
            graded = trainer.grade(card, given)
            trainer.rate(session, card, graded, Rating.AGAIN if "predicted" in shown(card) else Rating.GOOD)
            session.drop(card.card.id)
        desk.wait(days=1)
    (found,) = trainer.insight.confusions()
    assert (found.right, found.chosen, found.times) == ("precision", "recall", 2)
    assert prompts(trainer, trainer.start(aim=Aim.CONFUSIONS)) == [
        "Share of the predicted positives that are right?",
        "Share of the positives that are found?",
    ]


def taken_for(trainer: Trainer, times: int, *wrong: str) -> None:
    """The cards whose prompts begin so are answered with `nonsense` so many times."""
    for _ in range(times):
        session = trainer.start(aim=Aim.CRAM, limit=100)
        while (card := trainer.ask(session)) is not None:
            graded = trainer.grade(card, Wrote("nonsense") if shown(card).startswith(wrong) else Skipped())
            trainer.rate(session, card, graded, Rating.GOOD)
            session.drop(card.card.id)


def test_frequent_confusions_of_decks_not_studied_push_out_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.trainer.confusing._MOST", 2)
    desk.write("one.yaml", "".join(f"- q: One {i}?\n  a: it\n  accept: [its]\n  topic: many\n" for i in range(5)))
    desk.write("two.yaml", "- q: Two?\n  a: it\n  accept: [its]\n  topic: few\n")
    trainer = desk.open()
    taken_for(trainer, 3, "One")
    taken_for(trainer, 2, "Two")
    assert [one.times for one in trainer.insight.confusions()] == [3, 3]
    assert prompts(trainer, trainer.start(["few"], aim=Aim.CONFUSIONS)) == ["Two?"]
    trainer = desk.open(Options(off=frozenset({"one"})))
    (found,) = trainer.insight.confusions()
    assert (found.question, found.times) == ("Two?", 2)
    assert [line.confused for line in trainer.insight.topics().lines] == [found]
    assert prompts(trainer, trainer.start(aim=Aim.CONFUSIONS)) == ["Two?"]


def test_confusions_that_are_alike_come_in_one_order(desk: Desk) -> None:
    desk.write("deck.yaml", "".join(f"- q: Card {i}?\n  a: it\n  accept: [its]\n" for i in range(6)))
    trainer = desk.open()
    taken_for(trainer, 2, "Card")
    found = trainer.insight.confusions()
    assert [one.card_id for one in found] == sorted(one.card_id for one in found)
    assert desk.open().insight.confusions() == found
