"""The JSON Schema of decks (draft-07), made from the table of keys: what editors complete and check with.

It never complains of what the reader takes in the short spellings; what only reading can tell is left to the reader.
One flat object stands for questions of every kind, since editors complete badly from alternatives.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from quizapp.core.deck import Kind
from quizapp.deckfiles.keys import (
    CHOICE_KEYS,
    DECK_KEYS,
    DEFAULT_KEYS,
    EXAM_KEYS,
    FREE_PREFIX,
    GROUP_KEYS,
    QUESTION_KEYS,
    TOPIC_KEYS,
    Key,
    Shape,
    Table,
)
from quizapp.deckfiles.schemashapes import SHAPES, Json, either, listed
from quizapp.deckfiles.snippets import exam_snippets, snippets

FILE = "deck.schema.json"
_OF_A_GROUP = "A group has `group`, `context` and `cards` alone; put this at each of its questions."
_MAKES: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.FLASHCARD: ("a",),
        Kind.CLOZE: ("cloze",),
        Kind.CHOICE: ("wrong", "choices"),
        Kind.MULTI: ("wrong", "choices"),
        Kind.TRUEFALSE: ("statement",),
        Kind.TYPED: ("accept",),
        Kind.NUMBER: ("number",),
        Kind.ORDER: ("order",),
        Kind.MATCH: ("match",),
    }
)


def schema() -> Json:
    """The schema of a deck file: a map with `cards:`, a bare list of questions, or a map with `exams:` alone."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_keys(DECK_KEYS, cards="entry"),
        "title": "quizapp deck",
        "description": "A deck of questions for quizapp.",
        "definitions": {"question": _question(), "entry": _entry()},
        "type": ["object", "array", "null"],
        "items": {"$ref": "#/definitions/entry"},
        "if": {"type": "object"},
        "then": _beside(("cards", "include", "exams")),
    }


def _question() -> Json:
    prompts = _beside(("q", "cloze", "statement"))
    return {
        "title": "question",
        **_keys(QUESTION_KEYS),
        **prompts,
        "dependencies": _dependencies(),
        "defaultSnippets": snippets(group=False),
    }


def _entry() -> Json:
    """What stands in the list of a deck: a question, or a group of them. The keys of both are offered at once."""
    question, group = _keys(QUESTION_KEYS), _keys(GROUP_KEYS, cards="question")
    names = {"pattern": f"^({'|'.join(_own(GROUP_KEYS))})$|^{FREE_PREFIX}", "patternErrorMessage": _OF_A_GROUP}
    in_group = {"group": {"propertyNames": names, "required": ["cards"]}, "context": ["group"], "cards": ["group"]}
    return {
        "title": "question",
        **question,
        "properties": {**_object(question["properties"]), **_object(group["properties"])},
        **_beside(("q", "cloze", "statement", "group")),
        "dependencies": {**_dependencies(), **in_group},
        "defaultSnippets": snippets(),
    }


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _own(table: Table) -> list[str]:
    """The short spellings of a table, in its order."""
    return list(dict.fromkeys(key.name for key in table.values()))


def _keys(table: Table, cards: str = "question") -> Json:
    """An object with the keys of a table and those of one's own; `cards` is what its list of questions holds."""
    own = {key.name: key for key in table.values()}
    return {
        "type": "object",
        "properties": {name: {**_shape(key, cards), "description": _about(key)} for name, key in own.items()},
        "patternProperties": {f"^{FREE_PREFIX}": {}},
        "additionalProperties": False,
    }


def _about(key: Key) -> str:
    """What an editor says of a key: a line about it, the kinds it belongs to, and its shape."""
    kinds = f" For {', '.join(sorted(key.kinds))}." if 0 < len(key.kinds) < len(Kind) - 2 else ""
    return f"{key.about}{kinds} It is {key.shape.value}."


def _dependencies() -> Json:
    """What has to stand beside a key: the keys that make one of the kinds it belongs to."""
    found: Json = {"wrong": ["a"], "require": ["vars"], "accept": _beside(("a", "cloze", "choices"))}
    for key in dict.fromkeys(QUESTION_KEYS.values()):
        makers = dict.fromkeys(name for kind in sorted(key.kinds) for name in _MAKES[kind])
        if 0 < len(key.kinds) < 3 and key.name not in makers:
            found[key.name] = list(makers) if len(makers) == 1 else _beside(makers)
    return found


def _beside(names: Iterable[str]) -> Json:
    """One of these keys has to be there."""
    found = list(names)
    return {"required": found} if len(found) == 1 else {"anyOf": [{"required": [name]} for name in found]}


def _shape(key: Key, cards: str) -> Json:
    match key.shape:
        case Shape.CARDS:
            items = {"$ref": f"#/definitions/{cards}"}
            return {"type": ["array", "null"], "items": items}
        case Shape.CHOICES:
            return listed(_choice(), 2)
        case Shape.TOPICS:
            return _named(TOPIC_KEYS, "string", "number", "boolean")
        case Shape.EXAMS:
            return {**_named(EXAM_KEYS, "null"), "defaultSnippets": exam_snippets()}
        case Shape.DEFAULTS:
            return {**_keys(DEFAULT_KEYS), "type": ["object", "null"]}
        case _:
            return SHAPES[key.shape]


def _named(table: Table, *others: str) -> Json:
    """A map from names to objects of a table, which may be texts or left empty."""
    return {"type": ["object", "null"], "additionalProperties": either(_keys(table), {"type": list(others)})}


def _choice() -> Json:
    return {**_keys(CHOICE_KEYS), "oneOf": [{"required": ["right"]}, {"required": ["wrong"]}]}
