"""Changes of a deck as text: one question says one thing more, all else stays as it was written."""

import hashlib
from pathlib import Path

import pytest

from quizapp.core.deck import Question
from quizapp.deckfiles import writer
from quizapp.deckfiles.reader import read
from quizapp.deckfiles.writer import Source
from quizapp.errors import QuizError

PATH = "/nowhere/deck.yaml"


def source(data: bytes) -> Source:
    return Source(data, PATH, "/nowhere")


def question_of(data: bytes, number: int = 0) -> Question:
    deck = read(data, PATH, "/nowhere").deck
    assert deck is not None
    return deck.questions[number]


def accepted(text: str, form: str = "new", answer: str = "", number: int = 0) -> str | None:
    """The text of a deck after a form was accepted by one of its questions."""
    data = text.encode()
    change = writer.accepting(source(data), question_of(data, number), form, answer)
    return change.text.decode() if change else None


LAYOUTS = {
    "flow list": ("- q: x\n  a: b\n  accept: [c, 'd'] # hm\n", "- q: x\n  a: b\n  accept: [c, 'd', new] # hm\n"),
    "flow list over lines": (
        "- q: x\n  a: b\n  accept: [c, # one\n    d,  # two\n  ]\n  why: e\n",
        "- q: x\n  a: b\n  accept: [c, # one\n    d, new,  # two\n  ]\n  why: e\n",
    ),
    "empty list": ("- q: x\n  a: b\n  accept: []  # hm\n", "- q: x\n  a: b\n  accept: [new]  # hm\n"),
    "block list": (
        "- q: x\n  accept:\n    - c  # one\n    - 'd'\n\n  # two\n  a: b\n",
        "- q: x\n  accept:\n    - c  # one\n    - 'd'\n    - new\n\n  # two\n  a: b\n",
    ),
    "block list under its key": (
        "- q: x\n  a: b\n  accept:\n  - c\n- q: y\n  a: b\n",
        "- q: x\n  a: b\n  accept:\n  - c\n  - new\n- q: y\n  a: b\n",
    ),
    "block list at the end of the file": (
        "- q: x\n  a: b\n  accept:\n  - c", "- q: x\n  a: b\n  accept:\n  - c\n  - new",
    ),
    "entry over two lines": (
        "- q: x\n  a: b\n  accept:\n  - c\n    d\n", "- q: x\n  a: b\n  accept:\n  - c\n    d\n  - new\n",
    ),
    "single text": ("- q: x\n  a: b\n  accept: c  # hm\n", "- q: x\n  a: b\n  accept: [c, new]  # hm\n"),
    "single text with a comma": ("- q: x\n  a: b\n  accept: c, d\n", "- q: x\n  a: b\n  accept: ['c, d', new]\n"),
    "single text in quotes": ("- q: x\n  a: b\n  accept: \"c\"\n", "- q: x\n  a: b\n  accept: [\"c\", new]\n"),
    "pattern": ("- q: x\n  a: b\n  accept: /c+/\n", "- q: x\n  a: b\n  accept: [/c+/, new]\n"),
    "choice without the key": (
        "- q: x\n  a: b  # hm\n  # why\n  wrong: [c]\n",
        "- q: x\n  a: b  # hm\n  accept: [new]\n  # why\n  wrong: [c]\n",
    ),
    "choice with a folded answer": (
        "- q: x\n  a: b\n    c\n  wrong: [d]\n", "- q: x\n  a: b\n    c\n  accept: [new]\n  wrong: [d]\n",
    ),
    "choice with an answer in a block": (
        "- q: x\n  a: |\n    b\n  wrong: [d]\n", "- q: x\n  accept: [new]\n  a: |\n    b\n  wrong: [d]\n",
    ),
    "choice in a fixed order": (
        "- q: x\n  choices:\n    - right: b\n    - wrong: c\n",
        "- q: x\n  accept: [new]\n  choices:\n    - right: b\n    - wrong: c\n",
    ),
    "other spellings of the keys": (
        "- question: x\n  answer: b\n  wrong: [c]\n", "- question: x\n  answer: b\n  accept: [new]\n  wrong: [c]\n",
    ),
    "question in one line": ("- {q: x, a: b, wrong: [c]}\n", "- {q: x, a: b, accept: [new], wrong: [c]}\n"),
    "topics and exams below the cards": (
        "cards:\n- q: x\n  a: b\n  wrong: [c]\ntopics: {t: {after: u}}\nexams: {e: {quotas: {t: 1}}}",
        "cards:\n- q: x\n  a: b\n  accept: [new]\n  wrong: [c]\ntopics: {t: {after: u}}\nexams: {e: {quotas: {t: 1}}}",
    ),
    "cloze": ("- cloze: a {{b}}\n  accept: []\n", "- cloze: a {{b}}\n  accept: [new]\n"),
    "Windows line ends": (
        "- q: x\r\n  a: b\r\n  wrong: [c]\r\n", "- q: x\r\n  a: b\r\n  accept: [new]\r\n  wrong: [c]\r\n",
    ),
    "byte order mark": ("\ufeff- q: x\n  a: b\n  accept: []", "\ufeff- q: x\n  a: b\n  accept: [new]"),
    "mixed line ends": ("- q: x\n  a: b\r\n  accept:\n  - c\r\n", "- q: x\n  a: b\r\n  accept:\n  - c\r\n  - new\r\n"),
    "group": (
        "deck: D\ncards:\n  - group: g\n    cards:\n      - q: x\n        a: ö\n        accept: [ä]\n",
        "deck: D\ncards:\n  - group: g\n    cards:\n      - q: x\n        a: ö\n        accept: [ä, new]\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_form_is_added_where_the_layout_has_its_place(name: str) -> None:
    before, after = LAYOUTS[name]
    assert accepted(before) == after


LISTS = {
    "empty list": ("accept: []", "b", "accept: {b: new}"),
    "empty map": ("accept: {}", "c", "accept: {c: new}"),
    "map with others": ("accept: {b: d}", "c", "accept: {b: d, c: new}"),
    "map with one form": ("accept: {b: d}", "b", "accept: {b: [d, new]}"),
    "map with forms": ("accept: {b: [d, e]}", "b", "accept: {b: [d, e, new]}"),
    "map with no form": ("accept: {b: []}", "b", "accept: {b: [new]}"),
    "lines": ("accept:\n    b: d  # hm", "c", "accept:\n    b: d  # hm\n    c: new"),
    "lines with lists": ("accept:\n    b:\n      - d", "c", "accept:\n    b:\n      - d\n    c: new"),
    "lists in lines": ("accept:\n    b:\n      - d", "b", "accept:\n    b:\n      - d\n      - new"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_form_is_added_to_its_answer_in_a_list(name: str) -> None:
    before, answer, after = LISTS[name]
    assert accepted(f"- q: x\n  a: [b, c]\n  {before}\n", answer=answer) == f"- q: x\n  a: [b, c]\n  {after}\n"


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("true positive rate", "true positive rate"),
        ("a, b", "'a, b'"),
        ("a: b", "'a: b'"),
        ("C # 5", "'C # 5'"),
        ("it's", "it's"),
        ("'tis", '"\'tis"'),
        ('say "so", it\'s', "'say \"so\", it''s'"),
        ("-1", "'-1'"),
        ("*b", "'*b'"),
        ("ß ünd 日本", "ß ünd 日本"),
        ("$x^2$", "$x^2$"),
        ("f(x)", "f(x)"),
        (" a \n b ", "a b"),
        ("no", "no"),
    ],
)
def test_a_form_is_quoted_only_where_it_has_to_be(form: str, written: str) -> None:
    assert accepted("- q: x\n  a: b\n  accept: []\n", form) == f"- q: x\n  a: b\n  accept: [{written}]\n"


@pytest.mark.parametrize(
    ("text", "form", "answer"),
    [
        ("- q: x\n  a: b\n  accept: [c]\n", "c", ""),
        ("- q: x\n  a: b\n  accept: [c]\n", "  ", ""),
        ("- q: x\n  a: b\n  accept: [c]\n", "/c+/", ""),
        ("- q: x\n  a: b\n  accept: [c]\n", "c\x1b[31m", ""),
        ("- q: x\n  a: b\n  accept: [c]\n", "c" * 201, ""),
        ("- q: x\n  a: b\n  accept: [c]\n", "d", "b"),
        ("- q: x\n  a: [b, c]\n  accept: []\n", "d", ""),
        ("- q: x\n  a: [b, c]\n  accept: []\n", "d", "e"),
        ("- q: x\n  a: b\n", "c", ""),
        ("- q: x\n  number: 3\n", "c", ""),
        ("- q: x\n  a: b\n  accept:\n    - |\n      c\n", "d", ""),
        ("- q: x\n  a: b\n  accept: |\n    c\n    # c\n", "d", ""),
        ("- q: x\n  a: b\n  accept: [ # none yet\n    ]\n", "d", ""),
    ],
)
def test_what_says_nothing_new_or_has_no_place_is_not_written(text: str, form: str, answer: str) -> None:
    assert accepted(text, form, answer) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- q: x\n  number: 3  # hm\n  why: y\n", "- q: x\n  number: 3  # hm\n  tolerance: 0.5\n  why: y\n"),
        ("- q: x\n  number: 3\n  tolerance: 1%  # hm\n", "- q: x\n  number: 3\n  tolerance: 0.5  # hm\n"),
        ("- {q: x, number: 3}\n", "- {q: x, number: 3, tolerance: 0.5}\n"),
        (
            "defaults: {tolerance: 1%}\ncards:\n- q: x\n  number: 3\n",
            "defaults: {tolerance: 1%}\ncards:\n- q: x\n  number: 3\n  tolerance: 0.5\n",
        ),
    ],
)
def test_a_tolerance_is_set(before: str, after: str) -> None:
    data = before.encode()
    change = writer.tolerating(source(data), question_of(data), "0.5")
    assert change is not None
    assert change.text.decode() == after


