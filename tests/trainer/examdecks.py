"""A deck with every kind that an exam can ask, and some that it cannot, for tests of exams."""

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Paper
from quizapp.core.exams.proving import sample
from quizapp.core.response import Response
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

KINDS = """
deck: All kinds
topic: kinds
exams:
  Short: {questions: 4, minutes: 2}
cards:
- {q: Judged only?, a: nobody marks this}
- {cloze: "Judged {{hole}} too."}
- {id: cloze, cloze: "The {{first}} and the {{second}} hole.", accept: [one], difficulty: 1}
- {q: Which of three?, a: this, wrong: {that: no, other: neither}, why: So it is.}
- {q: Which two?, a: [one, three], wrong: [two, four]}
- {statement: Water is wet., a: true, topic: kinds/said}
- {q: What is typed?, a: typed, accept: [written], reject: {told: no}, topic: kinds/said}
- {q: Name both., a: [left, right], accept: [], topic: kinds/said}
- {q: "What is {{a}} + {{b}}?", vars: {a: 2..90, b: 2..90}, number: = a + b, tolerance: 1}
- {q: In which order?, order: [one, two, three]}
- {q: What belongs together?, match: {hot: fire, cold: ice}, decoys: [rain], difficulty: 5}
"""
MARKABLE = 9
PLENTY = "topic: plenty\ncards:\n" + "".join(f"- {{q: Plain {i}?, a: a{i}, accept: [b{i}]}}\n" for i in range(12))


def trainer_of(desk: Desk) -> Trainer:
    """A trainer on both decks, without a problem."""
    desk.write("kinds.yaml", KINDS)
    desk.write("plenty.yaml", PLENTY)
    trainer = desk.open()
    assert not [problem for problem in trainer.problems if problem.level == "error"]
    return trainer


def all_kinds() -> Blueprint:
    """The blueprint that asks everything of the deck with all kinds."""
    return Blueprint(questions=MARKABLE, topics=("kinds",), minutes=10)


def samples(paper: Paper) -> dict[int, Response]:
    """Some answer to each question, by place."""
    return {place: sample(slot.card) for place, slot in enumerate(paper.slots)}
