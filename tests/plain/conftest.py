"""The whole program in lines, as a process with a deck of its own."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NOW = "2026-11-20T10:00:00+00:00"
COMMAND = [sys.executable, "-m", "quizapp", "study", "--plain", "--now", NOW]
Program = Callable[..., subprocess.Popen[bytes]]
Ratings = Callable[[], list[int]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """No encoding or language of the machine that runs the test; the deck is `deck.yaml`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    environment = {**kept, "COLUMNS": "78", "TZ": "UTC", "PYTHONPATH": str(HERE.parents[1])}
    return environment | {"QUIZAPP_DATA": str(tmp_path / "data"), "QUIZAPP_DECKS": str(tmp_path / "deck.yaml")}


@pytest.fixture
def program(environment: dict[str, str], tmp_path: Path) -> Program:
    """Starts `quizapp study --plain` on a deck of this text."""

    def start(text: str, *, shell: str = "") -> subprocess.Popen[bytes]:
        (tmp_path / "deck.yaml").write_text(text, encoding="utf-8")
        command = ["sh", "-c", f'"$@" {shell}', "sh", *COMMAND] if shell else COMMAND
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe)

    return start


@pytest.fixture
def ratings(tmp_path: Path) -> Ratings:
    """The ratings in the log."""

    def read() -> list[int]:
        with closing(sqlite3.connect(tmp_path / "data" / "quizapp.db")) as connection:
            query = "SELECT rating FROM event WHERE kind = 'review' ORDER BY id"
            return [int(row[0]) for row in connection.execute(query)]

    return read
