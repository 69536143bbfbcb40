"""What reads like something else than was meant is told with its cure; what may be meant is left alone."""

from collections.abc import Callable

import pytest

from quizapp.deckfiles.reader import Reading
from quizapp.errors import Level, Problem

Read = Callable[[str], Reading]
HEAD = "- q: Which law?\n  a: Poisson\n"
DOUBTS = ("no-dash", "no-brackets", "deep-key")


def doubts(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.rule in DOUBTS]


@pytest.mark.parametrize(
    ("written", "message", "cure"),
    [
        ("wrong:\n    Normal\n    Gamma", "lines 4 and 5 are one option", "or write `option: reason`"),
        ("wrong:\n    Normal law\n\n    Gamma law\n    Beta", "lines 4 to 7 are one option", "begin each with `- `"),
        ("accept:\n    law of rare events\n    Poisson's law", "lines 4 and 5 are one form", "begin each with `- `"),
        ("accept: []\n  reject:\n    Normal\n    Gamma", "lines 5 and 6 are one answer", "or write `answer: reason`"),
        ("tags:\n    exam\n    law", "lines 4 and 5 are one tag", "begin each with `- `"),
        ("hint:\n    -Rare\n    -Counts", "lines 4 and 5 are one hint", "begin each with `- `"),
        ("hint:\n    1. Rare\n    2. Counts\n    3. Fish", "lines 4 to 6 are one hint", "begin each with `- `"),
    ],
)
def test_lines_without_dashes_are_told(read_text: Read, written: str, message: str, cure: str) -> None:
    (problem,) = doubts(read_text(f"{HEAD}  {written}\n"))
    assert (problem.rule, problem.level, problem.message) == ("no-dash", Level.WARNING, message)
    assert cure in problem.cure
    assert "put it in quotes" in problem.cure


def test_steps_and_decoys_without_dashes_are_told(read_text: Read) -> None:
    (problem,) = read_text("- q: In which order?\n  order:\n    split\n    train\n").problems
    assert (problem.line, problem.rule, problem.message) == (3, "no-dash", "lines 3 and 4 are one step")
    assert problem.level is Level.ERROR
    pairs = "- q: What is what?\n  match: {b: c, d: e}\n  decoys:\n    f\n    g\n"
    assert [one.message for one in read_text(pairs).problems] == ["lines 4 and 5 are one decoy"]


@pytest.mark.parametrize(
    "written",
    [
        "wrong:\n    - Normal\n    - Gamma",
        "wrong:\n    Normal: It has two parameters.\n    Gamma: It is\n      continuous.",
        "wrong:\n    'Normal\n    Gamma'",
        "wrong: The one that has two parameters, a mean and a variance, which are\n    free of each other",
        "wrong:\n    The one that has two parameters, a mean and a variance, which are\n    free of each other",
        "hint:\n    It counts what is rare.\n    Think of a horse.",
        "hint: -Rare",
        "wrong:\n    Normal  # the usual one",
        "accept: []\n  why: It counts\n    what is rare",
    ],
)
def test_a_text_over_several_lines_is_left_alone(read_text: Read, written: str) -> None:
    assert read_text(f"{HEAD}  {written}\n").problems == ()


def test_a_wrapped_option_of_fixed_choices_is_left_alone(read_text: Read) -> None:
    choices = "    - right: one\n    - wrong: two, three\n    - wrong: four\n        five\n"
    assert read_text(f"- q: Which?\n  choices:\n{choices}").problems == ()


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("accept: law of events, Poisson's law", "`accept: [law of events, Poisson's law]`"),
        ("accept: 1,000 laws, Bernoulli", "`accept: ['1,000 laws', Bernoulli]`"),
        ("accept: []\n  tags: exam,law", "`tags: [exam, law]`"),
        ("accept: []\n  reject: Normal, Gamma, Beta", "`reject: [Normal, Gamma, Beta]`"),
        ("wrong: Normal, Gamma", "`wrong: [Normal, Gamma]`"),
    ],
)
def test_a_comma_without_brackets_is_told(read_text: Read, written: str, cure: str) -> None:
    reading = read_text(f"{HEAD}  {written}\n")
    assert reading.deck is not None
    (problem,) = doubts(reading)
    assert (problem.rule, problem.level) == ("no-brackets", Level.WARNING)
    assert problem.cure == f"write {cure}; if it is one, put it in quotes"


def test_a_comma_in_the_forms_of_one_of_several_answers_is_told(read_text: Read) -> None:
    (problem,) = read_text("- q: x\n  a: [b, c]\n  accept:\n    b: 'd, e'\n    c: f, g\n").problems
    assert (problem.line, problem.rule) == (5, "no-brackets")
    assert "write `c: [f, g]`" in problem.cure


@pytest.mark.parametrize(
    "written",
    [
        "accept: 1,000",
        "accept: 0,5",
        "accept: 1, 2, 3",
        "accept: June 30, 2027",
        "accept: '1, many'",
        "accept: [law of rare events, Poisson's law]",
        "accept: f(x, y)",
        "accept: $N(a, b)$",
        "accept: /one, two|three/",
        "wrong: No, it is not",
        "wrong: Normal, Gamma and Beta",
        "wrong: The one of them that has most parameters, the Gamma law",
        "accept: []\n  tags: exam",
        "accept: []\n  why: Counts, rare",
    ],
)
def test_a_comma_that_may_be_of_one_text_is_left_alone(read_text: Read, written: str) -> None:
    assert read_text(f"{HEAD}  {written}\n").problems == ()


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        (f"{HEAD}  wrong:\n    Normal: It is not.\n    why: It counts.\n", 5, "why"),
        (f"{HEAD}  wrong: {{Normal: It is not., source: Feller}}\n", 3, "source"),
        (f"{HEAD}  accept: []\n  reject:\n    Normal: It is not.\n    explanation: It counts.\n", 6, "explanation"),
    ],
)
def test_a_key_among_the_options_is_told(read_text: Read, text: str, line: int, name: str) -> None:
    (problem,) = doubts(read_text(text))
    assert (problem.line, problem.rule, problem.level) == (line, "deep-key", Level.WARNING)
    assert problem.message == f"is `{name}` a key that stands too deep?"


@pytest.mark.parametrize(
    "written",
    [
        "wrong:\n    Normal: It is not.\n  why: It counts.",
        "wrong:\n    'why': It is a word.",
        "wrong:\n    why: It is a word.\n  why: It counts.",
        "wrong:\n    a: It is the first letter.\n    order: It is another matter.",
        "wrong: [why, how]",
    ],
)
def test_an_option_that_cannot_be_a_key_is_left_alone(read_text: Read, written: str) -> None:
    assert read_text(f"{HEAD}  {written}\n").problems == ()
