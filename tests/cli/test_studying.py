import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.core.overview import Overview
from quizapp.trainer.trainer import Trainer
from quizapp.tui import app as tui
from quizapp.tui.app import Look, Request

Cli = Callable[..., tuple[int, str, str]]


class Screen:
    """Stands in for the app and notes what it is given."""

    shown: "Screen"
    return_code = 0
    result: int | None = None

    def __init__(
        self,
        *,
        glimpse: Callable[[], Overview | None],
        open_trainer: Callable[[], Trainer],
        study: Request | None,
        look: Look,
        on_crash: Callable[[BaseException], str],
    ) -> None:
        Screen.shown = self
        self.study, self.look, self.on_crash = study, look, on_crash
        self.first, self.trainer = glimpse(), open_trainer()

    def run(self) -> int | None:
        self.trainer.close()
        return self.result


class _Terminal:
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tui, "QuizApp", Screen)
    monkeypatch.setattr(sys, "__stdin__", _Terminal())
    monkeypatch.setattr(sys, "__stderr__", _Terminal())
    monkeypatch.delenv("TEXTUAL_DISABLE_KITTY_KEY", raising=False)


@pytest.mark.parametrize("arguments", [[], ["study"], ["study", "alpha"]])
def test_without_a_terminal_it_says_what_works_instead(arguments: list[str], cli: Cli) -> None:
    status, out, err = cli(*arguments)
    assert (status, out) == (2, "")
    assert "needs a terminal" in err
    assert "quizapp due" in err


@pytest.mark.usefixtures("terminal")
def test_without_a_command_it_opens_at_home(cli: Cli, data: Path) -> None:
    data.mkdir()
    config = '[interface]\ntheme = "quizapp-light"\nkeys = { undo = "z" }\n'
    (data / "config.toml").write_text(config, encoding="utf-8")
    assert cli() == (0, "", "")
    assert (Screen.shown.study, Screen.shown.look) == (None, Look("quizapp-light", {"undo": "z"}))
    assert Screen.shown.first is None
    assert os.environ["TEXTUAL_DISABLE_KITTY_KEY"] == "1"
    cli()
    assert Screen.shown.first is not None


@pytest.mark.usefixtures("terminal")
def test_study_hands_names_and_bounds_to_the_screen(cli: Cli) -> None:
    assert cli("study", "alpha", "numbers", "--limit", "5", "--minutes", "1.5")[0] == 0
    assert Screen.shown.study == Request(("alpha", "numbers"), 5, 1.5)
    assert cli("study")[0] == 0
    assert Screen.shown.study == Request((), None, None)


@pytest.mark.usefixtures("terminal")
def test_an_unknown_name_is_refused_before_the_screen_is_taken(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Screen, "run")
    status, out, err = cli("study", "alhpa")
    assert (status, out) == (1, "")
    assert "Did you mean alpha?" in err


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("code", "result", "status"), [(0, None, 0), (0, 143, 143), (70, None, 70)])
def test_the_status_is_that_of_the_screen(
    code: int, result: int | None, status: int, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "return_code", code)
    monkeypatch.setattr(Screen, "result", result)
    assert cli()[0] == status


@pytest.mark.usefixtures("terminal")
def test_a_crash_of_the_screen_leaves_a_log(cli: Cli, data: Path) -> None:
    cli()
    assert str(data / "crash-") in Screen.shown.on_crash(ValueError("secret"))


@pytest.mark.usefixtures("terminal")
def test_what_is_wrong_in_the_settings_is_said_before_the_screen(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text("[interface]\nthem = 1\n", encoding="utf-8")
    assert "Did you mean `theme`?" in cli()[2]
