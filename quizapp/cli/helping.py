"""`--help`: the whole program on one screen, or one command with examples."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from quizapp.cli.arguments import ABOUT, FLAG, OPTIONS
from quizapp.cli.manual import ENVIRONMENT, EXAMPLES, FILES, FIRST, GROUPS, SAYS, STATUSES
from quizapp.cli.table import Command, commands

WIDTH = 80
_TERM_MAX = 44
_EVERYWHERE = "Options, before or after the command"
_LISTINGS = (
    "due",
    "decks",
    "cards",
    "stats",
    "topics",
    "ready",
    "exam",
    "simulate",
    "optimize",
    "check",
    "fmt",
    "ids",
    "health",
    "diff",
    "import",
    "orphans list",
    "backup",
    "restore",
    "doctor",
)


def help_for(words: Sequence[str]) -> list[str] | None:
    """The help of the command that these words begin with, or of the program; None where they begin with no command."""
    known = commands()
    named = [word for word in words if not word.startswith("-")]
    if not named:
        return list(_overview(known))
    whole = [command for command in known if command.name.split() == named[: len(command.name.split())]]
    below = [command for command in known if command.name.split()[0] == named[0] and len(named) == 1]
    found = whole or below
    return [line for command in found for line in (*_page(command), "")][:-1] if found else None


def _overview(known: Iterable[Command]) -> Iterator[str]:
    """The program on one screen."""
    by_name = {command.name: command for command in known}
    yield from (SAYS, "", *listed(FIRST), "")
    rows = {group: [(by_name[name].usage, by_name[name].says) for name in names] for group, names in GROUPS.items()}
    wide = max(len(usage) for pairs in rows.values() for usage, _ in pairs)
    for group, pairs in rows.items():
        yield from (group, *listed(pairs, wide))
    options = listed((*OPTIONS, *ABOUT))
    yield from ("", _EVERYWHERE, *options, "Environment", *listed(ENVIRONMENT), "Files", *listed(FILES))
    statuses = ", ".join(f"{status} {says}" for status, says in STATUSES)
    yield from ("Exit status", *wrap(statuses, WIDTH, initial_indent="  ", subsequent_indent="  "))


def _page(command: Command) -> Iterator[str]:
    """One command: how it is called, what it does, examples."""
    yield from (f"quizapp {command.usage}", "", *wrap(f"{command.says}. {command.more}", WIDTH), "")
    rows = [(argument.shown, argument.says) for argument in command.arguments]
    rows += [(option.shown, option.says) for option in command.options]
    yield from (*listed(rows), "") if rows else ()
    everywhere = [pair for pair in OPTIONS if pair[0] != FLAG or command.name in _LISTINGS]
    yield from ("Examples", *listed(EXAMPLES[command.name]), "", _EVERYWHERE, *listed((*everywhere, ABOUT[0])))


def listed(pairs: Iterable[tuple[str, str]], wide: int = 0) -> list[str]:
    """Terms and what is said of them, in two columns, the first at least so wide; a long term stands by itself."""
    rows = list(pairs)
    wide = max([wide, *(len(term) for term, _ in rows if len(term) <= _TERM_MAX)])
    lines: list[str] = []
    for term, says in rows:
        lines += [f"  {term}"] if len(term) > wide else []
        first = " " * (wide + 4) if len(term) > wide else f"  {term:<{wide}}  "
        lines += wrap(says, WIDTH, initial_indent=first, subsequent_indent=" " * (wide + 4))
    return lines
