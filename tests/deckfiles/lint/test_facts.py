"""Facts with a date grow old; wording that stands in a source at hand is found, and no file outside is read."""

from datetime import date
from pathlib import Path

import pytest

from quizapp.deckfiles.lint.facts import sources_at_hand
from quizapp.deckfiles.lint.linting import lint
from quizapp.deckfiles.lint.rules import RULES
from quizapp.deckfiles.reader import read

DAY = date(2027, 1, 15)
NOTES = "A model that fits the noise of its sample does badly on new data.\nPan and Yang, Survey on Transfer, 2010.\n"
HEAD = "sources:\n  notes: the course's notes, notes.txt\ncards:\n"


def said(text: str, path: str = "/nowhere/deck.yaml", day: date | None = None) -> list[tuple[str, str]]:
    deck = read(text.encode(), path, str(Path(path).parent)).deck
    assert deck is not None
    problems = lint(deck, text.split("\n"), day=day)
    return [(problem.rule, problem.message) for problem in problems if problem.rule in ("Q11", "Q16")]


def fact(as_of: str) -> str:
    return f"- q: What is the median pay?\n  a: much\n  as_of: {as_of}\n"


@pytest.mark.parametrize("as_of", ["2024-01-14", "2023-12", "2023", "1999-01-01"])
def test_a_fact_of_more_than_three_years_ago_is_stale(as_of: str) -> None:
    assert said(fact(as_of), day=DAY) == [("Q11", f"this held as of {as_of}, more than 3 years ago")]


@pytest.mark.parametrize("as_of", ["2024-01-15", "2024-01", "2024", "2027-01-15", "2030", "last summer"])
def test_a_younger_fact_is_not_and_neither_is_one_whose_date_cannot_be_read(as_of: str) -> None:
    assert said(fact(as_of), day=DAY) == []


def test_a_question_that_tells_the_year_itself_is_not_stale() -> None:
    told = fact("1999").replace("median pay", "median pay in the list of 1999")
    assert said(told, day=DAY) == []
    assert said(told.replace("1999?", "1998?"), day=DAY) != []


def test_without_a_day_facts_may_be_of_any_age() -> None:
    assert said(fact("1999")) == []


@pytest.fixture
def deck(tmp_path: Path) -> str:
    (tmp_path / "notes.txt").write_text(NOTES)
    return str(tmp_path / "deck.yaml")


def test_the_examples_of_copied_wording_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("It is a model that fits the noise of its sample, no more.\n")
    path = str(tmp_path / "deck.yaml")
    assert [rule for rule, _ in said(RULES["Q16"].bad, path)] == ["Q16"]
    assert said(RULES["Q16"].good, path) == []


@pytest.mark.parametrize(
    "question",
    [
        "  - q: What does a *model that fits the noise of its sample* do?\n    a: badly\n",
        "  - q: What is overfitting?\n    a: the noise of its sample does badly on new data\n",
        "  - statement: A Model, that fits -- the noise of its sample.\n    a: true\n    why: As told.\n",
    ],
)
def test_eight_words_in_a_row_are_found_whatever_stands_between(deck: str, question: str) -> None:
    assert [rule for rule, _ in said(HEAD + question, deck)] == ["Q16"]


@pytest.mark.parametrize(
    "question",
    [
        "  - q: What of a model that fits the noise?\n    a: badly on new data\n",
        '  - q: The notes say "A model that fits the noise of its sample does badly". When?\n    a: on new data\n',
        "  - q: What does a sample do whose noise fits a model?\n    a: Its test is bad.\n",
        "  - q: Which of a model that fits the sound of its sample is it?\n    a: none\n",
    ],
)
def test_fewer_words_and_quotations_are_not(deck: str, question: str) -> None:
    assert said(HEAD + question, deck) == []


def test_a_source_that_is_not_there_costs_nothing(tmp_path: Path) -> None:
    question = "  - q: What does a model that fits the noise of its sample do?\n    a: badly\n"
    assert said(HEAD + question, str(tmp_path / "deck.yaml")) == []


def test_no_file_outside_the_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(NOTES)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "folder.txt").mkdir()
    (folder / "mine.txt").write_text(NOTES)
    sources = [
        "see ../secret.txt",
        "link.txt",
        "folder.txt",
        "missing.md",
        str(tmp_path / "secret.txt"),
        "mine.txt, p. 3",
    ]
    assert sources_at_hand(str(folder / "deck.yaml"), sources) == (folder / "mine.txt",)
