import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOW = ["--now", "2026-11-20T10:00:00+01:00"]
SLOW = {
    "textual",
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "yaml",
    "pydantic",
    "typer",
    "rich",
    "rapidfuzz",
    "platformdirs",
}
LISTED = "import sys, json; from quizapp.cli.run import run; run(sys.argv[1:]); print(json.dumps(list(sys.modules)))"


@pytest.fixture
def environment(decks: Path, data: Path) -> dict[str, str]:
    """No encoding or language of the machine that runs the test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return {**kept, "QUIZAPP_DATA": str(data), "QUIZAPP_DECKS": str(decks)}


def quizapp(
    environment: dict[str, str], *arguments: str, shell: str = "", **more: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "quizapp", *arguments, *NOW]
    if shell:
        command = ["sh", "-c", f'"$@" {shell}', "sh", *command]
    return subprocess.run(
        command, env={**environment, **more}, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=60
    )


def modules(environment: dict[str, str], *arguments: str) -> set[str]:
    command = [sys.executable, "-c", LISTED, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_what_a_shell_prompt_calls_loads_nothing_heavy(environment: dict[str, str]) -> None:
    assert "sqlmodel" in modules(environment, "due", *NOW)
    assert not SLOW & modules(environment, "due", *NOW)
    assert not SLOW & modules(environment, "--json", "due", *NOW)
    assert not SLOW & modules(environment, "--version")


def test_reading_decks_needs_no_database_and_no_screen(environment: dict[str, str]) -> None:
    assert not {"textual", "sqlmodel", "sqlalchemy"} & modules(environment, "check")


@pytest.mark.parametrize(
    "encoding", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}]
)
def test_a_terminal_without_unicode_gets_codes_and_no_error(
    encoding: dict[str, str], environment: dict[str, str], decks: Path
) -> None:
    text = "deck: Größe 日本\nid: x\ncards:\n  - q: Wie groß?\n    a: groß\n  - q: Ohne Antwort → was?\n"
    (decks / "size.yaml").write_text(text, encoding="utf-8")
    for command in ("due", "decks", "cards", "check"):
        done = quizapp(environment, command, **encoding)
        assert done.returncode in (0, 1)
        assert b"Traceback" not in done.stderr
    assert b"\\u2192" in quizapp(environment, "check", **encoding).stdout


def test_a_reader_that_leaves_early_is_no_error(environment: dict[str, str], decks: Path) -> None:
    cards = "".join(f"  - q: What is number {number}?\n    a: it\n" for number in range(3000))
    (decks / "long.yaml").write_text(f"deck: Long\ncards:\n{cards}", encoding="utf-8")
    done = quizapp(environment, "cards", "--json", shell="| head -c 10")
    assert done.stdout == b"[\n  {\n    "
    assert done.stderr == b""
    done = quizapp(environment, "--help", shell="| true")
    assert done.stderr == b""


@pytest.mark.parametrize("command", ["due", "cards", "check", "decks"])
def test_a_closed_standard_output_is_a_sentence(command: str, environment: dict[str, str], decks: Path) -> None:
    (decks / "broken.yaml").write_text("- q: No answer\n", encoding="utf-8")
    done = quizapp(environment, command, shell=">&-")
    assert done.returncode == 1
    assert b"Standard output is closed" in done.stderr
    assert b"Traceback" not in done.stderr


def test_closed_streams_all_over_harm_no_database(environment: dict[str, str], data: Path) -> None:
    done = quizapp(environment, "due", shell="<&- >&- 2>&-")
    assert done.returncode == 1
    assert quizapp(environment, "due").returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_a_sentence(environment: dict[str, str]) -> None:
    for arguments in (["due"], ["cards", "--json"], ["log", "export", "-"], ["--version"]):
        done = quizapp(environment, *arguments, shell="> /dev/full")
        assert done.returncode == 1
        assert b"No space left on device" in done.stderr
        assert len(done.stderr.splitlines()) <= 2


def test_a_log_goes_through_a_pipe(environment: dict[str, str], data: Path) -> None:
    quizapp(environment, "due")
    other = {"QUIZAPP_DATA": str(data.parent / "other")}
    done = quizapp(environment, "log", "export", "-")
    taken = subprocess.run(
        [sys.executable, "-m", "quizapp", "log", "import", "-"],
        env={**environment, **other},
        input=done.stdout,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (taken.returncode, taken.stdout) == (0, b"")
    assert taken.stderr == b"1 event taken, 0 already there, 0 lines not understood.\n"


def test_the_worked_examples_of_every_kind_pass_the_strictest_check(environment: dict[str, str]) -> None:
    worked = Path(__file__).parents[1] / "deckfiles" / "worked.yaml"
    done = quizapp(environment, "check", "--strict", str(worked))
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"1 file read: 0 errors, 0 warnings, 0 hints.\n"
