"""What makes a question unfair once its numbers are drawn: a wrong answer that is right, or two that are the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import isclose

from quizapp.core import numbers, spelling
from quizapp.core.deck import Choice, Match, Multi, Number, Option, Question, Rejected, Typed, TypedList
from quizapp.core.values import frozen

_NUMERAL = re.compile(r"([-+−]?[0-9][0-9,]*(?:\.[0-9]+)?)(%?)")
TOLERANCE = "0.5%"
_DUST = Fraction(1, 10**9)
_CLOSE = 1e-8


@frozen
class Clash:
    """A wrong answer `near` the right one, or the same as another; `where` as in `core.filling`."""

    where: str
    near: bool
    message: str


def clashes(question: Question) -> Iterator[Clash]:
    """What is unfair in a question whose numbers are drawn."""
    match question.body:
        case Number() as body:
            yield from _traps(body)
        case Choice(options=options) | Multi(options=options):
            yield from _same([(f"options[{i}]", option.text) for i, option in enumerate(options)])
            yield from _near_options(options)
        case Typed(answer=answer, accept=accept, reject=reject):
            yield from _rejected(reject, (answer, *accept))
        case TypedList(items=items, reject=reject):
            yield from _same([(f"items[{i}]", spelling.normalise(item.answer)) for i, item in enumerate(items)])
            yield from _rejected(reject, [form for item in items for form in (item.answer, *item.accept)])
        case Match(pairs=pairs, decoys=decoys):
            yield from _same([(f"pairs[{i}].left", pair.left) for i, pair in enumerate(pairs)])
            rights = dict.fromkeys(pair.right for pair in pairs)
            yield from _same([*(("", right) for right in rights), *((f"decoys[{i}]", d) for i, d in enumerate(decoys))])


def _traps(body: Number) -> Iterator[Clash]:
    """Traps that are right, or shown as the right number is, and traps that are another one's number."""
    if not body.traps:
        return
    key, reach, shown, seen = numbers.value(body), numbers.reach(body), _shown(body), list[Fraction]()
    for i, trap in enumerate(body.traps):
        wrong = replace(body, answer=trap.answer)
        worth = numbers.value(wrong)
        if abs(worth - key) <= reach or _shown(wrong) == shown:
            yield Clash(f"traps[{i}]", True, _nearness(numbers.figures(wrong), numbers.figures(body)))
        if any(_is_one(worth, other) for other in seen):
            yield Clash(f"traps[{i}]", False, f"{numbers.figures(wrong)} is another trap, too")
        seen.append(worth)


def _is_one(worth: Fraction, other: Fraction) -> bool:
    """Whether two numbers differ by no more than dust; floats tell most of them apart, and in less time."""
    return isclose(worth, other, rel_tol=_CLOSE) and abs(worth - other) <= _DUST * abs(other)


def _nearness(wrong: str, right: str) -> str:
    return f"{wrong} is right, too" if wrong == right else f"{wrong} is as near to {right} as a right answer"


def _shown(body: Number) -> Fraction:
    """What the number that is shown is worth; it may be rounded."""
    return Fraction(numbers.figures(body).replace(",", ""))


def _near_options(options: Sequence[Option]) -> Iterator[Clash]:
    """Wrong options that are numbers as near to a right one as an answer that is typed may be."""
    rights = [(option.text, worth) for option in options if option.right and (worth := _worth(option.text)) is not None]
    for i, option in enumerate(options):
        worth = None if option.right else _worth(option.text)
        for text, right in rights:
            if worth is not None and abs(worth - right) <= _about(right):
                yield Clash(f"options[{i}]", True, _nearness(option.text, text))


def _about(right: Fraction) -> Fraction:
    key = Number(repr(float(right)), "" if right.denominator == 1 else TOLERANCE)
    return numbers.margin(key)


def _worth(text: str) -> Fraction | None:
    found = _NUMERAL.fullmatch(text.strip("$ "))
    if found is None:
        return None
    return Fraction(found[1].replace(",", "").replace("−", "-")) / (100 if found[2] else 1)


def _same(texts: Iterable[tuple[str, str]]) -> Iterator[Clash]:
    seen: set[str] = set()
    for where, text in texts:
        bare = " ".join(text.split())
        if bare in seen:
            yield Clash(where, False, f"`{bare}` stands there twice")
        seen.add(bare)


def _rejected(reject: Iterable[Rejected], forms: Sequence[str]) -> Iterator[Clash]:
    for i, wrong in enumerate(reject):
        if any(spelling.fits(wrong.text, form) for form in forms):
            yield Clash(f"reject[{i}]", True, f"`{wrong.text}` is right, too")
