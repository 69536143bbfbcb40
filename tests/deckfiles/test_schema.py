"""The JSON Schema and the reader agree, but for a short list of what a schema cannot or does not say."""

import json
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from jsonschema import Draft7Validator

from quizapp.deckfiles import templates
from quizapp.deckfiles.keys import DECK_KEYS, EXAM_KEYS, GROUP_KEYS, QUESTION_KEYS, TOPIC_KEYS
from quizapp.deckfiles.reader import read
from quizapp.deckfiles.schema import schema

ROOT = Path(__file__).parents[2]
FIXTURES = (*(ROOT / "decks").glob("*.yaml"), *(ROOT / "tests").rglob("*.yaml"), ROOT / "docs" / "showcase.yaml")
VALID = {
    "text": ["b", "7", "true", "null", "'x: y'"],
    "text_or_list": ["b", "[b, 7, no]"],
    "count": ["1", "'2'"],
}
QUESTIONS = {
    "id": (["one", "12"], ["[x]", "{x: y}"]),
    "kind": (["flashcard"], ["essay", "[x]"]),
    "q": (VALID["text"], ["[x]", "{x: y}"]),
    "cloze": (["'a {{b}} c'"], ["[x]"]),
    "statement": (VALID["text"], ["[x]"]),
    "image": (["curve.png"], ["[x]"]),
    "vars": (["{n: 1..9, m: [1, 2], k: = n + 1, j: 5}"], ["{}", "[1]", "x", "{1a: 1..2}", "{n: {a: b}}"]),
    "require": (["n > 1", "[n > 1, m < 3]"], ["{x: y}", "[]"]),
    "a": (VALID["text_or_list"], ["{x: y}", "[]", "[[x]]"]),
    "number": (["0.8", "4/5", "80%", "1e-1", "'0,5'", "1_000", "112_000"], ["[1]", "true", "ten", "{}"]),
    "unit": (["ms", "$", "'% of x'"], ["[x]", "2ms", "+"]),
    "decimals": (["0", "2", "'3'"], ["-1", "100", "two", "1.5"]),
    "tolerance": (["0.01", "1%", "'0,5'", "0"], ["-1", "much", "[1]"]),
    "traps": (["{1: one, 20%: two}"], ["{}", "[1]", "x"]),
    "order": (["[b, c]"], ["{x: y}", "[]"]),
    "match": (["{b: c, d: e}"], ["[b]", "x", "{}"]),
    "decoys": (["[f]", "f"], ["{x: y}", "[]"]),
    "wrong": (["[c, d]", "c", "{c: d, e: }"], ["{}", "[]", "[[x]]"]),
    "choices": (["[{right: b}, {wrong: c, why: d, x-mine: 1}]"], ["[{right: b, wrong: c}, {}]", "{x: y}", "[b, c]"]),
    "accept": (["[]", "c", "[c, d]"], ["[[x]]"]),
    "reject": (["c", "[c]", "{c: d}"], ["{}", "[[x]]"]),
    "typos": (["0", "1"], ["-1", "some", "100"]),
    "reverse": (["true", "No", "c", "{c: d}"], ["[x]", "{}", "{c: d, e: f}"]),
    "shuffle": (["false", "yes"], ["1", "perhaps", "[x]"]),
    "guess": (["0", "0.5", ".25", "'0.5'"], ["1", "-0.1", "half"]),
    "harder": (["30", "false", "'no'"], ["-1", "never", "10000"]),
    "hint": (VALID["text_or_list"], ["{x: y}", "[]"]),
    "why": (VALID["text"], ["[x]"]),
    "topic": (["a/b", "12", "a b/c"], ["a//b", "/a", "[x]"]),
    "tags": (VALID["text_or_list"], ["{x: y}", "[]"]),
    "source": (VALID["text"], ["[x]"]),
    "as_of": (["2026", "2026-01-01"], ["[x]"]),
    "difficulty": (["1", "5"], ["0", "6", "hard", "2.5"]),
    "lint": (["{O01: because}"], ["{}", "[O01]", "O01"]),
    "draft": (["true", "no"], ["1", "maybe"]),
}
AROUND = {
    **dict.fromkeys(("unit", "decimals", "tolerance"), "number: 1"),
    **dict.fromkeys(("number", "order", "match", "choices", "cloze"), ""),
    **dict.fromkeys(("shuffle", "harder"), "a: b, wrong: [c]"),
    **dict.fromkeys(("reject", "typos"), "a: b, accept: []"),
    "a": "wrong: [c]",
    "traps": "number: 7",
    "decoys": "match: {b: c, d: e}",
    "vars": "a: 'x {{n}} {{k}} {{m}} {{j}}'",
    "require": "a: b, vars: {n: 1..9, m: [1, 2]}",
    "statement": "a: true",
}
DECKS = {
    "deck": (VALID["text"], ["[x]"]),
    "id": (["one"], ["[x]"]),
    "about": (VALID["text"], ["[x]"]),
    "lang": (["en", "no"], ["[x]"]),
    "author": (VALID["text"], ["[x]"]),
    "license": (["CC-BY-4.0"], ["{x: y}"]),
    "after": (VALID["text_or_list"], ["{x: y}"]),
    "topic": (["a/b"], ["a/"]),
    "tags": (VALID["text_or_list"], ["{x: y}"]),
    "topics": (["{a/b: about, c: {about: d, weight: 50%, after: [a/b]}}", ""], ["[x]", "{a: {wight: 3}}", "{a: [b]}"]),
    "exams": (
        [
            "{e: , f: {questions: 3, pass: 50%, date: 2027-06-30, options: 0, topics: [a], about: g}}",
            "{e: {minutes: 50, quotas: {a: 5, b: 25%}, kinds: [choice, typed], difficulty: 3, penalty: 0.25}}",
            "{e: {minutes: 1 h 30 min, quotas: {a: 0.5}, kinds: all, difficulty: 2..4, penalty: fair, partial: no}}",
            "{e: {minutes: 1.5 h, kinds: number, difficulty: any, penalty: 25%, partial: true}}",
            "{e: {minutes: 0, penalty: 0, difficulty: Any}}",
        ],
        [
            "[x]",
            "{e: f}",
            "{e: {pass: 0}}",
            "{e: {questions: 0}}",
            "{e: {date: tomorrow}}",
            "{e: {options: 30}}",
            "{e: {minutes: soon}}",
            "{e: {minutes: -1}}",
            "{e: {minutes: 1441}}",
            "{e: {quotas: [a]}}",
            "{e: {quotas: {}}}",
            "{e: {quotas: {a: 501}}}",
            "{e: {quotas: {a: many}}}",
            "{e: {kinds: [flashcard]}}",
            "{e: {kinds: []}}",
            "{e: {kinds: 'choice, typed'}}",
            "{e: {kinds: choise}}",
            "{e: {difficulty: 6}}",
            "{e: {difficulty: hard}}",
            "{e: {penalty: 2}}",
            "{e: {penalty: -0.25}}",
            "{e: {penalty: some}}",
            "{e: {partial: maybe}}",
        ],
    ),
    "sources": (["{s: t}"], ["[x]", "{}", "s"]),
    "defaults": (["{shuffle: no, tolerance: 1%, typos: 1, difficulty: 2}"], ["{a: b}", "[x]", "{difficulty: 9}"]),
    "harder": (["30", "false"], ["often"]),
    "lint": (["{D01: because}"], ["{}", "[x]"]),
    "include": ([], ["{x: y}"]),
    "cards": (["[{q: x, a: b}, {group: g, context: c, cards: [{q: y, a: b}]}]", ""], ["x", "{q: x}", "[x]", "[{}]"]),
}
STRICTER_READER = {
    "no answer": "- q: x",
    "a key of another kind": "- {q: x, number: 1, wrong: [c], a: b}",
    "two prompts": "- {q: x, statement: y, a: true}",
    "another kind than it says": "- {q: x, a: b, kind: order}",
    "an empty text": "- {q: x, a: }",
    "an option twice": "- {q: x, a: b, wrong: [b]}",
    "an id twice": "- {id: o, q: x, a: b}\n- {id: o, q: y, a: b}",
    "a number with a comma that reads two ways": "- {q: x, number: '1,234'}",
    "whole numbers with a point": "- {q: x, number: 1, decimals: 1.0}",
    "a day that no calendar has": "exams: {e: {date: 2027-02-30}}\ncards: [{q: x, a: b}]",
    "what has to be computed": "- {q: x, number: = n +}",
    "a pattern that cannot be read": "- {q: x, a: b, accept: /(/}",
    "a file that is not there": "include: other.yaml",
}
STRICTER_SCHEMA = {
    "long spellings, which `fmt` makes short": "- {question: x, answer: b}",
}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Values as YAML 1.2 and the editors see them."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", _FLOAT, list("-+.0123456789"))


