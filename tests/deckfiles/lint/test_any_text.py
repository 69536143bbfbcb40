"""Whatever stands in a deck, the rules look at it without failing, and what they say can be shown."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Deck,
    Flashcard,
    Item,
    Multi,
    Number,
    Option,
    Question,
    Rejected,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.deckfiles.lint.duplicates import asked, duplicates
from quizapp.deckfiles.lint.linting import lint
from quizapp.deckfiles.lint.rules import RULES

WORDS = (
    "which",
    "is",
    "not",
    "**not**",
    "best",
    "yes",
    "a",
    "$",
    "`",
    "_",
    "2019",
    "$5,000",
    "because",
    "option A",
    "3.",
)
SIGNS = st.sampled_from([*WORDS, ",", ".", "?", "\n", "- ", "true", "according to the author", "currently", "{", "/x/"])
TEXTS = st.text(max_size=8) | st.lists(SIGNS, max_size=12).map(" ".join)
OPTIONS = st.lists(st.builds(Option, TEXTS, st.booleans(), TEXTS), min_size=2, max_size=4).map(tuple)
BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(Flashcard, TEXTS, TEXTS),
    st.builds(Choice, OPTIONS),
    st.builds(Multi, OPTIONS),
    st.builds(TrueFalse, st.booleans()),
    st.builds(Number, st.just("0.5")),
    st.builds(Typed, TEXTS, st.tuples(TEXTS), st.tuples(st.builds(Rejected, TEXTS)), st.integers(0, 99)),
    st.builds(TypedList, st.tuples(st.builds(Item, TEXTS), st.builds(Item, TEXTS)), typos=st.integers(0, 3)),
)
QUESTIONS = st.builds(Question, prompt=TEXTS, body=BODIES, why=TEXTS, as_of=TEXTS, line=st.just(1), column=st.just(1))
HOLES = st.lists(TEXTS.map(lambda text: text.translate({ord(sign): "x" for sign in "{}:"})), min_size=1, max_size=6)
CLOZES = HOLES.map(lambda texts: " and ".join(f"{text} {{{{x{text}::{text}}}}}" for text in texts)).map(
    lambda text: Question(prompt=text, body=Cloze(()), line=1, column=1)
)


@given(st.lists(QUESTIONS | CLOZES, max_size=4), st.sampled_from(["", "de"]))
def test_no_text_makes_a_rule_fail(questions: list[Question], lang: str) -> None:
    deck = Deck(path="/nowhere/deck.yaml", title="", lang=lang, questions=tuple(questions))
    problems = [*lint(deck, [""], noisy=RULES, day=date(2027, 1, 15)), *duplicates(asked(deck))]
    assert all(problem.rule in RULES and problem.message and problem.line == 1 for problem in problems)
