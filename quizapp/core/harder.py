"""The same fact in a harder form: the options of a mature card are hidden, and looking at them is a hint."""

import re
from dataclasses import replace

from quizapp.core import rating
from quizapp.core.cards import Card
from quizapp.core.deck import Choice, Flashcard, Number, Option, Rejected, Trap, Typed
from quizapp.core.review import Memory, Phase, Review
from quizapp.core.session import Asked

TYPED_WORDS = 4
_SLIPS = 1
_NUMERAL = re.compile(r"([-−+]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?\s*(%?)")
_MARKS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)")
_MINUS = ("-", "−")
_POINTING = re.compile(
    r"\b(?:(?:of|from|than) (?:these|those)|(?:these|those|the) options|the following|(?:of the|the) above|both a and b"
    r"|except|pick|choose|select|tick|which\b.*\b(?:not|never|statements?|claims?|sentences?))\b",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = re.compile(r"[\w'’+#./ -]+")


def harden(card: Card, memory: Memory, days: int) -> Card | None:
    """The card without its options, if it is a choice known with a stability of so many days; None otherwise.

    `days` of 0 never hides them; the deck's `harder` wins over it. A card in steps keeps its options, and so does a
    question that makes sense only beside them ("which of these", "which is not", in English). A numeral is asked for
    as a number, with the wrong ones as traps; a few plain words or an answer with `accept` are typed, with the wrong
    options refused; any other is recalled and judged by the learner.
    """
    question = card.question
    least = days if question.harder is None else question.harder
    if not isinstance(question.body, Choice) or memory.phase is not Phase.REVIEW or not 0 < least <= memory.stability:
        return None
    if question.body.accept is None and _POINTING.search(f"{question.prompt}\n{_answer(question.body).text}"):
        return None
    body = _number(question.body) or _typed(question.body) or Flashcard(_answer(question.body).text)
    return replace(card, question=replace(question, body=body, guess=None))


def opened(asked: Asked) -> Asked:
    """The same showing with its options; of a card that hides none as it is."""
    if asked.behind is None:
        return asked
    guess = rating.chance_of_guessing(asked.behind.question)
    return replace(asked, card=asked.behind, behind=None, opened=True, guess=guess)


def as_answered(asked: Asked, review: Review) -> Asked:
    """The same showing in the form in which it was answered: with its options, if that was a choice."""
    if asked.behind is None or review.form != asked.behind.question.kind:
        return asked
    return replace(opened(asked), opened=review.hint)


def _typed(body: Choice) -> Typed | None:
    """The right option as a typed answer; None where typing it would be a test of typing."""
    answer = _answer(body).text
    short = len(answer.split()) <= TYPED_WORDS and _WORDS.fullmatch(_bare(answer)) is not None
    if body.accept is None and not short:
        return None
    refused = tuple(Rejected(_bare(option.text), option.why) for option in body.options if not option.right)
    return Typed(answer, (*(body.accept or ()), *({_bare(answer)} - {answer})), refused, _SLIPS)


def _bare(text: str) -> str:
    """A text as people type it: without the marks of Markdown."""
    return _MARKS.sub("", text)


def _number(body: Choice) -> Number | None:
    """The right option as a number with as many decimals; None unless all options are numerals, well apart."""
    wrong = [(_numeral(option.text), option.why) for option in body.options if not option.right]
    key = _numeral(_answer(body).text) if body.accept is None else None
    if key is None or any(number is None or not _apart(key, number) for number, _ in wrong):
        return None
    return replace(key, traps=tuple(Trap(number.answer, why) for number, why in wrong if number))


def _numeral(text: str) -> Number | None:
    """A number as an option says it: the digits after its point are those that are asked for."""
    found = _NUMERAL.fullmatch(text.strip().strip("$").strip())
    if found is None:
        return None
    sign, whole, decimals, percent = found.groups("")
    answer = f"{'-' if sign in _MINUS else ''}{whole.replace(',', '')}{decimals}"
    return Number(answer, decimals=len(decimals) - 1 if decimals else None, unit="percent" if percent else "")


def _apart(key: Number, other: Number) -> bool:
    """Whether another number is of the same unit and farther away than an answer may be."""
    from quizapp.core import numbers  # noqa: PLC0415 - most options are no numbers

    return key.unit == other.unit and abs(numbers.value(other) - numbers.value(key)) > numbers.margin(key)


def _answer(body: Choice) -> Option:
    return next(option for option in body.options if option.right)
