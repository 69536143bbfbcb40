"""The commands for authors, and their arguments; what they do is imported when they are called."""

from pathlib import Path
from typing import Annotated

import typer

from quizapp.cli.build import begin
from quizapp.errors import UsageError

app = typer.Typer(rich_markup_mode=None)

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Deck files and folders; those of the library if none."),
]


@app.command()
def new(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="[NAME|PATH]", help="A name for your own decks' folder, or a path that ends in .yaml."),
    ] = "",
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="Begin with an example of this kind, such as choice or number.")
    ] = "",
    no_open: Annotated[bool, typer.Option("--no-open", help="Only write the file.")] = False,
) -> int:
    """Begin a deck from a template, and open it.

    With an example of every kind to copy from, and the line that lets editors complete and check.
    """
    from quizapp.cli.newdeck import new as run

    return run(begin(context.obj), name, kind, is_opened=not no_open)


@app.command()
def schema(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", help="Write it there, as deck.schema.json.")] = "",
    install: Annotated[bool, typer.Option("--install", help="Write it beside your own decks.")] = False,
) -> int:
    """The JSON Schema of decks, for editors.

    With it they complete keys and underline mistakes, without a network.
    """
    if install and folder:
        raise UsageError("--install and a folder cannot both be.")
    from quizapp.cli.schemas import schema as run

    return run(begin(context.obj), folder, install=install)


@app.command()
def fmt(
    context: typer.Context,
    paths: Paths = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; the status is 1 if a file would change.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change.")] = False,
) -> int:
    """Make the layout of decks uniform.

    The names of keys and their order, indentation, lines between questions. Comments and wording stay as they are; a
    file with errors is left alone.
    """
    from quizapp.cli.formatting import fmt as run

    return run(begin(context.obj), [Path(path) for path in paths or ()], check=check, diff=diff)


@app.command()
def ids(
    context: typer.Context,
    paths: Paths = None,
    write: Annotated[bool, typer.Option("--write", help="Write them into the files.")] = False,
) -> int:
    """Name the questions that have no id.

    A question with an id keeps its history however it is rewritten.
    """
    from quizapp.cli.naming import ids as run

    return run(begin(context.obj), [Path(path) for path in paths or ()], write=write)


@app.command("import")
def import_decks(
    context: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Tables (.csv, .tsv, .txt) or hashcards' Markdown (.md).")
    ],
    to: Annotated[
        str,
        typer.Option("--to", metavar="PATH", help="The deck's file or folder; your own decks' folder if not given."),
    ] = "",
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=KEY", help="What a column stands for; - for nothing. May be repeated."),
    ] = None,
    title: Annotated[str, typer.Option(metavar="TITLE", help="The deck's title.")] = "",
    topic: Annotated[str, typer.Option(metavar="TOPIC", help="The topic of questions that name none.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the decks, write nothing.")] = False,
) -> int:
    """Make decks of tables, or of hashcards' Markdown.

    The names of a table's columns say what stands in them: question, answer, wrong, explanation, topic, option A.
    """
    from quizapp.cli.importing import take

    call = begin(context.obj)
    return take(call, [Path(file) for file in files], to, columns or (), title, topic, dry=dry_run)


@app.command()
def health(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[DECK|TOPIC]...", help="All of them if none is named.")
    ] = None,
    sort: Annotated[
        str,
        typer.Option(metavar="ORDER", help="What comes first: right, first, forgotten, time, answers, apart, place."),
    ] = "right",
    everything: Annotated[bool, typer.Option("--all", help="Every question, not only the first 20.")] = False,
) -> int:
    """How the questions do with those who answer them.

    What needs its author first: forgotten again and again, misleading, too slow, options that nobody takes. With the
    logs of several learners (log import --learner) also how well a question tells who knows from who does not.
    """
    from quizapp.cli.itemhealth import health as run

    return run(begin(context.obj), names or (), sort, everything=everything)


@app.command()
def preview(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE[:LINE]", help="A deck file, and a line of the question to begin with.")
    ],
) -> int:
    """See a question as learners will while you write it in your own editor.

    Follows the file as it is saved, shows its problems, and lets you answer; nothing is stored.
    """
    from quizapp.cli.previewing import preview as run

    return run(begin(context.obj), file)


@app.command()
def diff(
    context: typer.Context,
    decks: Annotated[
        list[str] | None, typer.Argument(metavar="[DECK|FILE]...", help="All of them if none is named.")
    ] = None,
) -> int:
    """What changed in decks since you studied them.

    Word by word, and what it does to your cards: whether their history is kept, and what is due now.
    """
    from quizapp.cli.differences import diff as run

    return run(begin(context.obj), decks or ())


orphan_commands = typer.Typer(rich_markup_mode=None)
app.add_typer(orphan_commands, name="orphans")


@orphan_commands.callback(invoke_without_command=True)
def orphans(context: typer.Context) -> int:
    """Cards you know whose question is gone."""
    return 0 if context.invoked_subcommand else list_orphans(context)


@orphan_commands.command("list")
def list_orphans(context: typer.Context) -> int:
    """Cards you know whose question is gone.

    With what each may have become. Nothing is deleted: a history waits until its question comes back, or is linked.
    """
    from quizapp.cli.kin import orphans as run

    return run(begin(context.obj))


@orphan_commands.command()
def link(
    context: typer.Context,
    former: Annotated[str, typer.Argument(metavar="FORMER", help="The orphan's id, or how it begins.")],
    card: Annotated[
        str, typer.Argument(metavar="CARD", help="The card that it became: FILE:LINE, or how its id begins.")
    ],
    join: Annotated[
        bool, typer.Option("--join", help="Also onto a card that was answered: both histories become one.")
    ] = False,
) -> int:
    """Give the history of an orphan to a card."""
    from quizapp.cli.kin import link as run

    return run(begin(context.obj), former, card, join=join)


@orphan_commands.command()
def retire(
    context: typer.Context,
    formers: Annotated[list[str], typer.Argument(metavar="FORMER...", help="Their ids, or how these begin.")],
) -> int:
    """List orphans no longer; their histories stay in the log."""
    from quizapp.cli.kin import retire as run

    return run(begin(context.obj), formers)
