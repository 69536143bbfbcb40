"""The commands that show figures, and their arguments; what they do is imported when they are called."""

from typing import Annotated

import typer

from quizapp.cli.build import begin
from quizapp.errors import UsageError
from quizapp.settings.values import LIMIT_MAX

YEAR, DAYS_MAX = 365, 36_500
SIMULATED_MAX = 3_650
app = typer.Typer(rich_markup_mode=None)

Names = Annotated[list[str] | None, typer.Argument(metavar="[DECK|TOPIC]...", help="All of them if none is named.")]
Days = Annotated[int | None, typer.Option(metavar="N", help=f"Of the last so many days, {YEAR} if nothing is said.")]
All = Annotated[bool, typer.Option("--all", help="Of all time.")]


@app.command()
def stats(context: typer.Context, names: Names = None, days: Days = None, everything: All = False) -> int:
    """What you did, what you remember, and what comes.

    Pictures in a terminal, tables in a pipe: answers and minutes, retention, forecast, calibration and more.
    """
    from quizapp.cli.figures import stats as run

    return run(begin(context.obj), names or (), _days(days, everything=everything))


@app.command()
def topics(context: typer.Context, names: Names = None) -> int:
    """Where you are weak, and how sure that is.

    The topics with what you would recall now and its 90% interval, what gains most, and what you take for what.
    """
    from quizapp.cli.figures import topics as run

    return run(begin(context.obj), names or ())


@app.command()
def ready(
    context: typer.Context,
    names: Names = None,
    *,
    questions: Annotated[int | None, typer.Option(metavar="N", help="How many questions the exam has.")] = None,
    pass_mark: Annotated[
        str | None, typer.Option("--pass", metavar="SHARE", help="The score that passes: 60% or 0.6.")
    ] = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day of the exam: 2026-12-01.")] = None,
    options: Annotated[
        int | None, typer.Option(metavar="N", help="Options of a question; 0 where answers are typed.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--exam", metavar="NAME", help="The exam that a deck or config.toml describes.")
    ] = None,
) -> int:
    """The chance to pass an exam, now and on its day.

    With the score to expect, what to study first, and a plan; flags win over the exam of config.toml.
    """
    from quizapp.cli.examplans import flags
    from quizapp.cli.figures import ready as run

    return run(begin(context.obj), title, flags(names or (), questions, pass_mark, day, options))


@app.command()
def report(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="report.html, say, or - for standard output.")],
    names: Names = None,
    days: Days = None,
    everything: All = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no report, too.")] = False,
) -> int:
    """Write a page with every picture, to print or send.

    It is one file that needs neither network nor scripts.
    """
    from quizapp.cli.figures import report as run

    return run(begin(context.obj), file, names or (), _days(days, everything=everything), force=force)


@app.command()
def simulate(
    context: typer.Context,
    days: Annotated[int, typer.Option(metavar="N", help=f"Over so many days, {YEAR} if nothing is said.")] = YEAR,
    new: Annotated[
        int | None, typer.Option(metavar="N", help="So many new cards a day, as many as are set if nothing is said.")
    ] = None,
) -> int:
    """The work that desired retentions come to.

    Minutes and reviews a day, and what is remembered in the end, at 70% to 97%: to choose yours.
    """
    if not 1 <= days <= SIMULATED_MAX:
        raise UsageError(f"--days is a number from 1 to {SIMULATED_MAX}, not {days}.")
    if new is not None and not 0 <= new <= LIMIT_MAX:
        raise UsageError(f"--new is a number of cards from 0 to {LIMIT_MAX}, not {new}.")
    from quizapp.cli.simulating import simulate as run

    return run(begin(context.obj), days, new)


@app.command()
def optimize(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Use weights that predict better without asking.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Put back the weights from before.")] = False,
) -> int:
    """Fit the scheduler to how you forget.

    From 1,000 reviews on. It shows what would change and asks; weights that predict no better are not taken.
    """
    if yes and undo:
        raise UsageError("--yes and --undo cannot both be.")
    from quizapp.cli.optimizing import optimize as run
    from quizapp.cli.optimizing import undo as take_back

    return take_back(begin(context.obj)) if undo else run(begin(context.obj), yes=yes)


def _days(days: int | None, *, everything: bool) -> int | None:
    """How many days are asked for; None for all time. Raises UsageError where that cannot be."""
    if everything and days is not None:
        raise UsageError("--days and --all cannot both be.")
    if days is not None and not 1 <= days <= DAYS_MAX:
        raise UsageError(f"--days is a number from 1 to {DAYS_MAX}, not {days}.")
    return None if everything else YEAR if days is None else days
