"""The commands as a table: what the help, the manual and the shells' completion are made from."""

from collections.abc import Iterator

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from quizapp.cli.commands import app
from quizapp.core.values import frozen


@frozen
class Option:
    """An option: its names, what stands for its value (empty for a switch), and what it does."""

    names: tuple[str, ...]
    value: str
    says: str

    @property
    def shown(self) -> str:
        """The names and the value as the help shows them."""
        return f"{', '.join(self.names)} {self.value}".rstrip()


@frozen
class Argument:
    """An argument: how the usage line shows it, and what it is."""

    shown: str
    says: str


@frozen
class Command:
    """A command by its full name (`log export`); `says` is one line, `more` a paragraph or empty."""

    name: str
    says: str
    more: str
    arguments: tuple[Argument, ...]
    options: tuple[Option, ...]

    @property
    def usage(self) -> str:
        """The name with its arguments."""
        return " ".join((self.name, *(argument.shown for argument in self.arguments)))


def commands() -> tuple[Command, ...]:
    """Every command, in the order in which the program defines them."""
    group = get_command(app)
    return tuple(_below(group, "")) if isinstance(group, TyperGroup) else ()


def _below(group: TyperGroup, prefix: str) -> Iterator[Command]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _below(command, f"{prefix}{name} ")
        elif isinstance(command, TyperCommand):
            yield _entry(f"{prefix}{name}", command)


def _entry(name: str, command: TyperCommand) -> Command:
    given = [param for param in command.params if isinstance(param, TyperArgument)]
    options = [param for param in command.params if isinstance(param, TyperOption)]
    says, _, more = (command.help or "").partition("\n\n")
    return Command(name, says.rstrip("."), more, tuple(map(_argument, given)), tuple(map(_option, options)))


def _argument(param: TyperArgument) -> Argument:
    return Argument(param.metavar or "", param.help or "")


def _option(param: TyperOption) -> Option:
    return Option(tuple(param.opts), "" if param.is_flag else param.metavar or "", param.help or "")
