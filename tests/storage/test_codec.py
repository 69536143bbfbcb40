"""What a catalogue and a sealed paper hold as JSON comes back as it was, and nothing else is believed."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import Card
from quizapp.core.deck import Choice, Flashcard, Option, Question, Typed, TypedList
from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.syllabus import TopicNote
from quizapp.errors import Level, Problem
from quizapp.storage.codec import Codec, CodecError, plain

QUESTION = Codec(Question)
CHOICE = Question(prompt="Which?", body=Choice((Option("yes", right=True), Option("no", right=False, why="é"))))


def every(type_: object) -> st.SearchStrategy[object]:
    """Values of a type with something in every field."""
    arguments = get_args(type_)
    if get_origin(type_) is tuple:
        each = [every(one) for one in arguments if one is not ...]
        return st.lists(each[0], max_size=3).map(tuple) if arguments[1:] == (...,) else st.tuples(*each)
    if get_origin(type_) is Literal:
        return st.just(arguments[0])
    if get_origin(type_) is UnionType:
        return st.one_of(*map(every, arguments))
    if isinstance(type_, type) and is_dataclass(type_):
        return st.builds(type_, **{field.name: every(field.type) for field in fields(type_)})
    if isinstance(type_, type) and issubclass(type_, tuple):
        return st.builds(type_, **{name: every(of) for name, of in type_.__annotations__.items()})
    if type_ is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    return st.from_type(type_)  # type: ignore[arg-type]  # a class by now


@given(every(Card))
def test_a_card_of_any_kind_comes_back_as_it_was(card: object) -> None:
    assert isinstance(card, Card)
    codec = Codec(Card)
    assert codec.read(codec.write(card)) == card
    assert type(codec.read(codec.write(card)).question.body) is type(card.question.body)
    assert codec.made(plain(card)) == card


@given(every(tuple[Problem, ...]), every(tuple[Blueprint, ...]), every(tuple[TopicNote, ...]))
def test_what_is_kept_of_a_file_comes_back_as_it_was(problems: object, exams: object, topics: object) -> None:
    made = [(Codec(tuple[Problem, ...]), problems), (Codec(tuple[Blueprint, ...]), exams)]
    for codec, value in [*made, (Codec(tuple[TopicNote, ...]), topics)]:
        assert codec.read(codec.write(value)) == value  # type: ignore[attr-defined]
    assert [one.places for one in Codec(tuple[Blueprint, ...]).read(plain_text(exams))] == [
        one.places
        for one in exams  # type: ignore[attr-defined]
    ]


@given(every(Question))
def test_what_is_written_briefly_comes_back_as_it_was(question: object) -> None:
    assert isinstance(question, Question)
    assert QUESTION.read(QUESTION.brief(question)) == question


def test_what_is_usual_is_not_written_briefly() -> None:
    told = '{"prompt":"Which?","body":{"answer":"yes","reverse":"","reverse_answer":"","kind":"flashcard"},"line":3}'
    assert QUESTION.brief(Question(prompt="Which?", body=Flashcard("yes"), line=3)) == told


def plain_text(value: object) -> str:
    return json.dumps(plain(value))


def test_what_older_databases_hold_is_read() -> None:
    kept = (
        '{"prompt":"Which?","body":{"options":[{"text":"yes","right":true,"why":""},{"text":"no","right":false,'
        '"why":"é"}],"accept":null,"kind":"choice"},"id":"","topic":"","tags":[],"source":"","as_of":"","hints":[],'
        '"why":"","difficulty":null,"image":"","shuffle":true,"guess":null,"draft":false,"group":"","context":"",'
        '"variables":[],"require":[],"harder":null,"lint":[],"line":0,"column":0}'
    )
    assert QUESTION.read(kept) == CHOICE
    assert QUESTION.write(CHOICE) == kept
    problem = Problem("/a.yaml", 3, 7, Level.WARNING, "rule", "message")
    assert Codec(Problem).read('["/a.yaml",3,7,"warning","rule","message"]') == problem
    assert Codec(Blueprint).read('{"quotas":[["t",3]]}') == Blueprint(quotas=(Quota("t", 3),))


def test_what_a_version_lacks_is_as_usual_and_what_it_has_more_is_passed_over() -> None:
    kept = '{"prompt":"p","body":{"kind":"flashcard","answer":"a","colour":"red"},"mood":[1]}'
    assert QUESTION.read(kept) == Question(prompt="p", body=Flashcard("a"))


def test_a_typed_answer_and_a_list_of_them_are_told_apart() -> None:
    one, several = '{"kind":"typed","answer":"a"}', '{"kind":"typed","items":[{"answer":"a","accept":[]}]}'
    assert type(QUESTION.read(f'{{"prompt":"p","body":{one}}}').body) is Typed
    assert type(QUESTION.read(f'{{"prompt":"p","body":{several}}}').body) is TypedList


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=6,
)


@given(st.sampled_from([field.name for field in fields(Question)]), JUNK)
def test_a_field_that_holds_something_else_is_refused_or_right(name: str, value: object) -> None:
    whole = plain(CHOICE)
    assert isinstance(whole, dict)
    try:
        found = QUESTION.made({**whole, name: value})
    except CodecError:
        return
    assert plain(found) == {**whole, name: value}


@pytest.mark.parametrize(
    "junk",
    [
        "", "null", "[]", "{}", "no JSON", '{"prompt":"p"}', '{"prompt":1,"body":{"kind":"flashcard","answer":"a"}}',
        '{"prompt":"p","body":{"kind":"typed","answer":"a","typos":true}}',
        '{"prompt":"p","body":{"kind":"flashcard","answer":"a"},"guess":NaN}',
        '{"prompt":"p","body":{"kind":"flashcard","answer":"a"},"guess":1e999}',
        '{"prompt":"p","body":{"kind":"flashcard","answer":"a"},"guess":' + "9" * 400 + "}",
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused(junk: str) -> None:
    with pytest.raises(CodecError):
        QUESTION.read(junk)


def test_maps_of_numbers_keep_whole_and_other_numbers_apart() -> None:
    codec = Codec(Mapping[str, int | float])  # type: ignore[type-abstract]  # a map, of whatever class
    assert repr(codec.read('{"a":1,"b":1.5,"c":2.0}')) == "{'a': 1, 'b': 1.5, 'c': 2.0}"
    with pytest.raises(CodecError):
        codec.read('{"a":true}')


def test_text_that_no_row_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        QUESTION.write(Question(prompt="\ud800", body=Flashcard("a")))
