"""Pictures: those that a text names are looked for, and never outside the deck's folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.deckfiles.embedded import problems
from quizapp.deckfiles.library import read_file
from quizapp.errors import Level, Problem

Folder = Callable[[dict[str, str]], Path]


def pictured(root: Path) -> list[Problem]:
    found = read_file(str(root / "sub/deck.yaml"), str(root))
    assert found.reading.deck is not None
    return list(problems(found.reading.deck, found.found.root))


@pytest.mark.parametrize(
    ("path", "level"),
    [
        ("x.png", None),
        ("pics/y.JPG", None),
        ("pics/../x.png", None),
        ("z.png", Level.WARNING),
        ("pics", Level.ERROR),
        ("pics.png", Level.WARNING),
        ("run.sh", Level.ERROR),
        ("../secret.png", Level.ERROR),
        ("/etc/passwd", Level.ERROR),
        ("https://example.org/x.png", Level.ERROR),
    ],
)
def test_a_picture_in_a_text_is_looked_for(folder: Folder, path: str, level: Level | None) -> None:
    files = dict.fromkeys(("secret.png", "sub/x.png", "sub/pics/y.JPG", "sub/run.sh", "sub/pics.png/a.txt"), "")
    root = folder({**files, "sub/deck.yaml": f"- q: 'Look ![a curve]({path}) here'\n  a: b\n"})
    found = pictured(root)
    assert [(problem.rule, problem.level, problem.line) for problem in found] == (
        [("image", level, 1)] if level else []
    )
    assert all(path in problem.message and problem.cure for problem in found)


@pytest.mark.parametrize(
    "text",
    [
        "q: a\n  a: '![x](no.png)'",
        "q: a\n  a: b\n  why: '![x](no.png)'",
        "q: a\n  a: b\n  hint: [c, '![x](no.png)']",
        "q: a\n  a: b\n  reverse: '![x](no.png)'",
        "q: a\n  a: b\n  wrong:\n    c: '![x](no.png)'",
        "q: a\n  a: b\n  accept: []\n  reject: {c: '![x](no.png)'}",
        "q: a\n  a: [b, '![x](no.png)']\n  accept: []",
        "q: a\n  number: 3\n  traps: {4: '![x](no.png)'}",
        "q: a\n  order: [b, '![x](no.png)']",
        "q: a\n  match: {b: c, d: '![x](no.png)'}",
        "q: a\n  match: {b: c, d: e}\n  decoys: ['![x](no.png)']",
        "statement: '![x](no.png)'\n  a: true",
        "cloze: '{{a}} ![x](no.png)'",
        "group: g\n  context: '![x](no.png)'\n  cards: [{q: a, a: b}, {q: c, a: d}]",
    ],
)
def test_every_text_of_a_question_is_looked_at_and_a_picture_named_once(folder: Folder, text: str) -> None:
    assert [problem.rule for problem in pictured(folder({"sub/deck.yaml": f"- {text}\n"}))] == ["image"]


def test_a_picture_in_code_is_none(folder: Folder) -> None:
    assert pictured(folder({"sub/deck.yaml": "- q: '`![x](no.png)`'\n  a: b\n"})) == []


def test_an_image_of_another_type_is_an_error(folder: Folder) -> None:
    root = folder({"sub/run.sh": "", "sub/deck.yaml": "- q: x\n  a: b\n  image: run.sh\n"})
    reading = read_file(str(root / "sub/deck.yaml"), str(root)).reading
    assert reading.deck is None
    assert [(problem.rule, problem.line, problem.column) for problem in reading.problems] == [("image", 3, 10)]
    assert ".png" in reading.problems[0].cure
