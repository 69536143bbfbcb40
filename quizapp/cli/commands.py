"""The commands of `quizapp` and their arguments; what they do is imported when they are called."""

from pathlib import Path
from typing import Annotated

import typer

from quizapp import __version__
from quizapp.cli import authorcommands, carecommands, examcommands, figurecommands, keepcommands
from quizapp.cli.build import begin
from quizapp.cli.output import data
from quizapp.core.aims import Aim
from quizapp.errors import UsageError

QUICK, QUICK_MAX = 5, 9999
app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
log = typer.Typer(help="The review log, out and in.", rich_markup_mode=None)
app.add_typer(log, name="log")
app.add_typer(examcommands.app)
app.add_typer(figurecommands.app)
app.add_typer(authorcommands.app)
app.add_typer(keepcommands.app)
app.add_typer(carecommands.app)

Names = Annotated[list[str] | None, typer.Argument(metavar="[DECK|TOPIC]...", help="All of them if none is named.")]


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


@app.command()
def study(
    context: typer.Context,
    names: Names = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", help="At most so many cards, whatever today's limits say.")
    ] = None,
    minutes: Annotated[float | None, typer.Option(metavar="M", help="No further card after so many minutes.")] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Lines of text, for screen readers, pipes and simple terminals.")
    ] = False,
    cure: Annotated[
        bool, typer.Option("--cure", help="What you are least likely to know comes first, due or not.")
    ] = False,
    weak: Annotated[bool, typer.Option("--weak", help="The same for your weak topics.")] = False,
    confusions: Annotated[bool, typer.Option("--confusions", help="Your mix-ups: wrong answers given twice.")] = False,
    cram: Annotated[bool, typer.Option("--cram", help="Anything, and the schedule stays as it is.")] = False,
    catch_up: Annotated[
        bool, typer.Option("--catch-up", help="After a break: what is worth most in the time there is.")
    ] = False,
) -> int:
    """Study what is due, or some decks and topics.

    Space shows the answer and accepts the suggested rating; ? lists every key.
    """
    aim = _aim(cure=cure, weak=weak, confusions=confusions, cram=cram, catch_up=catch_up)
    if limit is not None and limit < 1:
        raise UsageError(f"--limit is a number of cards, at least 1, not {limit}.")
    if minutes is not None and not 0 < minutes <= 24 * 60:
        raise UsageError(f"--minutes is above 0 and at most a day ({24 * 60}), not {minutes:g}.")
    from quizapp.cli.studying import study as run

    return run(begin(context.obj), names or (), limit, minutes, aim=aim, plain=plain)


def _aim(**wanted: bool) -> Aim:
    """The one aim that is wanted. Raises UsageError where there are several."""
    named = [name.replace("_", "-") for name, is_wanted in wanted.items() if is_wanted]
    if len(named) > 1:
        raise UsageError(f"A session has one aim: choose one of {', '.join(f'--{name}' for name in named)}.")
    return Aim(named[0]) if named else Aim.STUDY


@app.command()
def quick(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[N] [DECK|TOPIC]...", help=f"How many cards, {QUICK} if no number comes first; of what."
        ),
    ] = None,
) -> int:
    """A few cards below the shell's prompt.

    What the screen shows stays; daily limits do not count.
    """
    from quizapp.cli.studying import quick as run

    names = list(words or ())
    first = names.pop(0) if names and names[0].isascii() and names[0].isdigit() else str(QUICK)
    number = int(first.lstrip("0")[:5] or "0")
    if not 1 <= number <= QUICK_MAX:
        raise UsageError(f"A number of cards is 1 to {QUICK_MAX}, not {first[:20]}.")
    return run(begin(context.obj), number, names)


@app.command()
def due(context: typer.Context) -> int:
    """How much is due and new, deck by deck.

    That is what a session started now would hold; +n lies beyond today's limits. Quick enough for a shell prompt.
    """
    from quizapp.cli.listings import due as run

    return run(begin(context.obj))


@app.command()
def decks(context: typer.Context) -> int:
    """The decks there are."""
    from quizapp.cli.listings import decks as run

    return run(begin(context.obj))


@app.command()
def cards(
    context: typer.Context,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]...", help="Words, or terms such as topic:metrics is:due.")
    ] = None,
) -> int:
    """The cards there are, with their memory.

    A term that starts with - comes after two dashes: quizapp cards -- -is:new
    """
    from quizapp.cli.listings import cards as run

    return run(begin(context.obj), " ".join(query or ()))


@app.command()
def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Deck files and folders; those of the library if none."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    hints: Annotated[bool, typer.Option("--hints", help="Show hints, too.")] = False,
    explain: Annotated[
        str | None, typer.Option(metavar="RULE", help="Why there is this rule, with an example of each side.")
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="List every rule.")] = False,
    also: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Look for this one, too, which is off otherwise.")
    ] = None,
) -> int:
    """Every problem of every deck, with its cure.

    Each stands on a line of its own: file:line:column: level rule: message. What did not change is not read again.
    """
    if explain is not None or rules:
        from quizapp.cli import explaining

        call = begin(context.obj)
        return explaining.rules(call) if explain is None else explaining.explain(call, explain)
    from quizapp.cli.checking import check as run

    return run(begin(context.obj), [Path(path) for path in paths or ()], strict=strict, hints=hints, noisy=also or ())


@log.command("export")
def export_log(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard output.")],
    learner: Annotated[str, typer.Option(metavar="NAME", help="The log of this learner instead of yours.")] = "",
) -> int:
    """Write the review log, one JSON object a line."""
    from quizapp.cli.logs import export

    return export(begin(context.obj), file, learner)


@log.command("import")
def import_log(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    learner: Annotated[str, typer.Option(metavar="NAME", help="Keep it apart, as the log of this learner.")] = "",
) -> int:
    """Add a review log to yours.

    What is already there is not added twice.
    """
    from quizapp.cli.logs import take

    return take(begin(context.obj), file, learner)


@app.command()
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="The shell that reads the script.")],
) -> int:
    """Complete commands, decks and topics in your shell.

    Writes the script that does it.
    """
    from quizapp.cli.shells import script

    data(script(shell))
    return 0
