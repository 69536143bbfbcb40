import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from quizapp.errors import Status
from tests.cli.faults import Fault, faults

Cli = Callable[..., tuple[int, str, str]]
ROWS = [fault for fault in faults() if fault.check in ("rows", "folds")]
LISTS = (("due",), ("decks",), ("cards",), ("stats",), ("topics",), ("study", "--plain"))


@pytest.fixture
def studied(cli: Cli, review: Callable[..., None], data: Path) -> Path:
    for question in ("What is the first letter?", "Which letter follows A?"):
        review(question, *((f"2026-11-0{day}T10:00:00+01:00", 3) for day in range(1, 6)))
    cli("stats")
    return data


@pytest.mark.parametrize("fault", ROWS, ids=[fault.name for fault in ROWS])
def test_lists_study_and_statistics_go_on_without_a_bad_row(
    fault: Fault, cli: Cli, studied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault.plant(studied)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"quit\n")))

    for command in LISTS:
        status, out, err = cli(*command)

        assert status == Status.FINE, (command, out, err)
        assert not list(studied.glob("crash-*"))