@cache
def validator() -> Draft7Validator:
    made = json.loads(json.dumps(schema()))
    Draft7Validator.check_schema(made)
    return Draft7Validator(made)


def complaints(text: str) -> list[str]:
    value = json.loads(json.dumps(yaml.load(text, Loader=_Loader)))
    return [f"{list(error.path)}: {error.message[:80]}" for error in validator().iter_errors(value)]


def is_read(text: str) -> bool:
    reading = read(text.encode(), "/nowhere/deck.yaml", "/nowhere")
    return reading.deck is not None and not any(problem.level == "error" for problem in reading.problems)


def question(name: str, value: str) -> str:
    prompt = (
        ""
        if name in ("q", "cloze", "statement")
        else "q: 'x {{n}} {{m}} {{k}} {{j}}', "
        if name == "vars"
        else "q: x, "
    )
    around = AROUND.get(name, "a: b")
    return f"- {{{prompt}{name}: {value}{', ' if around else ''}{around}}}\n"


def cases() -> Iterator[tuple[str, str, bool]]:
    """(what, text, whether it is good) of every key with values that can and cannot stand there."""
    for name, (good, bad) in QUESTIONS.items():
        yield from ((f"{name}: {value}", question(name, value), True) for value in good)
        yield from ((f"{name}: {value}", question(name, value), False) for value in bad)
    for name, (good, bad) in DECKS.items():
        cards = "" if name == "cards" else "cards: [{q: x, a: b}]\n"
        yield from ((f"deck {name}: {value}", f"{name}: {value}\n{cards}", True) for value in good)
        yield from ((f"deck {name}: {value}", f"{name}: {value}\n{cards}", False) for value in bad)


