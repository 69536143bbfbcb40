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
Program = Callable[..., subprocess.Popen[bytes]]
Ratings = Callable[[], list[int]]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Starts `quizapp study --plain` on a deck of this text."""
    deck = tmp_path / "deck.yaml"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    environment = {**kept, "COLUMNS": "78", "TZ": "UTC", "PYTHONPATH": str(HERE.parents[1])}
    environment |= {"QUIZAPP_DATA": str(tmp_path / "data"), "QUIZAPP_DECKS": str(deck)}

    def start(text: str, *, shell: str = "") -> subprocess.Popen[bytes]:
        deck.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "quizapp", "study", "--plain", "--now", NOW]
        if shell:
            command = ["sh", "-c", f'"$@" {shell}', "sh", *command]
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
