"""Which words of a text changed."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.rewording import runs


def test_words_that_only_one_version_has_stand_apart() -> None:
    before, now = runs("What does recall count?", "What does sensitivity count?")
    assert [run.text for run in before if not run.same] == ["recall"]
    assert [run.text for run in now if not run.same] == ["sensitivity"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_runs_of_a_version_make_its_text_and_share_the_rest(before: str, now: str) -> None:
    old, new = runs(before, now)
    assert ("".join(run.text for run in old), "".join(run.text for run in new)) == (before, now)
    assert [run.text for run in old if run.same] == [run.text for run in new if run.same]
