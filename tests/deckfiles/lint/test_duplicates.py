"""Questions that ask the same are found across decks, quickly, and others are left alone."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from quizapp.deckfiles.lint import duplicates as module
from quizapp.deckfiles.lint.duplicates import ALIKE, OTHER_WORDS, Asked, asked, duplicates
from quizapp.deckfiles.lint.rules import RULES
from quizapp.deckfiles.reader import read
from quizapp.errors import Level, Problem

LONG = "Which share of the cases that the filter flags is real spam in the end"
WORDS = st.sampled_from(["bias", "variance", "recall", "the", "not", "of", "3", "7", "models", "model", "k", "rises"])
PROMPTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


def records(*decks: str) -> Iterator[Asked]:
    """The questions of decks, named one.yaml, two.yaml, ..."""
    for name, text in zip(("one", "two", "three"), decks, strict=False):
        deck = read(text.encode(), f"{name}.yaml", ".").deck
        assert deck is not None
        yield from asked(deck)


def found(*decks: str) -> list[Problem]:
    return list(duplicates(records(*decks)))


def deck(name: str, question: str) -> str:
    return f"id: {name}\ncards:\n  - {question.replace(chr(10), chr(10) + '    ')}\n"


def record(number: int, prompt: str) -> Asked:
    return Asked("one.yaml", number, 1, "", str(number), "", prompt, "same", contradicts=False, silenced=False)


def test_one_question_in_two_decks_is_said_at_the_later_one() -> None:
    (problem,) = found(deck("a", "q: What is bias?\na: a gap"), deck("b", "q: What is *bias*\na: A gap."))
    assert (problem.path, problem.line, problem.level, problem.rule) == ("two.yaml", 3, Level.WARNING, "Q14")
    assert problem.message == "the same is asked in one.yaml:3"


def test_another_answer_is_said_and_is_an_error_where_both_cannot_be_right() -> None:
    (problem,) = found(deck("a", "q: What is bias?\na: a gap"), deck("b", "q: What is bias?\na: a slant"))
    assert (problem.level, "with another answer" in problem.message) == (Level.WARNING, True)
    (problem,) = found(deck("a", "q: 6 x 7?\nnumber: 42"), deck("b", "q: 6 x 7?\nnumber: 43"))
    assert (problem.level, "cannot be right" in problem.message) == (Level.ERROR, True)
    (problem,) = found(deck("a", "statement: It holds\na: true"), deck("b", "statement: It holds\na: false"))
    assert problem.level is Level.ERROR


@pytest.mark.parametrize(
    "other",
    [
        "q: What is pi?\nnumber: 3.14\ndecimals: 2",
        "q: What is pi?\nnumber: 3.1\ntolerance: 0.1",
        "q: What is pi?\na: a number",
    ],
)
def test_numbers_that_are_rounded_do_not_contradict_each_other(other: str) -> None:
    (problem,) = found(deck("a", "q: What is pi?\nnumber: 3.1416"), deck("b", other))
    assert problem.level is Level.WARNING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG.replace("that the", "which the")),
        (LONG, LONG.replace("flags", "flagged")),
        (LONG, LONG.replace("real spam", "spam")),
        (LONG, LONG.replace("in the end", "at the end")),
    ],
)
def test_small_changes_leave_a_question_the_same(one: str, other: str) -> None:
    (problem,) = found(deck("a", f"q: {one}?\na: precision"), deck("b", f"q: {other}?\na: Precision"))
    assert problem.message == "nearly the same is asked in one.yaml:3"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Of 90 flagged mails 80 are spam, which share is that of all?",
            "Of 90 flagged mails 70 are spam, which share?",
        ),
        (LONG, LONG.replace("is real", "is not real")),
        (f"{LONG} in class A", f"{LONG} in class B"),
        (f"{LONG} with `x = 1`", f"{LONG} with `x += 1`"),
        ("Which falls with false alarms?", "Which falls with many misses?"),
    ],
)
def test_numbers_negatives_letters_and_code_have_to_be_the_same(one: str, other: str) -> None:
    assert found(deck("a", f"q: {one}\na: precision"), deck("b", f"q: {other}\na: precision")) == []


def test_a_question_of_nearly_the_same_words_with_another_answer_may_be_another_one() -> None:
    other = LONG.replace("flags", "holds").replace("spam", "mail")
    assert found(deck("a", f"q: {LONG}?\na: precision"), deck("b", f"q: {other}?\na: recall")) == []
    (problem,) = found(deck("a", f"q: {LONG}?\na: precision"), deck("b", f"q: {LONG}s?\na: recall"))
    assert problem.message == "nearly the same is asked in one.yaml:3, with another answer"


def test_what_is_asked_about_different_cases_or_options_is_not_the_same() -> None:
    case = "- group: A\n  context: A filter.\n  cards: [{q: What follows?, a: this}]\n"
    assert found(case, case.replace("filter", "tree")) == []
    question = "q: Which of these is a loss?\na: {}\nwrong: [recall, bias]"
    assert found(deck("a", question.format("hinge")), deck("b", question.format("log loss"))) == []


def test_what_counts_as_one_card_is_not_said_twice() -> None:
    one = "- q: What is bias?\n  a: a gap\n"
    assert found(one, one) == []
    assert len(found(deck("a", "q: What is bias?\na: a gap"), one)) == 1


def test_drafts_and_silenced_questions_are_left_alone() -> None:
    one = "q: What is bias?\na: a gap"
    assert found(deck("a", one), deck("b", f"{one}\ndraft: true")) == []
    assert found(deck("a", one), deck("b", f"{one}\nlint: {{Q14: asked again on purpose}}")) == []
    assert found(deck("a", one), "lint: {Q14: a summary}\n" + deck("b", one)) == []


def test_each_question_is_said_once() -> None:
    one = f"q: {LONG}?\na: precision"
    decks = [deck(name, one.replace("that", word)) for name, word in zip("abc", ("that", "which", "that"), strict=True)]
    assert [problem.path for problem in found(*decks)] == ["three.yaml", "two.yaml"]


def test_the_examples_of_the_rule_are_told_apart() -> None:
    assert [problem.line for problem in found(RULES["Q14"].bad)] == [4]
    assert found(RULES["Q14"].good) == []


def test_how_many_prompts_are_compared_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def count(*texts: str) -> int:
        compared.append(texts)
        return 0

    monkeypatch.setattr("rapidfuzz.fuzz.ratio", count)
    monkeypatch.setattr(module, "COMPARED_MAX", 1_000)
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    prompts = (f"which measure of it is called {a}{b}{c}x" for a in alphabet for b in alphabet for c in "xyz")
    assert list(duplicates(record(number, prompt) for number, prompt in enumerate(prompts))) == []
    assert len(compared) <= 1_000 + 26 * 26 * 3


@given(st.lists(PROMPTS, unique=True, max_size=12))
def test_looking_at_rare_words_first_finds_what_comparing_all_pairs_finds(prompts: list[str]) -> None:
    questions = [record(number, prompt) for number, prompt in enumerate(prompts, start=1)]
    words = [module._words(prompt) for prompt in prompts]
    alike = {
        later + 1
        for first, later in combinations(range(len(prompts)), 2)
        if words[first].exact == words[later].exact
        and words[first].words & words[later].words
        and len(words[first].words - words[later].words) <= OTHER_WORDS
        and len(words[later].words - words[first].words) <= OTHER_WORDS
        and ratio(words[first].line, words[later].line) >= ALIKE
    }
    assert {problem.line for problem in duplicates(questions)} == alike
