"""Rules for options side by side: alike, one within the other, ranges that meet, numbers in one form, fixed places."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from quizapp.deckfiles import numerals
from quizapp.deckfiles.lint.rule import PICKED, DeckFinding, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck, SeenOption
from quizapp.errors import Level

_NUMERAL = r"[-+−]?\d[\d_,]*(?:\.\d+)?"
_BETWEEN = re.compile(rf"(?:between )?({_NUMERAL}) ?(%?)(?: ?[-–] ?| to | and )({_NUMERAL}) ?(%?)(.*)")
_MEASURED = re.compile(rf"({_NUMERAL})(.*)")
_ASKS_SIZE = re.compile(
    r"\bhow (?:many|much|long|large|big|old|often|far|high|fast)\b|\b(?:what|which) (?:share|part|percentage|number)\b"
)
_JOINTS = re.compile(r",? (?:and|or|plus|as well as|together with) |, |; ")
_PLACES_LEAST = 12
# Quantiles of chi-square at 99 % for 1, 2, ... degrees of freedom.
_CHI_SQUARE = (6.63, 9.21, 11.34, 13.28, 15.09, 16.81, 18.48, 20.09, 21.67)


def _alike(seen: Seen) -> Iterator[Finding]:
    said: dict[tuple[str, ...], SeenOption] = {}
    different = len({option.text.words for option in seen.options})
    for option in seen.options if different < len(seen.options) else ():
        first = said.setdefault(option.text.words, option) if option.text.wordy else option
        if first is not option and first.text.raw.split() != option.text.raw.split():
            message = f"this option differs from “{first.text.plain}” in case or punctuation alone"
            yield Finding(message, "delete it or write another one", at=option.text.raw)


def _overlapping(seen: Seen) -> Iterator[Finding]:
    if not seen.options or not _ASKS_SIZE.search(seen.prompt.plain.casefold()):
        return
    ranges = [(option, found) for option in seen.options if (found := _range(option.text.plain))]
    for (_, one), (option, other) in combinations(ranges, 2):
        (_, high, unit), (start, _, measure) = sorted((one, other))
        if unit == measure and start <= high:
            message = f"this range and another both hold {float(start):g}"
            yield Finding(message, "let each start where the one before has ended", at=option.text.raw)
            return


def _range(text: str) -> tuple[Fraction, Fraction, str] | None:
    """Both ends of a range of numbers and their unit; None for other texts."""
    found = _BETWEEN.fullmatch(text.casefold())
    if not found:
        return None
    low, high = (numerals.value(end.replace(",", "")) for end in (found[1], found[3]))
    if low is None or high is None or low >= high:
        return None
    return low, high, f"{found[4]}{found[5].strip()}"


def _mixed(seen: Seen) -> Iterator[Finding]:
    found = [_MEASURED.fullmatch(option.text.plain) for option in seen.shown]
    measured = [match for match in found if match]
    if len(measured) < 3 or len(measured) < len(found):
        return
    units = {match[2].strip().casefold() for match in measured}
    decimals = {len(match[1].partition(".")[2]) for match in measured}
    if len(units) > 1 and all(len(unit.split()) <= 1 for unit in units):
        named = " and ".join(f"“{unit}”" if unit else "none" for unit in sorted(units))
        yield Finding(f"the options have several units: {named}", "write all of them in one unit")
    elif len(units) == 1 and len(decimals) > 1 and 0 in decimals and len(decimals) == 2:
        yield from _odd_decimals(seen)


def _odd_decimals(seen: Seen) -> Iterator[Finding]:
    """A right number alone with or without decimals."""
    key = seen.key
    others = {"." in option.text.plain for option in seen.wrong}
    if key and others == {"." not in key.text.plain}:
        yield Finding("the right number alone differs in its decimals", "write all of them alike", at=key.text.raw)


def _contained(seen: Seen) -> Iterator[Finding]:
    if len(seen.shown) < 2 or not seen.deck.english:
        return
    whole = {option.text.plain.casefold().rstrip("."): option for option in seen.options}
    for text, option in whole.items():
        parts = [part for part in _JOINTS.split(text) if part]
        inner = next((part for part in parts if part in whole), "") if len(parts) > 1 else ""
        if inner and (option.right or whole[inner].right):
            message = (
                f"“{whole[inner].text.plain}” is part of this option, so that where one is right the other is, too"
            )
            yield Finding(
                message, "leave one of them out, or write what is right as a list at `a:`", at=option.text.raw
            )
            return


def _places(deck: SeenDeck) -> Iterator[DeckFinding]:
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for seen in deck.questions:
        if seen.key and not seen.question.shuffle:
            by_count[len(seen.options)].append(seen.options.index(seen.key))
    for options, places in sorted(by_count.items()):
        expected = len(places) / options
        if len(places) < _PLACES_LEAST or not 2 <= options <= len(_CHI_SQUARE):
            continue
        counts = Counter(places)
        distance = sum((counts[place] - expected) ** 2 / expected for place in range(options))
        if distance > _CHI_SQUARE[options - 2]:
            place, count = counts.most_common(1)[0]
            message = (
                f"of {len(places)} questions with {options} options in a fixed order, {count} have the right one at "
                f"place {place + 1}"
            )
            yield DeckFinding(Finding(message, "let options be shuffled wherever their order says nothing"))


RULES: tuple[Rule, ...] = (
    Rule(
        id="O07",
        level=Level.WARNING,
        title="options differ in more than case and punctuation",
        why="Two options of the same words are one answer: who knows it cannot know which of them counts. Options that "
        "are equal sign by sign are an error of their own, `duplicate-option`.",
        limits="Code, formulas and numbers are compared exactly; there a sign is a difference.",
        bad="""\
