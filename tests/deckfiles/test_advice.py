"""A syntax error and a value of a wrong shape are told where they come from, with a cure that does no harm."""

from collections.abc import Callable

import pytest

from quizapp.core.deck import Flashcard
from quizapp.deckfiles.reader import Reading
from quizapp.errors import Level

Read = Callable[[str], Reading]
NOT_CLOSED = "the quote that opens here is not closed"


@pytest.mark.parametrize(
    ("text", "line", "cure"),
    [
        ('- q: x\n  why: "One is both.\n  a: "Poisson"\n', 2, 'close the quote: `why: "One is both."`'),
        ('- q: x\n  a: "Poisson\n', 2, 'close the quote: `a: "Poisson"`'),
        ("- q: x\n  a: 'Poisson\n  why: 'because'\n", 2, "close the quote: `a: 'Poisson'`"),
        ("- q: x\n  a: 'Poisson\n  why: it's so\n", 2, "close the quote: `a: 'Poisson'`"),
        ('- q: x\n  a: b\n  wrong:\n    - "c\n    - "d"\n', 4, 'close the quote: `- "c"`'),
        ('- q: x\n  a: b\n  wrong:\n    "c: no\n    "d": no\n', 4, 'end it with `"`'),
        ('- q: x\n  a: b\n  wrong: ["c, d]\n', 3, 'end it with `"`'),
        ('- q: x\n  a: b\n  wrong: ["c", "d]\n- q: x\n  a: "e"\n', 3, 'end it with `"`'),
        ("- q: x\n  a: b\n  wrong: ['c, 'd']\n", 3, "end it with `'`"),
        ('- q: x\n  a: "one  # of many\n  why: "y"\n', 2, 'end it with `"`'),
        ('- q: x\n  a: b\n  why: "one\n    two\n\n    three\n\n- q: y\n  a: "c"\n', 3, 'end line 6 with `"`'),
        ("- q: x\n  a: b\n  why: 'one\n    two\n- q: y\n  a: c\n", 3, "end line 4 with `'`"),
        ('- q: x\n  a: b\n  why: "one\n    two\n', 3, 'end line 4 with `"`'),
    ],
)
def test_a_quote_that_is_not_closed_is_told_where_it_opens(read_text: Read, text: str, line: int, cure: str) -> None:
    reading = read_text(text)
    assert reading.deck is None
    (problem,) = reading.problems
    assert (problem.line, problem.rule, problem.message, problem.cure) == (line, "Y-quote", NOT_CLOSED, cure)


def test_what_follows_an_open_quote_is_read(read_text: Read) -> None:
    text = '- q: x\n  a: "open\n- q: y\n  a: "c"\n  why: [d]\n'
    assert [(problem.line, problem.rule) for problem in read_text(text).problems] == [(2, "Y-quote"), (5, "Y-bracket")]


@pytest.mark.parametrize(
    "text",
    [
        '- q: x\n  a: "Quoted" start\n',
        "- q: 'Tis what?\n  a: it's b\n",
        "- q: x\n  a: '90s\n",
        '- q: x\n  a: b\n  why: "He said\n    that "so" is right."\n',
        '- q: x\n  a: b\n  why: ["so"] or not\n',
    ],
)
def test_a_quote_that_belongs_to_the_text_gets_other_quotes_around_it(read_text: Read, text: str) -> None:
    (problem,) = read_text(text).problems
    assert problem.rule in ("Y-quote", "Y-bracket")
    assert problem.message != NOT_CLOSED
    assert problem.cure.startswith("put the text in quotes")


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        ('- q: x\n  a: "b\n  why: it is 5"\n', "in line 3 only, so that line 3", 'close the quote: `a: "b"`'),
        ("- q: x\n  a: 'b\n    c\n  why: d\n  tags: e'\n", "in line 5 only, so that line 4", "end line 3 with `'`"),
        ("- q: x\n  a: 'b\n- q: y\n  a: the boys'\n", "in line 4 only, so that line 3", "close the quote: `a: 'b'`"),
    ],
)
def test_a_quote_that_is_closed_after_another_key_is_a_warning(
    read_text: Read, text: str, message: str, cure: str
) -> None:
    (problem,) = read_text(text).problems
    assert (problem.line, problem.rule, problem.level) == (2, "Y-quote", Level.WARNING)
    assert problem.message == f"the quote that opens here is closed {message} is its text"
    assert problem.cure == cure


@pytest.mark.parametrize("text", ['"one\n    two"', "'one: 1\n    - two'", '\n    "one\n    why: two"', '"one\n  two"'])
def test_quoted_texts_of_several_lines_are_fine(read_text: Read, text: str) -> None:
    reading = read_text(f"- q: x\n  a: {text}\n")
    assert reading.problems == ()
    assert reading.deck is not None
    assert isinstance(reading.deck.questions[0].body, Flashcard)


