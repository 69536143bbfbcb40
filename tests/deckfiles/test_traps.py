"""The traps of YAML: each is told at its place, its near misses are left alone, its cure cures."""

import re
from collections.abc import Callable

import pytest

from quizapp.core.deck import Cloze, Flashcard, Typed
from quizapp.deckfiles.reader import Reading
from quizapp.errors import Level

Read = Callable[[str], Reading]
GOOD = "\n- q: And this one?\n  a: It is fine.\n"

TRAPS = {
    "colon in a text": ("- q: Precision: what is it?\n  a: b", 1, 15, "Y-colon"),
    "colon at the end": ("- q: Which of these?:\n  a: b", 1, 21, "Y-colon"),
    "colon in the second line of a text": (
        "- q: x\n  why: The first line\n    has precision: high\n  a: b",
        3,
        18,
        "Y-colon",
    ),
    "no space after the colon": ("- q:b\n  a: x", 1, 5, "Y-colon"),
    "interval": ("- q: [0, 1] is closed\n  a: b", 1, 6, "Y-bracket"),
    "half-open interval": ("- q: x\n  a: [0, 1) is half-open", 2, 6, "Y-bracket"),
    "set": ("- q: x\n  a: {x} is a set", 2, 6, "Y-bracket"),
    "set alone": ("- q: x\n  why: {x}\n  a: b", 2, 8, "Y-bracket"),
    "double braces": ("- q: {{tp}} hits\n  a: b", 1, 6, "Y-bracket"),
    "double braces alone": ("- q: x\n  a: {{tp}}", 2, 6, "Y-bracket"),
    "closing bracket": ("- q: ] x\n  a: b", 1, 6, "Y-start"),
    "at": ("- q: x\n  a: @property", 2, 6, "Y-start"),
    "backtick": ("- q: `fit` does what?\n  a: b", 1, 6, "Y-start"),
    "per cent": ("- q: x\n  a: %timeit", 2, 6, "Y-start"),
    "unit per cent": ("- q: x\n  number: 3\n  unit: %", 3, 9, "Y-start"),
    "comma": ("- q: x\n  a: , x", 2, 6, "Y-start"),
    "emphasis": ("- q: x\n  a: *important*", 2, 6, "Y-start"),
    "strong emphasis": ("- q: **bold**\n  a: b", 1, 6, "Y-start"),
    "bars": ("- q: x\n  a: |x| is absolute", 2, 6, "Y-start"),
    "greater": ("- q: x\n  a: > 0.5", 2, 6, "Y-start"),
    "minus": ("- q: x\n  a: - 5", 2, 6, "Y-start"),
    "question mark": ("- q: ? x\n  a: b", 1, 6, "Y-start"),
    "anchor alone": ("- q: x\n  a: &amp", 2, 6, "Y-anchor"),
    "anchor before a text": ("- q: x\n  a: &amp is an entity", 2, 6, "Y-anchor"),
    "anchor before a list": ("- q: x\n  a: &x [b]\n  wrong: [c]", 2, 6, "Y-anchor"),
    "ampersand": ("- q: & is what?\n  a: b", 1, 6, "Y-anchor"),
    "alias": ("- q: x\n  a: *x", 2, 6, "Y-anchor"),
    "alias before a text": ("- q: x\n  a: *x y", 2, 6, "Y-anchor"),
    "tag": ("- q: x\n  a: !important", 2, 6, "Y-tag"),
    "tag of YAML": ("- q: x\n  a: !!str b", 2, 6, "Y-tag"),
    "merge key": ("- q: x\n  a: b\n  <<: c", 3, 3, "Y-merge"),
    "quoted start": ('- q: x\n  a: "Quoted" start', 2, 6, "Y-quote"),
    "apostrophe at the start": ("- q: 'Tis what?\n  a: b", 1, 6, "Y-quote"),
    "quote open over many questions": ('- q: "open\n  a: b\n- q: he said "so" twice\n  a: c', 1, 6, "Y-quote"),
    "unknown escape": ('- q: x\n  a: "\\sum"', 2, 7, "Y-backslash"),
    "same key twice": ("- q: x\n  a: b\n  a: c", 3, 3, "Y-dup"),
    "same key in two spellings": ("- q: x\n  a: b\n  answer: c", 3, 3, "Y-dup"),
    "tab as indentation": ("- q: x\n\ta: b", 2, 1, "Y-tab"),
    "tab after the colon": ("- q:\tx\n  a: b", 1, 6, "Y-tab"),
    "second document": ("- q: x\n  a: b\n---\n- q: y\n  a: b", 3, 1, "Y-doc"),
    "text after the end": ("- q: x\n  a: b\n...\n- q: y\n  a: b", 4, 1, "Y-doc"),
    "no-break space after the colon": ("- q:\u00a0x\n  a: b", 1, 5, "Y-space"),
    "no-break space in the only line": ("- q:\u00a0x", 1, 5, "Y-space"),
    "line separator": ("- q: x\u2028y\n  a: b", 1, 7, "Y-char"),
    "next line": ("- q: x\n  a: b\u0085c", 2, 7, "Y-char"),
    "NUL": ("- q: x\0y\n  a: b", 1, 7, "Y-char"),
    "non-character": ("- q: x\n  a: \U0001fffe", 2, 6, "Y-char"),
    "NUL as an escape": ('- q: x\n  a: "b\\0c"', 2, 6, "Y-char"),
    "byte order mark inside": ("- q: x\n\ufeff  a: b", 2, 1, "Y-char"),
    "lost answer": ("- q: x\n  a: #1 choice", 2, 5, "empty"),
    "text goes on after a comment": ("- q: C # is what\n    as a language?\n  a: b", 1, 8, "Y-hash"),
    "line that is nothing": ("- q: x\n  just text\n  a: b", 2, 3, "Y-key"),
    "key too deep": ("- q: x\n   a: b", 2, 4, "Y-indent"),
    "key not deep enough": ("- q: x\n a: b", 2, 2, "Y-indent"),
    "colon in an option": ("- q: x\n  a: b\n  wrong:\n    - Ratio: tp over all\n    - c", 4, 7, "option-colon"),
    "nested too deep": ("- q: x\n  a: " + "[" * 30 + "]" * 30, 2, 24, "Y-depth"),
    "empty value": ("- q: x\n  a:", 2, 5, "empty"),
    "blank value": ("- q: x\n  a: ' '", 2, 6, "empty"),
    "unknown key": ("- q: x\n  answr: b", 2, 3, "unknown-key"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_told_once_at_its_place(read_text: Read, name: str) -> None:
    text, line, column, rule = TRAPS[name]
    reading = read_text(text + GOOD)
    assert reading.deck is None
    told = [(problem.line, problem.column, problem.rule) for problem in reading.problems]
    assert (line, column, rule) in told
    assert all(problem.message and problem.excerpt for problem in reading.problems)
    assert {problem.rule for problem in reading.problems} == {rule}


TOLD_IN_WORDS = {
    "colon in the second line of a text",
    "no space after the colon",
    "anchor before a list",
    "quote open over many questions",
}
QUOTED = {"Y-colon", "Y-bracket", "Y-start", "Y-quote", "Y-anchor", "Y-tag", "option-colon"}
CURED = [name for name, trap in TRAPS.items() if trap[3] in QUOTED and name not in TOLD_IN_WORDS]


@pytest.mark.parametrize("name", [*CURED, "lost answer"])
def test_a_line_written_as_the_cure_says_is_fine(read_text: Read, name: str) -> None:
    text, line, _, rule = TRAPS[name]
    cure = next(problem.cure for problem in read_text(text + GOOD).problems if problem.rule == rule)
    written = re.search(r"in quotes: `(?:- )?(.+)`(?:$| or)", cure)
    assert written is not None
    lines = text.split("\n")
    lead = re.match(r" *(?:- )?", lines[line - 1])
    lines[line - 1] = (lead[0] if lead else "") + written[1]
    mended = read_text("\n".join(lines) + GOOD)
    assert [problem for problem in mended.problems if problem.line == line and problem.level is Level.ERROR] == []


WARNED = {
    "hash": ("- q: C # is a language\n  a: b", 1, 8, "Y-hash"),
    "hash in a list": ("- q: x\n  a: y\n  wrong:\n    - issue #3 is open\n    - z", 4, 13, "Y-hash"),
    "comma of a number": ("- q: x\n  a: y\n  hint: [Imagine 10,000 people., Go on.]", 3, 10, "Y-comma"),
    "comma before words": ("- q: x\n  a: y\n  accept: [b, 1,500 hits]", 3, 15, "Y-comma"),
    "form feed": ('- q: x\n  a: "\\frac{1}{2}"', 2, 7, "Y-backslash"),
    "newline and tab": ('- q: x\n  a: "$\\nabla$ or $\\tau$"', 2, 8, "Y-backslash"),
    "separators": ('- q: x\n  a: "an $\\Pi$"', 2, 11, "Y-backslash"),
    "second line": ('- q: x\n  a: "an\n    $\\beta$"', 3, 6, "Y-backslash"),
}


@pytest.mark.parametrize("name", WARNED)
def test_silent_damage_is_a_warning(read_text: Read, name: str) -> None:
    text, line, column, rule = WARNED[name]
    reading = read_text(text + GOOD)
    assert reading.deck is not None
    assert (line, column, rule, Level.WARNING) in [(p.line, p.column, p.rule, p.level) for p in reading.problems]


NEAR_MISSES = (
    "- q: C  # is a comment\n  a: b",
    "- q: x\n  a: b\n  # a line of its own",
    "- q: 'C # is a language'\n  a: b",
    "- q: C# is a language\n  a: b",
    "- q: x\n  a: |\n    C # is a language",
    "- q: x\n  a: b\n  difficulty: 2 # easy",
    '- q: x\n  a: "one\\ntwo"',
    '- q: x\n  a: "\\\\frac{1}{2}"',
    "- q: x\n  a: '\\frac{1}{2}'",
    "- q: x\n  a: \\frac{1}{2}",
    '- q: x\n  a: "tab\\tnew\\nrow"',
    "- q: x\n  a: R&D and AT&T",
    "- q: x\n  a: not! important",
    "- q: x\n  a: 2 * 3 *important*",
    "- q: x\n  a: '&amp'",
    "- q: x\n  a: at 12:30 or http://example.org/x",
    "- q: 'Precision: what?'\n  a: b",
    "- q: x\n  a: |\n    Precision: what?",
    "- q: x\n  a: std::vector",
    '- q: it\'s a "quoted" word\n  a: b',
    "- q: x\n  a: '\"Quoted\" start'",
    '- q: x\n  a: "Tis"',
    "- q: x\n  a: the interval [0, 1]",
    "- q: x\n  a: f{x} and {{y}}",
    "- q: x\n  a: '[0, 1]'",
    "- q: x\n  a: b\n  accept: [c, d]",
    "- q: x\n  a: b\n  tags: [chapter 10, 500 years, v1,v200, 100,200]",
    "- q: x\n  a: 10,000 mails\n  hint: ['10,000 mails', go on]",
    "- q: x\n  a: b\n- q: y\n  a: b",
    "- q: x\n  a: b\n  x-a: c\n  x-b: c",
    "- q: x\n  a: b\n  wrong:\n    c: d\n    e: d",
    "- q: x\n  a: -5",
    "- q: x\n  a: =x and <y>",
    "- q: x\n  a: 'a\ttab'",
    "- q: x\n  a: one\n    and\n    two",
    "---\n- q: x\n  a: b",
    "- q: ¿qué es esto?\n  a: 🎓",
)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_near_miss_is_left_alone(read_text: Read, text: str) -> None:
    assert read_text(text + GOOD).problems == ()


LITERALS = (
    "no", "yes", "on", "off", "NO", "null", "~", "1.10", "010", "0x1F", "1_000", "12:30", "2021-03-04", "2024-02-30",
    "1e3", "0o17", "y", "n", "True", ".5", ".inf", "3.10", "1:59:59", "=", "<x>",
)  # fmt: skip


@pytest.mark.parametrize("literal", LITERALS)
def test_what_was_written_is_what_is_read(read_text: Read, literal: str) -> None:
    deck = read_text(f"- q: x\n  a: {literal}\n").deck
    assert deck is not None
    assert deck.questions[0].body == Flashcard(literal)


def test_a_byte_order_mark_and_windows_line_ends_are_fine(read_text: Read) -> None:
    reading = read_text("\ufeffdeck: T\r\ncards:\r\n  - q: x\r\n    a: |\r\n      one\r\n      two\r\n")
    assert reading.problems == ()
    assert reading.deck is not None
    assert reading.deck.questions[0].body == Flashcard("one\ntwo")


def test_all_problems_of_a_file_are_told_at_once(read_text: Read) -> None:
    text = (
        "deck: T\nabout: A: b\ncards:\n  - q: C: d\n    a: e\n  - q: fine\n    answr: f\n"
        '  - q: "open\n    a: g\n  - q: said "so"\n    a: @h\n  - q: x\n    a: i\n    wrong: [i]\n'
    )
    told = [(problem.line, problem.rule) for problem in read_text(text).problems]
    assert told == [
        (2, "Y-colon"), (4, "Y-colon"), (7, "unknown-key"), (8, "Y-quote"), (11, "Y-start"), (14, "duplicate-option"),
    ]  # fmt: skip


def test_both_places_of_a_doubled_key_are_told(read_text: Read) -> None:
    problems = read_text("- q: x\n  a: b\n  why: c\n  a: d\n").problems
    assert [(problem.line, problem.rule) for problem in problems] == [(2, "Y-dup"), (4, "Y-dup")]
    assert "line 4" in problems[0].message


def test_a_slip_in_a_key_is_guessed_and_not_told_twice(read_text: Read) -> None:
    (problem,) = read_text("- q: x\n  answr: b\n").problems
    assert "did you mean `a`?" in problem.message


@pytest.mark.parametrize("key", ["due", "stability", "ease", "interval", "last_review"])
def test_the_schedule_of_a_stranger_is_an_unknown_key(read_text: Read, key: str) -> None:
    reading = read_text(f"- q: x\n  a: b\n  {key}: 5\n")
    assert [problem.rule for problem in reading.problems] == ["unknown-key"]
    assert reading.deck is None


def test_hash_advice_keeps_the_whole_text(read_text: Read) -> None:
    (problem,) = read_text("- q: C # is a language\n  a: b\n").problems
    assert "`q: 'C # is a language'`" in problem.cure


def test_a_typed_cloze_and_a_typed_question_may_accept_nothing_more(read_text: Read) -> None:
    deck = read_text("- cloze: one {{two}}\n  accept: []\n- q: x\n  a: b\n  accept: []\n").deck
    assert deck is not None
    assert [question.body for question in deck.questions] == [Cloze(()), Typed("b")]
