"""The commands of `quizapp` and their arguments; what they do is imported when they are called."""

from pathlib import Path
from typing import Annotated

import typer

from quizapp import __version__
from quizapp.cli.arguments import HELP
from quizapp.cli.build import begin
from quizapp.cli.output import data
from quizapp.errors import UsageError

_STYLE = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    help="A quiz and flashcard trainer for the terminal. Without a command it opens at home.",
    epilog=HELP,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=_STYLE,
)
log = typer.Typer(help="The review log, out and in.", rich_markup_mode=None, context_settings=_STYLE)
app.add_typer(log, name="log")


@app.callback(invoke_without_command=True)
def quizapp(
    context: typer.Context, version: Annotated[bool, typer.Option("--version", help="The version.")] = False
) -> int:
    """A quiz and flashcard trainer for the terminal. Without a command it opens at home."""
    if version:
        data([f"quizapp {__version__}"])
        raise typer.Exit
    if context.invoked_subcommand is not None:
        return 0
    from quizapp.cli.studying import home

    return home(begin(context.obj))


@app.command(epilog=HELP)
def study(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[DECK|TOPIC]...", help="All of them if none is named.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many cards, whatever today's limits say.")] = None,
    minutes: Annotated[float | None, typer.Option(help="No further card after so many minutes.")] = None,
) -> int:
    """Straight into a session."""
    if limit is not None and limit < 1:
        raise UsageError(f"--limit is a number of cards, at least 1, not {limit}.")
    if minutes is not None and not 0 < minutes <= 24 * 60:
        raise UsageError(f"--minutes is above 0 and at most a day ({24 * 60}), not {minutes:g}.")
    from quizapp.cli.studying import study as run

    return run(begin(context.obj), names or (), limit, minutes)


@app.command(epilog=HELP)
def due(context: typer.Context) -> int:
    """Due, new and later counts per deck; quick enough for a shell prompt."""
    from quizapp.cli.listings import due as run

    return run(begin(context.obj))


@app.command(epilog=HELP)
def decks(context: typer.Context) -> int:
    """The decks there are."""
    from quizapp.cli.listings import decks as run

    return run(begin(context.obj))


@app.command(epilog=HELP)
def cards(
    context: typer.Context,
    query: Annotated[list[str] | None, typer.Argument(help="Words in the question, deck or topic.")] = None,
) -> int:
    """The cards there are, with their memory."""
    from quizapp.cli.listings import cards as run

    return run(begin(context.obj), " ".join(query or ()))


@app.command(epilog=HELP)
def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(help="Deck files and folders; those of the library if none.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
) -> int:
    """Every problem of every deck: file:line:column: level rule: message."""
    from quizapp.cli.checking import check as run

    return run(begin(context.obj), [Path(path) for path in paths or ()], strict=strict)


@log.command("export", epilog=HELP)
def export_log(
    context: typer.Context, file: Annotated[str, typer.Argument(help="A file, or - for standard output.")]
) -> int:
    """Write the review log, one JSON object a line."""
    from quizapp.cli.logs import export

    return export(begin(context.obj), file)


@log.command("import", epilog=HELP)
def import_log(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A file, or - for standard input.")],
    learner: Annotated[str, typer.Option(help="Keep it apart, as the log of this learner.")] = "",
) -> int:
    """Add a review log; what is already there is not added twice."""
    from quizapp.cli.logs import take

    return take(begin(context.obj), file, learner)
