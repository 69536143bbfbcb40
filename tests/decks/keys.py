"""The key of a question as a value that can be held against a computation."""

import re
from fractions import Fraction

from quizapp.core.deck import Choice, Flashcard, Number, Question, TrueFalse, Typed
from tests.decks.bundled import right_option

_NUMERAL = re.compile(r"(?<![\w.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|\.\d)")
_BARE = re.compile(r"\s*(?:about )?\$?[-−]?\d[\d,.]*\s*(?:%|percent|per cent)?\s*")


def key_text(question: Question) -> str:
    """What is right, as the learner sees it; empty for kinds with several right texts."""
    match question.body:
        case Choice():
            return right_option(question).text
        case Flashcard(answer=answer) | Typed(answer=answer) | Number(answer=answer):
            return answer
        case _:
            return ""


def has_number_for_key(question: Question) -> bool:
    """Whether the key can be held against a computation: it is a number alone, or the question is calculated."""
    return bool(question.variables) or isinstance(question.body, Number) or bool(_BARE.fullmatch(key_text(question)))


def agrees(question: Question, figure: float | bool | str) -> bool:
    """Whether the key of a question, with its numbers filled in, is what was computed for it.

    A bool is the truth of a statement; a text has to stand in the key and in no wrong option; a number has to be the
    key's only numeral, to its last digit; where the key was computed, to nine digits.
    """
    if isinstance(question.body, TrueFalse):
        return isinstance(figure, bool) and question.body.answer is figure
    if isinstance(figure, str):
        wrong = question.body.options if isinstance(question.body, Choice) else ()
        told_apart = not any(re.search(rf"\b{re.escape(figure)}\b", o.text) for o in wrong if not o.right)
        return bool(figure) and figure in key_text(question) and told_apart
    if isinstance(question.body, Number):
        exact = abs(float(Fraction(question.body.answer)) - figure) <= 1e-9 * max(1.0, abs(figure))
        return exact or is_rounded(question.body.answer, figure)
    numerals = _NUMERAL.findall(key_text(question))
    return len(numerals) == 1 and is_rounded(numerals[0], figure)


def is_rounded(written: str, figure: float) -> bool:
    """Whether a numeral is what a figure comes to with so many decimals."""
    bare = written.replace(",", "").replace("−", "-").strip("$% ")
    decimals = len(bare.partition(".")[2])
    return abs(float(bare) - figure) <= 0.5 * 10.0**-decimals * (1 + 1e-6) + 1e-12
