"""How each kind is answered in a line: what the prompt asks for, and what the line stands for."""

import re
from collections.abc import Collection
from typing import assert_never

from quizapp.core import wording
from quizapp.core.alternatives import alternatives, response, several
from quizapp.core.counting import plural
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Order,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.response import Arranged, Matched, Response
from quizapp.core.session import Asked
from quizapp.plain.commands import LISTED, numbers_of, rating_of, truth_of
from quizapp.render.visible import one_line

_LETTERS = 26
_DIGITS = 9
_UNKNOWN = "-–—−?"
_SEPARATOR = r"[\s,;]+"
_ENTRY = rf"\d{{1,4}}|[{_UNKNOWN}]"
_ENTRIES = re.compile(rf"(?:{_ENTRY})(?:{_SEPARATOR}(?:{_ENTRY}))*")
_PAIR = re.compile(
    rf"(?P<side>[A-Za-z]{{1,2}})[\s:=.)]*(?:[-–—−=]?[>→]?\s*(?P<number>\d{{1,4}})|[{_UNKNOWN}])(?:[\s,;]+|$|(?=[A-Za-z]))"
)


def prompt(asked: Asked) -> str:
    """What can be typed as the answer, to stand before the learner's line."""
    body = asked.card.question.body
    match body:
        case Number() | TypedList() | Typed() | Cloze(accept=tuple()):
            return f"Type {one_line(wording.wanted(body))}: "
        case Order():
            return f"Type the numbers {span(asked)} in the right order: "
        case Match(pairs=pairs):
            return f"Type a number for each of A to {letter(len(pairs) - 1)}: "
        case TrueFalse():
            return "1 for true, 2 for false: "
        case Choice() | Multi():
            return f"Choose {'all that are right of ' if several(asked) else ''}{span(asked)}: "
        case Flashcard() | Cloze():
            return "Press enter for the answer: "
        case _:
            assert_never(body)


def span(asked: Asked) -> str:
    """The numbers that can be typed: `1 to 4`."""
    return f"1 to {_count(asked)}"


def letter(index: int) -> str:
    """The letters of a left side, counted from 0: A to Z, then AA, AB and so on."""
    rounds, place = divmod(index, _LETTERS)
    return (letter(rounds - 1) if rounds else "") + chr(ord("A") + place)


def how(asked: Asked) -> str:
    """How to answer, in a sentence; empty where the answer is typed or judged by the learner."""
    body = asked.card.question.body
    match body:
        case Order():
            return f"Type the numbers {span(asked)} in the right order, each once, with spaces or commas between."
        case Match(pairs=pairs):
            last = letter(len(pairs) - 1)
            return (
                f"Type {plural(len(pairs), 'number')} from {span(asked)}, for A to {last} in this order, "
                f"or letters with numbers, as in B2. A dash is for one you do not know."
            )
        case _:
            return f"Choose {span(asked)}." if alternatives(asked) else ""


def read(asked: Asked, text: str, crossed: Collection[int]) -> Response | str:
    """The response that a line stands for, where the answer is no typed one; else a sentence on what to type.

    `crossed` are the options that hints crossed out, as indices into the author's order.
    """
    body = asked.card.question.body
    match body:
        case Order():
            return _order(asked, text)
        case Match():
            return _match(asked, body, text)
        case _:
            return _options(asked, body, text, crossed) if alternatives(asked) else _reveal(text)


def _options(asked: Asked, body: Body, text: str, crossed: Collection[int]) -> Response | str:
    """The options of these numbers."""
    options = alternatives(asked)
    numbers = numbers_of(text) or (truth_of(text) if isinstance(body, TrueFalse) else None)
    if numbers is None:
        return f"{how(asked)} {LISTED}"
    if not all(1 <= number <= len(options) for number in numbers):
        return f"There are {len(options)} options: choose {span(asked)}."
    chosen = {options[number - 1].index for number in numbers}
    if len(chosen) > 1 and not several(asked):
        return f"Choose one of {span(asked)}."
    out = next((number for number in numbers if options[number - 1].index in crossed), None)
    return response(asked, chosen) if out is None else f"Option {out} is crossed out: it is not right."


def _order(asked: Asked, text: str) -> Response | str:
    """The steps in the order of these numbers, each of which is needed once."""
    numbers = numbers_of(_spaced(asked, text, len(asked.order)))
    if numbers is None:
        return f"{how(asked)} {LISTED}"
    needed = range(1, len(asked.order) + 1)
    wrong = next((number for number in numbers if number not in needed), None)
    if wrong is not None:
        return f"There is no {wrong}: the steps are {span(asked)}."
    twice = next((number for number in needed if numbers.count(number) > 1), None)
    if twice is not None:
        return f"{twice} is there more than once: type each number once."
    missing = [str(number) for number in needed if number not in numbers]
    if missing:
        return f"{_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing: type each number once."
    return Arranged(tuple(asked.order[number - 1] for number in numbers))


def _match(asked: Asked, body: Match, text: str) -> Response | str:
    """For each left side the entry of its number: all in order, or each behind its letter."""
    sides = [letter(index) for index in range(len(body.pairs))]
    spaced = _spaced(asked, text, len(sides))
    if _ENTRIES.fullmatch(spaced):
        entries = [_entry(entry) for entry in re.split(_SEPARATOR, spaced)]
        if len(entries) != len(sides):
            return f"There are {len(sides)} to match, and you typed {len(entries)}. {how(asked)}"
        return _matched(asked, entries)
    pairs = list(_PAIR.finditer(text))
    if not pairs or "".join(pair[0] for pair in pairs) != text:
        return f"{how(asked)} {LISTED}"
    return _lettered(asked, sides, [(pair["side"].upper(), pair["number"]) for pair in pairs])


def _lettered(asked: Asked, sides: list[str], pairs: list[tuple[str, str | None]]) -> Response | str:
    """The same from letters with numbers, each letter once."""
    given = {side: _entry(number or "") for side, number in pairs}
    wrong = next((side for side in given if side not in sides), None)
    if wrong:
        return f"There is no {wrong}: the letters are A to {sides[-1]}."
    if len(given) < len(pairs):
        return "A letter is there more than once: type each letter once."
    missing = [side for side in sides if side not in given]
    if missing:
        return f"{_listed(missing)} {'has' if len(missing) == 1 else 'have'} no number yet; a dash is for unknown."
    return _matched(asked, [given[side] for side in sides])


def _matched(asked: Asked, entries: list[int | None]) -> Response | str:
    wrong = next((entry for entry in entries if entry is not None and not 1 <= entry <= len(asked.order)), None)
    if wrong is not None:
        return f"There is no {wrong}: choose from {span(asked)}."
    return Matched(tuple(None if entry is None else asked.order[entry - 1] for entry in entries))


def _reveal(text: str) -> str:
    """What to do where the learner judges."""
    if numbers_of(text) or rating_of(text):
        return "Press enter to see the answer first; then you rate it."
    return f"Press enter for the answer. {LISTED}"


def _spaced(asked: Asked, text: str, count: int) -> str:
    """Entries typed without anything between, where each is one character, with blanks between."""
    together = len(text) == count and len(asked.order) <= _DIGITS and re.fullmatch(rf"[{_UNKNOWN}\d]+", text)
    return " ".join(text) if together else text


def _entry(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _count(asked: Asked) -> int:
    """How many numbers can be typed: options, steps, or entries of the pool."""
    return len(alternatives(asked)) or len(asked.order)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
