"""The options that work on both sides of the verb, taken out of the arguments before anything else is read."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from quizapp.cli.clock import parse_now
from quizapp.errors import UsageError

OPTIONS = (
    ("--data DIR", "where your log, config.toml and decks live"),
    ("--decks PATH", "a deck file or folder; may be repeated"),
    ("--now MOMENT", "pretend it is this moment: ISO 8601 with offset"),
    ("--json", "listings as JSON on standard output"),
)
ABOUT = (
    ("--help", "how to use it; after a command how to use that, with examples"),
    ("--version", "the version of the program"),
)
VALUED = ("--data", "--decks", "--now")
FLAG = "--json"
EVERYWHERE = (*VALUED, FLAG)


class Everywhere(NamedTuple):
    """What the options of every command say; None and empty where they are not given."""

    data: Path | None = None
    decks: tuple[Path, ...] = ()
    now: datetime | None = None
    json: bool = False


def split(arguments: Sequence[str]) -> tuple[Everywhere, list[str]]:
    """The options of every command, and the other arguments in their order; after `--` nothing is an option.

    Raises UsageError for an option without its value, and for a --now that is no moment.
    """
    given: dict[str, list[str]] = {name: [] for name in VALUED}
    json = False
    others: list[str] = []
    left = list(arguments)
    while left:
        argument = left.pop(0)
        name, equals, value = argument.partition("=")
        if argument == "--":
            others += [argument, *left]
            break
        if argument == FLAG:
            json = True
        elif name in VALUED:
            given[name].append(_needed(name, value if equals else _next(left)))
        else:
            others.append(argument)
    data, decks, now = (given[name] for name in VALUED)
    everywhere = Everywhere(
        data=Path(data[-1]) if data else None,
        decks=tuple(map(Path, decks)),
        now=parse_now(now[-1]) if now else None,
        json=json,
    )
    return everywhere, others


def _next(left: list[str]) -> str:
    """Takes the argument that comes next; empty where an option of every command stands there, or nothing."""
    return left.pop(0) if left and left[0] not in ("--", *EVERYWHERE) else ""


def _needed(name: str, value: str) -> str:
    if not value:
        raise UsageError(f"The option {name} needs a value: `quizapp --help` says which.")
    return value
