"""Decks: the keys of a file, what questions take over from it, and what it includes."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.core.deck import Deck, Flashcard, Typed
from quizapp.deckfiles.reader import Reading, read
from quizapp.errors import Level

Read = Callable[[str], Reading]
Folder = Callable[[dict[str, str]], Path]


def deck_of(reading: Reading) -> Deck:
    assert reading.problems == ()
    assert reading.deck is not None
    return reading.deck


def test_a_bare_list_is_a_deck_named_after_its_file(read_text: Read) -> None:
    deck = deck_of(read_text("- q: What does FAT stand for?\n  a: Fairness, accountability and transparency.\n"))
    assert (deck.title, deck.path, len(deck.questions)) == ("deck", "/nowhere/deck.yaml", 1)


def test_deck_keys_are_kept(read_text: Read) -> None:
    deck = deck_of(
        read_text(
            "deck: T\nid: t\nabout: A\nlang: en\nauthor: W\nlicense: L\ntopic: a/b\ntags: x\nsources: {s: Some book}\n"
            "topics:\n  a/b: About b\n  a/c: {about: About c, weight: 2, after: [a/b]}\nafter: [u]\n"
            "exams: {final: {questions: 20}}\nharder: 30\nx-mine: [anything]\ncards: [{q: x, a: b}]\n"
        )
    )
    assert (deck.title, deck.id, deck.about, deck.lang) == ("T", "t", "A", "en")
    assert (deck.author, deck.license, deck.topic, deck.tags) == ("W", "L", "a/b", ("x",))
    assert deck.sources == {"s": "Some book"}


def test_questions_take_over_what_they_do_not_say(read_text: Read) -> None:
    deck = deck_of(
        read_text(
            "topic: deck/topic\ntags: [all]\n"
            "defaults: {reverse: true, shuffle: false, typos: 2, difficulty: 3, source: b 1, as_of: 2020,\n"
            "  tags: [most]}\n"
            "cards:\n  - {q: one, a: x}\n  - {q: two, a: x, reverse: false, tags: [own], topic: own, difficulty: 1}\n"
            "  - {q: three, a: letters, accept: []}\n  - {q: four, a: x, wrong: [y]}\n"
        )
    )
    one, two, three, four = deck.questions
    assert (one.body, two.body, three.body) == (Flashcard("x", "x"), Flashcard("x"), Typed("letters", typos=2))
    assert (one.topic, two.topic) == ("deck/topic", "own")
    assert (one.tags, two.tags) == (("all", "most"), ("all", "own"))
    assert (one.difficulty, two.difficulty) == (3, 1)
    assert (one.source, one.as_of, four.shuffle) == ("b 1", "2020", False)


@pytest.mark.parametrize(
    ("written", "days"),
    [("harder: 30\n", 30), ("harder: false\n", 0), ("harder: No\n", 0), ("harder: 0\n", 0), ("", None)],
)
def test_a_deck_says_when_its_choices_hide_their_options(read_text: Read, written: str, days: int | None) -> None:
    deck = deck_of(
        read_text(f"{written}cards:\n  - {{q: x, a: y, wrong: [z]}}\n  - group: g\n    cards: [{{q: x, a: y}}]\n")
    )
    assert [question.harder for question in deck.questions] == [days, days]


def test_one_way_back_is_no_default_for_all(read_text: Read) -> None:
    (problem,) = read_text("defaults: {reverse: {a: b}}\ncards: [{q: x, a: y}]\n").problems
    assert (problem.line, problem.rule) == (1, "shape")
    assert "true or false" in problem.cure


def test_the_default_topic_wins_over_that_of_the_deck(read_text: Read) -> None:
    deck = deck_of(read_text("topic: a\ndefaults: {topic: b}\ncards: [{q: x, a: y}]\n"))
    assert deck.questions[0].topic == "b"


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("deck: T\ncards: text", 2, "shape"),
        ("deck: T", 1, "no-list"),
        ("q: x\na: b", 1, "no-list"),
        ("deck: T\ndefaults: {why: x}\ncards: [{q: x, a: b}]", 2, "unknown-key"),
        ("deck: T\ndefaults: [x]\ncards: [{q: x, a: b}]", 2, "shape"),
        ("deck: [T]\ncards: [{q: x, a: b}]", 1, "Y-bracket"),
        ("deck: T\nsources: [x]\ncards: [{q: x, a: b}]", 2, "shape"),
        ("deck: T\ntopics: {a//b: x}\ncards: [{q: x, a: b}]", 2, "shape"),
        ("deck: T\ntopics: {a: {abuot: x}}\ncards: [{q: x, a: b}]", 2, "unknown-key"),
        ("deck: T\ncrads: [{q: x, a: b}]", 2, "unknown-key"),
        ("deck: T\nnew_per_day: 500\ncards: [{q: x, a: b}]", 2, "unknown-key"),
        ("harder: true\ncards: [{q: x, a: b}]", 1, "shape"),
        ("harder: -1\ncards: [{q: x, a: b}]", 1, "shape"),
        ("harder: next.yaml\ncards: [{q: x, a: b}]", 1, "shape"),
        ("deck: T\ndefaults: {harder: 30}\ncards: [{q: x, a: b}]", 2, "unknown-key"),
        ("just a text", 1, "no-question"),
    ],
)
def test_a_deck_with_wrong_keys_is_left_out(read_text: Read, text: str, line: int, rule: str) -> None:
    reading = read_text(text + "\n")
    assert reading.deck is None
    assert (line, rule) in [(problem.line, problem.rule) for problem in reading.problems]


@pytest.mark.parametrize(
    ("text", "line", "message", "cure"),
    [
        (
            "cards:\n  - group: g\n    topic: t\n    cards: [{q: x, a: b}]",
            3,
            "`topic` is no key of a group, but of its questions",
            "put it on each question at `cards:`",
        ),
        (
            "cards:\n  - {group: g, cards: [{q: x, a: b}],\n    vars: {x: 1..9}}",
            3,
            "`vars` is no key of a group, but of its questions",
            "put it on each question at `cards:`",
        ),
        ("typos: 1\ncards: [{q: x, a: b}]", 1, "`typos` is no key of a deck, but of its questions", "at `defaults:`"),
        ("explanation: y\ncards: [{q: x, a: b}]", 1, "`explanation` is no key of a deck", "on each question"),
    ],
)
def test_a_key_of_questions_at_a_group_or_deck_is_told_where_it_belongs(
    read_text: Read, text: str, line: int, message: str, cure: str
) -> None:
    (problem,) = read_text(text + "\n").problems
    assert (problem.line, problem.rule) == (line, "unknown-key")
    assert message in problem.message
    assert cure in problem.cure


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "deck: T\ncards:\n", "[]"])
def test_an_empty_deck_is_a_warning(read_text: Read, text: str) -> None:
    reading = read_text(text)
    assert reading.deck is not None
    assert [(problem.rule, problem.level) for problem in reading.problems] == [("no-questions", Level.WARNING)]


def test_a_source_that_is_not_listed_is_a_warning(read_text: Read) -> None:
    text = "sources: {esl: Book}\ncards:\n  - {q: x, a: b, source: esl 7.3}\n  - {q: y, a: b, source: els 7.3}\n"
    reading = read_text(text)
    assert reading.deck is not None
    assert [(problem.line, problem.rule, problem.level) for problem in reading.problems] == [
        (4, "source", Level.WARNING)
    ]
    assert "`els`" in reading.problems[0].message


def test_a_source_in_a_deck_without_a_list_is_free(read_text: Read) -> None:
    assert deck_of(read_text("- {q: x, a: b, source: Some book 7.3}\n")).questions[0].source == "Some book 7.3"


def test_reading_leaves_the_garbage_collector_as_it_was(read_text: Read) -> None:
    gc.disable()
    try:
        read_text("- q: x\n  a: b\n")
        assert not gc.isenabled()
    finally:
        gc.enable()
    read_text("- q: x\n  a: b\n")
    assert gc.isenabled()


def included(root: Path, written: str) -> Reading:
    text = f"include: {written}\n"
    return read(text.encode(), str(root / "sub/deck.yaml"), str(root))


FILES = {"out.yaml": "", "sub/deck.yaml": "", "sub/a.yaml": "", "sub/more/b.yaml": "", "sub/.c.yaml": ""}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("a.yaml", ["sub/a.yaml"]),
        ("[a.yaml, more/b.yaml]", ["sub/a.yaml", "sub/more/b.yaml"]),
        ("more/../a.yaml", ["sub/a.yaml"]),
        ("'*.yaml'", ["sub/a.yaml"]),
        ("'*/*.yaml'", ["sub/more/b.yaml"]),
        ("'**/*.yaml'", ["sub/a.yaml", "sub/more/b.yaml"]),
        ("'**/?.yaml'", ["sub/a.yaml", "sub/more/b.yaml"]),
    ],
)
def test_includes_are_real_paths_below_the_folder(folder: Folder, written: str, names: list[str]) -> None:
    root = folder(FILES)
    reading = included(root, written)
    assert reading.problems == ()
    assert reading.includes == tuple(str(root / name) for name in names)


@pytest.mark.parametrize(
    "written",
    ["../out.yaml", "/etc/passwd", "https://example.org/d.yaml", "more/../../out.yaml", "'../*.yaml'", "none.yaml",
     "'no*.yaml'", "more", "deck.yaml", "'a\\\\b.yaml'", '"a\\0b.yaml"'],
)  # fmt: skip
def test_what_cannot_be_included_is_an_error(folder: Folder, written: str) -> None:
    reading = included(folder(FILES), written)
    assert reading.deck is None
    assert reading.includes == ()
    assert {problem.rule for problem in reading.problems} <= {"include", "Y-char"}


def test_a_pattern_that_climbs_is_told_so(folder: Folder) -> None:
    (problem,) = included(folder(FILES), "'../*.yaml'").problems
    assert "leads out" in problem.message


def test_a_link_does_not_lead_an_include_outside(folder: Folder) -> None:
    root = folder(FILES)
    (root / "sub/link.yaml").symlink_to(root / "out.yaml")
    (root / "sub/way").symlink_to(root)
    for written in ("link.yaml", "way/out.yaml"):
        assert [problem.rule for problem in included(root, written).problems] == ["include"]
    assert included(root, "'**/*.yaml'").includes == (str(root / "sub/a.yaml"), str(root / "sub/more/b.yaml"))
