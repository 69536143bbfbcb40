"""Responses as they stand in the log."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.response import TEXT_MAX, Chosen, Judged, Response, Said, Skipped, Wrote, from_body, to_body

RESPONSES = st.one_of(
    st.just(Skipped()),
    st.just(Judged()),
    st.frozensets(st.integers(0, 50)).map(Chosen),
    st.booleans().map(Said),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60).map(Wrote),
)


@given(RESPONSES)
def test_a_response_comes_back_from_the_log_as_it_went_in(response: Response) -> None:
    assert from_body(json.loads(json.dumps(to_body(response)))) == response


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "arranged", "order": [1]},
        {"kind": "chosen"},
        {"kind": "chosen", "options": "01"},
        {"kind": "chosen", "options": [1, "2"]},
        {"kind": "chosen", "options": [-1]},
        {"kind": "chosen", "options": [True]},
        {"kind": "said", "truth": 1},
        {"kind": "wrote", "text": None},
        {"kind": ["wrote"], "text": "a"},
    ],
)
def test_what_this_version_does_not_know_is_no_response(body: dict[str, object]) -> None:
    assert from_body(body) is None


def test_what_databases_refuse_is_not_logged() -> None:
    assert to_body(Wrote("a\0b\ud800c")) == {"kind": "wrote", "text": "a�b�c"}
    assert to_body(Wrote("x" * 2000)) == {"kind": "wrote", "text": "x" * TEXT_MAX}
