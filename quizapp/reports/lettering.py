"""How the answers of a paper are lettered, the same on the paper and in its key."""

from collections.abc import Sequence
from string import ascii_uppercase
from typing import TypeVar, assert_never

from quizapp.core import numbers, showing
from quizapp.core.deck import Choice, Cloze, Flashcard, Match, Multi, Number, Order, TrueFalse, Typed, TypedList
from quizapp.core.exams.paper import Slot
from quizapp.render.plain import plain

_Part = TypeVar("_Part")


def letter(place: int) -> str:
    """The letter of what is printed at a place, from 0: A to Z, then AA, AB …"""
    before, last = divmod(place, len(ascii_uppercase))
    return (letter(before - 1) if before else "") + ascii_uppercase[last]


def lettered(slot: Slot, parts: Sequence[_Part]) -> list[tuple[str, _Part]]:
    """Options, steps or the pool of a question as printed: letter and part, in the order of the paper."""
    return [(letter(place), parts[index]) for place, index in enumerate(slot.order)]


def letter_of(slot: Slot, index: int) -> str:
    """The letter on this paper of an option, a step or an entry of the pool, by its index in the author's order."""
    return letter(slot.order.index(index))


def short_answer(slot: Slot) -> str:
    """The right answer on one line, by the letters of this paper."""
    match slot.card.question.body:
        case Choice(options=options) | Multi(options=options):
            return " ".join(sign for sign, option in lettered(slot, options) if option.right)
        case TrueFalse(answer=truth):
            return "True" if truth else "False"
        case Number() as body:
            return numbers.written(body)
        case TypedList(items=items):
            return "; ".join(plain(item.answer) for item in items)
        case Order(steps=steps):
            return " ".join(letter_of(slot, index) for index in range(len(steps)))
        case Match(pairs=pairs) as body:
            rights = [letter_of(slot, body.pool.index(pair.right)) for pair in pairs]
            return " ".join(f"{number}{right}" for number, right in enumerate(rights, start=1))
        case Cloze():
            return ", ".join(map(plain, showing.hidden(slot.card)))
        case Typed() | Flashcard():
            return plain(showing.back(slot.card))
        case _:
            assert_never(slot.card.question.body)
