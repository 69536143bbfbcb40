"""What was typed beside what is right."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.tui.content import single
from quizapp.tui.widgets.difference import difference


def marked(you: str, answer: str) -> list[str]:
    """The pieces of what was typed that are underlined."""
    left, _ = difference(you, answer, compare=True)
    return [left.plain[span.start : span.end] for span in left.spans if "underline" in str(span.style)]


def test_letters_that_differ_stand_out() -> None:
    assert marked("preciseon", "precision") == ["e"]


def test_case_is_no_difference() -> None:
    assert marked("Precision", "precision") == []


def test_quite_another_text_is_not_compared_letter_by_letter() -> None:
    assert marked("recall", "bagging") == []


@given(st.text(max_size=300), st.text(max_size=300))
def test_both_texts_stay_whole(you: str, answer: str) -> None:
    left, right = difference(you, answer, compare=True)
    assert left.plain.replace(" ", "") == single(you).plain.replace(" ", "")
    assert right.plain.replace(" ", "") == single(answer).plain.replace(" ", "")
