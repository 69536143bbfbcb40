"""The bundled exams: each has its paper whatever the seed, and says what it is for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest

from quizapp.core.exams.blueprint import Blueprint
from quizapp.deckfiles.outline import outline_of
from quizapp.storage.store import Store
from quizapp.trainer.examdoubts import exam_doubts
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.decks.bundled import EXAMS, FOLDER, NAMES, deck, reading

SEEDS = range(5)
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def trainer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trainer]:
    store = Store.open(tmp_path_factory.mktemp("data") / "quizapp.db")
    yield Trainer(store, [FOLDER], Options(), lambda: NOW)
    store.close()


def exams() -> list[Blueprint]:
    return list(chain.from_iterable(deck(name).exams for name in (EXAMS, *NAMES)))


def test_the_file_of_exams_reads_without_problem_and_has_no_questions() -> None:
    assert reading(EXAMS).reading.problems == ()
    assert deck(EXAMS).questions == ()
    assert len(deck(EXAMS).exams) >= 3


def test_no_exam_asks_what_there_is_not_and_no_two_have_one_name() -> None:
    outlines = [outline_of(deck(name)) for name in (EXAMS, *NAMES)]
    assert list(exam_doubts(outlines, whole=True)) == []


def test_every_exam_says_what_it_is_for_and_gives_a_minute_and_more_to_a_question() -> None:
    assert [exam.name for exam in exams() if not 20 <= len(exam.about) <= 120 or len(exam.name) > 40] == []
    assert [exam.name for exam in exams() if (exam.limit_ms or 0) < 60_000 * exam.questions] == []


def test_every_exam_is_as_long_as_it_says_with_every_seed(trainer: Trainer) -> None:
    for offer in trainer.exams.offers():
        papers = [trainer.exams.paper(offer.blueprint, seed) for seed in SEEDS]
        assert {len(paper.slots) for paper in papers} == {offer.blueprint.questions}
        assert {paper.notes for paper in papers} == {()}
        assert len({paper.code for paper in papers}) == len(papers)


def test_the_core_is_asked_in_five_equal_parts(trainer: Trainer) -> None:
    core = next(exam for exam in deck(EXAMS).exams if exam.name == "The core of the course")
    asked = [Path(slot.file).stem for slot in trainer.exams.paper(core, 1).slots]
    assert {name: asked.count(name) for name in core.topics} == dict.fromkeys(core.topics, 8)


def test_the_library_shows_no_deck_of_exams(trainer: Trainer) -> None:
    assert {line.deck.name for line in trainer.overview().decks} == set(NAMES)
