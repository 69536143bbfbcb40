"""A card tried out looks as a learner would see it, and its answer is graded as a learner's is."""

from quizapp.core import grading
from quizapp.core.cards import cards_of
from quizapp.core.deck import Choice, Computed, Number, Option, Question, Range
from quizapp.core.response import Chosen, Skipped
from quizapp.core.review import NEW, Verdict
from quizapp.core.trying import judged, tried

CHOICE = Question(
    prompt="Which one?",
    body=Choice(
        (Option("this", right=True), Option("that", right=False, why="No."), Option("those", right=False, why=""))
    ),
    hints=("Think.",),
)
SUM = Question(
    prompt="What is {{a}} + {{b}}?",
    body=Number("= c"),
    variables=(Range("a", "1", "50"), Range("b", "1", "50"), Computed("c", "a + b")),
)


def test_nobody_has_seen_it_before_and_no_rating_would_bring_it_back() -> None:
    asked = tried(cards_of(CHOICE)[0], "seed", file="d.yaml")
    assert asked.memory == NEW
    assert set(asked.delays) == {""}
    assert (asked.file, sorted(asked.order)) == ("d.yaml", [0, 1, 2])


def test_a_seed_gives_the_same_numbers_each_time_and_others_can_be_asked_for() -> None:
    card = cards_of(SUM)[0]
    first = tried(card, "one")
    assert tried(card, "one") == first
    assert "{{" not in first.card.question.prompt
    values = dict(first.values)
    assert values["c"] == values["a"] + values["b"]
    assert tried(card, "one", other_than=values).card != first.card


def test_an_answer_gets_the_mark_that_it_gets_in_study() -> None:
    asked = tried(cards_of(CHOICE)[0], "seed")
    for given in (Chosen(frozenset({0})), Chosen(frozenset({1})), Skipped()):
        assert judged(asked, given).mark == grading.grade(asked.card, given)
    hinted = judged(asked, Chosen(frozenset({0})), 1)
    assert (hinted.mark.verdict, hinted.hints) == (Verdict.RIGHT, 1)
