"""What a deck says of its topics and exams."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Deck
from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.syllabus import TopicNote
from quizapp.deckfiles.reader import Reading, read
from quizapp.errors import Level

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
        ("minutes: -5", "minutes"),
        ("minutes: soon", "minutes"),
        ("minutes: 25 h", "at most 1440 minutes, which is a day"),
        ("minutes: 2000", "at most 1440"),
        ("quotas: {}", "quotas"),
        ("quotas: [a]", "quotas"),
        ("quotas: {a: 0}", "the quota of `a`"),
        ("quotas: {a: 501}", "the quota of `a`"),
        ("quotas: {a: 120%}", "the quota of `a`"),
        ("quotas: {a: many}", "the quota of `a`"),
        ("quotas: {a: [1]}", "the quota of `a`"),
        ("quotas: {a: }", "the quota of `a`"),
        ("kinds: []", "kinds"),
        ("kinds: {a: b}", "kinds"),
        ("kinds: [choise]", "there is no kind `choise`"),
        ("kinds: [choice, flashcard]", "you judge a flashcard yourself"),
        ("kinds: [[choice]]", "kinds"),
        ("kinds:", "kinds"),
        ("difficulty: 6", "difficulty"),
        ("difficulty: 0..2", "difficulty"),
        ("difficulty: 4..2", "difficulty"),
        ("difficulty: hard", "difficulty"),
        ("penalty: 2", "penalty"),
        ("penalty: -0.25", "without a sign"),
        ("penalty: some", "penalty"),
        ("partial: maybe", "partial"),
        ("partial: [true]", "partial"),
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


@pytest.mark.parametrize("name", ["a\\nb", "a\\x1b[2J", "a ", "", "a" * 201])
def test_what_is_wrong_with_the_name_of_an_exam_is_said_of_exams(read_text: Read, name: str) -> None:
    (problem,) = read_text(f'exams:\n  "{name}": {{}}\n{CARDS}').problems
    assert (problem.line, problem.rule) == (2, "shape")
    assert "the name of an exam has to be a text of up to 200 characters in one line" in problem.sentence
    assert "histories" not in problem.sentence


def exam_of(read_text: Read, written: str) -> Blueprint:
    (exam,) = deck_of(read_text(f"exams:\n  final: {{{written}}}\n{CARDS}")).exams
    return exam


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("50", 50),
        ("0", 0),
        ("50 min", 50),
        ("90m", 90),
        ("1 h", 60),
        ("1 h 30 min", 90),
        ("1h30", 90),
        ("1.5 h", 90),
        ("'0,5 hours'", 30),
        ("45 minutes", 45),
        ("24 h", 1440),
    ],
)
def test_a_time_is_written_in_minutes_or_hours(read_text: Read, written: str, minutes: float) -> None:
    assert exam_of(read_text, f"minutes: {written}").minutes == minutes


@pytest.mark.parametrize(
    ("written", "levels"), [("3", (3, 3)), ("2..4", (2, 4)), ("2 .. 4", (2, 4)), ("3-5", (3, 5)), ("any", None)]
)
def test_difficulties_are_a_level_or_a_range(read_text: Read, written: str, levels: tuple[int, int] | None) -> None:
    assert exam_of(read_text, f"difficulty: {written}").levels == levels


@pytest.mark.parametrize(
    ("written", "penalty"), [("0", 0), ("0%", 0), ("25%", 0.25), ("0.25", 0.25), ("1", 1), ("fair", None)]
)
def test_a_wrong_answer_costs_a_share_of_its_point_or_what_is_fair(
    read_text: Read, written: str, penalty: float | None
) -> None:
    assert exam_of(read_text, f"penalty: {written}").penalty == penalty


@pytest.mark.parametrize(
    ("written", "kinds"),
    [
        ("[typed, choice]", ("choice", "typed")),
        ("[choice, typed, typed]", ("choice", "typed")),
        ("order", ("order",)),
        ("all", ()),
    ],
)
def test_kinds_are_one_or_a_list_in_any_order(read_text: Read, written: str, kinds: tuple[str, ...]) -> None:
    assert exam_of(read_text, f"kinds: {written}").kinds == kinds


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("mutli", "did you mean `multi`?"),
        ("Choice", "did you mean `choice`?"),
        ("choice, typed", "write a list, such as `[choice, typed]`"),
        ("essay", "there are cloze, choice, multi, truefalse, typed, number, order, match"),
    ],
)
def test_of_a_kind_that_there_is_not_it_is_said_what_was_meant(read_text: Read, written: str, cure: str) -> None:
    (problem,) = read_text(f"exams:\n  x:\n    kinds: {written}\n{CARDS}").problems
    assert (problem.line, problem.column, problem.cure) == (3, 12, cure)


def test_partial_marks_can_be_switched_off(read_text: Read) -> None:
    assert exam_of(read_text, "questions: 5").partial
    assert not exam_of(read_text, "partial: no").partial


def test_quotas_are_numbers_or_shares_and_know_where_they_stand(read_text: Read) -> None:
    deck = deck_of(read_text(f"exams:\n  final:\n    quotas:\n      a/b: 10\n      the deck: 12.5%\n{CARDS}"))
    assert deck.exams[0].quotas == (Quota("a/b", 10, None, (4, 7)), Quota("the deck", None, 0.125, (5, 7)))
    assert deck.exams[0].place == (2, 3)


@pytest.mark.parametrize(
    ("quotas", "column"), [("a: 10, b: 11", 38), ("a: 60%, b: 41%", 39), ("a: 15, b: 30%", 38), ("a: 21", 31)]
)
def test_quotas_that_come_to_more_than_the_questions_leave_the_exam_out_and_no_other(
    read_text: Read, quotas: str, column: int
) -> None:
    reading = read_text(f"exams:\n  a: {{questions: 20, quotas: {{{quotas}}}}}\n  b: {{questions: 3}}\n{CARDS}")
    (problem,) = reading.problems
    assert (problem.line, problem.column, problem.level, problem.rule) == (2, column, Level.ERROR, "exam")
    assert "more than the 20 questions" in problem.message
    assert reading.deck is not None
    assert [exam.name for exam in reading.deck.exams] == ["b"]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5), st.integers(1, 60))
def test_quotas_of_numbers_fit_exactly_when_their_sum_does(numbers: list[int], questions: int) -> None:
    quotas = ", ".join(f"t{place}: {number}" for place, number in enumerate(numbers))
    text = f"exams: {{x: {{questions: {questions}, quotas: {{{quotas}}}}}}}\n{CARDS}"
    problems = read(text.encode(), "/nowhere/deck.yaml", "/nowhere").problems
    assert bool(problems) == (sum(numbers) > questions)


@pytest.mark.parametrize("parts", [3, 6, 7, 9, 11, 13])
def test_shares_that_add_up_to_the_whole_fit(read_text: Read, parts: int) -> None:
    shares = ", ".join(f"t{place}: {1 / parts:.15f}" for place in range(parts))
    assert deck_of(read_text(f"exams: {{x: {{questions: 20, quotas: {{{shares}}}}}}}\n{CARDS}")).exams


def test_names_that_only_capitals_tell_apart_are_told(read_text: Read) -> None:
    reading = read_text(f"exams:\n  Final:\n  FINAL: {{questions: 3}}\n{CARDS}")
    (problem,) = reading.problems
    assert (problem.line, problem.level, problem.rule) == (3, Level.WARNING, "same-exam")
    assert "`Final` in line 2" in problem.message
    assert read_text(f"exams:\n  Final:\n  Final:\n{CARDS}").deck is None


def test_more_questions_than_anybody_sits_through_are_told_and_kept(read_text: Read) -> None:
    reading = read_text(f"exams:\n  Final: {{questions: 501}}\n{CARDS}")
    (problem,) = reading.problems
    assert (problem.line, problem.level, problem.rule) == (2, Level.WARNING, "long-exam")
    assert reading.deck is not None
    assert reading.deck.exams[0].questions == 501


def test_a_file_has_no_more_exams_and_no_exam_more_quotas_than_anybody_looks_through(read_text: Read) -> None:
    many = ", ".join(f"e{number}: {{questions: 3}}" for number in range(201))
    quotas = ", ".join(f"t{number}: 1" for number in range(201))
    for written in (f"exams: {{{many}}}", f"exams: {{x: {{questions: 300, quotas: {{{quotas}}}}}}}"):
        (problem,) = read_text(f"{written}\n{CARDS}").problems
        assert (problem.rule, "201 entries, more than 200" in problem.message) == ("entries", True)


def test_a_file_of_exams_needs_no_questions(read_text: Read) -> None:
    deck = deck_of(read_text("deck: Our exams\nexams:\n  Final: {questions: 30, quotas: {a: 10}}\n"))
    assert (deck.title, deck.questions, [exam.name for exam in deck.exams]) == ("Our exams", (), ["Final"])


@pytest.mark.parametrize("written", ["exams:\n", "exams: {}\n", "deck: x\nexams: {}\n"])
def test_a_file_without_exams_and_questions_is_told_so(read_text: Read, written: str) -> None:
    (problem,) = read_text(written).problems
    assert (problem.rule, problem.level) == ("no-questions", Level.WARNING)
    assert "neither exams nor questions" in problem.message


@pytest.mark.parametrize("values", ["quotas: {a: 0, b: 120%}", "kinds: [flashcard, essay]"])
def test_all_that_is_wrong_with_a_value_of_an_exam_is_said_at_once(read_text: Read, values: str) -> None:
    problems = read_text(f"exams: {{final: {{{values}}}}}\n{CARDS}").problems
    assert len([problem for problem in problems if problem.level is Level.ERROR]) == 2
