"""The command `exam` and its arguments; what it does is imported when it is called."""

from typing import Annotated

import typer

from quizapp.cli.build import begin

app = typer.Typer(rich_markup_mode=None)

Names = Annotated[list[str] | None, typer.Argument(metavar="[DECK|TOPIC]...", help="All of them if none is named.")]
Exam = Annotated[str | None, typer.Option("--exam", metavar="NAME", help="The exam of a deck, or of config.toml.")]
File = Annotated[str | None, typer.Option("--blueprint", metavar="FILE", help="The exam that a YAML file describes.")]
Usual = Annotated[
    bool,
    typer.Option("--usual", help="20 questions in 25 minutes, pass mark 60%, whatever [exam] in config.toml says."),
]
Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="What the exam is called.")]
Questions = Annotated[int | None, typer.Option("--questions", metavar="N", help="So many questions.")]
Minutes = Annotated[
    float | None, typer.Option("--minutes", metavar="M", help="Within so many minutes; 0 for no limit.")
]
Pass = Annotated[str | None, typer.Option("--pass", metavar="SHARE", help="The score that passes: 60% or 0.6.")]
Quota = Annotated[
    list[str] | None,
    typer.Option("--quota", metavar="TOPIC=N|P%", help="So many questions of a topic or deck; may be repeated."),
]
Kinds = Annotated[str | None, typer.Option("--kinds", metavar="A,B", help="Only these kinds: choice,number; or all.")]
Difficulty = Annotated[
    str | None, typer.Option("--difficulty", metavar="A..B", help="Only these levels, 1 to 5: 3, 2..4, or any.")
]
Penalty = Annotated[
    str | None, typer.Option("--penalty", metavar="SHARE", help="What a wrong answer costs: 0, 25%, or fair.")
]
Whole = Annotated[bool, typer.Option("--no-partial", help="Nothing for an answer that is right in part.")]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="The same seed draws the same paper again.")]
Practice = Annotated[bool, typer.Option("--practice", help="No clock, feedback at once, the schedule untouched.")]
Print = Annotated[
    str | None, typer.Option("--print", metavar="FILE", help="Write the paper as a page, and its answers beside it.")
]
Look = Annotated[bool, typer.Option("--dry-run", help="Show what would be asked, by topic, and ask nothing.")]
List = Annotated[bool, typer.Option("--list", help="The exams there are, and your attempts.")]
Show = Annotated[str | None, typer.Option("--show", metavar="ID|last", help="What an attempt came to.")]
Html = Annotated[str | None, typer.Option("--html", metavar="FILE", help="The attempt shown as a page, with --show.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that are no such pages, too.")]


@app.command()
def exam(
    context: typer.Context,
    names: Names = None,
    *,
    title: Exam = None,
    blueprint: File = None,
    usual: Usual = False,
    name: Name = None,
    questions: Questions = None,
    minutes: Minutes = None,
    pass_mark: Pass = None,
    quota: Quota = None,
    kinds: Kinds = None,
    difficulty: Difficulty = None,
    penalty: Penalty = None,
    whole: Whole = False,
    seed: Seed = None,
    practice: Practice = False,
    printed: Print = None,
    look: Look = False,
    listed: List = False,
    shown: Show = None,
    html: Html = None,
    force: Force = False,
) -> int:
    """Take an exam against the clock.

    Nothing is said of right and wrong before the end; the result can then go into the schedule. Flags win over the
    exam that is named or set, and the same seed gives the same paper again.
    """
    from quizapp.cli.examflags import Act, Base, Said, Wanted, check
    from quizapp.cli.exams import run

    asked = tuple(names or ()), name, questions, minutes, pass_mark, tuple(quota or ())
    wanted = Wanted(Base(title, blueprint, usual), Said(*asked, kinds, difficulty, penalty, whole), seed)
    act = Act(practice, printed, look, listed, shown, html, force)
    check(wanted, act)
    return run(begin(context.obj), wanted, act)
