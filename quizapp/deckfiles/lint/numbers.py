"""Rules for numbers, steps and pairs: marked fairly, and not solved by elimination."""

import re
from collections.abc import Iterator
from fractions import Fraction

from quizapp.core import numbers
from quizapp.core.calculated.expression import parse
from quizapp.core.calculated.filling import formula
from quizapp.core.deck import Computed, Kind, Listed, Number
from quizapp.deckfiles.lint import arranging
from quizapp.deckfiles.lint.rule import Finding, Rule
from quizapp.deckfiles.lint.seen import Seen
from quizapp.errors import Level

_SCALE = 10**15
_MANY_DIGITS = 3
_SMALL_PARTS = 16
_UNITS = (
    "milliseconds|seconds|minutes|hours|days|weeks|months|years|millimetres|centimetres|metres|kilometres|"
    "milligrams|grams|kilograms|bits|bytes|kilobytes|megabytes|gigabytes|hertz|watts|volts|joules|degrees|"
    "dollars|euros|pounds|percentage points"
)
_ASKED = re.compile(rf"\b(?:in|how many) ({_UNITS}|ms|kg|km|cm|mm|kb|mb|gb|hz|khz)\b")
_PERCENT = re.compile(r"\b(?:what|which|how many|in|as a) (?:percentage(?! point)|percent|per cent)\b")
_NUMERAL = re.compile(r"(?<![\w.,])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w]|[.,]\d)( ?(?:\\?%|per ?cent))?")
_ROUNDED = re.compile(r"\{\{\s*answer\s*:[+,]*\.(\d+)f\s*\}\}")
_ANSWER = re.compile(r"\{\{\s*answer\s*\}\}")


def _plain(seen: Seen) -> Number | None:
    """The number that is asked for, unless it is computed."""
    body = seen.question.body
    return body if isinstance(body, Number) and formula(body.answer) is None else None


def _exact(seen: Seen) -> Iterator[Finding]:
    body = _plain(seen)
    if body is None or body.tolerance or body.decimals is not None or seen.calculated:
        return
    if _is_cut_off(numbers.value(body)):
        message = f"only {numbers.written(body)} itself is right, and nobody types all of it"
        yield Finding(message, "add `tolerance:` or `decimals:`", at=f"number: {body.answer}")


def _is_cut_off(key: Fraction) -> bool:
    """Whether a number looks rounded, or has no end: not so 0.25, 0.001 or 0.125, an eighth."""
    digits, rest = divmod(abs(key) * _SCALE, 1)
    few = len(str(digits).rstrip("0")) < _MANY_DIGITS or key.denominator <= _SMALL_PARTS
    return bool(rest) or not (few or (100 * key).denominator == 1)


def _wide(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Number) or not body.tolerance:
        return
    share = body.tolerance.strip().removesuffix("%")
    if share != body.tolerance.strip():
        too_wide = Fraction(share.strip()) >= 100
    else:
        plain = _plain(seen)
        too_wide = plain is not None and 0 < abs(numbers.value(plain)) <= Fraction(share)
    if too_wide:
        message = f"with a tolerance of {body.tolerance} the answer 0 is right, too"
        yield Finding(message, "write a smaller `tolerance:`", at=f"tolerance: {body.tolerance}")


def _unit(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Number) or body.unit or not seen.deck.english:
        return
    if found := _ASKED.search(seen.clause):
        said = re.search(re.escape(found[0]), seen.prompt.raw, re.IGNORECASE)
        at = said[0] if said else found[0]
        unit = at[-len(found[1]) :]
        message = f"the question asks for “{unit}”, and the number has no unit"
        yield Finding(message, f"add `unit: {unit}`, so that it is shown and another one is noticed", at=at)


def _constant(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Number) or not seen.calculated:
        return
    inner = formula(body.answer)
    if inner is None or not parse(inner).names.keys() & _varying(seen):
        message = "the answer is the same whatever numbers are drawn, so that it is soon known by heart"
        yield Finding(message, "compute it from the variables, as in `number: = a / b`", at=f"number: {body.answer}")


def _varying(seen: Seen) -> set[str]:
    """The variables whose value differs from draw to draw."""
    varying: set[str] = set()
    for variable in seen.question.variables:
        if isinstance(variable, Computed):
            varies = not varying.isdisjoint(parse(variable.expression).names)
        else:
            varies = not isinstance(variable, Listed) or len(set(variable.values)) > 1
        if varies:
            varying.add(variable.name)
    return varying


def _few_digits(seen: Seen) -> Iterator[Finding]:
    body, why = seen.question.body, seen.question.why
    if not isinstance(body, Number) or not why:
        return
    shown = _shown_too_short(body, why) if seen.calculated else _rounded_off(body, why)
    if shown:
        message = f"`why` shows {shown}, which is not near enough to {numbers.written(body)} to be right"
        yield Finding(message, "show more digits, or widen the tolerance", at=shown)


