"""When two typed answers are the same: one form for all spellings of a text, and slips counted."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from quizapp.core import patterns
from quizapp.core.response import TEXT_MAX

SHORT_LETTERS = 4
_MARKS = str.maketrans("‘’‛“”‟−", "'''\"\"\"-")
_QUOTES = {'"': '"', "'": "'", "`": "`", "«": "»", "»": "«", "‹": "›", "„": '"', "‚": "'", "「": "」"}
_MATHS = re.compile(r"\$+([^$]+)\$+")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+")
_HYPHEN = re.compile(r"(?<=\w)[-‐–]|(?<![)\]])(?<![)\]]\s)[-‐–](?=\s|$)|(?<=\w\s)[-‐–](?=[^\W\d])")
_BARE_HYPHENS = re.compile(r"[-‐–\s]*")
_SIGNS = (("**", "^"), *((sign, "*") for sign in "×·⋅∙"), ("÷", "/"), ("≤", "<="), ("≥", ">="), ("≠", "!="))
_OF_FORMULAS = "+*=<>^"
_AROUND_SIGNS = re.compile(r"\s*([-+*/=<>≈~^|,(){}\[\]∈∪∩]|!=|\b(?:log|ln|exp|sqrt)\b)\s*")
_POWER_OF_A_NAME = re.compile(r"(?<=[^\W\d_])\^(?=\d)")
_FULL_STOP = re.compile(r"(?<=[^.。?？\s])\s*[.。?？]$")
_ARTICLES = re.compile(r"^(?:the (?=\S)|an? (?=[\w$\"'`«‹„‚「]))+")


def normalise(text: str) -> str:
    """The one form of all spellings that count as equal; doing it twice changes nothing.

    NFKC, case folded, trimmed, inner white space and hyphens one space, without hidden characters, TeX's
    `$ $`, surrounding quotes, one final full stop or question mark and leading articles. A raised `²` is `^2`. A
    hyphen that is a sign, as in `-1`, stays: minus one is not one; so does one that stands alone. Only the first 500
    characters count.
    """
    return _normalised(text[:TEXT_MAX])


def fits(form: str, text: str) -> bool:
    """Whether a text equals a form when both are normalised, or matches it where the form is a `/pattern/`.

    Formulas may have other spaces around their signs. A pattern is tried on the normalised text and on the plain one.
    """
    plain, normal = text[:TEXT_MAX].strip(), normalise(text)
    if compact(form) == compact(text):
        return True
    return patterns.is_pattern(form) and any(patterns.matches(form[1:-1], tried) for tried in (normal, plain))


def compact(text: str) -> str:
    """A normalised text without spaces around the signs of formulas, each in one spelling: `tp/(tp+fn)`."""
    return _compact(normalise(text))


def slips(form: str, text: str, at_most: int) -> int | None:
    """How many typing slips turn one compact text into the other; None for more than `at_most`."""
    one, other = compact(form), compact(text)
    found = distance(one, other, at_most)
    return found if found <= at_most else None


def forgives_slips(form: str) -> bool:
    """Whether slips may be forgiven: never in formulas, patterns, or forms of up to 4 letters."""
    plain = compact(form)
    is_formula = any(sign in plain for sign in _OF_FORMULAS)
    return not is_formula and not patterns.is_pattern(form) and sum(map(str.isalnum, plain)) > SHORT_LETTERS


def same_digits(form: str, text: str) -> bool:
    """Whether both hold the same digits in the same order: another figure is another answer, not a slip."""
    one, other = ([c for c in normalise(side) if c.isdigit()] for side in (form, text))
    return one == other


def distance(one: str, other: str, at_most: int) -> int:
    """Damerau's distance (optimal string alignment): insertions, deletions, changes, swapped neighbours.

    Exact up to `at_most`; beyond that any larger number. Source: Damerau, CACM 7 (1964) 171.
    """
    beyond = at_most + 1
    if abs(len(one) - len(other)) > at_most:
        return beyond
    one, other = _where_they_differ(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        last, before, row = before, row, [i, *[beyond] * len(other)]
        for j in range(max(1, i - at_most), min(len(other), i + at_most) + 1):
            theirs = other[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and theirs == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row[j] = cost
        if min(row) > at_most:
            return beyond
    return row[-1]


def _where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Two texts without the beginning and the end that they share."""
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    return one[: len(one) - end], other[: len(other) - end]


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    alike = (place for place, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs)
    return next(alike, min(len(one), len(other)))


@lru_cache(maxsize=4096)
def _normalised(text: str) -> str:
    return _settled(_without_hyphens, text)


@lru_cache(maxsize=4096)
def _compact(normal: str) -> str:
    for sign, plain in _SIGNS:
        normal = normal.replace(sign, plain)
    return _POWER_OF_A_NAME.sub("", _AROUND_SIGNS.sub(r"\1", normal))


def _settled(step: Callable[[str], str], text: str) -> str:
    """The text after so many steps that one more changes nothing."""
    while (after := step(text)) != text:
        text = after
    return text


def _without_hyphens(text: str) -> str:
    """What stands before a hyphen says whether it is a sign, so articles and quotes go first."""
    bare = _settled(_bare, text)
    return bare if _BARE_HYPHENS.fullmatch(bare) else _HYPHEN.sub(" ", bare)


def _bare(text: str) -> str:
    text = _RAISED.sub(r"^\g<0>", "".join(char for char in text if not _hidden(char)))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_MARKS)
    text = _MATHS.sub(r"\1", text)
    text = _FULL_STOP.sub("", _unquoted(" ".join(text.split())))
    return _ARTICLES.sub("", text)


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 2 and _QUOTES.get(text[0]) == text[-1] else text


def _hidden(char: str) -> bool:
    """Whether a character has no look of its own: zero width, joiners, selectors, soft hyphen, controls."""
    if char.isspace():
        return False
    return unicodedata.category(char) in ("Cf", "Cc") or "\ufe00" <= char <= "\ufe0f" or char == "\u034f"
