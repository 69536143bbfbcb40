import re
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp import __version__
from quizapp.cli import crash, listings
from quizapp.cli.output import ReaderGoneError
from quizapp.cli.run import run

Cli = Callable[..., tuple[int, str, str]]


def test_the_version_is_said_with_and_without_a_command(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"quizapp {__version__}\n"
    assert cli("--version", "due")[:2] == (0, f"quizapp {__version__}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["due", "--help"], ["log", "import", "-h"]])
def test_help_names_the_options_of_every_command(arguments: list[str], cli: Cli) -> None:
    status, out, err = cli(*arguments)
    assert (status, err) == (0, "")
    assert all(option in out for option in ("--data DIR", "--decks PATH", "--now MOMENT", "--help"))


def test_help_needs_no_settings(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text("broken", encoding="utf-8")
    assert cli("--help")[0] == 0
    assert cli("cards", "--help")[0] == 0
    assert cli("due")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dew"], "Did you mean 'new', 'due'?"),
        (["nonsense"], "`quizapp --help`"),
        (["--dta", "x", "due"], "Did you mean --data?"),
        (["check", "--strikt"], "--strict"),
        (["cards", "--jsn"], "Did you mean --json?"),
        (["due", "too", "much"], "argument"),
        (["log"], "command"),
        (["log", "imprt", "x"], "Did you mean 'import'?"),
        (["log", "import"], "Missing argument"),
        (["study", "--limit", "x"], "--limit"),
        (["study", "--limit", "0"], "at least 1"),
        (["study", "--minutes", "nan"], "--minutes is above 0"),
        (["study", "--minutes", "-1"], "--minutes is above 0"),
        (["due", "--now"], "--now needs a value"),
        (["due", "--now", "noon"], "is not a date and time"),
    ],
)
def test_wrong_usage_is_a_sentence_and_status_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_what_was_typed_cannot_act_on_the_terminal(cli: Cli) -> None:
    for arguments in (["\x1b[31m"], ["due", "--\x1b[31m"], ["study", "--limit", "\x1b[31m"], ["\udcff"]):
        status, out, err = cli(*arguments)
        assert status == 2
        assert "\x1b" not in out + err


def test_a_folder_with_a_broken_settings_file_stops_with_a_sentence(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text("[limits]\nnew = = 5\n", encoding="utf-8")
    status, out, err = cli("due")
    assert (status, out) == (1, "")
    assert "config.toml" in err
    assert "line 2" in err


def test_a_file_in_place_of_the_data_folder_is_a_sentence(cli: Cli, data: Path) -> None:
    data.touch()
    status, _, err = cli("due")
    assert status == 1
    assert "is not a folder" in err


def test_a_database_that_is_none_has_status_3(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "quizapp.db").write_bytes(b"no database at all" * 100)
    status, out, err = cli("due")
    assert (status, out) == (3, "")
    assert "quizapp.db" in err
    assert (data / "quizapp.db").read_bytes() == b"no database at all" * 100


def test_a_missing_deck_folder_is_said_and_the_others_work(cli: Cli, decks: Path) -> None:
    status, out, err = cli("due", "--decks", str(decks), "--decks", str(decks / "nowhere"))
    assert status == 0
    assert "Letters" in out
    assert "quizapp check" in err


class _SecretError(Exception):
    pass


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> int:
        answer = "my secret answer"
        try:
            return {"": 0}[answer]
        except KeyError as error:
            raise _SecretError(answer) from error

    monkeypatch.setattr(listings, "due", crash)


@pytest.mark.usefixtures("crashing")
def test_a_bug_is_one_line_with_the_path_of_a_private_log_and_status_70(cli: Cli, data: Path) -> None:
    status, out, err = cli("due")
    assert (status, out) == (70, "")
    assert len(err.splitlines()) == 1
    named = re.search(r"/\S+\.log", err)
    assert named is not None
    log = Path(named[0])
    assert log.parent == data
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    text = log.read_text(encoding="utf-8")
    assert "in crash" in text
    assert "_SecretError" in text
    assert "KeyError" in text
    assert "secret answer" not in text


@pytest.mark.usefixtures("crashing")
def test_two_crashes_leave_two_logs(cli: Cli, data: Path) -> None:
    cli("due")
    cli("due")
    assert len(list(data.glob("crash-*.log"))) == 2


def test_a_bug_is_said_even_when_no_log_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = crash.report(_SecretError("my answer"), tmp_path / "file" / "below", datetime.now(UTC))
    assert "no log could be written" in said
    assert "answer" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["cards", "\udcff"],
        ["check", "\udcff"],
        ["decks", "--decks", "\udcff"],
        ["due", "--data", "\udcff"],
        ["log", "import", "\udcff"],
        ["log", "import", "-", "--learner", "\udcff"],
        ["log", "import", "-", "--learner", "\x1b"],
    ],
)
def test_bytes_that_are_no_text_are_never_a_bug(
    arguments: list[str], cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = cli(*arguments)
    assert status in (0, 1, 2, 3)
    assert "\udcff" not in out + err


@pytest.mark.parametrize(("error", "status"), [(KeyboardInterrupt(), 130), (ReaderGoneError(), 141)])
def test_a_signal_or_a_gone_reader_ends_quietly(
    error: BaseException, status: int, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise error

    monkeypatch.setattr(listings, "due", interrupted)
    monkeypatch.setattr(listings, "decks", interrupted)
    assert cli("due") == (status, "", "")
    assert cli("decks") == (status, "", "")
