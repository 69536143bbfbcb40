"""`quizapp stats`, `topics`, `ready` and `report`: pictures or tables for people, JSON for programs, a page to keep."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.build import Call, options, trainer_of
from quizapp.cli.examplans import Flags, named, planned
from quizapp.cli.figurelines import columns, pictures, tabled, tell
from quizapp.cli.figureobjects import ready_object, statistics_object, topics_object
from quizapp.cli.listings import say_problems
from quizapp.cli.logs import STREAM
from quizapp.cli.output import as_json, data, say
from quizapp.cli.topicbars import tree
from quizapp.core.day import moment
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.readiness import Readiness
from quizapp.errors import NotHereError, Status, UsageError
from quizapp.render import insighttables
from quizapp.render.figuretexts import iso
from quizapp.render.insightwords import basis, exam, facts, lately, readiness, titled, undone
from quizapp.render.refits import offer
from quizapp.render.topicwords import first_work, in_all

if TYPE_CHECKING:
    from quizapp.trainer.insight import Insight

_MOST_CONFUSIONS = 5
_FIT = "`quizapp optimize`"


def stats(call: Call, names: Sequence[str], days: int | None) -> int:
    """Shows all figures of the last so many days, None for all time; returns the status.

    Raises QuizError for an unknown name.
    """
    with trainer_of(call) as trainer:
        found = trainer.insight.statistics(names, days)
        offered = "" if names else offer(trainer.insight.usable_reviews(), trainer.insight.weights)
        say_problems(trainer.problems)
    if call.json:
        as_json(statistics_object(found))
        return Status.FINE
    room = columns()
    tell(filter(None, (facts(found), offered)), room)
    data(pictures(found, room))
    return Status.FINE


def topics(call: Call, names: Sequence[str]) -> int:
    """Shows the topics with their mastery and what to work on; returns the status.

    Raises QuizError for an unknown name.
    """
    with trainer_of(call) as trainer:
        found = trainer.insight.topics(names)
        confused = trainer.insight.confusions(names=names)
        say_problems(trainer.problems)
    if call.json:
        as_json(topics_object(found, confused))
        return Status.FINE
    room = columns()
    tell(filter(None, (first_work(found), in_all(found), lately(found.bias if found.lines else None, _FIT))), room)
    shown = tabled([insighttables.topic_table(found)], room) if room is None else tree(found, room)
    mixed_up = insighttables.confusions(confused[:_MOST_CONFUSIONS])
    data([*shown, *tabled([insighttables.ranking(found), *([mixed_up] if mixed_up.rows else [])], room)])
    return Status.FINE


def ready(call: Call, title: str | None, said: Flags) -> int:
    """Shows how ready the learner is for an exam; returns the status.

    Raises QuizError for an unknown name or exam, UsageError for a day that is over.
    """
    settings = call.settings
    today = moment(call.clock(), settings.day_start).day
    if said.day is not None and said.day < today:
        raise UsageError(f"--date {iso(said.day)} is over: today is {iso(today)}.")
    with trainer_of(call) as trainer:
        base = options(settings).exam
        if title is not None:
            base = named([base, *trainer.insight.exams()], title)
        found = trainer.insight.ready(planned(base, said))
        say_problems(trainer.problems)
    if call.json:
        as_json(ready_object(found))
        return Status.FINE
    room = columns()
    what = f"{titled(found.exam)}: {exam(found.exam, found.today)}"
    sentences = (what, readiness(found), basis(found), undone(found), lately(found.bias if found.now else None, _FIT))
    tell(filter(None, sentences), room)
    given = (insighttables.chances(found), insighttables.advice(found), insighttables.plan(found))
    data(tabled([one for one in given if one.rows], room))
    return Status.FINE


def report(call: Call, target: str, names: Sequence[str], days: int | None, *, force: bool) -> int:
    """Writes the report of the last so many days, None for all time, into a file, or to standard output for `-`;
    returns the status.

    Raises QuizError for an unknown name, and where the file cannot be written or is no report.
    """
    from quizapp.reports.file import check, write
    from quizapp.reports.page import Report, page

    file = None if target == STREAM else Path(target)
    if file:
        check(file, force=force)
    with trainer_of(call) as trainer:
        insight = trainer.insight
        found = Report(
            statistics=insight.statistics(names, days),
            topics=insight.topics(names),
            readiness=_readiness(insight, planned(options(call.settings).exam, Flags(names=tuple(names)))),
            confused=insight.confusions(names=names),
            attempts=() if names else trainer.exams.attempts(),
        )
        say_problems(trainer.problems)
    if file is None:
        data([page(found)])
        return Status.FINE
    write(file, page(found), force=force)
    say(f"The report is in {file}. It is one file: open it in a browser, print it, or send it.")
    return Status.FINE


def _readiness(insight: "Insight", exam: ExamPlan) -> Readiness | str:
    """How ready the learner is for an exam; or why that cannot be said."""
    try:
        return insight.ready(exam)
    except NotHereError as error:
        say(f"The report says nothing of an exam. {error}")
        return str(error)
