"""The table of keys and the notes' list agree, and every key can be read."""

from collections.abc import Callable

import pytest

from quizapp.deckfiles.keys import DECK_KEYS, DEFAULT_KEYS, GROUP_KEYS, QUESTION_KEYS, Shape, is_key
from quizapp.deckfiles.reader import Reading

Read = Callable[[str], Reading]
SAMPLES = {
    Shape.TEXT: "text", Shape.ID: "one", Shape.TOPIC: "a/b", Shape.PATH: "x.png", Shape.KIND: "flashcard",
    Shape.FLAG: "true", Shape.WAY_BACK: "true", Shape.TEXTS: "[x, y]", Shape.FORMS: "[]", Shape.ANSWER: "b",
    Shape.NOTED: "{x: y}", Shape.CHOICES: "[{right: x}]", Shape.PAIRS: "{x: y}", Shape.NAMES: "{x: y}",
    Shape.VARIABLES: "{x: 1..2}", Shape.NUMBER: "0.8", Shape.MARGIN: "1%", Shape.UNIT: "km/h", Shape.WHOLE: "1",
    Shape.DAYS: "30", Shape.LEVEL: "1",
    Shape.SHARE: "0.5", Shape.TOPICS: "{x: y}", Shape.EXAMS: "{x: }", Shape.DEFAULTS: "{shuffle: no}",
    Shape.CARDS: "[{q: x, a: b}]",
}  # fmt: skip


def test_all_keys_of_the_format_are_there() -> None:
    asked = (
        "q a cloze statement wrong choices accept reject typos reverse number tolerance decimals unit traps order match"
    )
    common = (
        "decoys vars require id topic tags source as_of hint why difficulty image shuffle harder lint draft guess kind"
    )
    assert {key.name for key in QUESTION_KEYS.values()} == set(f"{asked} {common}".split())
    deck = "deck id about lang author license topic tags sources defaults include cards topics after exams harder lint"
    assert set(DECK_KEYS) == set(deck.split())
    default = "reverse shuffle typos tolerance difficulty source as_of topic tags"
    assert set(DEFAULT_KEYS) == set(default.split())
    assert set(GROUP_KEYS) == {"group", "context", "cards"}


@pytest.mark.parametrize("name", [name for name in DECK_KEYS if name not in ("include", "cards")])
def test_a_deck_key_takes_its_shape_and_no_other(read_text: Read, name: str) -> None:
    shape = DECK_KEYS[name].shape
    assert read_text(f"{name}: {SAMPLES[shape]}\ncards: [{{q: x, a: b}}]\n").problems == ()
    assert read_text(f"{name}: [[x]]\ncards: [{{q: x, a: b}}]\n").deck is None


@pytest.mark.parametrize("name", QUESTION_KEYS)
def test_a_question_key_refuses_another_shape(read_text: Read, name: str) -> None:
    key = QUESTION_KEYS[name]
    good = f"{name}: {SAMPLES[key.shape]}"
    bad = f"{name}: [[x]]"
    told = [
        problem.column for problem in read_text(f"- {bad}\n").problems if problem.rule in ("shape", "Y-bracket", "kind")
    ]
    assert told or key.shape is Shape.CHOICES
    assert not [
        p for p in read_text(f"- {good}\n").problems if p.rule in ("shape", "unknown-key", "empty", "Y-bracket")
    ]


def test_every_key_is_described() -> None:
    assert all(key.about.endswith(".") for table in (QUESTION_KEYS, DECK_KEYS, GROUP_KEYS) for key in table.values())


def test_words_are_told_from_keys() -> None:
    assert all(is_key(word) for word in ("q", "explanation", "x-anything"))
    assert not is_key("Precision")
