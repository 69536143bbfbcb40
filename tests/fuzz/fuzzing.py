"""Feeds the program damaged decks, logs, settings and databases: it says what is wrong, and nothing is lost.

Every case is a whole call of the program in a process of its own: no crash, no hang, no traceback, only the statuses
that are documented. What was there before stays: the log keeps every event, a file that is refused keeps every byte.
A full run, its figures on standard output: python -m tests.fuzz.fuzzing --cases 20000 --seed 9
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizapp.cli.run import run
from quizapp.core.response import Skipped
from quizapp.core.review import EventKind, Rating
from quizapp.storage.doctoring.salvage import salvage
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.fuzz.mutating import mutated

SHOWCASE = Path(__file__).parents[2] / "docs" / "showcase.yaml"
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
LIMIT_S = 20
FINE, PROBLEMS, DATABASE, LOCKED = 0, 1, 3, 4
CONFIG = """\
theme = "quizapp-dark"
[limits]
new = 20
reviews = 200
[schedule]
retention = 0.9
[keys]
undo = "u"
"""


@dataclass(slots=True)
class Figures:
    """How many cases of each kind there were, how they ended, and what went wrong."""

    ends: Counter[tuple[str, int]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Lines for a table."""
        kinds = sorted({kind for kind, _ in self.ends})
        lines = [
            f"{kind}: {sum(number for (of, _), number in self.ends.items() if of == kind)} cases, "
            + ", ".join(
                f"status {status}: {number}" for (of, status), number in sorted(self.ends.items()) if of == kind
            )
            for kind in kinds
        ]
        return "\n".join([*lines, f"{len(self.faults)} faults", *self.faults])


