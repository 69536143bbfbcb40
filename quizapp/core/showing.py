"""What a card shows: its front, its back, and its options in the order of this showing."""

import random
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from quizapp.core import cloze
from quizapp.core.cards import REVERSE, Card, owned
from quizapp.core.deck import (
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Option,
    Order,
    TrueFalse,
    Typed,
    TypedList,
)

_CODE = re.compile(r"`[^`]*`")
_NUMBER = re.compile(r"[-−+]?\d+(?:\.\d+)?(?:/\d+)?%?")


def front(card: Card) -> str:
    """The prompt [Markdown] of a card; the card's hole is shown as a blank or as its hint."""
    question = card.question
    match question.body:
        case Flashcard(reverse=reverse) if card.part == REVERSE:
            return reverse
        case Cloze():
            return _cloze(card, hide=True)
        case Flashcard() | Choice() | Multi() | TrueFalse() | Typed() | TypedList() | Number() | Order() | Match():
            return question.prompt
        case _:
            assert_never(question.body)


def back(card: Card) -> str:
    """The answer [Markdown] of a card; right options joined by line breaks, true or false as words.

    Steps are numbered, list entries have bullets, and pairs an arrow between their sides.
    """
    question = card.question
    match question.body:
        case Flashcard(answer=answer, reverse_answer=other):
            return (other or question.prompt) if card.part == REVERSE else answer
        case Cloze():
            return _cloze(card, hide=False)
        case Choice(options=options) | Multi(options=options):
            return "\n\n".join(option.text for option in options if option.right)
        case TrueFalse(answer=truth):
            return "True" if truth else "False"
        case Typed(answer=answer):
            return answer
        case Number():
            from quizapp.core.numbers import written  # noqa: PLC0415 - most answers are no numbers

            return written(question.body)
        case TypedList() | Order() | Match():
            return "\n".join(_entries(question.body))
        case _:
            assert_never(question.body)


def _entries(body: TypedList | Order | Match) -> Iterator[str]:
    match body:
        case TypedList(items=items):
            yield from (_entry("- ", item.answer) for item in items)
        case Order(steps=steps):
            yield from (_entry(f"{number}. ", step) for number, step in enumerate(steps, start=1))
        case Match(pairs=pairs):
            yield from (_entry("- ", f"{pair.left} → {pair.right}") for pair in pairs)


def _entry(lead: str, text: str) -> str:
    """An entry of a list [Markdown]; its further lines stand below its first."""
    return lead + text.replace("\n", "\n" + " " * len(lead))


def hidden(card: Card) -> tuple[str, ...]:
    """The hidden texts of a cloze card; empty for other kinds."""
    if not isinstance(card.question.body, Cloze):
        return ()
    parts = owned(card.question.prompt)
    return tuple(part.hidden for part, owner in parts if isinstance(part, cloze.Hole) and owner == card.part)


def options(card: Card) -> tuple[Option, ...]:
    """The options in the author's order; empty for kinds that have none."""
    body = card.question.body
    return body.options if isinstance(body, Choice | Multi) else ()


def option_order(card: Card, seed: str) -> tuple[int, ...]:
    """The order to show options, steps or the pool of pairs in, as indices into the author's order.

    Of options numbers are sorted and a fixed order stays; everything else is shuffled by `seed`, steps never into
    their right order.
    """
    match card.question.body:
        case Order(steps=steps):
            return _disordered(steps, random.Random(seed))
        case Match() as body:
            pool = list(range(len(body.pool)))
            random.Random(seed).shuffle(pool)
            return tuple(pool)
    shown = options(card)
    order = list(range(len(shown)))
    if not card.question.shuffle:
        return tuple(order)
    values = [_value(option.text) for option in shown]
    if all(value is not None for value in values):
        return tuple(sorted(order, key=lambda i: values[i] or Fraction(0)))
    random.Random(seed).shuffle(order)
    return tuple(order)


def _disordered(steps: Sequence[str], rng: random.Random) -> tuple[int, ...]:
    """Steps in a drawn order that is not the right one, unless all are alike."""
    order = list(range(len(steps)))
    while len(set(steps)) > 1 and [steps[index] for index in order] == list(steps):
        rng.shuffle(order)
    return tuple(order)


def _value(text: str) -> Fraction | None:
    plain = text.strip().strip("$").strip()
    if not _NUMBER.fullmatch(plain):
        return None
    plain = plain.replace("−", "-")
    try:
        return Fraction(plain.rstrip("%")) / (100 if plain.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        return None


def _cloze(card: Card, *, hide: bool) -> str:
    parts = owned(card.question.prompt)
    shown = ""
    for (part, owner), (after, _) in zip(parts, (*parts[1:], ("", "")), strict=True):
        if isinstance(part, str):
            shown += part
            continue
        mine = owner == card.part
        piece = f"[{part.hint or '…'}]" if mine and hide else part.hidden
        follows = after if isinstance(after, str) else after.hidden
        shown += f"**{piece}**" if mine and _takes_bold(shown, piece, follows) else piece
    return shown


def _takes_bold(before: str, piece: str, after: str) -> bool:
    """Whether `**` around the piece is read as a mark: not in code or maths, nor between a letter and a bracket."""
    code = before.count("`") % 2 == 1
    maths = _CODE.sub("", before).replace("\\$", "").count("$") % 2 == 1
    opens = piece[0].isalnum() or not before[-1:].isalnum()
    closes = piece[-1].isalnum() or not after[:1].isalnum()
    return opens and closes and not code and not maths
