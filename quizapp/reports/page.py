"""A report as one page of HTML that needs nothing else: no network, no script, pictures inside it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.core.bias import Bias
from quizapp.core.counting import plural
from quizapp.core.exams.offers import AttemptLine
from quizapp.core.readiness import Readiness
from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.core.topics import Confused, Topics
from quizapp.core.values import frozen
from quizapp.render import examtables, insighttables
from quizapp.render.figuretables import tables
from quizapp.render.figuretexts import NONE, count, iso, percent, percents, took
from quizapp.render.insightwords import basis, exam, lately, readiness, titled, undone
from quizapp.render.topicwords import first_work, in_all
from quizapp.reports.exampictures import scores
from quizapp.reports.head import html
from quizapp.reports.markup import NOTHING, Markup, joined, tag, text
from quizapp.reports.pictures import drawn
from quizapp.reports.style import STYLE
from quizapp.reports.tabled import filled, folded, said, shown, titled_table
from quizapp.reports.topicpictures import mastered, prospects

MARK = '<meta name="generator" content="quizapp report" />'
_TITLE = "Learning report"


@frozen(kw_only=True)
class Report:
    """Everything a report shows: `readiness` for the exam or why nothing can be said of it, `confused` the confusions,
    the most frequent first, `attempts` those at exams, the newest first.
    """

    statistics: Statistics
    topics: Topics
    readiness: Readiness | str
    confused: Sequence[Confused] = ()
    attempts: Sequence[AttemptLine] = ()


def page(report: Report) -> str:
    """The page as a text that is HTML and well-formed XML."""
    body = tag(
        "body",
        *_head(report.statistics),
        *_topics(report),
        *_exam(report.readiness),
        *_attempts(report),
        *_pictures(report),
    )
    return html(_TITLE, STYLE, MARK, body)


def _head(found: Statistics) -> Iterable[Markup]:
    """The title, what the report is about, and the figures that say most."""
    yield tag("h1", text(_TITLE))
    scope = f"{found.scope}: " if found.scope else ""
    yield said(f"{scope}{iso(found.span.first)} to {iso(found.span.last)}, as of {iso(found.calendar.today)}.", "quiet")
    answers, minutes = sum(day.answers for day in found.daily), sum(day.minutes for day in found.daily)
    right = found.right
    facts = (
        ("Cards", count(found.counts.cards), f"{count(found.counts.cards - found.counts.new)} were asked"),
        ("Answers", count(answers), took(minutes).strip()),
        (
            "Remembered",
            NONE if right.value is None else percent(right.value),
            f"{percents(right.low, right.high)} of {plural(right.n, 'review')}" if right.n else "no reviews yet",
        ),
        ("Days studied", count(found.calendar.studied), f"of {plural(found.span.days, 'day')}"),
        ("In a row", plural(found.calendar.streak, "day"), f"{count(found.calendar.longest)} at most"),
    )
    yield tag("dl", *(_fact(*fact) for fact in facts), class_="facts")


def _fact(name: str, value: str, more: str) -> Markup:
    return tag("div", tag("dt", text(name)), tag("dd", text(value), tag("small", text(more))))


def _topics(report: Report) -> Iterable[Markup]:
    """What to work on, why, and what is taken for what."""
    found = report.topics
    yield tag("h2", text("What to work on"))
    lead = first_work(found)
    yield said(lead, "lead") if lead else NOTHING
    yield said(in_all(found))
    yield from _lately(found.bias if found.lines else None)
    yield from mastered(found)
    ranking, confused = insighttables.ranking(found), insighttables.confusions(report.confused)
    yield titled_table(replace(ranking, title="What gains most"), shown(ranking))
    yield titled_table(confused, shown(confused)) if confused.rows else NOTHING
    topics = insighttables.topic_table(found)
    yield titled_table(topics, folded(topics)) if topics.rows else NOTHING


def _exam(found: Readiness | str) -> Iterable[Markup]:
    """How ready the learner is for the exam, what to study first, and the plan."""
    yield tag("h2", text("Ready for an exam?"))
    if isinstance(found, str):
        yield said(found)
        return
    yield said(f"{titled(found.exam)}: {exam(found.exam, found.today)}")
    yield said(readiness(found), "lead")
    yield said(basis(found), "quiet") if found.cards else NOTHING
    yield from prospects(found)
    for table in (insighttables.chances(found), insighttables.advice(found)):
        yield titled_table(table, shown(table)) if table.rows else NOTHING
    yield from _lately(found.bias)
    yield said(undone(found)) if found.short else NOTHING
    plan = insighttables.plan(found)
    yield titled_table(plan, folded(plan)) if plan.rows else NOTHING


def _attempts(report: Report) -> Iterable[Markup]:
    """How exams went that were taken here."""
    if not report.attempts:
        return
    yield tag("h2", text("Exams"))
    yield from scores(report.attempts)
    table = examtables.attempts(report.attempts)
    yield titled_table(table, folded(table))


def _lately(found: Bias | None) -> Iterable[Markup]:
    """That figures are likely too high or too low, where they are."""
    yield said(lately(found, "`quizapp optimize`")) if found else NOTHING


def _pictures(report: Report) -> Iterable[Markup]:
    """Every picture with its numbers."""
    yield tag("h2", text("Statistics"))
    numbers = tables(report.statistics)
    for picture in Picture:
        table = numbers[picture]
        drawings = drawn(report.statistics, picture, table.note or table.title)
        shown = tag("div", *drawings, class_="pair") if len(drawings) > 1 else joined(drawings)
        yield titled_table(table, joined([shown, folded(filled(table))]))
