"""A log import that ctrl+c ends at a real terminal: a sentence, whole batches kept, and the same command goes on."""

import fcntl
import json
import os
import pty
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from quizapp.storage.store import Store
from quizapp.trainer.taking import _BATCH

LINES = 2 * _BATCH + _BATCH // 2
"""More than a pipe holds beyond two batches, so that both are in when all were written."""

KEPT = 2 * _BATCH
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def lines() -> list[str]:
    """The lines of a log, each of a card of its own."""
    return [
        json.dumps({"id": f"e{n:06}", "card_id": f"c{n}", "answered_at": "2026-03-02T10:00:00+00:00", "rating": 3})
        for n in range(LINES)
    ]


def begun(data: Path, source: Path, terminal: int) -> subprocess.Popen[bytes]:
    """The import, in a session of its own whose keys come from a terminal."""
    return subprocess.Popen(
        [sys.executable, "-m", "quizapp", "--data", str(data), "log", "import", str(source)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=_at_a_terminal,  # noqa: PLW1509 - no threads here
    )


def _at_a_terminal() -> None:
    """Takes the terminal, and heeds signals even where the tests were told to ignore them."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def said(terminal: int) -> str:
    """What the program wrote until it left."""
    found = b""
    try:
        while part := os.read(terminal, 65536):
            found += part
    except OSError:  # the other end was closed
        pass
    return found.decode()


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_keeps_whole_batches_and_the_same_import_goes_on(
    tmp_path: Path, lines: list[str], number: signal.Signals
) -> None:
    data, source = tmp_path / "data", tmp_path / "log.jsonl"
    os.mkfifo(source)
    ours, theirs = pty.openpty()
    with begun(data, source, theirs) as process:
        os.close(theirs)
        with source.open("w", encoding="ascii") as pipe:
            pipe.writelines(f"{line}\n" for line in lines)
            pipe.flush()
            if number is signal.SIGINT:
                os.write(ours, b"\x03")
            else:
                process.send_signal(number)
            text = said(ours)
            assert process.wait(60) == 128 + number
    os.close(ours)
    assert "Interrupted. What was taken in stays; `quizapp log import` again goes on." in text
    assert "Traceback" not in text
    with Store.open(data / "quizapp.db") as store:
        assert len({event.id for event in store.iterate_events()} & {f"e{n:06}" for n in range(KEPT)}) == KEPT
        assert store.size() < LINES
    source.unlink()
    source.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    command = [sys.executable, "-m", "quizapp", "--data", str(data), "log", "import", str(source)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert f"{LINES - KEPT:,} events taken, {KEPT:,} already there" in done.stderr.decode() + done.stdout.decode()
    assert done.returncode == 0
