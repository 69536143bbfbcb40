"""Writes docs/quizapp.1, the manual page, from the table of commands."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from quizapp import __version__
from quizapp.cli.arguments import ABOUT, OPTIONS
from quizapp.cli.manual import ENVIRONMENT, EXAMPLES, FILES, FIRST, GROUPS, SAYS, STATUSES
from quizapp.cli.table import Command, commands

PAGE = Path(__file__).with_name("quizapp.1")
_SIGNS = str.maketrans({"\\": "\\e", "-": "\\-", "~": "\\(ti", "`": "\\(ga", "^": "\\(ha", "\n": " "})


def manual() -> str:
    """The manual page as roff."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    known = {command.name: command for command in commands()}
    yield f'.TH QUIZAPP 1 "" "quizapp {__version__}" "User Commands"'
    yield from (".SH NAME", "quizapp \\- quiz and flashcard trainer for the terminal")
    yield from (".SH SYNOPSIS", ".B quizapp", "[\\fIOPTION\\fR]... [\\fICOMMAND\\fR [\\fIARGUMENT\\fR]...]")
    yield from (
        ".SH DESCRIPTION",
        _plain(SAYS),
        "Decks are YAML files; every card comes back just before it is forgotten.",
    )
    yield from _terms(FIRST)
    yield ".SH COMMANDS"
    for group, names in GROUPS.items():
        yield f".SS {_plain(group)}"
        for name in names:
            yield from _command(known[name])
    yield from (".SH OPTIONS", "These work before and after every command.", *_terms((*OPTIONS, *ABOUT)))
    yield from (".SH ENVIRONMENT", *_terms(ENVIRONMENT), ".SH FILES", *_terms(FILES))
    yield from (".SH EXIT STATUS", *_terms(STATUSES))


def _command(command: Command) -> Iterator[str]:
    yield from (".TP", f"\\fB{_plain(command.usage)}\\fR", _plain(f"{command.says}. {command.more}".strip()))
    options = [(option.shown, option.says) for option in command.options]
    yield from (".RS", *_terms(options), ".PP", "Examples:", *_terms(EXAMPLES[command.name]), ".RE")


def _terms(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, says in pairs:
        yield from (".TP", f"\\fB{_plain(term)}\\fR", _plain(says))


def _plain(text: str) -> str:
    """A text in which roff finds nothing to do; a line of its own may start with a dot or quote."""
    escaped = text.translate(_SIGNS)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
