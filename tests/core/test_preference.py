"""One step up or down, and the words in turn."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.preference import Preference, Shape, stepped, turned


def number(value: str, step: float = 5.0, least: float = 0.0, most: float = 100.0) -> Preference:
    return Preference(
        id="x",
        group="",
        label="",
        says="",
        shape=Shape.NUMBER,
        value=value,
        default="",
        least=least,
        most=most,
        step=step,
    )


def word(value: str, *words: str) -> Preference:
    return Preference(id="x", group="", label="", says="", shape=Shape.WORD, value=value, default="", words=words)


def test_a_step_leads_to_the_next_multiple() -> None:
    assert [stepped(number("20"), by) for by in (1, -1)] == ["25", "15"]
    assert [stepped(number("22"), by) for by in (1, -1)] == ["25", "20"]
    assert [stepped(number("0.9", 0.01, 0.7, 0.99), by) for by in (1, -1)] == ["0.91", "0.89"]
    assert stepped(number("36500", 365, 1, 36500), -1) == "36135"
    assert stepped(number(""), 1) == "5"


@given(st.integers(0, 100), st.sampled_from([1.0, 5.0, 0.01, 7.0]), st.sampled_from([1, -1]))
def test_a_step_never_leaves_the_bounds_and_never_goes_the_other_way(value: int, step: float, by: int) -> None:
    after = float(stepped(number(str(value), step), by))
    assert 0 <= after <= 100
    assert (after - value) * by >= 0
    assert after != value or value in (0, 100)


def test_words_come_in_turn() -> None:
    assert [turned(word("a", "a", "b", "c"), by) for by in (1, -1)] == ["b", "c"]
    assert turned(word("else", "a", "b"), 1) == "a"
    assert turned(word("x"), 1) == "x"