def test_a_tolerance_that_is_there_or_makes_a_trap_right_is_not_set() -> None:
    for tolerance, text in (
        ("1%", "- q: x\n  number: 3\n  tolerance: 1%\n"),
        ("1", "- {q: x, number: 3, traps: {4: y}}\n"),
    ):
        data = text.encode()
        assert writer.tolerating(source(data), question_of(data), tolerance) is None


def test_the_changed_lines_are_told_with_their_place() -> None:
    data = b"- q: x\n  a: b\n  accept: [c]\n- q: y\n  a: b\n  wrong: [c]\n"
    first = writer.accepting(source(data), question_of(data), "new")
    second = writer.accepting(source(data), question_of(data, 1), "new")
    assert first is not None
    assert second is not None
    assert (first.line, first.removed, first.added) == (3, ("  accept: [c]",), ("  accept: [c, new]",))
    assert (second.line, second.removed, second.added) == (6, (), ("  accept: [new]",))
    assert first.digest == hashlib.sha256(data).hexdigest()


def test_the_question_that_is_meant_is_changed_and_no_other() -> None:
    text = "cards: [{q: x, a: b, wrong: [c]}, {q: y, a: b, wrong: [c]}]\n"
    assert accepted(text, number=1) == "cards: [{q: x, a: b, wrong: [c]}, {q: y, a: b, accept: [new], wrong: [c]}]\n"


