"""A folder of decks, a data folder, and the whole program started on them as a person starts it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tests.pty.nursery import Nursery, environment
from tests.pty.terminal import Launch, Terminal

NOW = "2026-11-20T10:00:00+00:00"
LATER = "2026-11-20T10:30:00+00:00"
# What a shell does for a command (the terminal is its own, so that sizes and hang-ups reach it), then `python -m`.
LAUNCH = """
import fcntl, runpy, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
runpy.run_module("quizapp", run_name="__main__", alter_sys=True)
"""
_REVIEWS = """
SELECT event.id, coalesce(card.place, -1), event.rating, event.verdict, event.form FROM event
LEFT JOIN card USING (card_id) WHERE event.kind = 'review' ORDER BY event.id
"""
_MEMORIES = "SELECT card.place, memory.phase, memory.reps FROM memory JOIN card USING (card_id) ORDER BY card.place"


class Rated(NamedTuple):
    """A review of the log; `place` is the card's in its deck, from 0, or -1 when its deck is gone."""

    id: str
    place: int
    rating: int
    verdict: str
    form: str


class Known(NamedTuple):
    """A card's memory."""

    place: int
    phase: str
    reps: int


IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
IS_BOUND = not IS_ROOT or shutil.which("setpriv") is not None
"""Whether a program can be started that may not do what the modes of files forbid."""
_BOUND = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--") if IS_ROOT else ()


def fresh(arguments: list[str], bug: str = "", *, bound: bool = False) -> Launch:
    """A new process, as a shell starts it; `bug` puts one into the program (crashing.py), and one that is `bound` may
    not do what the modes of files forbid, even as root.
    """
    program = [str(Path(__file__).with_name("crashing.py")), bug] if bug else ["-c", LAUNCH]
    command = [*(_BOUND if bound else ()), sys.executable, *program, *arguments]
    return lambda terminal: subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment(), start_new_session=True
    )


class Room:
    """One learner's folders; every terminal started here is closed at the end."""

    def __init__(self, folder: Path, nursery: Nursery, keep: Callable[[Terminal], Terminal]) -> None:
        self.folder = folder
        self.decks = folder / "decks"
        self.data = folder / "data"
        self.decks.mkdir(parents=True, exist_ok=True)
        self._nursery = nursery
        self._keep = keep

    @property
    def database(self) -> Path:
        return self.data / "quizapp.db"

    def write(self, name: str, text: str) -> None:
        (self.decks / name).write_text(text, encoding="utf-8")

    def start(
        self,
        *arguments: str,
        now: str = NOW,
        columns: int = 80,
        rows: int = 24,
        answers: Mapping[bytes, bytes] | None = None,
        bug: str = "",
        new: bool = False,
        bound: bool = False,
    ) -> Terminal:
        """Starts the program: `new`, `bound` to the modes of files, or with a `bug` as a shell does, else quicker."""
        whole = [*arguments, "--data", str(self.data), "--decks", str(self.decks), "--now", now]
        launch = fresh(whole, bug, bound=bound) if new or bound or bug else self._nursery.launch(whole)
        return self._keep(Terminal(launch, columns=columns, rows=rows, answers=answers))

    def twin(self, name: str) -> "Room":
        """Another learner with a copy of everything."""
        folder = self.folder.with_name(name)
        shutil.copytree(self.folder, folder)
        return Room(folder, self._nursery, self._keep)

    def reviews(self) -> list[Rated]:
        """All reviews of the log, those taken back too."""
        with closing(self._look()) as connection:
            return [Rated(*row) for row in connection.execute(_REVIEWS)]

    def ratings(self) -> list[tuple[int, int]]:
        """Place and rating of all reviews."""
        return [(review.place, review.rating) for review in self.reviews()]

    def voided(self) -> list[str]:
        """The ids of the reviews taken back."""
        with closing(self._look()) as connection:
            voids = "SELECT json_extract(body, '$.review') FROM event WHERE kind = 'void' ORDER BY id"
            return [str(row[0]) for row in connection.execute(voids)]

    def memories(self) -> list[Known]:
        with closing(self._look()) as connection:
            return [Known(*row) for row in connection.execute(_MEMORIES)]

    def tallied(self) -> int:
        """How many answers the tallies hold."""
        with closing(self._look()) as connection:
            return int(connection.execute("SELECT sum(again + hard + good + easy) FROM day_tally").fetchone()[0] or 0)

    def assert_whole(self) -> None:
        """Fails unless the database is undamaged and memories and tallies say what the log says."""
        with closing(self._look()) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        left = len(self.reviews()) - len(self.voided())
        assert sum(memory.reps for memory in self.memories()) == left
        assert self.tallied() == left

    def _look(self) -> sqlite3.Connection:
        return sqlite3.connect(self.database, timeout=20)
