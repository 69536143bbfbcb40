"""A card and a response → the verdict, with what to say about it."""

from typing import TypeVar, assert_never

from quizapp.core import showing
from quizapp.core.cards import Card
from quizapp.core.deck import Choice, Cloze, Flashcard, Match, Multi, Number, Order, TrueFalse, Typed, TypedList
from quizapp.core.marking.arranged import mark_order, mark_pairs
from quizapp.core.marking.listed import mark_list
from quizapp.core.marking.mark import Comment, Mark, Part
from quizapp.core.marking.picked import mark_options, mark_truth, right_ones, whys
from quizapp.core.marking.typed import mark_text
from quizapp.core.response import Arranged, Chosen, Judged, Matched, Response, Said, Skipped, Wrote
from quizapp.core.review import Verdict

__all__ = ["Comment", "Mark", "Part", "grade"]

_Kind = TypeVar("_Kind", Judged, Chosen, Said, Wrote, Arranged, Matched)


def grade(card: Card, response: Response) -> Mark:
    """The mark of a response to a card; the order in which options were shown does not matter.

    Raises ValueError for a response that the card's kind cannot get, such as a text for a choice.
    """
    body = card.question.body
    if isinstance(response, Skipped):
        return _skip(card)
    match body:
        case Flashcard() | Cloze(accept=None):
            _expect(Judged, response)
            return Mark(Verdict.YOU_JUDGE, "compare with the answer and rate yourself")
        case Choice(options=options) | Multi(options=options):
            return mark_options(options, _expect(Chosen, response).options)
        case TrueFalse(answer=truth):
            return mark_truth(truth, _expect(Said, response).truth)
        case Typed() | TypedList() | Number() | Cloze():
            return _write(card, body, _expect(Wrote, response).text)
        case Order(steps=steps):
            return mark_order(steps, _expect(Arranged, response).order)
        case Match():
            return mark_pairs(body, _expect(Matched, response).rights)
        case _:
            assert_never(body)


def _expect(kind: type[_Kind], response: Response) -> _Kind:
    if not isinstance(response, kind):
        raise ValueError(f"this card needs {kind.__name__} as its response, not {type(response).__name__}")  # noqa: TRY004
    return response


def _skip(card: Card) -> Mark:
    options = showing.options(card)
    return Mark(Verdict.WRONG, "skipped", whys(options, right_ones(options)), 0, _parts(card))


def _parts(card: Card) -> int:
    """How many parts an answer has."""
    match card.question.body:
        case Choice(options=options) | Multi(options=options):
            return max(len(right_ones(options)), 1)
        case TypedList(items=items):
            return len(items)
        case Order(steps=steps):
            return len(steps)
        case Match(pairs=pairs):
            return len(pairs)
        case _:
            return 1


def _write(card: Card, body: Typed | TypedList | Number | Cloze, text: str) -> Mark:
    match body:
        case Typed(answer=answer, accept=accept, reject=reject, typos=typos):
            return mark_text((answer, *accept), text, reject, typos)
        case TypedList():
            return mark_list(body, text)
        case Number():
            from quizapp.core.marking.number import mark_number  # noqa: PLC0415 - most answers are no numbers

            return mark_number(body, text)
        case Cloze(accept=accept):
            return mark_text((*_filled(card), *(accept or ())), text)
        case _:
            assert_never(body)


def _filled(card: Card) -> tuple[str, ...]:
    """The ways to write what a card hides: one text, or several different ones in their order."""
    texts = tuple(dict.fromkeys(showing.hidden(card)))
    return tuple(join.join(texts) for join in (", ", " and ", " ")) if len(texts) > 1 else texts
