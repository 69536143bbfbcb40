"""Texts as rules see them: what is shown, without its marks."""

import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.collector import collector_paused
from quizapp.core.deck import Deck, Flashcard, Question
from quizapp.deckfiles.lint.seen import _CODE, LOOKED_MAX, SeenDeck, Text


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("**Recall**, not _precision_", "Recall, not precision"),
        ("`snake_case * 2`", "snake_case * 2"),
        ("snake_case", "snake_case"),
        ("3 * 4", "3 4"),
        ("$\\frac{TP}{TP + FN}$", "TPTP + FN"),
        ("$\\alpha$", "·"),
        ("costs \\$5", "costs $5"),
        ("[the book](https://example.org/x_y)", "the book"),
        ("two\n  lines", "two lines"),
        ("ﬁne", "fine"),
    ],
)
def test_marks_are_left_out_of_what_is_measured(raw: str, plain: str) -> None:
    assert Text(raw).plain == plain


def test_words_are_whole_and_case_folded() -> None:
    assert Text("Overall, *recall* isn't a one-way street").words == (
        "overall", "recall", "isn't", "a", "one-way", "street",
    )  # fmt: skip


def test_prose_has_neither_code_nor_formulas() -> None:
    assert Text("Take `not x` and $not$ this\n```\nnot that\n```").prose == "Take and this"


@pytest.mark.parametrize(("raw", "wordy"), [("A method.", True), ("`n`", False), ("C++", False), ("2", False)])
def test_only_words_are_compared_loosely(raw: str, wordy: bool) -> None:
    assert Text(raw).wordy is wordy


@given(st.text(alphabet=st.sampled_from("aB1 *_`$\\[](){}~\n<&."), max_size=60))
def test_any_text_has_a_plain_form_on_one_line(raw: str) -> None:
    text = Text(raw)
    assert "\n" not in text.plain
    assert "\x00" not in text.plain
    assert text.plain == " ".join(text.plain.split())
    assert set(text.words) == text.vocabulary


def test_words_of_the_topic_and_of_many_questions_are_common() -> None:
    prompts = ["Which model is it?", "Which model was it?", "What does ridge do?", "What does lasso do?"]
    questions = tuple(Question(prompt=prompt, body=Flashcard("That"), topic="trees/deep-forests") for prompt in prompts)
    common = SeenDeck(Deck(path="/nowhere", title="A deck", questions=questions)).questions[0].deck.common
    assert {"model", "deep", "forests", "trees", "deck"} <= common
    assert "ridge" not in common


def test_backticks_without_end_are_no_code_and_cost_one_look_at_each() -> None:
    start = "what " + "`" * 50_000
    assert _CODE.search(start) is None
    assert _CODE.findall("`` ` `` and `b`, ```c``") == [("``", " ` "), ("`", "b")]
    assert len(Text(start).plain) == LOOKED_MAX


def test_what_was_looked_at_is_freed_at_once() -> None:
    question = Question(prompt="Which model is it?", body=Flashcard("That"))
    seen = SeenDeck(Deck(path="/nowhere", title="A deck", questions=(question,))).questions[0]
    assert "deck" in seen.deck.common
    gone = weakref.ref(seen)
    with collector_paused():
        del seen
        assert gone() is None
