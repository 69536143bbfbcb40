"""Questions become cards whose ids survive edits of everything but the prompt."""

import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import NAMESPACE, REVERSE, Card, card_ids, cards_of, fingerprint, normalise
from quizapp.core.cloze import ClozeError
from quizapp.core.deck import Body, Choice, Cloze, Flashcard, Multi, Option, Question, TrueFalse, Typed
from quizapp.core.showing import hidden

QUESTION = Question(prompt="What is *recall*?", body=Flashcard("TP / (TP + FN)"))
OPTIONS = (Option("TP / (TP + FN)", right=True), Option("TP", right=False))
KINDS: list[Body] = [Flashcard("a"), Choice(OPTIONS), Multi(OPTIONS), Typed("a")]


def only(question: Question, scope: str = "") -> Card:
    (card,) = cards_of(question, scope)
    return card


def cloze(text: str) -> Question:
    return Question(prompt=text, body=Cloze())


def test_the_id_of_a_card_never_changes_between_versions() -> None:
    assert only(QUESTION).id == "2a45be98-6f14-57b9-b94c-63812d2aa922"
    assert only(replace(QUESTION, id="recall"), "deck").id == "380c0482-aacd-5406-9ab3-de55b52eb94b"


@given(st.text(), st.text())
def test_the_id_of_a_card_is_that_of_the_standard(scope: str, id_: str) -> None:
    card = only(replace(QUESTION, id=id_ or "one"), scope)
    assert card.id == str(uuid.uuid5(NAMESPACE, f"{scope}\x1fid:{id_ or 'one'}\x1f"))


@pytest.mark.parametrize(
    "edited",
    [
        replace(QUESTION, prompt="what is recall"),
        replace(QUESTION, prompt="What  is `recall`…"),
        replace(QUESTION, body=Flashcard("another answer")),
        replace(QUESTION, topic="t", tags=("x",), why="because", hints=("h",), source="s", line=99, difficulty=3),
        replace(QUESTION, context="a case"),
    ],
)
def test_edits_of_anything_but_the_words_asked_keep_the_id(edited: Question) -> None:
    assert only(edited).id == only(QUESTION).id


@pytest.mark.parametrize(
    "edited",
    [
        replace(QUESTION, prompt="What is precision?"),
        replace(QUESTION, group="A case"),
        replace(QUESTION, id="recall"),
        replace(QUESTION, body=TrueFalse(answer=True)),
    ],
)
def test_another_question_has_another_id(edited: Question) -> None:
    assert only(edited).id != only(QUESTION).id


@pytest.mark.parametrize("body", KINDS)
def test_a_flashcard_may_grow_into_other_kinds(body: Body) -> None:
    assert only(replace(QUESTION, body=body)).id == only(QUESTION).id


def test_the_prompt_counts_no_more_once_there_is_an_explicit_id() -> None:
    named = replace(QUESTION, id="recall")
    assert only(replace(named, prompt="Something else?")).id == only(named).id


def test_equal_prompts_in_decks_with_other_ids_are_other_cards() -> None:
    assert len({only(QUESTION, scope).id for scope in ("", "a", "b")}) == 3


def test_giving_a_question_or_its_deck_an_id_loses_no_history() -> None:
    before = only(QUESTION).id
    assert before in only(replace(QUESTION, id="recall")).aliases
    assert before in only(QUESTION, "deck").aliases
    named = only(replace(QUESTION, id="recall"), "deck")
    assert {before, only(QUESTION, "deck").id, only(replace(QUESTION, id="recall")).id} == set(named.aliases)
    assert named.id not in named.aliases


def test_a_reversed_flashcard_is_two_siblings() -> None:
    there, back = cards_of(replace(QUESTION, body=Flashcard("a", reverse="b")))
    assert (there.part, back.part) == ("", REVERSE)
    assert there.id == only(QUESTION).id != back.id
    assert there.question_id == back.question_id


