import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import quizapp
from quizapp.core.review import Event
from quizapp.errors import DatabaseError
from quizapp.storage.store import Store

WRITER = [sys.executable, str(Path(__file__).with_name("writer.py"))]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(quizapp.__file__).parents[1])}
ROUNDS = 30
DAY = 740_000


class Killer:
    """Lets the writer write, kills it after a number of acknowledgements, and remembers what it said."""

    def __init__(self, path: Path) -> None:
        self.tried: set[str] = set()
        self.saved: set[str] = set()
        self.process = subprocess.Popen(
            [*WRITER, str(path)], env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def round(self, after: int) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        pid = 0
        left = after
        for line in self.process.stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "gone":
                return
            if word == "pid":
                pid = int(rest)
            elif word == "try":
                self.tried.add(rest)
            else:
                self.saved.add(rest)
                left -= 1
            if left == 0 and word == ("try" if after % 2 else "saved"):
                os.kill(pid, signal.SIGKILL)
        raise AssertionError("the writer ended")

    def close(self) -> None:
        self.process.communicate()


def checked(path: Path) -> tuple[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
    foreign = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return integrity, foreign


def test_every_acknowledged_answer_survives_being_killed(path: Path) -> None:
    killer = Killer(path)
    chance = random.Random(5)
    for _ in range(ROUNDS):
        killer.round(chance.randrange(1, 12))
        with Store.open(path) as store:
            events = list(store.iterate_events())
            memories = store.memories(f"card-{number}" for number in range(5))
            used = store.used(DAY)
        there = {event.id for event in events}
        assert killer.saved <= there, "nothing acknowledged is lost"
        assert there <= killer.tried, "nothing is invented"
        assert sum(memory.reps for memory in memories.values()) == len(events), "log and memories agree"
        assert sum(used.new.values()) == len(events), "log and tallies agree"
        assert checked(path) == ("ok", [])
    killer.close()
    assert len(killer.saved) >= ROUNDS


def strace_works() -> bool:
    return (
        bool(shutil.which("strace"))
        and subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode == 0
    )


def test_every_answer_is_on_the_disk_before_it_is_acknowledged(path: Path, tmp_path: Path) -> None:
    if not strace_works():
        pytest.skip("strace is missing or not allowed here")
    trace = tmp_path / "trace"
    calls = ["strace", "-f", "-s", "80", "-e", "trace=fsync,fdatasync,write", "-o", str(trace)]
    subprocess.run([*calls, *WRITER, str(path), "20"], env=ENVIRONMENT, capture_output=True, check=True)
    syncs = []
    since_try = 0
    for line in trace.read_text().splitlines():
        if re.search(r"\bf(data)?sync\(\d+\)\s+= 0", line):
            since_try += 1
        elif '"try ' in line:
            since_try = 0
        elif '"saved ' in line:
            syncs.append(since_try)
    assert len(syncs) == 20
    assert min(syncs) >= 1


def test_a_full_disk_is_reported_and_loses_nothing_that_was_saved(store: Store, event: Callable[..., Event]) -> None:
    file = store._database._file
    pages = file.execute("PRAGMA page_count").fetchone()[0]
    file.execute(f"PRAGMA max_page_count = {pages + 3}")
    saved: list[Event] = []

    def fill() -> None:
        while True:
            one = event(response="x" * 500)
            with store.writing() as tx:
                tx.append(one)
            saved.append(one)

    with pytest.raises(DatabaseError, match=r"no room left on the disk for .*quiz\.db"):
        fill()
    assert saved
    assert list(store.iterate_events()) == saved
    file.execute(f"PRAGMA max_page_count = {pages + 100}")
    with store.writing() as tx:
        tx.append(last := event())
    assert list(store.iterate_events()) == [*saved, last]
    assert checked(store._database.path) == ("ok", [])


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_disk_that_refuses_to_write_is_reported_and_loses_nothing_that_was_saved(path: Path) -> None:
    done = subprocess.run(
        [*WRITER, str(path), "5000"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit_file_size,
    )
    saved = set(re.findall("^saved (.*)$", done.stdout, re.MULTILINE))
    assert re.search(
        r"DatabaseError: Not saved: (the disk reported an error|there is no room left).*quiz\.db", done.stderr
    )
    with Store.open(path) as store:
        assert {event.id for event in store.iterate_events()} == saved
    assert saved
    assert checked(path) == ("ok", [])


def test_several_processes_that_start_at_once_make_one_database(path: Path) -> None:
    command = [*WRITER, str(path), "3"]
    with (
        subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as one,
        subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as other,
    ):
        said = one.communicate()[0] + other.communicate()[0]
    assert (one.returncode, other.returncode) == (0, 0)
    with Store.open(path) as store:
        assert {f"saved {event.id}" for event in store.iterate_events()} == set(re.findall("saved .*", said))
        assert sum(memory.reps for memory in store.memories(f"card-{n}" for n in range(5)).values()) == 6
