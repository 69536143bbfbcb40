"""One call of the program, from arguments to exit status: the only place where an error becomes a sentence."""

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from quizapp import __version__
from quizapp.cli.arguments import EVERYWHERE, Everywhere, split
from quizapp.cli.clock import Clock
from quizapp.cli.interrupting import SignalledError
from quizapp.cli.output import ReaderGoneError, data, prepare, say
from quizapp.cli.shells import COMPLETE, script
from quizapp.errors import QuizError, Status, UsageError
from quizapp.settings import data_folder

_SIGINT, _SIGPIPE = 2, 13
_HELP = {"-h", "--help"}


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments say; returns the exit status and never raises."""
    prepare()
    with _Ending() as ending:
        if os.environ.get(COMPLETE):
            return _completed(arguments)
        everywhere, others = split(arguments)
        ending.folder = data_folder(everywhere.data, os.environ)
        ending.status = _dispatch(everywhere, others)
    return ending.status


class _Ending:
    """However a call ends: its exit status, and one sentence for what went wrong."""

    def __init__(self) -> None:
        self.status: int = Status.FINE
        self.folder: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        match error:
            case None:
                pass
            case QuizError():
                say(str(error))
                self.status = error.status
            case KeyboardInterrupt():
                self.status = Status.SIGNAL + _SIGINT
            case SignalledError():
                self.status = Status.SIGNAL + error.number
            case ReaderGoneError():
                self.status = Status.SIGNAL + _SIGPIPE
            case SystemExit(code=int(code)):
                self.status = code
            case _:
                from quizapp.cli import crash

                folder = self.folder or data_folder(None, os.environ)
                say(crash.report(error, folder, Clock()()))
                self.status = Status.BUG
        return True


def _completed(words: Sequence[str]) -> int:
    """Answers a shell that completes these words."""
    from quizapp.cli.completion import answer

    data(answer(words))
    return Status.FINE


def _dispatch(everywhere: Everywhere, others: list[str]) -> int:
    """Runs the command; those called all day do without the parser, whose import takes longer than they do."""
    match others:
        case []:
            from quizapp.cli.build import begin
            from quizapp.cli.studying import home

            return home(begin(everywhere))
        case ["study"]:
            from quizapp.cli.build import begin
            from quizapp.cli.studying import study

            return study(begin(everywhere), [], None, None)
        case ["due"]:
            from quizapp.cli.build import begin
            from quizapp.cli.listings import due

            return due(begin(everywhere))
        case ["--version"]:
            data([f"quizapp {__version__}"])
            return Status.FINE
        case ["completion", shell] if not shell.startswith("-"):
            data(script(shell))
            return Status.FINE
        case _:
            words = _asked_for(others)
            return _parsed(everywhere, others) if words is None else _helped(everywhere, words)


def _asked_for(others: Sequence[str]) -> list[str] | None:
    """The words that help is asked for; None where it is not."""
    if others[0] == "help":
        return list(others[1:])
    before = others[: others.index("--")] if "--" in others else others
    return [other for other in before if other not in _HELP] if _HELP & set(before) else None


def _helped(everywhere: Everywhere, words: list[str]) -> int:
    """Shows the help; words that are no command are told as they would be without it."""
    from quizapp.cli.helping import help_for

    found = help_for(words)
    if found is None:
        return _parsed(everywhere, words)
    data(found)
    return Status.FINE


def _parsed(everywhere: Everywhere, others: list[str]) -> int:
    import typer

    from quizapp.cli.commands import app

    try:
        status: object = app(others, prog_name="quizapp", standalone_mode=False, obj=everywhere)
    except typer.TyperException as error:
        raise UsageError(_sentence(error.format_message(), others)) from None
    return status if isinstance(status, int) else Status.FINE


def _sentence(message: str, others: Sequence[str]) -> str:
    """What the parser says, with the option of every command that was meant, or where to look."""
    from difflib import get_close_matches

    message = message.rstrip(".")
    named = [name for other in others if other.startswith("--") and (name := other.partition("=")[0]) in message]
    near = get_close_matches(named[0], EVERYWHERE, 1) if named else []
    if near:
        return f"{message}. Did you mean {near[0]}?"
    if message.endswith("?"):
        return message
    return f"{message}. `quizapp --help` and `quizapp COMMAND --help` say what there is."
