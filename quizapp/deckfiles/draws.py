"""The first draws of calculated questions: what can seldom or never be asked, and what fails, as problems."""

from collections.abc import Iterator

from quizapp.core.calculated.draws import Reason
from quizapp.core.calculated.evaluation import Failure
from quizapp.core.calculated.survey import Refusals, Survey, survey
from quizapp.core.deck import Deck
from quizapp.errors import Level, Problem

LEAST_HOLDING = 0.05
MOST_CLASHING = 0.25
_CLASHES = (Reason.NEAR, Reason.SAME)


def problems(deck: Deck) -> Iterator[Problem]:
    """What is wrong with the draws of a deck's questions, each at its question."""
    for question in deck.questions:
        for level, message, cure in _told(survey(question)) if question.variables else ():
            yield Problem(deck.path, question.line, question.column, level, "draw", message, cure=cure)


def _told(found: Survey) -> Iterator[tuple[Level, str, str]]:
    """Level, message and cure of what a survey shows."""
    if not found.good:
        refused = found.refused[0]
        message = f"none of {found.draws} draws can be asked: {_reason(refused)}"
        yield Level.ERROR, message, "change the ranges or `require:`"
        return
    holding = found.draws - _count(found, (Reason.REQUIRE,))
    if holding < LEAST_HOLDING * found.draws:
        message = f"`require` holds in {holding} of {found.draws} draws"
        yield Level.WARNING, message, "narrow the ranges, or compute one variable from another"
    for refused in found.refused:
        if isinstance(refused.reason, Failure):
            message = f"{refused.count} of {found.draws} draws fail: {_reason(refused)}"
            yield Level.WARNING, message, "narrow the ranges, or rule these numbers out by `require:`"
    clashing = [refused for refused in found.refused if refused.reason in _CLASHES]
    if _count(found, _CLASHES) > MOST_CLASHING * found.draws:
        count = _count(found, _CLASHES)
        message = f"{count} of {found.draws} draws have options or traps that clash: {_reason(clashing[0])}"
        yield Level.WARNING, message, "rule these numbers out by `require:`, or write other options or traps"


def _count(found: Survey, reasons: tuple[Reason, ...]) -> int:
    return sum(refused.count for refused in found.refused if refused.reason in reasons)


def _reason(refused: Refusals) -> str:
    return f"{refused.reason}, at {refused.where}: {refused.example}"
