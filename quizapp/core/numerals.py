"""A text → the number that it spells, exactly: decimals, fractions, powers of ten, and sums of numbers."""

import math
import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from itertools import groupby
from types import MappingProxyType

from quizapp.core.calculated.evaluation import EvaluationError, evaluate
from quizapp.core.calculated.expression import Binary, Call, Literal, Name, Node, Unary, parse
from quizapp.core.calculated.lexicon import ExpressionError

LENGTH_MAX = 100
_LARGEST = Fraction(10) ** 300
_CONSTANTS: Mapping[str, float] = MappingProxyType({"pi": math.pi, "π": math.pi, "e": math.e})
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣➖", "-"),
        **dict.fromkeys("×·⋅∙•✕✖∗", "*"),
        **dict.fromkeys("÷∕⁄", "/"),
        **dict.fromkeys("’‘ʼ′´`", "'"),
        **dict.fromkeys("≃≅∼~", "≈"),
        "٫": ".",
        "٬": ",",
        "٪": "%",
        "º": "°",
        "µ": "μ",
    }
)
_TEN = re.compile(r"([×✕✖·⋅∙•xX]\s*10)[-−‐‑‒–](?=\d{1,2}(?![.,]?\d))")
_ROOT = re.compile(r"√\s*([\d.]+)")
_TEX = (
    (re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"(\1)/(\2)"),
    (re.compile(r"\\sqrt\s*\{([^{}]*)\}"), r"sqrt(\1)"),
    (re.compile(r"\\(?:text|mathrm|operatorname)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\^\{([^{}]*)\}"), r"^\1"),
    (re.compile(r"\{,\}"), ","),
    (re.compile(r"\\(?:times|cdot)(?![a-z])"), "*"),
    (re.compile(r"\\approx(?![a-z])"), "="),
    (re.compile(r"\\(pi|ln|log|exp)(?![a-z])"), r"\1"),
    (re.compile(r"\\[,;:! ]"), " "),
    (re.compile(r"\\([%$])"), r"\1"),
)
_LEAD = re.compile(r"^[^<>!≤≥≠]*[=≈]\s*|^[^\W\d][^:]*:\s*|^(?:about|around|roughly|approx(?:imately|\.)?|ca\.?) ", re.I)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([ ',_.])\d{3})(?:\1\d{3})*(?:([.,])(\d+))?")
_DECIMAL = re.compile(r"\d*[.,]\d+|\d+")
_POWER = r"(?:[eE]|(?:\s*[*xX]\s*)10\s*(?:\^|\*\*)\s*)(?P<power>[+-]?\d{1,3}|\([+-]?\d{1,3}\))"
_NUMERAL = re.compile(rf"(?P<sign>[+-]?)\s*(?P<mantissa>\d[\d .,'_]*|[.,]\d+)(?:{_POWER})?")
_MIXED = re.compile(r"([+-]?)\s*(\d+) (\d+)\s*/\s*(\d+)")
_THOUSANDS = re.compile(r"(?<![\d.,])([1-9]\d{0,2}(?:,\d{3})+)(?![\d,])")
_TIMES = re.compile(r"(?<=\d) [xX] (?=\d)")
_BESIDE = re.compile(r"(?<![A-Za-z\d])(\d[\d.,]*) ?(?=π|pi\b|sqrt\b)")
_MINUS = re.compile(r"^minus (?=[\d.,])", re.I)
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**"})
_FUNCTIONS = frozenset({"sqrt", "exp", "log", "log2", "log10"})
_FULL_STOP = re.compile(r"(?<=[\w%)°$])\.$")
_NEVER = re.compile(r"[+-]\s*[+-]|[eE][+-]?\d{4}")  # two signs in a row, and powers of ten that no float holds


def cleaned(text: str) -> str:
    """A text in plain characters: one kind of digits, signs and spaces, without TeX, `F1 =` and a final full stop.

    `2×10−3` is a power of ten that lost its raised minus, `2π` a product.
    """
    text = _TEN.sub(r"\1^-", "".join(char for char in text if unicodedata.category(char) != "Cf"))
    runs = groupby(text, _raised)
    text = "".join("^" * raised + "".join(map(_plain, run)) for raised, run in runs)
    if "\\" in text or "{" in text:
        for pattern, plain in _TEX:
            text = pattern.sub(plain, text)
    text = " ".join(text.split())
    if text[:1] == text[-1:] == "$":
        text = text.strip("$") or text
    text = _TIMES.sub("*", _LEAD.sub("", _ROOT.sub(r"sqrt(\1)", text).replace("√", "sqrt")))
    text = _BESIDE.sub(r"\1*", _MINUS.sub("-", text.rstrip(" ;,")))
    return _unboxed(_FULL_STOP.sub("", text).strip())


def number(text: str) -> Fraction | None:
    """The value of a cleaned text, at most 10^300 in size; None for what spells no number."""
    if len(text) > LENGTH_MAX:
        return None
    value = _numeral(text)
    for spelled in (_mixed, _divided, _computed):
        value = spelled(text) if value is None else value
    return value if value is not None and abs(value) <= _LARGEST else None


def _unboxed(text: str) -> str:
    """A text without the square brackets around it."""
    return text[1:-1].strip() if text[:1] == "[" and text[-1:] == "]" else text


def _raised(char: str) -> bool:
    return char != "º" and unicodedata.decomposition(char).startswith("<super>")


def _plain(char: str) -> str:
    """A character as one can type it: digits of any script, one of a few signs, a fraction after a space."""
    digit = unicodedata.decimal(char, None)
    plain = str(digit) if digit is not None else unicodedata.normalize("NFKC", char.translate(_ALIKE)).translate(_ALIKE)
    return f" {plain}" if unicodedata.decomposition(char).startswith("<fraction>") else plain


def _decimal(text: str) -> Fraction | None:
    """A number without sign. One comma before three digits parts thousands, one point never does."""
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        mark, decimals = grouped[2], grouped[3] or ""
        whole = text[: len(text) - len(decimals) - bool(mark)]
        if mark != grouped[1] and (grouped[1] != "." or mark or whole.count(".") > 1):
            return Fraction(f"{whole.replace(grouped[1], '')}.{decimals or 0}")
    return Fraction(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


def _numeral(text: str) -> Fraction | None:
    found = _NUMERAL.fullmatch(text)
    if found is None:
        return None
    mantissa, power = found["mantissa"], found["power"]
    if power and mantissa.count(",") == 1:
        mantissa = mantissa.replace(",", ".")
    value = _decimal(mantissa)
    if value is None:
        return None
    return value * Fraction(10) ** int((power or "0").strip("()")) * (-1 if found["sign"] == "-" else 1)


def _mixed(text: str) -> Fraction | None:
    """A whole number and a proper fraction: `1 1/2`."""
    found = _MIXED.fullmatch(text)
    if found is None:
        return None
    whole, over, under = (int(part) for part in found.groups()[1:])
    return (whole + Fraction(over, under)) * (-1 if found[1] == "-" else 1) if over < under else None


def _divided(text: str) -> Fraction | None:
    """One number by another: `4/5`."""
    over, _, under = (part.strip() for part in text.partition("/"))
    dividend, divisor = _numeral(over), _numeral(under)
    return dividend / divisor if dividend is not None and divisor else None


def _computed(text: str) -> Fraction | None:
    """The value of sums, products, powers, roots and logarithms of numbers; commas are decimal ones.

    Of the language of calculated questions that is what one writes for a number; the rest would leave a task unsolved.
    """
    if "%" in text or _NEVER.search(text):
        return None
    text = _THOUSANDS.sub(lambda found: found[1].replace(",", ""), text).replace(",", ".")
    try:
        expression = parse(re.sub(r"\bln ?(?=\()", "log", text).replace("^", "**"))
        value = evaluate(expression, _CONSTANTS) if _is_a_number(expression.root) else None
    except (ExpressionError, EvaluationError):
        return None
    return None if value is None else Fraction(repr(value))


def _is_a_number(node: Node) -> bool:
    """Whether an expression is of the few signs and functions in which numbers are written."""
    match node:
        case Literal() | Name():
            return True
        case Unary(sign="+" | "-", part=part):
            return _is_a_number(part)
        case Binary(sign=sign, left=left, right=right) if sign in _ARITHMETIC:
            return _is_a_number(left) and _is_a_number(right)
        case Call(function=function, arguments=arguments) if function in _FUNCTIONS:
            return all(map(_is_a_number, arguments))
        case _:
            return False
