"""Which options an answer of the log chose, as they are worded today; whatever stands in the log."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Option
from quizapp.core.picks import Picks, Today, picks_of, wordings

OPTIONS = [Option("Recall", right=True), Option("Precision", right=False), Option("Accuracy", right=False)]
ALL = frozenset({0, 1, 2})


def body(*chosen: int, **others: object) -> dict[str, object]:
    return {"response": {"kind": "chosen", "options": list(chosen)}, **others}


def picked(given: dict[str, object], *, same: bool = True, drawn: bool = False) -> Picks | None:
    return picks_of(given, Today.of(OPTIONS, is_drawn=drawn), is_key_same=same)


def test_options_are_known_by_their_wording_wherever_they_stood() -> None:
    turned = wordings([OPTIONS[2], OPTIONS[0], OPTIONS[1]])
    assert picked(body(0, wordings=turned)) == Picks(ALL, frozenset({2}))


def test_an_option_that_was_reworded_was_not_shown() -> None:
    before = wordings([OPTIONS[0], Option("Sharpness", right=False), OPTIONS[2]])
    assert picked(body(2, wordings=before)) == Picks(frozenset({0, 2}), frozenset({2}))
    assert picked(body(1, wordings=before)) == Picks(frozenset({0, 2}), frozenset(), 1)


def test_without_wordings_an_answer_is_believed_where_nothing_speaks_against_it() -> None:
    assert picked(body(1, order=[2, 0, 1], mistakes=["Precision"])) == Picks(ALL, frozenset({1}))
    assert picked(body(0, order=[2, 0, 1])) == Picks(ALL, frozenset({0}))


@pytest.mark.parametrize(
    "given",
    [
        body(1, order=[0, 1, 2], mistakes=["Sharpness"]),
        body(1, order=[0, 1, 2]),
        body(1, order=[0, 1], mistakes=["Precision"]),
        body(1, mistakes=["Precision"]),
        body(7, order=[0, 1, 2]),
    ],
    ids=["another text", "no text", "fewer options", "no order", "no such option"],
)
def test_else_it_is_another_wording(given: dict[str, object]) -> None:
    assert picked(given) == Picks(reworded=1)


def test_a_key_that_changed_makes_old_answers_another_wording() -> None:
    assert picked(body(0, order=[0, 1, 2]), same=False) == Picks(reworded=1)


def test_the_texts_of_drawn_options_are_not_compared() -> None:
    assert picked(body(1, order=[0, 1, 2], mistakes=["0.75"]), drawn=True) == Picks(ALL, frozenset({1}))


def test_overruled_skipped_and_typed_answers_chose_nothing() -> None:
    assert picked(body(1, order=[0, 1, 2], mistakes=["Precision"], overruled=True)) is None
    assert picked({"response": {"kind": "skipped"}}) is None
    assert picked({"response": {"kind": "wrote", "text": "Recall"}}) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = ("response", "order", "wordings", "mistakes", "overruled")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, JSON)))
def test_whatever_a_log_says_does_no_harm(given: dict[str, object]) -> None:
    found = picked(given)
    assert found is None or found.chosen <= found.shown <= ALL


@given(
    st.lists(st.integers(0, 10**30) | st.booleans() | st.none(), max_size=5),
    st.lists(JSON, max_size=5),
    st.lists(st.sampled_from(wordings(OPTIONS)) | JSON, max_size=5),
)
def test_choices_of_any_numbers_do_no_harm(chosen: list[object], order: list[object], words: list[object]) -> None:
    response = {"kind": "chosen", "options": chosen}
    for extra in ({"order": order}, {"wordings": words}):
        found = picked({"response": response, **extra})
        assert found is None or found.chosen <= found.shown <= ALL
