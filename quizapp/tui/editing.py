"""A deck in the learner's own editor, at the line of a question."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.app import App, SuspendNotSupported

from quizapp.errors import QuizError
from quizapp.render.visible import one_line

# sensible-editor is not among them: where nothing is set it asks which editor to take.
DEFAULTS = ("editor", "nano", "vim", "vi") if os.name == "posix" else ("notepad",)
_PLUS = {
    "vi",
    "vim",
    "nvim",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "joe",
    "sensible-editor",
    "editor",
}
_COLON = {"helix", "hx"}
_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}
_WAITING = {"subl", "zed", "zeditor"}
_TYPED = ("SIGINT", "SIGQUIT")
_CURE = "Set $VISUAL or $EDITOR to the editor you use."


async def edit(app: App[int], file: str, line: int) -> None:
    """Opens a file at a line (from 1; 0 for none) and returns when the editor has ended.

    Raises QuizError when the file cannot be read, no editor can be started, or it ends with an error.
    """
    path = Path(file).absolute()
    _look(path)
    editor = chosen_editor()
    try:
        with app.suspend():
            trouble = _run([*editor, *place(Path(editor[0]).stem.lower(), path, line)])
    except SuspendNotSupported:
        raise QuizError("An editor cannot be opened from here: the program has no terminal to lend.") from None
    if trouble:
        raise QuizError(trouble)


def edit_here(file: str, line: int) -> None:
    """The same where no screen has to give way."""
    path = Path(file).absolute()
    _look(path)
    editor = chosen_editor()
    trouble = _run([*editor, *place(Path(editor[0]).stem.lower(), path, line)])
    if trouble:
        raise QuizError(trouble)


def chosen_editor() -> list[str]:
    """The command of the learner's editor, from $VISUAL or $EDITOR, else one that is usual here.

    Raises QuizError when there is none or it is not written as a command.
    """
    wanted = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    try:
        command = shlex.split(wanted, posix=os.name == "posix")
    except ValueError:
        raise QuizError(f"The editor is set to `{one_line(wanted, 40)}`, which has an open quote. {_CURE}") from None
    usual = next((name for name in DEFAULTS if shutil.which(name)), "")
    if not command and not usual:
        raise QuizError(f"No editor was found. {_CURE}")
    return command or [usual]


def place(editor: str, path: Path, line: int) -> list[str]:
    """The arguments with which an editor opens a file at a line, in the form it knows; else the file alone."""
    if editor in _GOTO:
        return ["--wait", "--goto", f"{path}:{max(line, 1)}"]
    if editor in _WAITING:
        return ["--wait", f"{path}:{max(line, 1)}"]
    if line < 1:
        return [str(path)]
    if editor in _COLON:
        return [f"{path}:{line}"]
    return [f"+{line}", str(path)] if editor in _PLUS else [str(path)]


def _look(path: Path) -> None:
    """Raises QuizError for a file that cannot be opened."""
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise QuizError(f"The deck {one_line(str(path))} cannot be opened: {error.strerror}.") from None


def _run(command: list[str]) -> str:
    """Runs an editor until it ends; what went wrong, or nothing. It never raises, so that the terminal comes back."""
    name = one_line(command[0], 40)
    try:
        with subprocess.Popen(command) as process, _keys_left_to_it():  # noqa: S603
            status = process.wait()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name cannot be used"
        return f"The editor `{name}` cannot be started: {reason}. {_CURE}"
    return f"The editor `{name}` ended with status {status}; the deck was read again." if status else ""


@contextmanager
def _keys_left_to_it() -> Iterator[None]:
    """The keys that interrupt reach every program of a terminal, and are meant for the editor alone."""
    numbers = [getattr(signal, name) for name in _TYPED if hasattr(signal, name)]
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
