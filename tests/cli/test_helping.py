"""The help that people read, and the manual page, both made from the table of commands."""

import importlib.util
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli.manual import EXAMPLES, GROUPS
from quizapp.cli.run import run
from quizapp.cli.table import commands

Cli = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
NAMES = [command.name for command in commands()]
LISTINGS = (
    "due",
    "decks",
    "cards",
    "stats",
    "topics",
    "ready",
    "exam",
    "simulate",
    "optimize",
    "check",
    "fmt",
    "ids",
    "health",
    "diff",
    "import",
    "orphans list",
    "backup",
    "restore",
    "doctor",
)


def test_the_help_is_one_screen_that_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 64
    assert max(map(len, lines)) <= 80
    for name in (*NAMES, "--data", "--json", "--help", "--version", "QUIZAPP_DATA", "config.toml", "Exit status"):
        assert any(name in line for line in lines)


def test_every_command_stands_in_one_group_and_has_examples() -> None:
    assert sorted(NAMES) == sorted(name for group in GROUPS.values() for name in group) == sorted(EXAMPLES)


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_shows_its_options_and_examples(name: str, cli: Cli) -> None:
    status, out, err = cli(*name.split(), "--help")
    command = next(command for command in commands() if command.name == name)
    assert (status, err) == (0, "")
    assert out.startswith(f"quizapp {command.usage}\n\n{command.says}")
    assert all(option.shown in out and option.says.split()[0] in out for option in command.options)
    assert all(line in out for line, _ in EXAMPLES[name])
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_names_json_where_it_is_a_listing(name: str, cli: Cli) -> None:
    assert ("--json" in cli(*name.split(), "--help")[1]) == (name in LISTINGS)


@pytest.mark.parametrize(
    "arguments", [["-h"], ["help"], ["--help"], ["--json", "--help"], ["--help", "--data", "x"], ["help", "--json"]]
)
def test_there_are_many_ways_to_ask_for_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    assert capsys.readouterr().out.startswith("quizapp is a quiz and flashcard trainer")


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["help", "log"], "quizapp log export FILE"),
        (["log", "-h"], "quizapp log export FILE"),
        (["help", "log", "import"], "quizapp log import FILE"),
        (["check", "--strict", "-h"], "quizapp check"),
        (["study", "alpha", "--limit", "3", "--help"], "quizapp study"),
    ],
)
def test_help_is_about_the_command_named(arguments: list[str], start: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    assert capsys.readouterr().out.startswith(start)


@pytest.mark.parametrize("arguments", [["help", "duee"], ["duee", "--help"]])
def test_help_about_no_command_names_the_nearest(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "Did you mean 'due'?" in capsys.readouterr().err


def test_after_two_dashes_nothing_asks_for_help(cli: Cli) -> None:
    status, out, _ = cli("study", "--plain", "--", "--help")
    assert (status, out) == (1, "")


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`quizapp {name}" in readme for name in NAMES)


def test_the_manual_page_is_up_to_date() -> None:
    script = ROOT / "docs" / "make_manual.py"
    spec = importlib.util.spec_from_file_location("make_manual", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "quizapp.1").read_text(encoding="utf-8") == module.manual()


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_the_manual_page_can_be_set_without_a_warning() -> None:
    page = str(ROOT / "docs" / "quizapp.1")
    done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", page], capture_output=True, check=True)
    assert done.stderr == b""
    assert b"quizapp" in done.stdout
