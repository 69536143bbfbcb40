"""A report as one page of HTML that needs nothing else: no network, no script, pictures inside it."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from quizapp.core.bias import Bias
from quizapp.core.counting import plural
from quizapp.core.readiness import Readiness
from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.core.topics import Confused, Topics
from quizapp.render import insighttables
from quizapp.render.figuretables import tables
from quizapp.render.figuretexts import NONE, Table, count, iso, percent, percents, took
from quizapp.render.insightwords import basis, exam, lately, readiness, titled, undone
from quizapp.render.topicwords import first_work, in_all
from quizapp.reports.markup import NOTHING, Markup, joined, tag, text
from quizapp.reports.pictures import drawn
from quizapp.reports.style import STYLE
from quizapp.reports.topicpictures import mastered, prospects

MARK = '<meta name="generator" content="quizapp report" />'
_TITLE = "Learning report"
_LONG, _SLIM, _GAP = 24, 60, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a report shows: `readiness` for the exam or why nothing can be said of it, `confused` the confusions,
    the most frequent first.
    """

    statistics: Statistics
    topics: Topics
    readiness: Readiness | str
    confused: Sequence[Confused] = ()


def page(report: Report) -> str:
    """The page as a text that is HTML and well-formed XML."""
    body = tag("body", *_head(report.statistics), *_topics(report), *_exam(report.readiness), *_pictures(report))
    return f'<!DOCTYPE html>\n<html lang="en">\n{_meta()}\n{body}\n</html>\n'


def _meta() -> Markup:
    """What a browser may do with the page: show it with its own style, and nothing else."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return Markup(
        "<head>\n"
        '<meta charset="utf-8" />\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}" />\n'
        f"{MARK}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
        f"<title>{_TITLE}</title>\n<style>{STYLE}</style>\n</head>"
    )


def _head(found: Statistics) -> Iterable[Markup]:
    """The title, what the report is about, and the figures that say most."""
    yield tag("h1", text(_TITLE))
    scope = f"{found.scope}: " if found.scope else ""
    yield _said(
        f"{scope}{iso(found.span.first)} to {iso(found.span.last)}, as of {iso(found.calendar.today)}.", "quiet"
    )
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
    yield _said(lead, "lead") if lead else NOTHING
    yield _said(in_all(found))
    yield from _lately(found.bias if found.lines else None)
    yield from mastered(found)
    ranking, confused = insighttables.ranking(found), insighttables.confusions(report.confused)
    yield _titled(replace(ranking, title="What gains most"), _shown(ranking))
    yield _titled(confused, _shown(confused)) if confused.rows else NOTHING
    topics = insighttables.topic_table(found)
    yield _titled(topics, _folded(topics)) if topics.rows else NOTHING


def _exam(found: Readiness | str) -> Iterable[Markup]:
    """How ready the learner is for the exam, what to study first, and the plan."""
    yield tag("h2", text("Ready for an exam?"))
    if isinstance(found, str):
        yield _said(found)
        return
    yield _said(f"{titled(found.exam)}: {exam(found.exam, found.today)}")
    yield _said(readiness(found), "lead")
    yield _said(basis(found), "quiet") if found.cards else NOTHING
    yield from prospects(found)
    for table in (insighttables.chances(found), insighttables.advice(found)):
        yield _titled(table, _shown(table)) if table.rows else NOTHING
    yield from _lately(found.bias)
    yield _said(undone(found)) if found.short else NOTHING
    plan = insighttables.plan(found)
    yield _titled(plan, _folded(plan)) if plan.rows else NOTHING


def _lately(found: Bias | None) -> Iterable[Markup]:
    """That figures are likely too high or too low, where they are."""
    yield _said(lately(found, "`quizapp optimize`")) if found else NOTHING


def _pictures(report: Report) -> Iterable[Markup]:
    """Every picture with its numbers."""
    yield tag("h2", text("Statistics"))
    numbers = tables(report.statistics)
    for picture in Picture:
        table = numbers[picture]
        drawings = drawn(report.statistics, picture, table.note or table.title)
        shown = tag("div", *drawings, class_="pair") if len(drawings) > 1 else joined(drawings)
        yield _titled(table, joined([shown, _folded(_filled(table))]))


def _titled(table: Table, inside: Markup) -> Markup:
    """A table's title and note, and what stands below them; a short one stays on one page of paper."""
    note = _said(table.note, "quiet") if table.note else NOTHING
    return tag("section", tag("h3", text(table.title)), note, inside, class_=_length(table))


def _length(table: Table) -> str:
    """Whether a table is long, and whether it is then so slim that two halves of it stand side by side on paper."""
    if len(table.rows) <= _LONG:
        return "short"
    letters = sum(max(map(len, column)) for column in zip(table.head, *table.rows, strict=True))
    return "long slim" if letters + _GAP * len(table.head) <= _SLIM else "long"


def _folded(table: Table) -> Markup:
    """A table that opens when it is asked for, and on paper."""
    return tag("details", tag("summary", text("The numbers")), _shown(table)) if table.rows else NOTHING


def _filled(table: Table) -> Table:
    """The table without rows in which nothing is counted."""
    rows = (row for row in table.rows if any(set("123456789") & set(cell) for cell in row[table.words :]))
    return replace(table, rows=tuple(rows))


def _shown(table: Table) -> Markup:
    if not table.rows:
        return NOTHING
    head = tag("thead", tag("tr", *(_cell("th", place, name, table) for place, name in enumerate(table.head))))
    rows = (tag("tr", *(_cell("td", place, said, table) for place, said in enumerate(row))) for row in table.rows)
    return tag("div", tag("table", head, tag("tbody", joined(rows))), class_="wide")


def _cell(name: str, place: int, said: str, table: Table) -> Markup:
    return tag(name, text(said), class_="word" if place < table.words else "number")


def _said(sentence: str, style: str = "said") -> Markup:
    return tag("p", text(sentence), class_=style)