def test_every_hole_is_a_card_and_holes_of_one_group_are_one() -> None:
    cards = cards_of(cloze("{{1::a}} {{b}} {{1::c}} {{d::hint}}"))
    assert [card.part for card in cards] == ["1", "b", "d"]
    assert [hidden(card) for card in cards] == [("a", "c"), ("b",), ("d",)]
    assert len({card.id for card in cards}) == 3
    assert len({card.question_id for card in cards}) == 1


def test_equal_hidden_texts_are_cards_of_their_own() -> None:
    assert [card.part for card in cards_of(cloze("{{Bias}} and {{ bias }} and {{bias}}"))] == [
        "bias",
        "bias#2",
        "bias#3",
    ]


def test_a_hidden_number_is_not_taken_for_a_group_of_that_name() -> None:
    cards = cards_of(cloze("{{1::a}} and {{1}}"))
    assert [hidden(card) for card in cards] == [("a",), ("1",)]


def test_moving_holes_about_keeps_the_ids_of_a_cloze() -> None:
    before, after = cards_of(cloze("{{red}} or blue")), cards_of(cloze("{{red}} or {{blue}}"))
    assert before[0].id == after[0].id


def test_a_cloze_without_a_working_hole_raises() -> None:
    with pytest.raises(ClozeError):
        cards_of(cloze("{{"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Flashcard("a"), Flashcard("b")),
        (TrueFalse(answer=True), TrueFalse(answer=False)),
        (Typed("a"), Typed("b")),
        (Choice(OPTIONS), Choice((Option("x", right=True), OPTIONS[1]))),
        (Multi(OPTIONS), Multi((OPTIONS[0], replace(OPTIONS[1], right=True)))),
    ],
)
def test_a_corrected_answer_changes_the_key_hash(before: Body, after: Body) -> None:
    assert only(replace(QUESTION, body=before)).key_hash != only(replace(QUESTION, body=after)).key_hash


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Flashcard("The answer."), Flashcard("the  answer")),
        (Flashcard("x"), Typed("x", accept=("y",), typos=1)),
        (Choice(OPTIONS), Choice(OPTIONS[::-1])),
        (Choice(OPTIONS), Choice((OPTIONS[0], Option("another lure", right=False)))),
    ],
)
def test_an_answer_that_stays_the_same_keeps_the_key_hash(before: Body, after: Body) -> None:
    assert only(replace(QUESTION, body=before)).key_hash == only(replace(QUESTION, body=after)).key_hash


@given(st.text("aB éß1*_`.?! \t", max_size=20))
def test_normalising_a_prompt_ignores_case_space_and_final_punctuation(text: str) -> None:
    form = normalise(text)
    assert normalise(f"  {text.casefold()} ?! ") == form
    assert normalise(form) == form


@given(st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=6))
def test_no_two_cards_of_a_question_share_an_id(texts: list[str]) -> None:
    cards = cards_of(cloze(" ".join(f"{{{{{text}}}}}" for text in texts)))
    assert len({card.id for card in cards}) == len(cards) == len(texts)


def test_families_have_fingerprints_of_their_own() -> None:
    prints = {
        fingerprint(Question(prompt="A b", body=body)) for body in (Flashcard("a"), Cloze(), TrueFalse(answer=True))
    }
    assert len(prints) == 3


def test_a_star_or_line_in_a_formula_is_no_mark() -> None:
    assert normalise("What is $v_*$?") != normalise("What is $v$?")
    assert normalise("What is **$v_*$**?") == normalise("What is $v_*$?")


@pytest.mark.parametrize("scope", ["", "deck"])
@pytest.mark.parametrize("question", [QUESTION, replace(QUESTION, id="x"), cloze("{{1::a}} {{b}} {{1::c}}")])
def test_the_bare_ids_are_those_of_the_cards(question: Question, scope: str) -> None:
    assert card_ids(question, scope) == tuple(card.id for card in cards_of(question, scope))
