"""Whatever authors do, no history goes to another question, and slips of the pen lose none."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.desk import Desk
from tests.trainer.edits import EDITS, TYPO_LEVEL
from tests.trainer.outcomes import Outcome, run

KEPT = 0.95


def outcome(name: str, seed: int) -> Outcome:
    """What becomes of the histories of a library that is edited so."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        try:
            return run(desk, EDITS[name], seed)
        finally:
            desk.close()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(EDITS)), st.integers(0, 2**31))
def test_no_edit_joins_a_history_to_another_question_or_loses_one(name: str, seed: int) -> None:
    found = outcome(name, seed)
    assert found.wrong == 0
    assert found.kept + found.asked + found.lost > 0


@pytest.mark.parametrize("name", TYPO_LEVEL)
def test_slips_of_the_pen_keep_histories(name: str) -> None:
    found = [outcome(name, seed) for seed in range(4)]
    kept = sum(one.kept for one in found)
    assert kept >= KEPT * sum(one.kept + one.asked + one.lost for one in found)


def test_questions_that_give_way_to_near_duplicates_leave_these_nothing() -> None:
    found = [outcome("replacing", seed) for seed in range(100, 104)]
    assert [(one.kept, one.wrong) for one in found] == [(0, 0)] * 4
