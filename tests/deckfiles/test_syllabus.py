"""What a deck says of its topics and exams."""

from collections.abc import Callable
from datetime import date

import pytest

from quizapp.core.deck import Deck
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.syllabus import TopicNote
from quizapp.deckfiles.reader import Reading

Read = Callable[[str], Reading]
CARDS = "cards: [{q: x, a: y}]\n"


def deck_of(reading: Reading) -> Deck:
    assert reading.problems == ()
    assert reading.deck is not None
    return reading.deck


def test_topics_keep_what_is_said_of_them(read_text: Read) -> None:
    written = "topics:\n  a/b: About b\n  a/c: {about: About c, weight: 2.5, after: [a/b]}\n  d: {weight: 40%}\n"
    deck = deck_of(read_text(written + CARDS))
    notes = (TopicNote("a/b", "About b"), TopicNote("a/c", "About c", 2.5), TopicNote("d", "", 0.4))
    assert deck.topics == notes
    assert deck.after == (Prerequisite("a/b", "a/c", 3, 46),)


@pytest.mark.parametrize("weight", ["0", "-1", "lots", "[1]", "1/0", "1e99", "nan"])
def test_a_weight_is_a_number_above_nothing(read_text: Read, weight: str) -> None:
    (problem,) = read_text(f"topics:\n  a: {{weight: {weight}}}\n{CARDS}").problems
    assert (problem.line, problem.column) == (2, 15)
    assert "weight" in problem.message


def test_an_exam_has_what_is_written_and_else_what_is_usual(read_text: Read) -> None:
    written = (
        "exams:\n  final: {questions: 20, pass: 55%, date: 2027-06-30, options: 0, topics: [a, b/c], about: All}\n"
        "  midterm: {pass: 0.5}\n  trial:\n"
    )
    deck = deck_of(read_text(written + CARDS))
    final = Blueprint(
        "final",
        "All",
        20,
        pass_mark=0.55,
        day=date(2027, 6, 30).toordinal(),
        options=0,
        topics=("a", "b/c"),
    )
    midterm = Blueprint("midterm", questions=40, pass_mark=0.5)
    assert deck.exams == (final, midterm, Blueprint("trial", questions=40))


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("questions: 0", "questions"),
        ("questions: 10000", "questions"),
        ("questions: 2.5", "questions"),
        ("pass: 0", "pass"),
        ("pass: 60", "pass"),
        ("pass: 101%", "pass"),
        ("pass: most", "pass"),
        ("date: 30.6.2027", "date"),
        ("date: 2027-02-30", "date"),
        ("date: 1999-01-01", "date"),
        ("date: 20270630", "date"),
        ("options: 1", "options"),
        ("options: 21", "options"),
        ("topics: {a: b}", "topics"),
        ("topics: []", "topics"),
        ("about: [x]", "about"),
        ("question: 20", "questions"),
    ],
)
def test_what_no_exam_can_have_is_told_where_it_stands(read_text: Read, written: str, word: str) -> None:
    reading = read_text(f"exams:\n  final:\n    {written}\n{CARDS}")
    (problem,) = reading.problems
    assert reading.deck is None
    assert problem.line == 3
    assert word in problem.message
    assert problem.cure


@pytest.mark.parametrize("written", ["exams: [final]", "exams: final", "exams: {final: 40}", "exams: {final: [a]}"])
def test_exams_are_a_map_of_maps(read_text: Read, written: str) -> None:
    (problem,) = read_text(f"{written}\n{CARDS}").problems
    assert (problem.line, problem.rule) == (1, "shape")
    assert "`exams` has to be a map from name to questions" in problem.message


def test_an_exam_needs_a_name_of_one_line(read_text: Read) -> None:
    (problem,) = read_text(f'exams:\n  "a\\nb": {{}}\n{CARDS}').problems
    assert problem.line == 2
