"""Harder forms: which choices hide their options, what is asked instead, and what opening them costs."""

from dataclasses import replace

import pytest

from quizapp.core import grading
from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import Choice, Flashcard, Number, Option, Question, Rejected, Trap, Typed, TypedList
from quizapp.core.harder import as_answered, harden, opened
from quizapp.core.response import Wrote
from quizapp.core.review import Memory, Phase, Rating, Review, Verdict
from tests.core.showings import asked

KNOWN = Memory(phase=Phase.REVIEW, stability=21.0, difficulty=5.0, reps=4)


def choice(right: str, *wrong: str, accept: tuple[str, ...] | None = None, harder: int | None = None) -> Card:
    options = (Option(right, right=True), *(Option(text, right=False, why=f"not {text}") for text in wrong))
    question = Question(prompt="What?", body=Choice(options, accept), harder=harder, guess=0.4)
    return cards_of(question)[0]


RECALL = choice("Recall", "Precision", "F1 score")


def test_options_are_hidden_at_21_days_and_not_before() -> None:
    assert harden(RECALL, KNOWN, 21) is not None
    assert harden(RECALL, replace(KNOWN, stability=20.99), 21) is None


@pytest.mark.parametrize("phase", [Phase.NEW, Phase.LEARNING, Phase.RELEARNING])
def test_a_card_in_steps_shows_its_options(phase: Phase) -> None:
    assert harden(RECALL, replace(KNOWN, phase=phase, stability=90.0), 21) is None


def test_days_of_0_never_hide_options_and_the_deck_has_the_last_word() -> None:
    assert harden(RECALL, replace(KNOWN, stability=900.0), 0) is None
    assert harden(choice("Recall", "x", harder=0), replace(KNOWN, stability=900.0), 21) is None
    assert harden(choice("Recall", "x", harder=30), KNOWN, 21) is None
    assert harden(choice("Recall", "x", harder=5), replace(KNOWN, stability=5.0), 0) is not None


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("Which of these is a metric?", "recall"),
        ("Pick the following metric.", "recall"),
        ("Which is it?", "None of these"),
        ("Which is it?", "All of the above"),
        ("Pick the false statement.", "recall"),
        ("Which one is not a metric?", "speed limit"),
    ],
)
def test_a_question_that_points_at_its_options_keeps_them(prompt: str, answer: str) -> None:
    options = (Option(answer, right=True), Option("speed", right=False))
    (card,) = cards_of(Question(prompt=prompt, body=Choice(options)))
    assert harden(card, KNOWN, 21) is None


def test_other_forms_of_the_answer_say_that_it_can_be_typed() -> None:
    options = (Option("recall", right=True), Option("speed", right=False))
    (card,) = cards_of(Question(prompt="Which of these is a metric?", body=Choice(options, accept=())))
    assert harden(card, KNOWN, 21) is not None


def test_an_answer_with_a_comma_is_recalled_because_typing_it_would_test_the_comma() -> None:
    assert hidden(choice("Undefined, division by zero", "0")).question.body == Flashcard("Undefined, division by zero")


def test_a_question_of_another_kind_has_no_harder_form() -> None:
    (card,) = cards_of(Question(prompt="Which two?", body=TypedList(())))
    assert harden(card, KNOWN, 1) is None


def hidden(card: Card) -> Card:
    found = harden(card, KNOWN, 21)
    assert found is not None
    assert (found.id, found.key_hash, found.fingerprint) == (card.id, card.key_hash, card.fingerprint)
    return found


def test_a_short_answer_is_typed_and_a_wrong_option_is_refused_with_its_words() -> None:
    body = hidden(RECALL).question.body
    assert isinstance(body, Typed)
    assert body.reject == (Rejected("Precision", "not Precision"), Rejected("F1 score", "not F1 score"))
    mark = grading.grade(hidden(RECALL), Wrote("precision"))
    assert (mark.verdict, [comment.text for comment in mark.comments]) == (Verdict.WRONG, ["not Precision"])
    assert grading.grade(hidden(RECALL), Wrote("recall")).verdict is Verdict.RIGHT


def test_five_words_are_recalled_unless_the_author_names_other_forms() -> None:
    long = "one two three four five"
    assert isinstance(hidden(choice("one two three four", "x")).question.body, Typed)
    assert hidden(choice(long, "x")).question.body == Flashcard(long)
    typed = hidden(choice(long, "x", accept=("five words",))).question.body
    assert isinstance(typed, Typed)
    assert typed.accept == ("five words",)


def test_nobody_has_to_type_the_marks_of_markdown() -> None:
    card = hidden(choice("*k*-means", "_k_-medoids", "`DBSCAN`"))
    assert grading.grade(card, Wrote("k-means")).verdict is Verdict.RIGHT
    assert grading.grade(card, Wrote("*k*-means")).verdict is Verdict.RIGHT
    missed = grading.grade(card, Wrote("k-medoids"))
    assert (missed.verdict, len(missed.comments)) == (Verdict.WRONG, 1)


@pytest.mark.parametrize("formula", ["$\\gamma$", "\\alpha", "$x$ and $y$"])
def test_a_formula_is_recalled_because_nobody_types_it(formula: str) -> None:
    assert hidden(choice(formula, "x")).question.body == Flashcard(formula)


def test_numerals_are_asked_for_as_a_number_with_the_wrong_ones_as_traps() -> None:
    body = hidden(choice("0.67", "0.80", "0.57")).question.body
    assert body == Number("0.67", decimals=2, traps=(Trap("0.80", "not 0.80"), Trap("0.57", "not 0.57")))
    assert hidden(choice("40,960", "4,096", "−8")).question.body == Number(
        "40960", traps=(Trap("4096", "not 4,096"), Trap("-8", "not −8"))
    )
    assert hidden(choice("80%", "20 %")).question.body == Number("80", unit="percent", traps=(Trap("20", "not 20 %"),))


@pytest.mark.parametrize("wrong", ["none", "0.674", "67%"])
def test_options_that_are_no_numbers_or_too_near_are_typed_instead(wrong: str) -> None:
    assert isinstance(hidden(choice("0.67", wrong)).question.body, Typed)


def test_guessing_is_hopeless_without_options_and_as_before_with_them() -> None:
    card = hidden(RECALL)
    shown = asked(card, behind=RECALL)
    assert card.question.guess is None
    assert opened(shown).guess == 0.4
    assert (opened(shown).card, opened(shown).behind, opened(shown).opened) == (RECALL, None, True)
    assert opened(opened(shown)) == opened(shown)


def test_an_answer_comes_back_in_the_form_in_which_it_was_given() -> None:
    shown = asked(hidden(RECALL), behind=RECALL)
    assert as_answered(shown, Review(rating=Rating.GOOD, form="typed")) == shown
    assert as_answered(shown, Review(rating=Rating.HARD, form="choice", hint=True)) == opened(shown)
    plain = as_answered(shown, Review(rating=Rating.GOOD, form="choice"))
    assert (plain.card, plain.opened) == (RECALL, False)
