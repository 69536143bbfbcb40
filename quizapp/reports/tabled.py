"""Tables and sentences as elements of a page."""

from dataclasses import replace

from quizapp.render.figuretexts import Table
from quizapp.reports.markup import NOTHING, Markup, joined, tag, text

_LONG, _SLIM, _GAP = 24, 60, 3


def titled_table(table: Table, inside: Markup) -> Markup:
    """A table's title and note, and what stands below them; a short one stays on one page of paper."""
    note = said(table.note, "quiet") if table.note else NOTHING
    return tag("section", tag("h3", text(table.title)), note, inside, class_=_length(table))


def _length(table: Table) -> str:
    """Whether a table is long, and whether it is then so slim that two halves of it stand side by side on paper."""
    if len(table.rows) <= _LONG:
        return "short"
    letters = sum(max(map(len, column)) for column in zip(table.head, *table.rows, strict=True))
    return "long slim" if letters + _GAP * len(table.head) <= _SLIM else "long"


def folded(table: Table) -> Markup:
    """A table that opens when it is asked for, and on paper."""
    return tag("details", tag("summary", text("The numbers")), shown(table)) if table.rows else NOTHING


def filled(table: Table) -> Table:
    """The table without rows in which nothing is counted."""
    rows = (row for row in table.rows if any(set("123456789") & set(cell) for cell in row[table.words :]))
    return replace(table, rows=tuple(rows))


def shown(table: Table) -> Markup:
    """A table with its head; nothing where it has no rows."""
    if not table.rows:
        return NOTHING
    head = tag("thead", tag("tr", *(_cell("th", place, name, table) for place, name in enumerate(table.head))))
    rows = (tag("tr", *(_cell("td", place, said, table) for place, said in enumerate(row))) for row in table.rows)
    return tag("div", tag("table", head, tag("tbody", joined(rows))), class_="wide")


def _cell(name: str, place: int, said: str, table: Table) -> Markup:
    return tag(name, text(said), class_="word" if place < table.words else "number")


def said(sentence: str, style: str = "said") -> Markup:
    """A sentence as a paragraph."""
    return tag("p", text(sentence), class_=style)