class Fuzzing:
    """A learner's folder, made once, of which every case gets a damaged copy."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.figures = Figures()
        self._chance = random.Random(seed)
        self._folder = folder
        self._made = folder / "made"
        self._case = folder / "case"
        self._log = folder / "log.jsonl"
        self._make()

    def cases(self, count: int) -> Figures:
        """So many cases, of all kinds in turn; Ctrl+C ends them with the figures so far."""
        kinds: Sequence[Callable[[], None]] = (self.deck, self.log, self.config, self.database)
        with suppress(KeyboardInterrupt):
            for number in range(count):
                shutil.rmtree(self._case, ignore_errors=True)
                shutil.copytree(self._made, self._case)
                kinds[number % len(kinds)]()
        return self.figures

    def deck(self) -> None:
        """A damaged deck is checked, and listed beside a good one."""
        path = self._case / "decks" / "damaged.yaml"
        damaged = mutated(SHOWCASE.read_bytes(), self._chance)
        path.write_bytes(damaged)
        command = self._chance.choice((["check"], ["decks"], ["cards"], ["due"]))
        self._call("deck", command, (FINE, PROBLEMS))
        self._keeps("deck", path, damaged)
        self._has_all("deck")

    def log(self) -> None:
        """A damaged log is imported into the one it came from."""
        path = self._case / "damaged.jsonl"
        path.write_bytes(mutated(self._log.read_bytes(), self._chance))
        self._call("log", ["log", "import", str(path)], (FINE, PROBLEMS))
        self._has_all("log")
        self._call("log, then", ["stats"], (FINE,))

    def config(self) -> None:
        """Damaged settings are told, and what can be read of them counts."""
        path = self._case / "data" / "config.toml"
        damaged = mutated(CONFIG.encode(), self._chance)
        path.write_bytes(damaged)
        self._call("config", self._chance.choice((["due"], ["stats"])), (FINE, PROBLEMS))
        self._keeps("config", path, damaged)
        self._has_all("config")

    def database(self) -> None:
        """A damaged database is refused, or what can be read of it is shown; no entry that is in it goes.

        Damage that a start meets is refused before anything is written, other damage when it is met.
        """
        path = self._case / "data" / "quizapp.db"
        damaged = mutated(path.read_bytes(), self._chance)
        path.write_bytes(damaged)
        command = self._chance.choice((["due"], ["stats"], ["cards"], ["topics"], ["log", "export", "-"]))
        self._call("database", command, (FINE, PROBLEMS, DATABASE))
        if path.read_bytes() != damaged:
            before = self._folder / "before.db"
            before.write_bytes(damaged)
            if lost := _readable(before) - _readable(path):
                self._fault(f"database: {len(lost)} events that could be read are lost after {' '.join(command)}")

    def _make(self) -> None:
        """Studies a deck of all kinds for some days, so that the log holds events of many kinds."""
        (self._made / "decks").mkdir(parents=True)
        (self._made / "data").mkdir()
        shutil.copy(SHOWCASE, self._made / "decks" / "good.yaml")
        at = [NOW - timedelta(days=9)]
        store = Store.open(self._made / "data" / "quizapp.db")
        trainer = Trainer(store, [self._made / "decks"], Options(), lambda: at[0])
        for _ in range(4):
            session = trainer.start(limit=8)
            while asked := trainer.ask(session):
                at[0] += timedelta(seconds=9)
                rating = self._chance.choice(list(Rating))
                trainer.rate(session, asked, trainer.grade(asked, Skipped()), rating)
            trainer.undo()
            card = trainer.cards()[self._chance.randrange(5)].card_id
            trainer.mark([card], self._chance.choice((EventKind.FLAG, EventKind.SUSPEND, EventKind.BURY)))
            at[0] += timedelta(days=2)
        trainer.close()
        self._case = self._made
        self._call("made", ["log", "export", str(self._log)], (FINE,))
        self._case = self._folder / "case"
        self._ids = _ids(self._made / "data" / "quizapp.db")

    def _call(self, kind: str, command: Sequence[str], allowed: Sequence[int]) -> int:
        """Runs the program apart; its status, below 0 for the signal that ended it."""
        said = self._folder / "said"
        arguments = [
            *(*command, "--data", str(self._case / "data"), "--decks", str(self._case / "decks")),
            *("--now", NOW.isoformat()),
        ]
        child = os.fork()
        if not child:
            _run_apart(arguments, said)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        self.figures.ends[kind, status] += 1
        text = said.read_text(encoding="utf-8", errors="replace")
        if status not in allowed or "Traceback" in text:
            self._fault(f"{kind}: {' '.join(command)} ended with {status}: {text[-300:]!r}")
        return status

    def _keeps(self, kind: str, path: Path, before: bytes) -> None:
        if path.read_bytes() != before:
            self._fault(f"{kind}: {path.name} was changed")

    def _has_all(self, kind: str) -> None:
        """Notes a fault unless every event that was there still is."""
        lost = self._ids - _ids(self._case / "data" / "quizapp.db")
        if lost:
            self._fault(f"{kind}: {len(lost)} events are lost")

    def _fault(self, what: str) -> None:
        """Notes a fault and keeps the case that showed it."""
        number = len(self.figures.faults)
        shutil.copytree(self._case, self._folder / f"fault-{number}", dirs_exist_ok=True)
        self.figures.faults.append(f"{what} (kept as fault-{number})")


def _run_apart(arguments: Sequence[str], said: Path) -> None:
    """The rest of a child process: one call of the program, its output in a file, ended if it takes too long."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(LIMIT_S)
    output = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for standard in (1, 2):
        os.dup2(output, standard)
    status = 255
    with suppress(BaseException):
        status = run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _ids(database: Path) -> set[str]:
    """The ids of all events."""
    with closing(sqlite3.connect(database)) as connection:
        return {row[0] for row in connection.execute("SELECT id FROM event")}


def _readable(database: Path) -> set[str]:
    """The ids of all events that can be read of a damaged file."""
    saved = salvage(database)
    return {event.id for name in saved.names for event in saved.log(name)}


def main() -> None:
    """A full run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--room", type=Path, help="where cases that show faults are kept")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(Fuzzing(wanted.room or Path(folder), wanted.seed).cases(wanted.cases))  # noqa: T201


if __name__ == "__main__":
    main()
