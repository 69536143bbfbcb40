"""A library of some topics and a learner who studies it, for tests of what is said of both."""

import random

from quizapp.core.response import Skipped, Wrote
from quizapp.core.review import Rating
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

LIBRARY = """
topic: ml
topics:
  ml/metrics: {about: How good a model is, weight: 3}
exams:
  Midterm: {questions: 30, pass: 50%, date: 2026-04-01, options: 0, topics: [ml/metrics]}
  Final: {questions: 60}
cards:
""" + "".join(
    f"- q: {topic} {i}?\n  a: answer {i}\n  accept: [a{i}]\n  topic: {topic}\n"
    for topic, count in (("ml/metrics", 12), ("ml/metrics/roc", 6), ("ml/trees", 12))
    for i in range(count)
)
OTHER = "".join(f"- q: Loose {i}?\n  a: loose {i}\n  accept: [l{i}]\n" for i in range(10))


def study(trainer: Trainer, desk: Desk, days: int, seed: int = 3) -> None:
    """So many days, a sitting of at most 40 answers on each, right three times of four; some of it taken back."""
    dice = random.Random(seed)
    for _ in range(days):
        session = trainer.start()
        while len(session.answered) < 40 and (asked := trainer.ask(session)) is not None:
            desk.wait(seconds=dice.randrange(2, 40))
            right = dice.random() < 0.75
            graded = trainer.grade(
                asked, Skipped() if right else Wrote(dice.choice(("answer 1", "Answer 1", "nothing")))
            )
            trainer.rate(session, asked, graded, Rating(dice.choice((2, 3, 3, 4))) if right else Rating.AGAIN)
            if dice.random() < 0.05:
                trainer.undo(session)
        desk.wait(days=1)


def library(desk: Desk, days: int = 8) -> Trainer:
    desk.write("ml.yaml", LIBRARY)
    desk.write("loose.yaml", OTHER)
    trainer = desk.open()
    assert not trainer.problems
    study(trainer, desk, days)
    return trainer
