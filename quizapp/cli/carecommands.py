"""The command that looks after the database, and its arguments; what it does is imported when it is called."""

from typing import Annotated

import typer

from quizapp.cli.build import begin
from quizapp.errors import UsageError

app = typer.Typer(rich_markup_mode=None)


@app.command()
def doctor(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help="With --salvage: the damaged database.")] = None,
    *,
    deep: Annotated[bool, typer.Option("--deep", help="Compare indexes and what is searched, too.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended; a backup is made first.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Fold the whole log anew and say what differed.")] = False,
    salvage: Annotated[bool, typer.Option("--salvage", help="Save what can be read of a damaged database.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --salvage: do not ask.")] = False,
) -> int:
    """Whether everything is in order, and what to do.

    Looks at database, log, decks, settings, backups, permissions and terminal, and changes nothing unless told to.
    """
    if fix + rebuild + salvage > 1:
        raise UsageError("One thing at a time: choose one of --fix, --rebuild, --salvage.")
    if file is not None and not salvage:
        raise UsageError("A file is named with --salvage only.")
    from quizapp.cli import doctoring, mending

    call = begin(context.obj)
    if salvage:
        return mending.salvage(call, file, yes=yes)
    if fix:
        return mending.fix(call, deep=deep)
    return mending.rebuild(call) if rebuild else doctoring.doctor(call, deep=deep)