CASES = {what: (text, good) for what, text, good in cases()}


@pytest.mark.parametrize("what", CASES)
def test_schema_and_reader_say_the_same_of_a_value(what: str) -> None:
    text, good = CASES[what]
    assert is_read(text) is good, read(text.encode(), "/nowhere/deck.yaml", "/nowhere").problems
    assert (complaints(text) == []) is good, complaints(text)


def test_every_key_is_tried() -> None:
    assert set(QUESTIONS) == {key.name for key in QUESTION_KEYS.values()}
    assert set(DECKS) == set(DECK_KEYS)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_no_deck_that_is_read_is_complained_of(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if read(text.encode(), str(path), str(path.parent)).deck:
        assert complaints(text) == []


@pytest.mark.parametrize("name", templates.NAMES)
def test_templates_fit(name: str) -> None:
    assert complaints(templates.template(name)) == []
    assert complaints(templates.deck("D", "d", "deck.schema.json", name)) == []


@pytest.mark.parametrize("why", STRICTER_READER)
def test_the_reader_alone_refuses(why: str) -> None:
    assert not is_read(STRICTER_READER[why])
    assert complaints(STRICTER_READER[why]) == []


@pytest.mark.parametrize("why", STRICTER_SCHEMA)
def test_the_schema_alone_refuses(why: str) -> None:
    assert is_read(STRICTER_SCHEMA[why])
    assert complaints(STRICTER_SCHEMA[why])


@pytest.mark.parametrize(
    "text",
    [
        "- {q: x, answr: b}",
        "- {a: b}",
        "- {q: x, a: b, decoys: [c]}",
        "- {q: x, wrong: [c]}",
        "- {group: g, topic: t, cards: [{q: x, a: b}]}",
        "- {group: g}",
        "- {context: c, cards: [{q: x, a: b}]}",
        "deck: D",
        "dek: D\ncards: [{q: x, a: b}]",
        "- {group: g, cards: [{group: h, cards: [{q: x, a: b}]}]}",
    ],
)
def test_both_refuse_slips_of_keys_and_groups(text: str) -> None:
    assert not is_read(text)
    assert complaints(text)


def test_a_file_in_the_making_is_not_complained_of_before_it_holds_anything() -> None:
    assert complaints("") == []
    assert complaints("# yaml-language-server: $schema=deck.schema.json\n") == []


@pytest.mark.parametrize("text", ["exams: {e: }", "deck: Ours\nexams:\n  e: {questions: 5, quotas: {a: 3}}\n"])
def test_a_file_may_hold_exams_alone(text: str) -> None:
    assert is_read(text)
    assert complaints(text) == []


def test_the_exam_that_editors_offer_fits() -> None:
    text = f"exams:\n{textwrap.indent(templates.EXAM, '  ')}"
    assert is_read(text)
    properties = schema()["properties"]
    assert isinstance(properties, dict)
    (offered,) = properties["exams"]["defaultSnippets"]
    assert complaints(text) == complaints(json.dumps({"exams": offered["body"]})) == []


def test_every_key_says_what_it_is_for() -> None:
    made = schema()
    definitions = made["definitions"]
    assert isinstance(definitions, dict)
    shown = [made["properties"], definitions["entry"]["properties"]]
    keys = [*DECK_KEYS, *{key.name for key in (*QUESTION_KEYS.values(), *GROUP_KEYS.values())}]
    assert sum(len(properties) for properties in shown) == len(keys)
    assert all(value["description"].endswith(".") for properties in shown for value in properties.values())
    text = json.dumps(made)
    assert all(json.dumps(key.about)[1:-1] in text for key in (*TOPIC_KEYS.values(), *EXAM_KEYS.values()))


def test_snippets_are_the_templates_and_hold_no_place_to_fill_in() -> None:
    definitions = schema()["definitions"]
    assert isinstance(definitions, dict)
    snippets = definitions["entry"]["defaultSnippets"]
    assert [snippet["label"] for snippet in snippets] == list(templates.NAMES)
    assert not re.search(r"(?<!\\\\)\$", json.dumps(snippets))
    assert json.loads(json.dumps(snippets[3]["body"]))["a"] is False
