"""The value of an expression: a walk over its tree in which every step is cheap and every result bounded."""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from quizapp.core.calculated.expression import (
    Binary,
    Call,
    Compared,
    Conditional,
    Expression,
    Literal,
    Name,
    Node,
    Unary,
)
from quizapp.core.calculated.lexicon import LIMIT

Value = int | float
MAX_EXPONENT = 64
MAX_DIGITS = 15
CLOSE = 1e-9
_DIGITS = Context(prec=60, rounding=ROUND_HALF_UP)


class Failure(StrEnum):
    """Why an expression has no value."""

    ZERO = "division by zero"
    SIZE = "too large"
    DOMAIN = "no such number"
    NAME = "unknown name"
    TYPE = "wrong type"


class EvaluationError(Exception):
    """An expression without a value: its text says what happened, `reason` is the sort of it."""

    def __init__(self, reason: Failure, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def evaluate(expression: Expression, values: Mapping[str, Value]) -> Value:
    """The value of an expression, a bool where it compares, with these variables.

    Arithmetic is Python's; a truth value counts as 1 or 0, and any number but 0 as true. Numbers that differ by no more
    than a billionth of their size are equal, unless both are whole. `round` rounds halves away from 0 and sees the
    decimal number that is written, so 2.675 rounds to 2.68. The exponent of a power is at most 64 in size, every result
    at most 1e15. Raises EvaluationError.
    """
    return _value(expression.root, values)


def rounded(value: Value, digits: int = 0) -> Decimal:
    """A number rounded to so many decimals (negative: to tens, hundreds, ...), halves away from 0.

    The number meant is the shortest decimal that stands for the float.
    """
    return Decimal(repr(value + 0)).quantize(Decimal(1).scaleb(-digits), context=_DIGITS)


def _value(node: Node, values: Mapping[str, Value]) -> Value:
    match node:
        case Literal(value=value):
            return value
        case Name(name=name):
            return _looked_up(name, values)
        case Unary(sign=sign, part=part):
            value = _value(part, values)
            return not value if sign == "not" else _tried(_UNARY[sign], sign, value)
        case Binary(sign="and" | "or" as sign, left=left, right=right):
            first = bool(_value(left, values))
            return first if first == (sign == "or") else bool(_value(right, values))
        case Binary(sign=sign, left=left, right=right):
            return _tried(_BINARY[sign], sign, _value(left, values), _value(right, values))
        case Compared():
            return _compared(node, values)
        case Conditional(then=then, test=test, other=other):
            return _value(then if _value(test, values) else other, values)
        case Call(function=function, arguments=nodes):
            return _tried(_FUNCTIONS[function], function, *(_value(argument, values) for argument in nodes))
        case _:
            assert_never(node)


def _looked_up(name: str, values: Mapping[str, Value]) -> Value:
    if name not in values:
        raise EvaluationError(Failure.NAME, f"there is no `{name}`")
    return values[name]


def _compared(node: Compared, values: Mapping[str, Value]) -> bool:
    left = _value(node.parts[0], values)
    for sign, part in zip(node.signs, node.parts[1:], strict=True):
        right = _value(part, values)
        if not _COMPARED[sign](left, right):
            return False
        left = right
    return True


def _equal(a: Value, b: Value) -> bool:
    if isinstance(a, int) and isinstance(b, int):
        return a == b
    return math.isclose(a, b, rel_tol=CLOSE)


def _tried(operation: Callable[..., Value], sign: str, *arguments: Value) -> Value:
    """What an operation gives, if that is a real number of a fair size; never -0.0."""
    try:
        result = operation(*arguments)
    except ZeroDivisionError as error:
        raise EvaluationError(Failure.ZERO, f"`{_said(sign, arguments)}` divides by zero") from error
    except OverflowError as error:
        raise EvaluationError(Failure.SIZE, f"`{_said(sign, arguments)}` is larger than 1e15") from error
    except ValueError as error:
        raise EvaluationError(Failure.DOMAIN, f"`{_said(sign, arguments)}` is no number") from error
    if abs(result) > LIMIT:
        raise EvaluationError(Failure.SIZE, f"`{_said(sign, arguments)}` is larger than 1e15")
    return result + 0


def _said(sign: str, arguments: Sequence[Value]) -> str:
    if sign in _FUNCTIONS:
        return f"{sign}({', '.join(map(str, arguments))})"
    return f" {sign} ".join(map(str, arguments)) if len(arguments) > 1 else f"{sign}{arguments[0]}"


def _power(base: Value, exponent: Value) -> Value:
    if abs(exponent) > MAX_EXPONENT:
        raise EvaluationError(Failure.SIZE, f"the exponent {exponent} is larger than {MAX_EXPONENT}")
    if base < 0 and exponent != int(exponent):
        raise ValueError
    power: Value = base**exponent
    return power


def _round(value: Value, digits: Value = 0) -> Value:
    places = _whole(digits)
    if abs(places) > MAX_DIGITS:
        raise ValueError
    result = rounded(value, places)
    return int(result) if result == int(result) else float(result)


def _comb(n: Value, k: Value) -> int:
    """Binomial coefficient; ends as soon as it is too large, after at most some fifty steps."""
    whole, chosen = _whole(n), _whole(k)
    if whole < 0 or chosen < 0:
        raise ValueError
    result = 1
    for i in range(min(chosen, whole - chosen)):
        result = result * (whole - i) // (i + 1)
        if result > LIMIT:
            raise OverflowError
    return result if chosen <= whole else 0


def _whole(value: Value) -> int:
    if value != int(value):
        raise ValueError
    return int(value)


def _mean(*values: Value) -> Value:
    return math.fsum(values) / len(values)


def _sum(*values: Value) -> Value:
    return sum(values) if all(isinstance(value, int) for value in values) else math.fsum(values)


_UNARY: Mapping[str, Callable[..., Value]] = MappingProxyType({"+": operator.pos, "-": operator.neg})
_BINARY: Mapping[str, Callable[..., Value]] = MappingProxyType(
    {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "/": operator.truediv,
        "//": operator.floordiv,
        "%": operator.mod,
        "**": _power,
    }
)
_COMPARED: Mapping[str, Callable[[Value, Value], bool]] = MappingProxyType(
    {
        "==": _equal,
        "!=": lambda a, b: not _equal(a, b),
        "<": lambda a, b: a < b and not _equal(a, b),
        "<=": lambda a, b: a < b or _equal(a, b),
        ">": lambda a, b: a > b and not _equal(a, b),
        ">=": lambda a, b: a > b or _equal(a, b),
    }
)
_FUNCTIONS: Mapping[str, Callable[..., Value]] = MappingProxyType(
    {
        "abs": abs,
        "min": lambda *values: min(values),
        "max": lambda *values: max(values),
        "round": _round,
        "floor": math.floor,
        "ceil": math.ceil,
        "sqrt": math.sqrt,
        "exp": math.exp,
        "log": math.log,
        "log2": math.log2,
        "log10": math.log10,
        "comb": _comb,
        "sum": _sum,
        "mean": _mean,
    }
)
