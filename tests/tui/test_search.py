"""Finding by a few letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.visible import one_line
from quizapp.tui.content import literal
from quizapp.tui.search import highlight, score


@pytest.mark.parametrize(
    ("text", "query"),
    [("Précision", "PRECI"), ("bias-variance", "vari"), ("evaluation › ROC", "roc eval"), ("Straße", "strasse")],
)
def test_case_accents_and_the_order_of_words_do_not_count(text: str, query: str) -> None:
    assert score(text, query) > 0


@pytest.mark.parametrize(("text", "query"), [("bias", "x"), ("bias", ""), ("bias", "  "), ("bias", "bias x")])
def test_every_word_has_to_occur(text: str, query: str) -> None:
    assert score(text, query) == 0


def test_a_beginning_beats_a_word_and_a_word_beats_a_part() -> None:
    assert score("recall", "rec") > score("the recall", "rec") > score("precall", "rec") > 0


def test_what_was_found_is_underlined_where_it_stands() -> None:
    marked = highlight("Précision and recall", "preci call")
    assert marked.plain == "Précision and recall"
    assert [marked.plain[span.start : span.end] for span in marked.spans if "underline" in str(span.style)] == [
        "Préci",
        "call",
    ]


@given(st.text(), st.text())
def test_highlighting_changes_no_letter_and_scores_lie_between_0_and_1(text: str, query: str) -> None:
    assert highlight(text, query).plain == literal(one_line(text)).plain
    assert 0 <= score(text, query) <= 1
