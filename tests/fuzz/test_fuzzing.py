"""Damaged decks, logs, settings and databases: a sample of `python -m tests.fuzz.fuzzing`."""

import os
from pathlib import Path

import pytest

from tests.fuzz.fuzzing import Fuzzing

CASES = 80


@pytest.mark.skipif(not hasattr(os, "fork"), reason="every case is a process of its own")
def test_whatever_is_damaged_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    figures = Fuzzing(tmp_path, seed=9).cases(CASES)
    assert figures.faults == []
    assert {kind for kind, _ in figures.ends} >= {"deck", "log", "config", "database"}
