"""A live preview of a deck file that is written in an editor beside it."""

import os
from pathlib import Path

from quizapp.cli.build import Call, look, say_notices
from quizapp.cli.studying import obstacle, on_crash, run_app
from quizapp.errors import QuizError, UsageError
from quizapp.render.visible import visible


def preview(call: Call, place: str) -> int:
    """Shows the question at `FILE` or `FILE:LINE` until the author leaves; returns the status.

    Raises UsageError for what is no deck file, for a line that is none, and where there is no screen.
    """
    path, line = _place(place)
    if path.is_dir():
        raise UsageError(f"{visible(str(path))} is a folder. Name one deck file: quizapp preview FILE[:LINE]")
    from quizapp.trainer.watching import Watched

    try:
        watched = Watched(str(path))
    except QuizError as error:
        raise UsageError(str(error)) from None
    last = watched.first.text.removesuffix("\n").count("\n") + 1
    if line > last:
        raise UsageError(f"{visible(str(path))} has no line {line}: its last one is {last}.")
    why = obstacle(os.environ)
    if why:
        raise UsageError(
            f"{why}, and a preview needs a screen. `quizapp check {visible(str(path))}` says what is wrong."
        )
    from quizapp.tui.beside import PreviewApp

    say_notices(call)
    return run_app(PreviewApp(watched, line, look=look(call.settings), on_crash=on_crash(call)))


def _place(written: str) -> tuple[Path, int]:
    """The file, and the line from 1 that is named, 0 for none. A file that has such a name as a whole is that file."""
    name, colon, number = written.rpartition(":")
    if not colon or not name or os.path.lexists(written):
        return Path(written), 0
    if not (number.isascii() and number.isdigit()):
        if Path(name).is_file():
            raise UsageError(
                f"`{visible(number[:20])}` is no line: write a number behind the file, as in {visible(name)}:12"
            )
        return Path(written), 0
    line = int(number.lstrip("0")[:9] or "0")
    if line < 1:
        raise UsageError("Lines count from 1.")
    return Path(name), line
