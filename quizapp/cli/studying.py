"""Studying: on the terminal UI's screen, below the shell's prompt, or in lines of text where there is no screen."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from quizapp.cli.build import Call, back_up, look, open_trainer, say_notices
from quizapp.cli.output import say
from quizapp.core.aims import Aim
from quizapp.errors import QuizError, Status

if TYPE_CHECKING:
    from quizapp.core.exams.blueprint import Blueprint
    from quizapp.core.overview import Overview
    from quizapp.trainer.doctor.rescue import Rescue
    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.app import QuizApp, Request

# The screens try again by themselves, and must be able to be left.
_WAIT_MS = 500
_WITHOUT_SCREEN = "`quizapp study` asks in lines of text here; in a terminal `quizapp` opens its screen."


def home(call: Call) -> int:
    """Opens the terminal UI at home; says what is due where there is no screen. Returns the status."""
    if obstacle(os.environ):
        from quizapp.cli.listings import due

        status = due(call)
        say(_WITHOUT_SCREEN)
        return status
    return _home_screen(call, _opener(call), None)


def study(
    call: Call,
    names: Sequence[str],
    limit: int | None,
    minutes: float | None,
    *,
    aim: Aim = Aim.STUDY,
    plain: bool = False,
) -> int:
    """Studies the decks and topics named, or everything, in lines of text if wanted or needed; returns the status.

    Raises QuizError for an unknown name, and for an aim that finds no card.
    """
    why = "" if plain else _no_screen()
    if plain or why:
        from quizapp.cli.talking import talk

        return talk(call, names, limit, minutes, aim=aim, why=why)
    from quizapp.tui.app import Request

    request = Request(names=tuple(names), limit=limit, minutes=minutes, aim=aim)
    return _home_screen(call, _opening(call, names, aim), request)


def quick(call: Call, number: int, names: Sequence[str]) -> int:
    """Asks so many cards and leaves the shell's screen where it is; returns the status.

    Raises QuizError for an unknown name.
    """
    why = _no_screen()
    if why:
        from quizapp.cli.talking import talk

        return talk(call, names, number, None, why=why, repeats=False)
    from quizapp.tui.kit import Request
    from quizapp.tui.quick import QuickApp

    opening = _opening(call, names)
    say_notices(call)
    app = QuickApp(opening, Request(tuple(names), number), look=look(call.settings), on_crash=on_crash(call))
    status = run_app(app, inline=sys.platform != "win32")
    if app.closing:
        say(app.closing)
    with suppress(QuizError), closing(open_trainer(call, refresh=False, opening_ms=_WAIT_MS)) as trainer:
        back_up(call, trainer)
    return status


def obstacle(environ: Mapping[str, str]) -> str:
    """Why the screen cannot be used, as the start of a sentence; empty when it can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        return "There is no terminal here"
    if os.name == "posix" and environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        return "This terminal shows lines only (TERM)"
    return ""


def _no_screen() -> str:
    """Why there is no screen and what comes instead, to be told; empty when there is one."""
    why = obstacle(os.environ)
    return f"{why}: studying in lines of text, as with `quizapp study --plain`." if why else ""


def _opening(call: Call, names: Sequence[str], aim: Aim = Aim.STUDY) -> "Callable[[], Trainer]":
    """How the trainer is opened; names and aim are checked before the screen is taken."""
    if not names and aim is Aim.STUDY:
        return _opener(call)
    trainer = open_trainer(call, wait_ms=_WAIT_MS)
    try:
        trainer.start(names, aim=aim)
    except QuizError:
        trainer.close()
        raise
    return _opener(call, trainer)


def _opener(call: Call, first: "Trainer | None" = None) -> "Callable[[], Trainer]":
    """Gives the trainer that is open already, then opens others; those do not keep a screen waiting."""
    waiting = [first] if first else []
    return lambda: waiting.pop() if waiting else _opened(call)


def _opened(call: Call) -> "Trainer":
    return open_trainer(call, wait_ms=_WAIT_MS, opening_ms=_WAIT_MS, progress=call.work.tell)


def author(call: Call, path: str, line: int) -> int:
    """Opens the terminal UI with a deck file to be written, at a line from 1; returns the status."""
    return _home_screen(call, _opener(call), None, (path, line))


def exam(
    call: Call, choose: "Callable[[Trainer], Blueprint] | None", seed: int | None, *, practice: bool = False
) -> int:
    """Opens the terminal UI at the exam that is chosen, or a practice of it, None for the one under way; the status.

    Raises QuizError where none can be chosen, with the screen as it is.
    """
    from quizapp.tui.kit import Request

    if choose is None:
        return _home_screen(call, _opening(call, ()), None, exam=Request(seed=seed))
    trainer = open_trainer(call, wait_ms=_WAIT_MS)
    try:
        blueprint = choose(trainer)
    except QuizError:
        trainer.close()
        raise
    request = Request(blueprint=blueprint, seed=seed, aim=Aim.PRACTICE if practice else Aim.STUDY)
    return _home_screen(call, _opener(call, trainer), request if practice else None, exam=None if practice else request)


def _home_screen(
    call: Call,
    opening: "Callable[[], Trainer]",
    request: "Request | None",
    write: tuple[str, int] | None = None,
    exam: "Request | None" = None,
) -> int:
    from quizapp.cli.keeper import CallKeeper
    from quizapp.cli.preferences import ConfigPreferences
    from quizapp.tui.app import QuizApp

    say_notices(call)
    settings = call.settings
    app = QuizApp(
        glimpse=lambda: _glimpse(call),
        open_trainer=opening,
        opening=call.work,
        study=request,
        write=write,
        exam=exam,
        look=look(settings),
        preferences=ConfigPreferences(call),
        keeper=CallKeeper(call),
        notices=settings.notices,
        on_crash=on_crash(call),
        rescue=lambda: _rescue(call),
    )
    return run_app(app)


def _glimpse(call: Call) -> "Overview | None":
    from quizapp.cli.glimpse import glimpse

    return glimpse(call.settings, call.clock())


def _rescue(call: Call) -> "Rescue":
    from quizapp.cli.mending import rescue_of

    return rescue_of(call)


def run_app(app: "QuizApp", *, inline: bool = False) -> int:
    """Runs an app to its end; returns its status."""
    result = app.run(inline=inline)
    return app.return_code or result or Status.FINE


def on_crash(call: Call) -> Callable[[BaseException], str]:
    """What writes the log of a bug, and returns the line to leave on the screen."""

    def report(error: BaseException) -> str:
        from quizapp.cli import crash

        return crash.report(error, call.settings.data, call.clock())

    return report