- q: Which metric uses true negatives?
  a: Specificity
  wrong: [Recall, recall., Precision]
""",
        good="""\
- q: Which metric uses true negatives?
  a: Specificity
  wrong: [Recall, Precision]
""",
        question=_alike,
        kinds=PICKED,
    ),
    Rule(
        id="O09",
        level=Level.WARNING,
        title="ranges do not overlap",
        why="A number that lies in two ranges makes two options right, or makes learners wonder about the border "
        "instead of the matter (Haladyna, Downing and Rodriguez 2002).",
        limits="Only for questions such as “how many”: the range of a function may well lie within another.",
        bad="""\
- q: How many layers did the first deep networks have?
  a: 10 to 20
  wrong: [20 to 30, 30 to 40]
""",
        good="""\
- q: How many layers did the first deep networks have?
  a: 10 to 19
  wrong: [20 to 29, 30 to 39]
""",
        question=_overlapping,
        kinds=PICKED,
    ),
    Rule(
        id="O10",
        level=Level.HINT,
        title="numbers among options have one unit and one form",
        why="Units to be converted in the head test something else than what is asked, and a number of another make "
        "draws the eye (the guide of the National Board of Medical Examiners).",
        bad="""\
- q: How long does one step take?
  a: 20 ms
  wrong: [2 s, 200 ms]
""",
        good="""\
- q: How long does one step take?
  a: 20 ms
  wrong: [2000 ms, 200 ms]
""",
        question=_mixed,
        kinds=PICKED,
    ),
    Rule(
        id="O19",
        level=Level.WARNING,
        title="no option is part of another",
        why="Where “more data and dropout” is right, “more data” is right, too: logic alone leads past it, or into an "
        "argument about the mark.",
        limits="Only parts that are joined by and, or or a comma count; a longer name of another thing passes.",
        bad="""\
- q: What lowers variance here?
  a: More data and dropout
  wrong: [More data, Deeper trees]
""",
        good="""\
- q: What lowers variance here?
  a: [More data, Dropout]
  wrong: [Deeper trees]
""",
        question=_contained,
        kinds=PICKED,
    ),
    Rule(
        id="O21",
        level=Level.WARNING,
        title="in a fixed order the right option stands at every place as often",
        why="Authors put what is right in the middle, three or four times to one (Attali and Bar-Hillel 2003); the "
        "cure is to shuffle. A chi-square test at 99 % looks at the places in 12 questions or more with as many "
        "options in an order of their own.",
        limits="Shuffled options are not looked at.",
        bad="\n".join(
            f"- {{q: Which is frozen in {n}?, choices: [wrong: A{n}, right: B{n}, wrong: C{n}]}}" for n in range(14)
        ),
        good="\n".join(f"- {{q: Which is frozen in {n}?, a: A{n}, wrong: [B{n}, C{n}]}}" for n in range(14)),
        deck=_places,
    ),
)