def test_many_quotes_that_swallow_lines_are_looked_at_once_each(read_text: Read) -> None:
    text = "".join(f'- q: x{number}\n  a: "open\n  why: "so"\n' for number in range(50))
    problems = read_text(text).problems
    assert [problem.line for problem in problems] == [*range(2, 150, 3)]
    assert {problem.message for problem in problems} == {NOT_CLOSED}


@pytest.mark.parametrize(
    ("written", "line", "message", "cure"),
    [
        ("wrong:\n    c: no\n    The size of it", 5, "this line of `wrong` has no colon", "write `option: reason`, or"),
        ("wrong:\n    The size of it\n    c: no", 4, "this line of `wrong` has no colon", "with dashes"),
        ("accept: []\n  reject:\n    c: no\n    d\n    e: no", 6, "this line of `reject`", "write `answer: reason`"),
        ("match:\n    c: d\n    e f\n    g: h", 5, "this line of `match` has no colon", "write `left: right`"),
        ("wrong:\n    - c\n    d", 5, "this line of `wrong` has no dash", "begin it with `- `"),
        ("accept: []\n  reject:\n    - c\n    d", 6, "this line of `reject` has no dash", "begin it with `- `"),
        ("wrong:\n    - c\n    d\n    - e", 5, "this line of `wrong` has no dash", "begin it with `- `"),
    ],
)
def test_a_line_among_options_is_told_what_they_are(
    read_text: Read, written: str, line: int, message: str, cure: str
) -> None:
    (problem,) = read_text(f"- q: x\n  a: b\n  {written}\n").problems
    assert (problem.line, problem.column, problem.rule) == (line, 5, "Y-key")
    assert message in problem.message
    assert cure in problem.cure


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- q: x\n  just text\n  a: b\n", "Y-key"),
        ("- q: x\n  a: b\n  wrong:\n    c: d: e\n", "Y-colon"),
        ("- q: x\n  a: b\n  why:\n    one\n    two: three\n", "Y-colon"),
    ],
)
def test_other_lines_without_colon_are_told_as_before(read_text: Read, text: str, rule: str) -> None:
    (problem,) = read_text(text).problems
    assert problem.rule == rule
    assert "has no colon" not in problem.message


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("cards:\n  - q: x\n    a: b\nwhy: c\n", "unknown-key"),
        ("cards:\n  - q: x\n    a: b\n  why: c\n", "Y-indent"),
        ("- q: x\n  a: b\n why: c\n", "Y-indent"),
    ],
)
def test_a_key_of_a_question_that_stands_too_far_left_is_to_be_indented(read_text: Read, text: str, rule: str) -> None:
    (problem,) = read_text(text).problems
    assert problem.rule == rule
    assert problem.cure.startswith("indent it as the other keys of its question")


@pytest.mark.parametrize(
    "text", ["why: c\ncards: [{q: x, a: b}]\n", "wyh: c\ncards: [{q: x, a: b}]\n", "- q: x\n c: b\n"]
)
def test_other_keys_at_the_left_are_told_as_before(read_text: Read, text: str) -> None:
    (problem,) = read_text(text).problems
    assert "indent it as" not in problem.cure


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("a: b\n  accept: []\n  typos: {a: b}", "`typos` has to be a whole number from 0 to 99"),
        ("number: [1, 2]", "`number` has to be a number or `= expression`"),
        ("number: 1\n  tolerance:\n    - 1", "`tolerance` has to be a number or a percentage, not below zero"),
        ("a: b\n  difficulty: [1]", "`difficulty` has to be a whole number from 1 to 5"),
        ("a: b\n  id: [one]", "`id` has to be a short name without line breaks; a bracket at the start"),
        ("a: []", "no right answer stands here"),
        ("a: []\n  wrong: [b]", "no right answer stands here"),
        ("a: [ ]\n  accept: []", "no right answer stands here"),
    ],
)
def test_a_value_of_a_wrong_shape_is_told_what_is_wanted(read_text: Read, written: str, message: str) -> None:
    (problem,) = read_text(f"- q: x\n  {written}\n").problems
    assert problem.message.startswith(message)


@pytest.mark.parametrize("written", ["why: [0, 1]", "why: {x}", "a: [[0, 1], c]\n  accept: []"])
def test_a_text_with_a_bracket_at_its_start_is_still_one(read_text: Read, written: str) -> None:
    told = {problem.rule for problem in read_text(f"- q: x\n  {written}\n").problems}
    assert "Y-bracket" in told


@pytest.mark.parametrize("written", ["a: b\n  accept: []", "a: '[]'", "a: b\n  reverse: yes"])
def test_an_answer_with_an_empty_list_beside_it_is_fine(read_text: Read, written: str) -> None:
    assert read_text(f"- q: x\n  {written}\n").problems == ()
