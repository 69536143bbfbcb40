"""Ended at random moments, eight instances at once among them: no acknowledged rating is lost, none is invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty.killing import Killing, SharedNursery
from tests.pty.terminal import ROUNDS

IN_CI = 20


@pytest.fixture
def killing(tmp_path: Path) -> Iterator[Killing]:
    with SharedNursery() as nursery:
        yield Killing(tmp_path / "room", nursery, seed=9)


def test_what_was_acknowledged_is_stored_and_nothing_else(killing: Killing) -> None:
    figures = killing.rounds(max(IN_CI, ROUNDS))
    assert figures.acknowledged > IN_CI
    assert (figures.lost, figures.invented) == (0, 0)
