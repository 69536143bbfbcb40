"""Texts with `{{expression}}` or `{{expression:format}}` in them, and numbers as people write them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from quizapp.core.calculated.evaluation import EvaluationError, Failure, Value, evaluate, rounded
from quizapp.core.calculated.expression import Expression, parse
from quizapp.core.calculated.lexicon import ExpressionError
from quizapp.core.values import frozen

FORMATS = "`d`, `.3f`, `.2%`, `.3g`, `.2e`, with `,` or `+` before it"
TEX_ADVICE = "write `{{tp / n}}` or `{{tp / n:.3f}}`; for braces of TeX put a space between them, as in `{ {`"
MAX_SHOWN = 8
LEAST_SHOWN = 4
_EXACT = 12
_LONGEST = 40
_HOLE = re.compile(r"\{\{([^{}]*)\}\}")
_FORMAT = re.compile(r"(\+?,?)(?:(d)|\.([0-9]|1[0-5])([f%eg]))?")


class TemplateError(ValueError):
    """A text whose holes cannot be read: its text says why, `offset` is the place, in characters from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@frozen
class Hole:
    """A place for a number: the `format` is empty for a tidy one, `offset` is where the expression starts."""

    expression: Expression
    format: str
    offset: int


@lru_cache(maxsize=64)
def parts(text: str) -> tuple[str | Hole, ...]:
    """A text in pieces: what stays, and the holes.

    The innermost two braces make a hole, so `{{{x}}}` is a hole in braces; single braces stay. Raises TemplateError.
    """
    pieces: list[str | Hole] = []
    place = 0
    for found in _HOLE.finditer(text):
        pieces += [_plain(text[place : found.start()], place), _hole(found[1], found.start(1))]
        place = found.end()
    return tuple(piece for piece in (*pieces, _plain(text[place:], place)) if piece)


def fill(text: str, values: Mapping[str, Value]) -> str:
    """The text with its holes filled. Raises TemplateError, and EvaluationError for a hole without a value."""
    return "".join(part if isinstance(part, str) else _filled(part, values) for part in parts(text))


def tidy(value: Value) -> str:
    """A number as people write it, without exponent and closing zeros; a truth value as `true` or `false`.

    Whole numbers and decimals of up to 8 digits stand in full; others are rounded to four digits, or to whole numbers
    where these have more.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if value == int(value):
        return str(int(value))
    exact = Decimal(f"{value:.{_EXACT}g}").normalize()
    if len(exact.as_tuple().digits) > MAX_SHOWN:
        exact = rounded(value, max(0, LEAST_SHOWN - 1 - exact.adjusted()))
    shown = f"{exact:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _plain(text: str, offset: int) -> str:
    place = text.find("{{")
    if place >= 0:
        raise TemplateError("`{{` opens a hole that is not closed by `}}`", offset + place)
    return text


def _hole(inside: str, offset: int) -> Hole:
    written, colon, shape = inside.partition(":")
    shape = shape.strip()
    if colon and not (shape and _FORMAT.fullmatch(shape)):
        raise TemplateError(f"`{shape}` is no format of a number; there are {FORMATS}", offset + len(written) + 1)
    try:
        expression = parse(written)
    except ExpressionError as error:
        raise TemplateError(f"`{short(written)}` is no expression: {error}", offset + error.offset) from error
    return Hole(expression, shape, offset)


def short(text: str) -> str:
    """The beginning of a text, for a message."""
    bare = text.strip()
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}…"


def _filled(hole: Hole, values: Mapping[str, Value]) -> str:
    value = evaluate(hole.expression, values)
    return shaped(value, hole.format) if hole.format else tidy(value)


def shaped(value: Value, shape: str) -> str:
    """A number in one of FORMATS, halves rounded away from 0.

    Raises TemplateError for another format, and EvaluationError where `d` does not get a whole number.
    """
    found = _FORMAT.fullmatch(shape)
    if found is None:
        raise TemplateError(f"`{shape}` is no format of a number; there are {FORMATS}", 0)
    lead, whole, digits, sort = found.groups("")
    if whole and value != int(value):
        raise EvaluationError(Failure.TYPE, f"{tidy(value)} is no whole number, as the format `{shape}` needs")
    if not sort:
        return f"{Decimal(tidy(value + 0)):{lead}f}"
    if sort in "eg":
        return f"{float(value):{lead.rstrip(',')}z{lead.lstrip('+')}.{digits}{sort}}"
    return f"{rounded(value, int(digits) + (2 if sort == '%' else 0)):z{lead}.{digits}{sort}}"
