"""Formulas that are shown as their source: a hint at the question that has one."""

from collections.abc import Iterator

from quizapp.core import cloze
from quizapp.core.deck import Choice, Cloze, Deck, Flashcard, Multi, Question, Typed
from quizapp.errors import Level, Problem
from quizapp.render.cells import cut
from quizapp.render.formulas import take_out
from quizapp.render.maths import problem
from quizapp.render.visible import visible

SHOWN_MAX = 60
CURE = "docs/maths.md lists what is drawn; words and Unicode signs may stand in a formula as they are"


def hints(deck: Deck) -> Iterator[Problem]:
    """A hint for every formula of the deck that is not understood, at the first question that has it."""
    said: set[str] = set()
    for question in deck.questions:
        for text in _texts(question):
            for formula in take_out(visible(text))[1] if "$" in text else ():
                why = None if formula.tex in said else problem(formula.tex)
                if why:
                    said.add(formula.tex)
                    yield _hint(deck.path, question, formula.tex, why)


def _hint(path: str, question: Question, tex: str, why: str) -> Problem:
    shown = cut(" ".join(tex.split()), SHOWN_MAX)
    message = f"the formula `{shown}` is shown as its source: {why}"
    return Problem(path, question.line, question.column, Level.HINT, "maths", message, cure=CURE)


def _texts(question: Question) -> Iterator[str]:
    """The Markdown texts of a question, its holes filled in."""
    yield question.context
    match question.body:
        case Cloze():
            parts = cloze.parse(question.prompt)
            yield "".join(part if isinstance(part, str) else part.hidden for part in parts)
        case Flashcard(answer=answer, reverse=reverse):
            yield from (question.prompt, answer, reverse)
        case Choice(options=options) | Multi(options=options):
            yield from (question.prompt, *(text for option in options for text in (option.text, option.why)))
        case Typed(answer=answer, reject=reject):
            yield from (question.prompt, answer, *(rejected.why for rejected in reject))
        case _:
            yield question.prompt
    yield from (question.why, *question.hints)
