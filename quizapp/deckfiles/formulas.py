"""Formulas that are shown as their source, or that do not end: a hint at the question that has one."""

from collections.abc import Iterator

from quizapp.core.calculated.variables import DrawError, realise
from quizapp.core.cards import cards_of
from quizapp.core.deck import Deck, Question
from quizapp.deckfiles.texts import texts_of
from quizapp.errors import Level, Problem
from quizapp.render.cells import cut
from quizapp.render.formulas import lonely, take_out
from quizapp.render.maths import problem
from quizapp.render.visible import visible

SHOWN_MAX = 60
CURE = "docs/maths.md lists what is drawn; words and Unicode signs may stand in a formula as they are"
PARTNER = "end the formula with the same sign before the next blank line; `\\$` is a dollar sign"


def hints(deck: Deck) -> Iterator[Problem]:
    """A hint for every formula of the deck that is not understood or does not end, at its first question."""
    said: set[str] = set()
    for question in deck.questions:
        if not any("$" in text for text in texts_of(question)):
            continue
        for text in texts_of(_drawn(question)):
            for message, cure in _wrong(visible(text)) if "$" in text else ():
                if message not in said:
                    said.add(message)
                    yield Problem(deck.path, question.line, question.column, Level.HINT, "maths", message, cure=cure)


def _drawn(question: Question) -> Question:
    """A question with its first numbers; as it is where it has none that can be asked."""
    try:
        return realise(cards_of(question)[0], "")[0].question if question.variables else question
    except DrawError:
        return question


def _wrong(text: str) -> Iterator[tuple[str, str]]:
    """Messages and cures for the formulas of a text."""
    for formula in take_out(text)[1]:
        why = problem(formula.tex)
        if why:
            yield f"the formula `{_shown(formula.tex)}` is shown as its source: {why}", CURE
    for found in lonely(text):
        sign = "$$" if found.startswith("$$") else "$"
        yield f"a `{sign}` without a partner: `{_shown(found)}` is shown as it is written", PARTNER


def _shown(tex: str) -> str:
    return cut(" ".join(tex.split()), SHOWN_MAX)
