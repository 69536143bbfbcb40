"""What the columns of a table stand for, told by their names."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from quizapp.errors import UsageError

ANSWER, OPTION = "a", "option"
SEVERAL = ("wrong", "accept", "tags", "hint", "order")
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "q": ("q", "question", "front", "prompt", "term", "word", "stem"),
        "a": ("a", "answer", "back", "definition", "correct", "correct answer", "right", "right answer", "solution"),
        "wrong": (
            "wrong",
            "wrong answer",
            "wrong answers",
            "distractor",
            "distractors",
            "incorrect",
            "incorrect answer",
        ),
        "cloze": ("cloze", "text"),
        "statement": ("statement", "claim"),
        "number": ("number", "value"),
        "tolerance": ("tolerance", "margin"),
        "unit": ("unit",),
        "accept": ("accept", "also accept", "alternatives", "synonyms"),
        "order": ("order", "steps"),
        "why": ("why", "explanation", "feedback", "comment", "rationale", "extra"),
        "hint": ("hint", "hints"),
        "topic": ("topic", "category", "subject", "chapter"),
        "tags": ("tags", "tag"),
        "source": ("source", "reference"),
        "as_of": ("as_of", "as of"),
        "difficulty": ("difficulty",),
        "reverse": ("reverse",),
        "id": ("id",),
    }
)
KEYS = tuple(_NAMES)
_BY_NAME = MappingProxyType({name: key for key, names in _NAMES.items() for name in names})
_NUMBERED = re.compile(r"(?P<name>.*?)[ _#]*(?P<label>\d{1,2}|\b[a-h])")
_OPTIONS = ("option", "choice", "answer option", "opt")
_POSITIONS = ("q", "a")


class Column(NamedTuple):
    """A column: its name, the key that it stands for (empty: none), the letter or number of an option.

    `refused` says that the author wants nothing made of it.
    """

    name: str
    key: str
    label: str = ""
    refused: bool = False


def names_a_key(cells: Sequence[str], named: Mapping[str, str]) -> bool:
    """Whether a row is a header: it names what is asked, or what the author names."""
    names = [cell.casefold() for cell in cells]
    asked = ("q", "cloze", "statement")
    return any(_BY_NAME.get(name) in asked or (name in named and not name.isdecimal()) for name in names)


def columns_of(header: Sequence[str] | None, count: int, named: Mapping[str, str]) -> list[Column]:
    """The columns of a table that has so many at most; without a header the first are question and answer.

    `named` are keys by column, which count first. Raises UsageError for a column that is not there.
    """
    names = [name.strip() for name in header] if header else [str(number) for number in range(1, count + 1)]
    folded = [name.casefold() for name in names]
    numbers = [str(number) for number in range(1, len(names) + 1)]
    unknown = [name for name in named if name not in folded and name not in numbers]
    if unknown:
        raise UsageError(f"There is no column `{unknown[0]}`; there are {', '.join(names)}.")
    wanted = [named.get(name, named.get(number, "")) for name, number in zip(folded, numbers, strict=True)]
    if header is None:
        positions = iter(_POSITIONS)
        wanted = [key or next(positions, "") for key in wanted]
    lettered = "b" in folded
    return [
        _column(name, key, number, lettered=lettered) for name, key, number in zip(names, wanted, numbers, strict=True)
    ]


def parts_of(key: str, cell: str) -> tuple[str, ...]:
    """The texts of a cell that holds several: one a line, or parted by `|` or `;`, tags by commas or spaces, too."""
    signs = (
        ("\n", "|", ";", ",", " ") if key == "tags" else ("\n", "|") if key in ("hint", "order") else ("\n", "|", ";")
    )
    sign = next((sign for sign in signs if sign in cell), "")
    return tuple(part for text in (cell.split(sign) if sign else (cell,)) if (part := text.strip()))


def _column(name: str, wanted: str, number: str, *, lettered: bool) -> Column:
    if wanted:
        return Column(name, "" if wanted == "-" else wanted, number if wanted == OPTION else "", refused=wanted == "-")
    folded = name.casefold()
    if lettered and re.fullmatch("[a-h]", folded):
        return Column(name, OPTION, folded)
    if folded in _BY_NAME:
        return Column(name, _BY_NAME[folded])
    numbered = _NUMBERED.fullmatch(folded)
    if numbered and numbered["name"].strip() in _OPTIONS:
        return Column(name, OPTION, numbered["label"])
    several = _BY_NAME.get(numbered["name"].strip(), "") if numbered else ""
    return Column(name, several if several in SEVERAL else "")
