"""Questions → YAML: reads back as it was, looks written by hand, and leaves out what no deck can hold."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Choice, Flashcard
from quizapp.core.rawquestion import RawQuestion, Value
from quizapp.deckfiles import composing
from quizapp.deckfiles.reader import read
from quizapp.errors import Level


def raw(line: int = 1, **values: Value) -> RawQuestion:
    return RawQuestion(line, values)


def test_a_deck_looks_as_if_it_was_written_by_hand() -> None:
    questions = [
        raw(q="What is it?", a="One: two", wrong=("three", "- four"), why="First line.\nSecond line."),
        raw(cloze="A {{hole}}.", tags=("x", "y")),
    ]
    assert composing.deck("Title", questions, topic="a/b").text == (
        "deck: Title\ntopic: a/b\ncards:\n\n"
        "  - q: What is it?\n    a: 'One: two'\n    wrong:\n      - three\n      - '- four'\n"
        "    why: |\n      First line.\n      Second line.\n\n"
        "  - cloze: A {{hole}}.\n    tags: [x, y]\n"
    )


def test_what_no_deck_can_hold_is_left_out_with_its_line() -> None:
    composed = composing.deck("T", [raw(3, q="Only asked"), raw(5, q="Asked", a="Answered")])
    assert composed.questions == 1
    assert [(misfit.line, misfit.lost) for misfit in composed.misfits] == [(3, True)]
    assert "has no answer" in composed.misfits[0].sentence


def test_control_characters_are_taken_out_and_told() -> None:
    composed = composing.deck("T\x1b[2J", [raw(2, q="A\x1b]0;x\x07?", a="b\u2028c")])
    assert read(composed.text.encode(), "t.yaml", ".").deck is not None
    assert "\x1b" not in composed.text
    assert [misfit.lost for misfit in composed.misfits] == [False]


def test_texts_that_are_not_what_they_seem_are_told_and_stay_as_they_are() -> None:
    questions = [
        raw(2, q="Plain?", a="Yes"),
        raw(3, q="Hid\u200bden\u202e?", a="Yes"),
        raw(5, q="Which?", a="Recall", wrong=("R\u0435call", "Loss")),
        raw(7, q="Long?", a="word " * 4_100 + "end"),
    ]
    composed = composing.deck("T", questions)
    assert composed.questions == 4
    assert "Hid\u200bden\u202e?" in composed.text
    assert [(misfit.line, misfit.lost) for misfit in composed.misfits] == [(line, False) for line in (3, 5, 5, 7)]
    said = [misfit.sentence for misfit in composed.misfits]
    assert said[0].startswith("2 hidden characters: U+200B zero width space, U+202E right-to-left override.")
    assert said[1].startswith("Two options look alike")
    assert said[2].startswith("“R\u0435call” mixes Latin and Cyrillic letters: \u0435 U+0435.")
    assert said[3].startswith("The last 543 characters of this text are not shown.")


def test_nothing_to_bring_over_is_an_empty_deck() -> None:
    composed = composing.deck("T", [raw(1)])
    assert (composed.questions, len(composed.misfits)) == (0, 1)


def test_of_many_questions_each_that_does_not_read_is_told_once() -> None:
    questions = [raw(line, q=f"Question {line}?", **({"a": "Yes"} if line % 2 else {})) for line in range(1, 1_202)]
    composed = composing.deck("T", questions)
    assert composed.questions == 601
    assert [misfit.line for misfit in composed.misfits] == list(range(2, 1_202, 2))


TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=40
)
LINES = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)


@given(LINES, LINES)
def test_texts_come_back_as_they_were(prompt: str, answer: str) -> None:
    composed = composing.deck("T", [raw(q=prompt, a=answer)])
    found = read(composed.text.encode(), "t.yaml", ".")
    assert not [problem for problem in found.problems if problem.level is Level.ERROR]
    if composed.questions:
        assert found.deck is not None
        question = found.deck.questions[0]
        assert (tidy(question.prompt), question.body) == (tidy(prompt), Flashcard(question_answer(answer)))


@given(st.lists(TEXTS.map(str.strip).filter(bool), min_size=3, max_size=4, unique_by=str.casefold))
def test_options_come_back_as_they_were(texts: list[str]) -> None:
    composed = composing.deck("T", [raw(q="Which?", a=texts[0], wrong=tuple(texts[1:]))])
    deck = read(composed.text.encode(), "t.yaml", ".").deck
    if composed.questions:
        assert deck is not None
        body = deck.questions[0].body
        assert isinstance(body, Choice)
        assert [option.text for option in body.options] == [tidy(text) for text in texts]


def tidy(text: str) -> str:
    return "\n".join(row.rstrip() for row in text.replace("\ufeff", "").replace("\t", "    ").split("\n")).strip("\n")


def question_answer(text: str) -> str:
    return tidy(text)
