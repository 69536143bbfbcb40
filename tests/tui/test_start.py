"""The start, the end, and what happens when there is a bug."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Event
from typing import TYPE_CHECKING, NoReturn, cast

import pytest
from textual import events

from quizapp.errors import QuizError, Status
from quizapp.tui.app import QuizApp, Request
from quizapp.tui.screens.problemsheet import ProblemSheet
from quizapp.tui.screens.study import StudyScreen
from tests.tui.driving import Hands, Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen as TextualScreen

    from quizapp.core.overview import Overview
    from quizapp.trainer.trainer import Trainer
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened

LIBRARIES = ("yaml", "sqlmodel", "sqlalchemy", "pydantic", "pygments", "markdown_it", "alembic", "typer", "rapidfuzz")
OURS = ("core.deck", "core.session", "core.grading", "render.lines", "render.markdown", "trainer", "tui.screens.study")
SMALL = ("core.review", "core.scheduling", "core.response", "settings.described", "tui.screens.sheet", "tui.keymap")
HEAVY = (*LIBRARIES, *(f"quizapp.{name}" for name in (*OURS, *SMALL)))
FIRST_PAINT = "quizapp.tui.app, quizapp.cli.studying, quizapp.cli.glimpse, quizapp.cli.preferences"
ANSWERING = ("core.grading", "core.marking.listed", "core.marking.typed", "core.units", "tui.widgets.difference")
HELPING = ("tui.keys", "tui.authorkeys", "tui.figurekeys", "tui.examkeys")


def test_what_the_first_paint_does_not_need_is_not_imported() -> None:
    code = f"import sys, {FIRST_PAINT}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_the_first_question_does_not_need_is_not_imported() -> None:
    names = [f"quizapp.{name}" for name in (*ANSWERING, *HELPING)]
    code = f"import sys, {FIRST_PAINT}, quizapp.trainer.trainer, quizapp.tui.route"
    command = [sys.executable, "-c", f"{code}; print([name for name in {names!r} if name in sys.modules])"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("wanted", "left_out"), [({}, "True"), ({"TEXTUAL_DISABLE_KITTY_KEY": "0"}, "False")])
def test_keys_that_some_terminals_garble_are_not_asked_for_unless_wanted(wanted: dict[str, str], left_out: str) -> None:
    code = "import quizapp.tui.app, textual.constants; print(textual.constants.DISABLE_KITTY_KEY)"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**kept, **wanted})
    assert done.stdout.strip() == left_out


async def test_a_sitting_that_comes_first_waits_for_no_home_which_stands_once_it_is_left(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.tui.openingwork._EVERY_S", 60.0)
    async with opened(study=Request()) as screen:
        before = screen.app.home.furnished
        await screen.press("escape")
        assert (before, screen.app.home.furnished) == (False, True)
        assert "learn what stays" in screen.text


async def test_nothing_empty_is_painted_before_the_first_question(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.tui.openingwork._EVERY_S", 60.0)
    app, painted = QuizApp(lambda: None, lambda: cast("Trainer", bench), study=Request()), list[str]()

    def paint(screen: TextualScreen[object], _: object) -> None:
        painted.append("".join(strip.text for strip in screen._compositor.render_strips()).strip())

    monkeypatch.setattr(app, "_display", paint)
    async with app.run_test() as pilot:
        for _ in range(100):
            if painted:
                break
            await pilot.pause(0.01)
    assert painted
    assert all(painted)


@pytest.mark.parametrize("moment", ["before the first paint", "while the decks open"])
async def test_a_sitting_that_is_wanted_early_starts_once_the_decks_are_open_and_home_takes_keys_after_it(
    bench: Bench, moment: str
) -> None:
    def press_space() -> None:
        app.post_message(events.Key("space", " "))

    def glimpse() -> Overview:
        if moment == "before the first paint":
            press_space()
        return bench.overview()

    def open_trainer() -> Trainer:
        if moment == "while the decks open":
            press_space()
        return cast("Trainer", bench)

    app = QuizApp(glimpse, open_trainer, ticks=(hands := Hands()))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(app, pilot, bench, hands)
        await screen.until("show the answer")
        await screen.press("escape")
        assert screen.at_home
        assert "space  start" in screen.text
        await screen.press("b")
        assert not screen.at_home


async def test_a_sitting_that_is_slow_to_begin_says_so_and_can_be_left(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.tui.screens.home._PATIENCE_S", 0.001)
    async with opened() as screen:
        going, begin = Event(), screen.bench.start

        def start(names: Sequence[str] = (), **options: int | None) -> object:
            going.wait(10)
            return begin(names, limit=options["limit"])

        screen.bench.start = start  # type: ignore[method-assign, assignment]
        screen.key("space")
        await screen.until("Choosing your questions")
        assert "space" not in screen.text
        assert screen.rows[-1].split() == ["q", "leave"]
        screen.key("q")
        await screen.pilot.pause()
        going.set()
    assert screen.app.return_code == 0


async def test_what_the_program_was_called_for_goes_before_a_key_that_came_early(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def glimpse() -> Overview:
        app.post_message(events.Key("space", " "))
        return bench.overview()

    def refuse(_trainer: Trainer) -> NoReturn:
        raise QuizError("There is no such exam.")

    monkeypatch.setattr("quizapp.tui.screens.examdoor._there", refuse)
    app = QuizApp(glimpse, lambda: cast("Trainer", bench), exam=Request(), ticks=(hands := Hands()))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = Screen(app, pilot, bench, hands)
        await screen.until("There is no such exam.")
        assert screen.at_home
        await screen.press("space")
        assert isinstance(app.screen, StudyScreen)


async def test_an_error_at_the_start_of_a_sitting_shows_on_home(opened: Opened) -> None:
    async with opened(study=Request(), fails=[QuizError("The disk is gone.")]) as screen:
        assert "The disk is gone." in screen.text


def fails() -> NoReturn:
    raise ZeroDivisionError("the text of a deck")


def test_a_bug_leaves_one_line_and_status_70(capsys: pytest.CaptureFixture[str]) -> None:
    logged: list[BaseException] = []

    def on_crash(error: BaseException) -> str:
        logged.append(error)
        return "A bug. The log is in crash.log."

    app = QuizApp(lambda: None, fails, on_crash=on_crash)
    app.run(headless=True)
    assert app.return_code == Status.BUG
    assert [type(error) for error in logged] == [ZeroDivisionError]
    captured = capsys.readouterr()
    shown = (captured.out + captured.err).strip().splitlines()
    assert [line.strip() for line in shown] == ["A bug. The log is in crash.log."]


def test_a_bug_without_a_log_is_one_line_without_the_texts_of_decks(capsys: pytest.CaptureFixture[str]) -> None:
    app = QuizApp(lambda: None, fails)
    app.run(headless=True)
    shown = "".join(capsys.readouterr())
    assert "bug" in shown
    assert "Traceback" not in shown
    assert "the text of a deck" not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
async def test_signals_end_the_app_in_order(opened: Opened, name: str) -> None:
    async with opened() as screen:
        await screen.press("space", "space", "3")
        os.kill(os.getpid(), signal.Signals[name])
        await screen.pilot.pause(0.05)
    assert screen.app.return_code == Status.SIGNAL + signal.Signals[name]
    assert screen.bench.closed
    assert len(screen.bench.ratings) == 1


async def test_a_screen_that_is_opened_while_the_app_leaves_is_no_bug(opened: Opened) -> None:
    async with opened() as screen:
        screen.app.exit(0)
        await screen.app.push_screen(ProblemSheet(screen.app.kit, ()))
    assert screen.app.return_code == 0
    assert screen.app._exception is None


async def test_home_is_painted_before_the_trainer_opens(bench: Bench) -> None:
    painted: list[str] = []

    def open_trainer() -> Trainer:
        painted.append(str(app.screen.query_one("#said").render()).splitlines()[0])
        return cast("Trainer", bench)

    def glimpse() -> Overview | None:
        return None

    app = QuizApp(glimpse, open_trainer)
    async with app.run_test() as pilot:
        await pilot.pause(0.1)
    assert painted == ["Reading your decks …"]
