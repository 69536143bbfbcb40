"""Which words are slips of others, and how sure that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.trainer.spelling import Slip, slip_of

WORDS = st.text("abcdefgno", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("recal", "recall", Slip.CLEAR),
        ("precission", "precision", Slip.CLEAR),
        ("preicsion", "precision", Slip.CLEAR),
        ("teh", "the", Slip.CLEAR),
        ("measre", "measure", Slip.PLAIN),
        ("varience", "variance", Slip.DOUBTFUL),
        ("feature", "features", Slip.DOUBTFUL),
        ("nuclear", "unclear", Slip.DOUBTFUL),
        ("recurrent", "precurrent", Slip.DOUBTFUL),
        ("endogenous", "exogenous", None),
        ("micro", "macro", None),
        ("causal", "casual", None),
        ("typical", "atypical", None),
        ("there", "three", None),
        ("on", "no", None),
        ("two", "too", None),
        ("xy", "yx", None),
        ("svd", "sgd", None),
        ("12", "21", None),
    ],
)
def test_slips_are_told_from_other_words(one: str, other: str, slip: Slip | None) -> None:
    assert slip_of(one, other) is slip_of(other, one) is slip


@given(WORDS, WORDS)
def test_a_slip_is_one_either_way(one: str, other: str) -> None:
    assert slip_of(one, other) is slip_of(other, one)
