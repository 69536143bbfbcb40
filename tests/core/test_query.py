"""The search language: what its words find, and what is said of words it does not know."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Kind
from quizapp.core.predicates import Field, Searched, fold
from quizapp.core.query import DAYS, MARKS, STATES, SYNTAX, QueryError, parse
from quizapp.core.review import Memory, Phase
from quizapp.core.status import figures
from quizapp.errors import QuizError

DOCUMENT = Path(__file__).parents[2] / "docs" / "search.md"


def card(
    text: str = "",
    *,
    marks: tuple[str, ...] = (),
    days: int | None = None,
    figures: Mapping[str, float] = MappingProxyType({}),
    **narrow: str,
) -> Searched:
    texts = {field: fold(narrow.get(field, "")) for field in Field} | {Field.TEXT: fold(text)}
    return Searched(texts=texts, marks=frozenset(marks), days=days, figures=figures)


def finds(query: str, *cards: Searched) -> list[int]:
    wanted = parse(query)
    return [place for place, one in enumerate(cards) if wanted.fits(one)]


def said(query: str) -> str:
    with pytest.raises(QuizError) as caught:
        parse(query)
    return str(caught.value)


words = st.sampled_from(
    ["a", "b", "ab", '"a b"', "é", "kind:cloze", "kind:c", "state:new", "is:due", "due:<3", "due:2"]
)
terms = words | words.map(lambda word: f"-{word}")
queries = st.lists(terms, max_size=4).map(" ".join)
cards = st.builds(
    Searched,
    texts=st.fixed_dictionaries(
        {field: st.text("abé ", max_size=6).map(fold) for field in Field}
        | {Field.KIND: st.sampled_from(Kind).map(str), Field.STATE: st.sampled_from(STATES)}
    ),
    marks=st.frozensets(st.sampled_from(MARKS)),
    days=st.none() | st.integers(-5, 5),
)


@given(st.text(max_size=30) | st.text('-"or abkind:due<=>7 ', max_size=30))
def test_any_text_is_a_search_or_a_sentence_with_its_place(text: str) -> None:
    try:
        parse(text).fits(card(text))
    except QuizError as error:
        sentence = str(error)
    else:
        sentence = "At character 1"
    assert sentence.startswith("At character ")


@given(words, cards)
def test_a_word_and_its_opposite_find_nothing(word: str, one: Searched) -> None:
    assert not parse(f"{word} -{word}").fits(one)


@given(queries.filter(bool), queries.filter(bool), cards)
def test_or_is_union_and_a_space_is_intersection(left: str, right: str, one: Searched) -> None:
    assert parse(f"{left} or {right}").fits(one) == (parse(left).fits(one) or parse(right).fits(one))
    assert parse(f"{left} {right}").fits(one) == (parse(left).fits(one) and parse(right).fits(one))


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(exclude_characters='"'), min_size=1), st.text(), st.text())
def test_a_phrase_is_found_wherever_it_stands(phrase: str, before: str, after: str) -> None:
    assert finds(f'"{phrase}"', card(f"{before} {phrase} {after}")) == [0]


def test_words_are_found_in_any_order_and_phrases_as_they_stand() -> None:
    both = card("Naive Bayes"), card("Bayes was naive"), card("Bayes")
    assert finds("naive bayes", *both) == [0, 1]
    assert finds('"naive bayes"', *both) == [0]
    assert finds('"naive   Bayes', *both) == [0], "a phrase may still be open while it is typed"
    assert finds("-naive", *both) == [2]
    assert finds("was or -naive", *both) == [1, 2]
    assert finds("", *both) == [0, 1, 2]


def test_case_and_accents_make_no_difference() -> None:
    assert finds("poincare STRASSE", card("Poincaré, Straße")) == [0]
    assert finds("POINCARÉ", card("poincare")) == [0]


def test_or_in_quotes_is_a_word() -> None:
    assert finds('this "or" that', card("this or that"), card("this that")) == [0]


def test_a_search_is_narrowed_by_what_stands_before_the_colon() -> None:
    one = card("x", deck="ml Metrics", topic="evaluation/recall", tag="exam hard", id="q-7", kind="cloze", state="new")
    for query in ("deck:metrics", "DECK:ml", "topic:evaluation/r", "tag:exam", "id:q-7", "kind:cloze", "state:new"):
        assert finds(query, one, card("metrics ml evaluation/recall exam q-7 cloze new")) == [0], query
    assert finds('deck:"ml m"', one) == [0]


def test_the_beginning_of_a_known_word_is_enough_and_the_whole_word_wins() -> None:
    kinds = [card(kind=str(kind)) for kind in (Kind.CHOICE, Kind.CLOZE, Kind.MULTI)]
    assert finds("kind:c", *kinds) == [0, 1]
    assert finds("kind:cl", *kinds) == [1]
    states = [card(state=state) for state in ("review", "relearning", "learning")]
    assert finds("state:re", *states) == [0, 1]


def test_marks_are_asked_for_by_is() -> None:
    marked = [card(marks=(mark,)) for mark in MARKS]
    for place, mark in enumerate(MARKS):
        assert finds(f"is:{mark}", *marked) == [place]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("due:today", [2]),
        ("due:tomorrow", [3]),
        ("due:overdue", [0, 1]),
        ("due:<=1", [0, 1, 2, 3]),
        ("due:<1", [0, 1, 2]),
        ("due:>1", [4]),
        ("due:>=1", [3, 4]),
        ("due:=7", [4]),
        ("due:7", [4]),
        ("due:-1", [1]),
        ("due:>=-1 due:<=0", [1, 2]),
        ("-due:<=1", [4, 5]),
    ],
)
def test_due_days_are_compared_with_today(query: str, found: list[int]) -> None:
    assert finds(query, *(card(days=days) for days in (-9, -1, 0, 1, 7, None))) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("lapses:>0", [1, 2]),
        ("lapses:0", [0]),
        ("lapses:=3", [2]),
        ("reps:<4", [0, 1]),
        ("difficulty:>=6.5", [2]),
        ("difficulty:<6,5", [1]),
        ("-difficulty:<=9", [0]),
    ],
)
def test_figures_are_compared_and_a_new_card_has_no_difficulty(query: str, found: list[int]) -> None:
    memories = (
        Memory(),
        Memory(phase=Phase.REVIEW, difficulty=2.0, reps=3, lapses=1),
        Memory(phase=Phase.REVIEW, difficulty=6.5, reps=9, lapses=3),
    )
    assert finds(query, *(card(figures=figures(memory)) for memory in memories)) == found


@pytest.mark.parametrize(("query", "place"), [("foo:bar", 0), ("bayes foo:bar", 6), ("bayes or", 6)])
def test_what_is_before_a_mistake_is_a_search(query: str, place: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert caught.value.place == place
    parse(query[:place])


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("knid:choice", 'At character 1: There is no "knid:". Did you mean "kind:"?'),
        ("bayes -knid:choice", 'At character 8: There is no "knid:".'),
        ("https://x", "put it in quotes"),
        (
            "foo:bar",
            'There is no "foo:". There are deck, topic, tag, id, kind, state, is, due, lapses, difficulty, reps.',
        ),
        ("lapses:", '"lapses:" needs a number right behind it. For example lapses:>0.'),
        ("difficulty:hard", '"difficulty:" has no such number.'),
        ("kind:chioce", "Did you mean choice?"),
        ("kind:calculated", "Write is:calculated. There are flashcard,"),
        ("kind:list", "Write kind:typed. There are"),
        ("state:flagged", "Write is:flagged. There are"),
        ("is:learning", "Write state:learning. There are"),
        ("is:order", "Write kind:order. There are"),
        ("is:leach", "Did you mean leech?"),
        ("due:tody", "Did you mean today?"),
        ("due:<=x", '"due:" has no such day.'),
        ("deck:", '"deck:" needs a word right behind it. For example deck:'),
        ("state:", '"state:" needs a word right behind it. There are new, '),
        ("due:", '"due:" needs a day right behind it.'),
        ("or a", 'At character 1: "or" needs something on both sides.'),
        ("a or", "At character 3:"),
        ("a or or b", "At character 6:"),
        ("a - b", "At character 3: A minus needs a word right behind it."),
    ],
)
def test_what_is_not_understood_is_said_with_place_and_cure(query: str, sentence: str) -> None:
    assert sentence in said(query)


def test_more_words_than_a_search_has_are_said_at_the_first_of_them() -> None:
    many = " ".join(["w"] * 501)
    assert "At character 1001: A search has no more than 500 words." in said(many)
    assert finds(many[:999], card("w")) == [0]


def test_every_example_is_understood_and_documented() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    for example, _ in SYNTAX:
        parse(example)
        assert f"`{example}`" in written
    for word in (*map(str, Kind), *STATES, *MARKS, *DAYS):
        assert f"`{word}`" in written
