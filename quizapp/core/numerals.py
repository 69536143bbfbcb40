"""A text → the number that it spells, exactly: decimals, fractions, powers of ten, and sums of numbers."""

import math
import re
import unicodedata
from fractions import Fraction
from itertools import groupby

from quizapp.core.calculated.evaluation import EvaluationError, evaluate
from quizapp.core.calculated.expression import parse
from quizapp.core.calculated.lexicon import ExpressionError

LENGTH_MAX = 100
_LARGEST = Fraction(10) ** 300
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
_ROOT = re.compile(r"√\s*([\d.]+)")
_TEX = (
    (re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"(\1)/(\2)"),
    (re.compile(r"\\sqrt\s*\{([^{}]*)\}"), r"sqrt(\1)"),
    (re.compile(r"\\(?:text|mathrm|operatorname)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\^\{([^{}]*)\}"), r"^\1"),
    (re.compile(r"\{,\}"), ","),
    (re.compile(r"\\(?:times|cdot)(?![a-z])"), "*"),
    (re.compile(r"\\approx(?![a-z])"), "="),
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
_FULL_STOP = re.compile(r"(?<=[\w%)°$])\.$")
_NEVER = re.compile(r"[+-]\s*[+-]|[eE][+-]?\d{4}")  # two signs in a row, and powers of ten that no float holds


def cleaned(text: str) -> str:
    """A text in plain characters: one kind of digits, signs and spaces, without TeX, `F1 =` and a final full stop."""
    runs = groupby((char for char in text if unicodedata.category(char) != "Cf"), _raised)
    text = "".join("^" * raised + "".join(map(_plain, run)) for raised, run in runs)
    if "\\" in text or "{" in text:
        for pattern, plain in _TEX:
            text = pattern.sub(plain, text)
    text = " ".join(text.split())
    if text[:1] == text[-1:] == "$":
        text = text.strip("$") or text
    text = _TIMES.sub("*", _LEAD.sub("", _ROOT.sub(r"sqrt(\1)", text).replace("√", "sqrt")))
    return _FULL_STOP.sub("", text).strip()


def number(text: str) -> Fraction | None:
    """The value of a cleaned text, at most 10^300 in size; None for what spells no number."""
    if len(text) > LENGTH_MAX:
        return None
    value = _numeral(text)
    for spelled in (_mixed, _divided, _computed):
        value = spelled(text) if value is None else value
    return value if value is not None and abs(value) <= _LARGEST else None


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
    """The value of an expression of numbers, in the language of calculated questions; commas are decimal ones."""
    if "%" in text or _NEVER.search(text):
        return None
    if not re.search(r"[a-z]", text):
        text = _THOUSANDS.sub(lambda found: found[1].replace(",", ""), text).replace(",", ".")
    try:
        value = evaluate(parse(text.replace("^", "**")), {"pi": math.pi, "π": math.pi, "e": math.e})
    except (ExpressionError, EvaluationError):
        return None
    return None if isinstance(value, bool) else Fraction(repr(value))
