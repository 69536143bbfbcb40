"""What exams ask and no deck has is told at its place, with the cure."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.deckfiles.outline import Outline, outline_of
from quizapp.deckfiles.reader import read
from quizapp.errors import Level, Problem
from quizapp.trainer.examdoubts import exam_doubts

NUMBERS = """\
deck: The numbers
id: numbers
topic: maths/sums
cards:
  - {q: one, number: 1}
  - {q: two, number: 2, difficulty: 5}
  - {q: three, a: x, accept: [y], topic: maths/words}
  - {q: four, a: x, topic: maths/words}
  - {cloze: '{{five}}'}
  - {cloze: '{{six}} is {{6}}', accept: [], difficulty: 1}
  - {q: seven, number: 7, draft: true}
"""


def outline(text: str, name: str = "exams") -> Outline:
    deck = read(text.encode(), f"/decks/{name}.yaml", "/decks").deck
    assert deck is not None
    return outline_of(deck)


def hints(written: str, *others: str, whole: bool = True) -> Sequence[Problem]:
    """What is said of an exam `Final` in a file of its own, in its order, beside the deck of numbers."""
    exams = outline(f"exams:\n  Final:\n    {written}\n")
    texts = [outline(text, f"other{number}") for number, text in enumerate(others)]
    return sorted(exam_doubts([exams, outline(NUMBERS, "numbers"), *texts], whole=whole))


@pytest.mark.parametrize(
    "name", ["numbers", "THE numbers", "Maths/Sums", "maths", "numbers:maths", "NUMBERS:maths/sums"]
)
def test_decks_titles_topics_and_topics_of_one_deck_are_known_whatever_their_case(name: str) -> None:
    assert hints(f"{{questions: 2, topics: ['{name}'], quotas: {{'{name}': 2}}}}") == []


@pytest.mark.parametrize(
    ("written", "column", "cure"),
    [
        ("topics: [maths, maths/sum]", 21, "did you mean `maths/sums`?"),
        ("topics: [maths, zoology]", 21, "until there is, this exam cannot be taken"),
        ("topics: [maths, 'numbers:maths/sum']", 21, "did you mean `numbers:maths/sums`?"),
        ("topics: [maths, 'zoo:maths']", 21, "did you mean `maths`?"),
    ],
)
def test_a_topic_that_nothing_has_is_pointed_out(written: str, column: int, cure: str) -> None:
    (problem,) = hints(f"questions: 1\n    {written}")
    assert (problem.path, problem.line, problem.column, problem.level) == (
        "/decks/exams.yaml",
        4,
        column,
        Level.HINT,
    )
    assert (problem.rule, problem.cure) == ("exams", cure)
    assert "for the exam `Final`" in problem.message


def test_a_quota_of_what_nothing_has_is_pointed_out_where_its_name_stands() -> None:
    (problem,) = hints("{questions: 2, quotas: {maths/wrods: 1}}")
    assert (problem.line, problem.column, problem.rule) == (3, 29, "exams")
    assert problem.cure == "did you mean `maths/words`?"


def test_what_an_exam_names_may_be_in_a_deck_that_is_not_read_along() -> None:
    assert hints("{questions: 300, topics: [elsewhere], quotas: {nowhere: 200}}", whole=False) == []


@pytest.mark.parametrize(
    ("written", "there"),
    [
        ("{}", 4),
        ("{topics: [maths/sums]}", 3),
        ("{topics: [maths/words]}", 1),
        ("{kinds: [number]}", 2),
        ("{kinds: [cloze, typed]}", 2),
        ("{difficulty: 5}", 1),
        ("{difficulty: 2..4}", 2),
        ("{difficulty: 1..2, kinds: number}", 0),
    ],
)
def test_an_exam_is_short_where_fewer_questions_can_be_marked_than_it_asks(written: str, there: int) -> None:
    (problem,) = hints(written)
    assert (problem.line, problem.column, problem.rule, problem.level) == (2, 3, "short-exam", Level.HINT)
    assert problem.message == f"the exam `Final` asks 40 questions, and finds {there}"
    assert "flashcards cannot be marked" in problem.cure


def test_a_quota_is_short_where_the_exam_finds_fewer_questions_of_it() -> None:
    (problem,) = hints("{questions: 4, quotas: {maths/words: 2}}")
    assert (problem.line, problem.column, problem.rule) == (3, 29, "short-exam")
    assert problem.message == "the quota of `maths/words` is 2, and the exam finds 1 question of it"
    (shared,) = hints("{questions: 4, quotas: {numbers: 25%, maths/words: 75%}}")
    assert shared.message == "the quota of `maths/words` is 3, and the exam finds 1 question of it"


@given(st.integers(1, 6), st.integers(1, 6))
def test_what_is_there_is_never_called_short_and_what_is_not_always(questions: int, quota: int) -> None:
    if quota <= questions:
        found = {problem.line for problem in hints(f"questions: {questions}\n    quotas: {{maths/sums: {quota}}}")}
        assert found == ({2} if questions > 4 else set()) | ({4} if quota > 3 else set())


def test_an_exam_of_a_deck_asks_its_deck_and_one_of_a_file_of_exams_everything() -> None:
    few = "deck: Few\ncards: [{q: eight, number: 8}]\nexams: {Own: {questions: 2}}\n"
    (problem,) = hints("questions: 5", few)
    assert (problem.path, problem.message) == ("/decks/other0.yaml", "the exam `Own` asks 2 questions, and finds 1")


def test_a_file_of_exams_is_no_deck_that_can_be_asked() -> None:
    (problem,) = hints("{questions: 1, topics: [exams, maths]}")
    assert (problem.rule, problem.column) == ("exams", 29)


def test_two_decks_with_an_exam_of_one_name_are_told_at_the_second() -> None:
    first, second = outline("deck: One\nexams: {Final: {questions: 1}}\n", "a"), outline("exams:\n  FINAL:\n", "b")
    (problem,) = exam_doubts([first, second], whole=False)
    assert (problem.path, problem.line, problem.column) == ("/decks/b.yaml", 2, 3)
    assert (problem.rule, problem.level) == ("same-exam", Level.HINT)
    assert problem.message == "an exam of the deck `One` has this name, too"
