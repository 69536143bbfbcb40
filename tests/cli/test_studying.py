import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from quizapp.core.aims import Aim
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.overview import Overview
from quizapp.core.progress import Work
from quizapp.trainer.doctor.rescue import Rescue
from quizapp.trainer.trainer import Trainer
from quizapp.tui import app as tui
from quizapp.tui import quick
from quizapp.tui.app import Look, Request
from quizapp.tui.kit import Keeper, Preferences

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
        write: tuple[str, int] | None,
        exam: Request | None,
        look: Look,
        preferences: Preferences,
        keeper: Keeper,
        notices: Sequence[str],
        on_crash: Callable[[BaseException], str],
        opening: Work,
        rescue: Callable[[], Rescue],
    ) -> None:
        Screen.shown = self
        self.keeper, self.opening, self.rescue = keeper, opening, rescue
        self.study, self.exam, self.look, self.on_crash = study, exam, look, on_crash
        self.preferences, self.notices, self.write = preferences, notices, write
        self.first, self.trainer = glimpse(), open_trainer()

    def run(self, *, inline: bool = False) -> int | None:
        self.inline = inline
        self.trainer.close()
        return self.result


class Quick(Screen):
    """Stands in for the app below the prompt."""

    def __init__(
        self,
        open_trainer: Callable[[], Trainer],
        request: Request,
        *,
        look: Look,
        on_crash: Callable[[BaseException], str],
    ) -> None:
        Screen.shown = self
        self.study, self.look, self.on_crash = request, look, on_crash
        self.closing, self.trainer = "3 cards: 2 remembered, 1 again.", open_trainer()


