"""Completion as the shells see it; names of decks are untrusted and must not run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli.completion import answer
from quizapp.cli.run import run
from quizapp.cli.shells import COMPLETE, FILES, FOLDERS, SCRIPTS, script
from quizapp.cli.table import commands

Cli = Callable[..., tuple[int, str, str]]
EVIL = """\
deck: "Evil $(touch {marker}) `touch {marker}`"
topic: "evil $(touch {marker})/a b;c & 'd' \\"e\\" *"
cards:
  - q: One?
    a: 1
"""


@pytest.fixture
def read(cli: Cli) -> Cli:
    """The decks were read once."""
    assert cli("due")[0] == 0
    return cli


def values(*words: str) -> list[str]:
    return [line.partition("\t")[0] for line in answer(words)]


def test_commands_are_completed_with_what_they_do() -> None:
    first = {command.name.split()[0] for command in commands()}
    assert {"study", "stats", "topics", "ready", "report", "log"} <= first == set(values(""))
    assert answer(["du"]) == ["due\tHow much is due and new, deck by deck"]
    assert values("log", "") == ["export", "import"]
    assert values("log", "i") == ["import"]
    assert values("--json", "--data", "x", "de") == ["decks"]


def test_options_are_completed_on_both_sides_of_the_verb() -> None:
    assert {"--data", "--decks", "--now", "--json", "--help", "--version"} == set(values("-"))
    assert {"--limit", "--minutes", "--plain", "--data", "--json"} <= set(values("study", "--"))
    assert values("study", "--mi") == ["--minutes"]
    assert values("study", "--", "--mi") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--data", ""], [FOLDERS]),
        (["study", "--decks", "x"], [FILES]),
        (["study", "--decks", "=", "x"], [FILES]),
        (["--now", ""], []),
        (["exam", "--print", ""], [FILES]),
        (["exam", "--seed", ""], []),
        (["study", "--limit", ""], []),
        (["check", ""], [FILES]),
        (["log", "export", "a"], [FILES]),
        (["report", "a"], [FILES]),
        (["completion", "z"], ["zsh"]),
        (["due", ""], []),
        (["nonsense", ""], []),
        (["--data"], ["--data"]),
        (["log", "nonsense", ""], []),
        (["--now", "noon", "study", ""], []),
    ],
)
def test_values_are_completed_by_what_they_are(words: list[str], found: list[str]) -> None:
    assert values(*words) == found


@pytest.mark.usefixtures("read")
def test_names_of_decks_and_topics_are_completed() -> None:
    assert values("study", "") == ["alpha", "beta", "letters", "letters/first", "numbers"]
    assert answer(["quick", "3", "al"]) == ["alpha\tLetters"]
    assert [values(verb, "nu") for verb in ("stats", "topics", "ready")] == [["numbers"]] * 3
    assert values("report", "page.html", "nu") == ["numbers"]
    assert values("study", "--plain", "letters/") == ["letters/first"]


def test_decks_that_are_off_broken_or_unread_are_not_offered(read: Cli, data: Path, decks: Path) -> None:
    (data / "config.toml").write_text('[decks]\noff = ["alpha"]\n', encoding="utf-8")
    (decks / "beta.yaml").write_text("- q: broken\n", encoding="utf-8")
    read("due")
    assert values("study", "") == []


@pytest.mark.parametrize("broken", ["config", "database", "none"])
def test_what_cannot_be_read_completes_nothing_and_says_nothing(
    broken: str, cli: Cli, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data.mkdir()
    monkeypatch.setenv("QUIZAPP_DATA", str(data))
    if broken == "config":
        (data / "config.toml").write_text("= =", encoding="utf-8")
    elif broken == "database":
        (data / "quizapp.db").write_bytes(b"nothing" * 1000)
    monkeypatch.setenv(COMPLETE, "1")
    assert run(["study", ""]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_shell_asks_by_the_environment(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(COMPLETE, "1")
    assert run(["log", "ex"]) == 0
    assert capsys.readouterr().out == "export\tWrite the review log, one JSON object a line\n"


def test_only_names_that_cannot_act_are_offered_within_quotes(read: Cli, decks: Path) -> None:
    (decks / "evil.yaml").write_text(EVIL.format(marker="x"), encoding="utf-8")
    read("due")
    assert any("$(touch" in name for name in values("study", "evil"))
    assert values("study", '"evil') == values("study", "'evil") == ["evil"]


def test_names_that_nobody_can_type_are_left_out(read: Cli, decks: Path) -> None:
    (decks / "-rf.yaml").write_text("- q: One?\n  a: 1\n", encoding="utf-8")
    (decks / ":files.yaml").write_text("- q: Two?\n  a: 1\n", encoding="utf-8")
    (decks / "a\x1bb.yaml").write_text("- q: Three?\n  a: 1\n", encoding="utf-8")
    read("due")
    assert values("study", "") == ["alpha", "beta", "letters", "letters/first", "numbers"]


def test_a_shell_that_is_not_known_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "tcsh"]) == 2
    assert "bash, zsh, fish" in capsys.readouterr().err


@pytest.fixture
def shell(tmp_path: Path, decks: Path, data: Path) -> Callable[..., str]:
    """Runs a program of a shell in which completion is set up; `$1` is the script. Returns what it writes."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "quizapp"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quizapp "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    root = str(Path(__file__).parents[2])
    environment = {
        **os.environ,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": root,
        "QUIZAPP_DATA": str(data),
        "QUIZAPP_DECKS": str(decks),
        "HOME": str(tmp_path),
        "TERM": "dumb",
    }

    def call(name: str, code: str) -> str:
        path = tmp_path / f"quizapp.{name}"
        path.write_text("\n".join(script(name)) + "\n", encoding="utf-8")
        command = {"bash": ["bash", "--norc"], "zsh": ["zsh", "-f"], "fish": ["fish", "--no-config"]}[name]
        done = subprocess.run(
            [*command, "-c", code.replace("SCRIPT", str(path))],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return done.stdout

    return call


def needs(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"needs {name}")


BASH = """
source SCRIPT
compopt() { :; }
ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _quizapp; }
ask quizapp stu; echo "${COMPREPLY[@]}"
ask quizapp study evil; printf '%s\\n' "${COMPREPLY[@]}"
for word in "${COMPREPLY[@]}"; do eval "echo got $word" > /dev/null; done
ask quizapp completion ""; echo "${COMPREPLY[@]}"
ask quizapp check quizapp.; echo "${COMPREPLY[@]}"
ask quizapp study '"evil'; echo "${COMPREPLY[@]}"
"""


@needs("bash")
def test_bash_completes_and_runs_nothing_of_a_name(
    shell: Callable[..., str], read: Cli, decks: Path, tmp_path: Path
) -> None:
    (decks / "evil.yaml").write_text(EVIL.format(marker=tmp_path / "marker"), encoding="utf-8")
    read("due")
    out = shell("bash", BASH).splitlines()
    assert (out[0], out[1], out[-1]) == ("study", "evil", "evil")
    assert "bash zsh fish" in out
    assert "quizapp.bash" in out
    assert sum(line.startswith("evil\\ \\$\\(touch") for line in out) >= 2
    assert not (tmp_path / "marker").exists()


FISH = """
source SCRIPT
for line in 'quizapp stu' 'quizapp study evil' 'quizapp log import quizapp.' 'quizapp due --js'
    complete -C $line
end
"""


@needs("fish")
def test_fish_completes_and_runs_nothing_of_a_name(
    shell: Callable[..., str], read: Cli, decks: Path, tmp_path: Path
) -> None:
    (decks / "evil.yaml").write_text(EVIL.format(marker=tmp_path / "marker"), encoding="utf-8")
    read("due")
    out = shell("fish", FISH)
    for expected in ("study\tStudy what is due", "evil\tEvil $(touch", "quizapp.fish", "--json\tlistings"):
        assert expected in out
    assert not (tmp_path / "marker").exists()


# A shell in a terminal of its own, in which somebody types and presses Tab; read until the list is there.
ZSH = """
zmodload zsh/zpty
zpty z zsh -f
zpty -w z 'PS1= ; autoload -U compinit; compinit -u -D; source SCRIPT; stty cols 200'
zpty -w -n z $'quizapp study evil\\t\\t'
zpty -r z line '*evil  Evil*topic*' && print -r -- "$line"
zpty -d z
"""


@needs("zsh")
def test_zsh_completes_and_runs_nothing_of_a_name(
    shell: Callable[..., str], read: Cli, decks: Path, tmp_path: Path
) -> None:
    (decks / "evil.yaml").write_text(EVIL.format(marker=tmp_path / "marker"), encoding="utf-8")
    read("due")
    assert "evil  Evil $(touch" in shell("zsh", ZSH)
    assert not (tmp_path / "marker").exists()


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_every_script_is_understood_by_its_shell(name: str, shell: Callable[..., str]) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"needs {name}")
    check = {"bash": "bash -n SCRIPT", "zsh": "zsh -n SCRIPT", "fish": "fish --no-execute SCRIPT"}[name]
    assert shell(name, f"{check}; and echo fine" if name == "fish" else f"{check} && echo fine") == "fine\n"
