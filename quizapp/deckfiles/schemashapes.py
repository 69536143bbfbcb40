"""What may stand at a key, as JSON Schema: numbers and truths may be texts, for the reader takes all as text.

A text may be what YAML sees as a number, a truth or nothing: a word like `null` is a text here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from quizapp.core.deck import Kind
from quizapp.core.exams.blueprint import MINUTES_MAX, QUESTIONS_MAX
from quizapp.core.exams.spelled import ALL, KINDS
from quizapp.deckfiles.entries import MAX_ENTRIES, MAX_NAMES, MAX_TEXTS
from quizapp.deckfiles.keys import Shape
from quizapp.deckfiles.shapes import MAX_ID

Json = dict[str, object]
_ANY = ["string", "number", "boolean", "null"]
_NUMERAL = r"[-+−]?(?:\d[\d_]*(?:\.\d+)?|\.\d+|\d*,\d+)(?:[eE][-+−]?\d{1,2})?(?: ?%| ?/ ?\d{1,15})?"
_NOT_NEGATIVE = rf"^\s*(?!-|−){_NUMERAL}\s*$"
_TRUTH = r"^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])\s*$"
_NEVER = r"^\s*(\d{1,4}|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo])\s*$"
_PART = r"\d{1,6}([.,]\d{1,6})?"
_TIME = rf"^\s*({_PART}\s*[Hh]([Oo][Uu][Rr][Ss]?)?)?\s*({_PART}\s*([Mm]([Ii][Nn]([Uu][Tt][Ee])?[Ss]?)?)?)?\s*$"
_AMOUNT = r"^\s*\d*([.,]\d+)?\s*%?\s*$"
_LEVELS = r"^\s*([1-5](\s*(\.\.|-|–)\s*[1-5])?|[Aa][Nn][Yy])\s*$"
_PENALTY = r"^\s*(\d*([.,]\d+)?\s*%?|[Ff][Aa][Ii][Rr])\s*$"
_VARIABLE = r"^[^\d\s!-/:-@\[-^`{-~][^\s!-/:-@\[-^`{-~]{0,39}$"


def _text(**more: str | int) -> Json:
    return {"type": _ANY, **more}


def listed(items: Json, least: int = 1) -> Json:
    """A list with so many entries at least, and no more than any list of texts."""
    return {"type": "array", "items": items, "minItems": least, "maxItems": MAX_TEXTS}


def _map(values: Json, most: int = MAX_TEXTS) -> Json:
    return {"type": "object", "additionalProperties": values, "minProperties": 1, "maxProperties": most}


def either(*shapes: Json) -> Json:
    """One of several shapes."""
    return {"anyOf": list(shapes)}


def _figure(pattern: str, number: Json, kind: str = "number") -> Json:
    """A number, or a text that is one."""
    return {"type": [kind, "string"], "pattern": pattern, **number}


_NUMBER: Json = {"type": ["string", "number"]}
_FLAG: Json = {"type": ["boolean", "string"], "pattern": _TRUTH}
_TEXTS = either(_text(), listed(_text()))
SHAPES: Mapping[Shape, Json] = MappingProxyType(
    {
        Shape.TEXT: _text(),
        Shape.ID: _text(maxLength=MAX_ID, pattern=r"^\S([^\r\n]*\S)?$"),
        Shape.TOPIC: _text(maxLength=MAX_ID, pattern=r"^[^\s/]([^\r\n/]*[^\s/])?(/\s*[^\s/]([^\r\n/]*[^\s/])?)*$"),
        Shape.PATH: _text(maxLength=MAX_ID),
        Shape.KIND: {"enum": list(map(str, Kind))},
        Shape.FLAG: _FLAG,
        Shape.WAY_BACK: either(_text(), {**_map(_text()), "maxProperties": 1}),
        Shape.TEXTS: _TEXTS,
        Shape.FORMS: either(_text(), listed(_text(), 0), {"type": "object", "additionalProperties": _TEXTS}),
        Shape.ANSWER: _TEXTS,
        Shape.NOTED: either(_text(), listed(_text()), _map(_text())),
        Shape.PAIRS: _map(_text()),
        Shape.NAMES: _map(_text(), MAX_NAMES),
        Shape.VARIABLES: {
            **_map(either(_NUMBER, {"type": "array", "items": _NUMBER, "minItems": 1}), MAX_ENTRIES),
            "propertyNames": {"pattern": _VARIABLE},
        },
        Shape.NUMBER: _figure(rf"^\s*({_NUMERAL}\s*$|=)", {}),
        Shape.MARGIN: _figure(_NOT_NEGATIVE, {"minimum": 0}),
        Shape.UNIT: _text(maxLength=40, pattern=r"^\s*[^\d\s+−-]"),
        Shape.WHOLE: _figure(r"^\s*\d{1,2}\s*$", {"minimum": 0, "maximum": 99}, "integer"),
        Shape.DAYS: {"type": ["integer", "boolean", "string"], "pattern": _NEVER, "minimum": 0, "maximum": 9999},
        Shape.LEVEL: _figure(r"^\s*[1-5]\s*$", {"minimum": 1, "maximum": 5}, "integer"),
        Shape.SHARE: _figure(r"^\s*(0?\.\d{1,15}|0)\s*$", {"minimum": 0, "exclusiveMaximum": 1}),
        Shape.WEIGHT: _figure(_NOT_NEGATIVE, {"exclusiveMinimum": 0, "maximum": 10**15}),
        Shape.COUNT: _figure(r"^\s*[1-9]\d{0,3}\s*$", {"minimum": 1, "maximum": 9999}, "integer"),
        Shape.PASS: _figure(r"^\s*\d*([.,]\d+)?\s*%?\s*$", {"exclusiveMinimum": 0, "maximum": 1}),
        Shape.DATE: {"type": "string", "pattern": r"^\s*\d{4}-\d\d-\d\d\s*$"},
        Shape.OFFERED: _figure(r"^\s*(0|[2-9]|1\d|20)\s*$", {"minimum": 0, "maximum": 20}, "integer"),
        Shape.MINUTES: _figure(_TIME, {"minimum": 0, "maximum": MINUTES_MAX}),
        Shape.QUOTAS: _map(_figure(_AMOUNT, {"exclusiveMinimum": 0, "maximum": QUESTIONS_MAX})),
        Shape.KINDS: either({"enum": [*KINDS, ALL]}, listed({"enum": [*KINDS, ALL]})),
        Shape.LEVELS: _figure(_LEVELS, {"minimum": 1, "maximum": 5}, "integer"),
        Shape.PENALTY: _figure(_PENALTY, {"minimum": 0, "maximum": 1}),
    }
)