class _Terminal:
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tui, "QuizApp", Screen)
    monkeypatch.setattr(quick, "QuickApp", Quick)
    for stream in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, stream, _Terminal())
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets lines come through standard input, which is no terminal then."""

    def feed(lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))

    return feed


def test_without_a_terminal_home_is_what_is_due_and_how_to_go_on(cli: Cli) -> None:
    status, out, err = cli()
    assert status == 0
    assert out == cli("due")[1]
    assert "Letters" in out
    assert "`quizapp study` asks in lines of text here" in err


@pytest.mark.parametrize("arguments", [["study", "alpha"], ["quick", "2", "alpha"]])
def test_without_a_terminal_study_asks_in_lines_and_says_so(
    arguments: list[str], cli: Cli, piped: Callable[[str], None]
) -> None:
    piped("q\n")
    status, out, err = cli(*arguments)
    assert status == 0
    assert "Question 1 of" in out
    assert "no terminal here: studying in lines of text, as with `quizapp study --plain`" in err


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
@pytest.mark.skipif(os.name != "posix", reason="TERM is a variable of Unix")
def test_a_terminal_that_only_shows_lines_gets_lines(
    term: str | None, cli: Cli, piped: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TERM")
    if term is not None:
        monkeypatch.setenv("TERM", term)
    piped("")
    status, out, err = cli("study")
    assert (status, "Question 1 of" in out) == (0, True)
    assert "shows lines only" in err


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("stream", ["__stdin__", "__stdout__", "__stderr__"])
def test_every_stream_has_to_be_a_terminal_for_the_screen(
    stream: str, cli: Cli, piped: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, stream, None)
    piped("")
    assert "Question 1 of" in cli("study")[1]


@pytest.mark.usefixtures("terminal")
def test_lines_can_be_wanted_in_a_terminal_too(cli: Cli, piped: Callable[[str], None]) -> None:
    piped("")
    status, out, err = cli("study", "--plain", "alpha", "--limit", "1")
    assert (status, err) == (0, "")
    assert "Question 1 of 1, Letters" in out


def test_an_unknown_name_is_refused_in_lines_too(cli: Cli, piped: Callable[[str], None]) -> None:
    piped("")
    status, out, err = cli("study", "--plain", "alhpa")
    assert (status, out) == (1, "")
    assert "Did you mean alpha?" in err


@pytest.mark.parametrize("arguments", [["quick", "lots"], ["study", "lots"]])
def test_an_unknown_name_is_all_that_is_said_of(arguments: list[str], cli: Cli, decks: Path) -> None:
    (decks / "broken.yaml").write_text("cards:\n  - q: What is missing?\n", encoding="utf-8")
    status, out, err = cli(*arguments)
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "There is no deck or topic lots." in err


def test_quick_in_lines_asks_no_card_twice(cli: Cli, piped: Callable[[str], None]) -> None:
    piped("pass\n1\npass\n1\n")
    status, out, _ = cli("quick", "1", "alpha")
    assert (status, out.count("Question ")) == (0, 1)
    assert "1 card: 0 remembered, 1 again." in out


@pytest.mark.usefixtures("terminal")
def test_quick_asks_a_few_cards_below_the_prompt(cli: Cli) -> None:
    assert cli("quick") == (0, "", "3 cards: 2 remembered, 1 again.\n")
    assert (Screen.shown.study, Screen.shown.inline) == (Request((), 5), sys.platform != "win32")
    assert cli("quick", "3", "alpha", "numbers")[0] == 0
    assert Screen.shown.study == Request(("alpha", "numbers"), 3)
    assert cli("quick", "alpha")[0] == 0
    assert Screen.shown.study == Request(("alpha",), 5)


@pytest.mark.usefixtures("terminal")
def test_quick_refuses_no_cards_and_unknown_names(cli: Cli) -> None:
    for number in ("0", "10000", "9" * 5000):
        status, _, err = cli("quick", number)
        assert (status, "1 to 9999" in err) == (2, True)
    assert "Did you mean alpha?" in cli("quick", "2", "alhpa")[2]


@pytest.mark.usefixtures("terminal")
def test_without_a_command_it_opens_at_home(cli: Cli, data: Path) -> None:
    data.mkdir()
    config = '[interface]\ntheme = "quizapp-light"\nkeys = { undo = "z" }\n'
    (data / "config.toml").write_text(config, encoding="utf-8")
    assert cli() == (0, "", "")
    assert (Screen.shown.study, Screen.shown.look) == (None, Look("quizapp-light", {"undo": "z"}))
    assert Screen.shown.first is None
    cli()
    assert Screen.shown.first is not None


@pytest.mark.usefixtures("terminal")
def test_a_new_deck_is_handed_to_the_screen_at_its_question(cli: Cli, decks: Path) -> None:
    assert cli("new", "one")[0] == 0
    file, line = Screen.shown.write or ("", 0)
    assert (file, Screen.shown.study) == (str(decks / "one.yaml"), None)
    assert Path(file).read_text(encoding="utf-8").splitlines()[line - 1].startswith("  - q: ")


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


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("aim", [Aim.CURE, Aim.WEAK, Aim.CRAM])
def test_the_aim_of_a_session_reaches_the_screen(aim: Aim, cli: Cli) -> None:
    assert cli("study", f"--{aim}", "alpha") == (0, "", "")
    assert Screen.shown.study == Request(("alpha",), aim=aim)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--confusions", "You mix nothing up here: no wrong answer was given twice."),
        ("--catch-up", "Nothing has piled up: what is due is no more than a day's work. `quizapp study` asks it."),
    ],
)
def test_an_aim_that_finds_no_card_is_refused_before_the_screen_is_taken(
    option: str, sentence: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Screen, "run")
    assert cli("study", option) == (1, "", f"{sentence}\n")


def test_two_aims_of_one_session_are_refused(cli: Cli) -> None:
    status, out, err = cli("study", "--weak", "--catch-up")
    assert (status, out) == (2, "")
    assert "A session has one aim: choose one of --weak, --catch-up." in err


def test_cramming_in_lines_says_that_the_schedule_stays_and_keeps_it(cli: Cli, piped: Callable[[str], None]) -> None:
    before = cli("due")[1]
    piped("pass\n1\npass\n3\nundo\n3\npass\n3\n")
    status, out, err = cli("study", "--cram", "--plain", "--limit", "2", "alpha")
    assert (status, err) == (0, "")
    assert out.startswith("Cram: the schedule stays as it is.\n2 cards.")
    assert "Saved: Again.\n" in out
    assert "comes back" not in out.split("remembered")[0]
    assert "Taken back: the last rating." in out
    assert cli("due")[1] == before


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("arguments", "exam"),
    [
        ((), Request()),
        (("--seed", "7"), Request(blueprint=Blueprint(), seed=7)),
        (("letters", "--questions", "3"), Request(blueprint=Blueprint(questions=3, topics=("letters",)))),
    ],
)
def test_an_exam_is_handed_to_the_screen_as_it_is_said(arguments: tuple[str, ...], exam: Request, cli: Cli) -> None:
    assert cli("exam", *arguments)[0] == 0
    assert (Screen.shown.study, Screen.shown.exam) == (None, exam)


@pytest.mark.usefixtures("terminal")
def test_a_practice_is_handed_to_the_screen_as_a_sitting(cli: Cli) -> None:
    assert cli("exam", "--practice", "--seed", "7")[0] == 0
    assert (Screen.shown.study, Screen.shown.exam) == (Request(aim=Aim.PRACTICE, blueprint=Blueprint(), seed=7), None)


@pytest.mark.usefixtures("terminal")
def test_an_exam_of_what_is_not_here_is_refused_before_the_screen_opens(cli: Cli) -> None:
    assert cli("exam")[0] == 0
    before = Screen.shown
    status, _, err = cli("exam", "nowhere")
    assert (status, "nowhere" in err, Screen.shown is before) == (1, True, True)
