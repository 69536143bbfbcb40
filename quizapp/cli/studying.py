"""The terminal UI: built from settings and clock; names are checked before the screen is taken."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quizapp.cli import crash
from quizapp.cli.build import Call, open_trainer, say_notices
from quizapp.cli.glimpse import glimpse
from quizapp.errors import QuizError, Status, UsageError

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.app import Request

KITTY_KEYS = "TEXTUAL_DISABLE_KITTY_KEY"


def home(call: Call) -> int:
    """Opens the terminal UI at home; returns the status. Raises UsageError without a terminal."""
    _prepare_terminal()
    return _run(call, lambda: open_trainer(call), None)


def study(call: Call, names: Sequence[str], limit: int | None, minutes: float | None) -> int:
    """Opens the terminal UI in a session on the decks and topics named, or on everything; returns the status.

    Raises QuizError for an unknown name, UsageError without a terminal.
    """
    _prepare_terminal()
    from quizapp.tui.app import Request

    request = Request(names=tuple(names), limit=limit, minutes=minutes)
    if not names:
        return _run(call, lambda: open_trainer(call), request)
    trainer = open_trainer(call)
    try:
        trainer.start(names)
    except QuizError:
        trainer.close()
        raise
    return _run(call, lambda: trainer, request)


def _prepare_terminal() -> None:
    """Raises UsageError unless keys and pictures can come and go; the keys that Textual garbles stay plain."""
    if not all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__)):
        raise UsageError("Studying needs a terminal for keys and pictures; `quizapp due` and `quizapp cards` do not.")
    os.environ.setdefault(KITTY_KEYS, "1")


def _run(call: Call, opening: "Callable[[], Trainer]", request: "Request | None") -> int:
    from quizapp.tui.app import Look, QuizApp

    say_notices(call)
    settings = call.settings
    app = QuizApp(
        glimpse=lambda: glimpse(settings, call.clock()),
        open_trainer=opening,
        study=request,
        look=Look(settings.theme, settings.keys, settings.maths, settings.motion),
        on_crash=lambda error: crash.report(error, settings.data, call.clock()),
    )
    result = app.run()
    return app.return_code or result or Status.FINE
