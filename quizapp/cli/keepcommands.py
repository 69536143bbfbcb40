"""The commands that keep the log safe, and their arguments; what they do is imported when they are called."""

from typing import Annotated

import typer

from quizapp.cli.build import begin
from quizapp.errors import UsageError

app = typer.Typer(rich_markup_mode=None)


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="Where to; among the others if it is not given.")] = "",
    listed: Annotated[bool, typer.Option("--list", help="The backups there are.")] = False,
) -> int:
    """Copy your log now, and read the copy through.

    Done unasked, too: on each day with something new, and before what could go wrong.
    """
    if listed and file:
        raise UsageError("--list and a file cannot both be.")
    from quizapp.cli import keeping

    call = begin(context.obj)
    return keeping.listing(call) if listed else keeping.backup(call, file)


@app.command()
def restore(
    context: typer.Context,
    which: Annotated[
        str,
        typer.Argument(metavar="[FILE|DATE]", help="A backup, or a day such as 2026-11-20; the newest if not given."),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Go on with the database as it is, although entries are missing.")
    ] = False,
) -> int:
    """Put a backup in the place of your log.

    Says first what would be lost. What it replaces becomes a backup itself: another restore puts that back.
    """
    if accept and (which or yes):
        raise UsageError("--accept restores nothing: it stands alone.")
    from quizapp.cli import keeping

    call = begin(context.obj)
    return keeping.accept(call) if accept else keeping.restore(call, which, yes=yes)
