"""Debriefs made by hand: an attempt with every kind of question, answered right, wrong, or not at all."""

from dataclasses import replace

from quizapp.core.day import Moment
from quizapp.core.deck import Question, TrueFalse
from quizapp.core.exams.attempt import Attempt, Ending, Given
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief, Effect
from quizapp.core.exams.marking import result
from quizapp.core.exams.offers import AttemptLine
from quizapp.core.exams.paper import Paper
from quizapp.core.response import Arranged, Chosen, Matched, Response, Said, Wrote
from quizapp.core.review import Rating
from tests.reports.papers import CHOICE, CLOZE, LISTED, MATCH, MULTI, NUMBER, ORDER, TYPED, question, slot

START = Moment(1_795_000_000_000, 60, 740_000)
ASKED: tuple[tuple[Question, Response | None], ...] = (
    (question(CHOICE), Chosen(frozenset({0}))),
    (question(MULTI), Chosen(frozenset({0, 1}))),
    (question(TrueFalse(answer=True)), Said(truth=False)),
    (question(TYPED, topic="metrics"), Wrote("recal")),
    (question(LISTED), Wrote("red\ngreen")),
    (question(NUMBER), Wrote("24.69")),
    (question(ORDER), Arranged((1, 0, 2, 3))),
    (question(MATCH), Matched((0, 1, None))),
    (question(CLOZE, "The {{web}} speaks {{HTTP}}."), None),
)


def attempt(*asked: tuple[Question, Response | None], blueprint: Blueprint | None = None) -> Attempt:
    """An attempt at these questions, handed in after eight minutes."""
    slots = tuple(slot(of) for of, _ in asked)
    given = {
        place: Given(response, replace(START, at_ms=START.at_ms + 60_000 * place), 4_000)
        for place, (_, response) in enumerate(asked)
        if response
    }
    return Attempt(
        id="exam-1",
        paper=Paper(blueprint or Blueprint(name="Finals", questions=len(slots), penalty=0.25), 7, slots),
        started=START,
        answers=given,
        later=frozenset({1}),
        spent_ms=480_000,
        ending=Ending.SUBMITTED,
        ended=replace(START, at_ms=START.at_ms + 480_000),
        before={"metrics": (0.5, 0.3, 0.7)},
    )


def debrief(*asked: tuple[Question, Response | None], earlier: tuple[AttemptLine, ...] = ()) -> Debrief:
    """What such an attempt comes to, of every kind if none is named."""
    found = attempt(*(asked or ASKED))
    effects = tuple(
        Effect(place, found.paper.slots[place].card.id, Rating.GOOD, None, START.day + 3) for place in found.answers
    )
    return Debrief(found, result(found), effects, applied=False, earlier=earlier)


LINE = AttemptLine("exam-0", "Finals", START, 9, 0.6, 7, Ending.SUBMITTED, 0.55, passed=False, spent_ms=400_000)