def test_a_question_that_is_no_longer_there_is_not_changed() -> None:
    question = question_of(b"- q: x\n  a: b\n  wrong: [c]\n")
    for now in (b"- q: z\n  a: b\n  wrong: [c]\n", b"\n- q: x\n  a: b\n  wrong: [c]\n", b"- q: [x\n", b"\xff\xfe"):
        assert writer.accepting(source(now), question, "new") is None


def test_a_file_is_written_in_one_step_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "deck.yaml"
    file.write_bytes(b"- q: x\n")
    file.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    writer.write(str(link), hashlib.sha256(b"- q: x\n").hexdigest(), b"- q: y\n")
    assert file.read_bytes() == b"- q: y\n"
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.yaml", "link.yaml"]


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "deck.yaml"
    file.write_bytes(b"- q: z\n")
    with pytest.raises(QuizError, match="was changed meanwhile"):
        writer.write(str(file), hashlib.sha256(b"- q: x\n").hexdigest(), b"- q: y\n")
    assert file.read_bytes() == b"- q: z\n"


def test_a_file_that_is_gone_or_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(QuizError, match="cannot be written"):
        writer.write(str(tmp_path / "deck.yaml"), "", b"")
    file = tmp_path / "deck.yaml"
    file.write_bytes(b"- q: x\n")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("quizapp.files.os.fsync", full)
    with pytest.raises(QuizError, match="No space left on device"):
        writer.write(str(file), hashlib.sha256(b"- q: x\n").hexdigest(), b"- q: y\n")
    assert file.read_bytes() == b"- q: x\n"
    assert [path.name for path in tmp_path.iterdir()] == ["deck.yaml"]
