"""The bundled decks: enough of every topic and kind, ids and sources everywhere, and not one problem."""

import importlib.util
import re
from collections import Counter

import pytest

from quizapp.core.deck import Choice, Kind, Question, TrueFalse
from quizapp.core.prerequisites import depths, learning_order
from quizapp.core.sources import citations
from quizapp.deckfiles import embedded
from quizapp.deckfiles.formulas import hints
from quizapp.trainer.order import doubts
from tests.decks.bundled import FOLDER, NAMES, deck, is_calculated, questions, reading

NAMED = ("bias-variance", "precision-recall", "transfer-learning", "rl-algorithms", "fat-ethics")
OTHERS = (
    "foundations",
    "data-and-features",
    "models-and-training",
    "mlops",
    "tools",
    "careers",
    "advanced-learning",
)
APPLICATION = "application"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AGES = re.compile(r"\$\d|\b(?:salary|salaries) of\b")
_DOCUMENT = re.compile(r"\b00[0-3]_[0-9a-f]{16}\.txt\b")


def test_every_topic_of_the_course_has_its_deck() -> None:
    assert set(NAMES) == {*NAMED, *OTHERS}


@pytest.mark.parametrize("name", NAMED)
def test_the_named_topics_have_the_depth_of_a_textbook(name: str) -> None:
    assert len(deck(name).questions) >= 45


@pytest.mark.parametrize("name", OTHERS)
def test_the_other_topics_are_more_than_a_taste(name: str) -> None:
    assert len(deck(name).questions) >= 15


def test_the_course_is_long_enough_and_uses_every_kind() -> None:
    kinds = Counter(question.kind for question in questions())
    assert kinds.total() >= 320
    assert all(kinds[kind] >= 12 for kind in Kind)
    assert sum(map(is_calculated, questions())) >= 45


def test_four_in_ten_questions_ask_for_application() -> None:
    applied = [APPLICATION in question.tags for question in questions()]
    assert sum(applied) >= 0.4 * len(applied)


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_reads_without_problem_or_hint(name: str) -> None:
    found = reading(name)
    assert [str(problem) for problem in found.reading.problems] == []
    assert [*hints(deck(name)), *embedded.problems(deck(name), str(FOLDER))] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_says_what_it_is_and_where_it_is_from(name: str) -> None:
    found = deck(name)
    assert found.id == name
    assert found.author == "quizapp"
    assert found.license == "CC-BY-4.0"
    assert 20 <= len(found.about) <= 200
    assert found.topic
    assert len(found.title) <= 36, "it is cut on Home at 80 columns"
    assert found.sources


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_short_and_unique(name: str) -> None:
    ids = [question.id for question in deck(name).questions]
    assert [id_ for id_ in ids if not _ID.fullmatch(id_) or len(id_) > 32] == []
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_question_names_sources_that_the_deck_lists_and_none_is_listed_in_vain(name: str) -> None:
    found = deck(name)
    cited = {question.id: _cited(question) for question in found.questions}
    assert {id_ for id_, keys in cited.items() if not keys or not keys <= found.sources.keys()} == set()
    assert found.sources.keys() - set().union(*cited.values()) == set()


def test_a_key_stands_for_one_work_in_all_decks_and_all_four_documents_are_cited() -> None:
    works = {(key, work) for name in NAMES for key, work in deck(name).sources.items()}
    assert [key for key, times in Counter(key for key, _ in works).items() if times > 1] == []
    assert len({found.group() for _, work in works if (found := _DOCUMENT.search(work))}) == 4
    assert sum(bool(_DOCUMENT.search(work)) for _, work in works) == 4


def test_choices_and_statements_explain_themselves_and_most_wrong_options_have_their_own_comment() -> None:
    asked = [question for question in questions() if question.kind in (Kind.CHOICE, Kind.MULTI, Kind.TRUEFALSE)]
    assert [question.id for question in asked if not question.why] == []
    wrong = [o for q in asked if isinstance(q.body, Choice) for o in q.body.options if not o.right]
    assert sum(bool(option.why) for option in wrong) >= 0.9 * len(wrong)


def test_about_half_of_the_statements_are_true() -> None:
    answers = [question.body.answer for question in questions() if isinstance(question.body, TrueFalse)]
    assert 0.35 <= sum(answers) / len(answers) <= 0.65


def test_what_ages_carries_its_date() -> None:
    aging = [question for question in questions() if _AGES.search(question.prompt)]
    assert [question.id for question in aging if not question.as_of and not is_calculated(question)] == []


def test_no_question_is_asked_twice() -> None:
    prompts = Counter(" ".join(sorted(set(re.findall(r"\w+", question.prompt.casefold())))) for question in questions())
    assert [prompt for prompt, times in prompts.items() if times > 1] == []


def _cited(question: Question) -> set[str]:
    """The keys of the works that a question cites."""
    return {one.key for one in citations(question.source)}


def test_the_page_about_the_decks_is_true() -> None:
    spec = importlib.util.spec_from_file_location("make_course", FOLDER.parent / "docs" / "make_course.py")
    assert spec is not None
    assert spec.loader is not None
    course = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(course)
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == course.page()


@pytest.mark.parametrize("name", NAMES)
def test_what_decks_build_on_is_there(name: str) -> None:
    decks = [deck(other) for other in NAMES]
    assert [problem.message for problem in doubts(decks, whole=True) if problem.path.endswith(f"/{name}.yaml")] == []


def test_the_three_decks_to_begin_with_build_on_nothing_and_all_others_on_them() -> None:
    decks = [deck(name) for name in NAMES]
    depth = depths(learning_order((deck.id, deck.title, deck.after) for deck in decks))
    assert {name for name in NAMES if not depth.get(name, 0)} == {
        "foundations",
        "data-and-features",
        "precision-recall",
    }