def _rounded_off(body: Number, why: str) -> str:
    """A number in the explanation that is the answer rounded, and that would be marked as wrong; empty for none."""
    key, seen = numbers.value(body), ""
    for found in _NUMERAL.finditer(why):
        text = found[0].removesuffix(found[1] or "").replace(",", "").replace("−", "-")
        digits, given = len(text.partition(".")[2]), Fraction(text)
        for value, decimals in ((given, digits), (given / 100, digits + 2)) if found[1] else ((given, digits),):
            if numbers.fits(body, value):
                return ""
            if abs(value - key) <= Fraction(1, 2 * 10**decimals) and value:
                seen = seen or found[0]
    return seen


def _shown_too_short(body: Number, why: str) -> str:
    """The hole of the answer whose rounding may leave the tolerance; empty for none."""
    if not body.tolerance or body.tolerance.endswith("%") or _ANSWER.search(why):
        return ""
    holes = [*_ROUNDED.finditer(why)]
    good = [hole for hole in holes if Fraction(1, 2 * 10 ** int(hole[1])) <= Fraction(body.tolerance)]
    return holes[0][0] if holes and not good else ""


def _share(seen: Seen) -> Iterator[Finding]:
    body = _plain(seen)
    if body is None or body.unit or not seen.deck.english or not 0 < abs(numbers.value(body)) < 1:
        return
    if found := _PERCENT.search(seen.clause):
        message = f"“{found[0]}” asks for a number of per cent, and the answer is a share, {body.answer}"
        cure = (
            f"write `number: {numbers.spelled(100 * numbers.value(body))}` with `unit: percent`, or ask for the share"
        )
        yield Finding(message, cure, at=f"number: {body.answer}")


def _deck(text: str) -> str:
    return f"- q: {text}\n"


RULES: tuple[Rule, ...] = (
    Rule(
        id="N01",
        level=Level.WARNING,
        title="a long number may be rounded",
        why="Without `tolerance` or `decimals` a number has to be exact, and whoever computes 2/3 and types 0.67 is "
        "marked wrong.",
        limits="Up to two decimals pass, and so do numbers that look exact, such as 0.001 or 0.125. Calculated "
        "questions forgive half a per cent by themselves.",
        bad=_deck("What is two thirds?\n  number: 2/3"),
        good=_deck("What is two thirds?\n  number: 2/3\n  decimals: 2"),
        question=_exact,
        kinds=frozenset({Kind.NUMBER}),
    ),
    Rule(
        id="N02",
        level=Level.ERROR,
        title="the tolerance is smaller than the answer",
        why="Where the tolerance is as large as the answer, 0 is right, and so is twice the answer. A tolerance that "
        "takes in a trap is an error of its own, `trap`.",
        bad=_deck("What is the error rate?\n  number: 0.05\n  tolerance: 0.1"),
        good=_deck("What is the error rate?\n  number: 0.05\n  tolerance: 0.001"),
        question=_wide,
        kinds=frozenset({Kind.NUMBER}),
    ),
    Rule(
        id="N03",
        level=Level.HINT,
        title="the unit that is asked for stands at `unit`",
        why="With a unit the answer is shown with it, and who types another one is asked instead of marked wrong.",
        limits="English only.",
        bad=_deck("How many seconds are a minute?\n  number: 60"),
        good=_deck("How many seconds are a minute?\n  number: 60\n  unit: s"),
        question=_unit,
        kinds=frozenset({Kind.NUMBER}),
    ),
    Rule(
        id="N07",
        level=Level.WARNING,
        title="the answer of a calculated question depends on what is drawn",
        why="Fresh numbers are to stop people from learning the number instead of the way to it; an answer that stays "
        "the same is learned by heart all the same. Variables that nothing uses are a warning of `vars`.",
        limits="Silence it where that the numbers do not matter is the point.",
        bad=_deck("'{{n}} coins are tossed. How likely is heads for the first?'\n  vars: {n: 2..9}\n  number: 0.5"),
        good=_deck("'{{n}} coins are tossed. How likely is heads for all?'\n  vars: {n: 2..9}\n  number: = 1 / 2 ** n"),
        question=_constant,
        kinds=frozenset({Kind.NUMBER}),
    ),
    Rule(
        id="N09",
        level=Level.WARNING,
        title="the number that `why` shows would be right",
        why="Who reads in the explanation that it is 0.67, and types 0.67 next time, must not be marked wrong.",
        bad=_deck("What is two thirds?\n  number: 2/3\n  tolerance: 0.001\n  why: It is about 0.67."),
        good=_deck("What is two thirds?\n  number: 2/3\n  tolerance: 0.01\n  why: It is about 0.67."),
        question=_few_digits,
        kinds=frozenset({Kind.NUMBER}),
    ),
    Rule(
        id="N10",
        level=Level.WARNING,
        title="who asks for per cent has per cent as the unit",
        why="Asked for a percentage people type 80, not 0.8. The program asks back, which is one step too many.",
        limits="English only.",
        bad=_deck("What percentage is found?\n  number: 0.8"),
        good=_deck("What percentage is found?\n  number: 80\n  unit: percent"),
        question=_share,
        kinds=frozenset({Kind.NUMBER}),
    ),
    *arranging.RULES,
)
