"""The pages of the statistics: which pictures stand below and beside each other, and how the rows are shared out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.core.values import frozen
from quizapp.render.cells import cut
from quizapp.render.cells import width as cells
from quizapp.render.charts.heatmap import WEEKS, weeks
from quizapp.render.charts.legend import nothing
from quizapp.render.charts.pictured import pictured
from quizapp.render.lines import Line, Span, width_of
from quizapp.tui.content import line
from quizapp.tui.widgets.figurewords import coming, notes
from quizapp.tui.widgets.headfigures import HEAD_ROWS, head_figures
from quizapp.tui.widgets.page import Row

WIDE, HIGH = 110, 30
GAP = 3


@frozen
class Panel:
    """A picture with its title, in `least` to `most` rows; a forecast may be of fewer days, `ahead`.

    Beside others it takes `parts` of their width. Without a picture it holds the figures that people look for first.
    """

    picture: Picture | None
    title: str
    least: int
    most: int
    ahead: int = 0
    parts: int = 1


@frozen
class FigurePage:
    """A page by name: bands of panels below each other, the panels of a band beside each other."""

    name: str
    bands: tuple[tuple[Panel, ...], ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures, each once."""
        return tuple(dict.fromkeys(panel.picture for band in self.bands for panel in band if panel.picture))


_HEAD = Panel(None, "", HEAD_ROWS, HEAD_ROWS)
_CALENDAR = Panel(Picture.CALENDAR, "Answers of the year", 10, 10)
_COUNTS = Panel(Picture.COUNTS, "Cards", 3, 3)
_DAILY = Panel(Picture.DAILY, "Answers", 9, 14)
_MINUTES = Panel(Picture.MINUTES, "Minutes", 9, 14)
_RETENTION = Panel(Picture.RETENTION, "Remembered", 13, 20)
_MONTH = Panel(Picture.FORECAST, "Due in the next 30 days", 9, 14, 30)
_YEAR = Panel(Picture.FORECAST, "Due in the next year", 9, 14)
_STABILITY = Panel(Picture.STABILITY, "Stability", 7, 11)
_DIFFICULTY = Panel(Picture.DIFFICULTY, "Difficulty", 7, 11)
_RECALL = Panel(Picture.RECALL, "Recall now", 7, 11)
_BUTTONS = Panel(Picture.BUTTONS, "Ratings", 6, 6)
_HOURS = Panel(Picture.HOURS, "Not forgotten, by the hour", 7, 12)
_PACE = Panel(Picture.PACE, "Seconds per answer", 4, 10)
_CALIBRATION = Panel(Picture.CALIBRATION, "Predicted and observed recall", 13, 20)
_CONFIDENCE = Panel(Picture.CONFIDENCE, "Right when you said", 4, 6)

PAGES = (
    FigurePage("Today", ((_HEAD,), (_CALENDAR,), (_COUNTS,))),
    FigurePage("Days", ((_DAILY,), (_MINUTES,))),
    FigurePage("Recall", ((_RETENTION,),)),
    FigurePage("Ahead", ((_MONTH,), (_YEAR,))),
    FigurePage("Cards", ((_STABILITY,), (_DIFFICULTY, _RECALL))),
    FigurePage("Habits", ((_BUTTONS,), (_HOURS,), (_PACE,))),
    FigurePage("Scheduler", ((_CALIBRATION,), (_CONFIDENCE,))),
)
WIDE_PAGES = (
    FigurePage("Today", ((_HEAD,), (_CALENDAR,), (replace(_DAILY, parts=3), replace(_MONTH, parts=5)), (_COUNTS,))),
    FigurePage("Memory", ((_RETENTION, _CALIBRATION), (_STABILITY, _DIFFICULTY, _RECALL))),
    FigurePage("Habits", ((_MINUTES, _YEAR), (_HOURS, _BUTTONS), (_PACE, _CONFIDENCE))),
)


def pages(width: int, height: int) -> tuple[FigurePage, ...]:
    """The pages for a terminal of so many columns and rows."""
    return WIDE_PAGES if width >= WIDE and height >= HIGH else PAGES


def page_rows(page: FigurePage, found: Statistics, width: int, height: int) -> list[Row]:
    """The rows of a page in so many columns; at most so many rows where that is enough for what it holds."""
    rows: list[Row] = []
    for band, room in zip(page.bands, _shared(page.bands, found, height), strict=True):
        rows += [Row()] if rows else []
        rows += _band(band, found, width, room)
    return rows


def _shared(bands: Sequence[Sequence[Panel]], found: Statistics, height: int) -> list[int]:
    """The rows of each band: what it needs, and one after the other a row more while there are any."""
    rooms = [max(_least(panel, found) for panel in band) for band in bands]
    most = [max(panel.most for panel in band) for band in bands]
    left = height - sum(rooms) - len(bands) + 1
    while left > 0 and any(room < limit for room, limit in zip(rooms, most, strict=True)):
        for place, limit in enumerate(most):
            if left > 0 and rooms[place] < limit:
                rooms[place] += 1
                left -= 1
    return rooms


def _least(panel: Panel, found: Statistics) -> int:
    """The rows that a panel needs: a row for every kind of question, where it has those."""
    return max(panel.least, 1 + len(found.pace)) if panel.picture is Picture.PACE else panel.least


def _band(band: Sequence[Panel], found: Statistics, width: int, height: int) -> list[Row]:
    """Panels beside each other."""
    room, parts = width - GAP * (len(band) - 1), sum(panel.parts for panel in band)
    columns = [room * panel.parts // parts for panel in band]
    drawn = [list(_panel(panel, found, column, height)) for panel, column in zip(band, columns, strict=True)]
    return [Row(line(_beside(lines, columns))) for lines in zip_longest(*drawn, fillvalue=())]


def _beside(lines: Sequence[Line], columns: Sequence[int]) -> Line:
    """A row of several panels: each but the last is filled up to its column."""
    spans: list[Span] = []
    for part, column in zip(lines, columns, strict=True):
        spans += [*part, Span(" " * (column - width_of(part) + GAP))]
    return tuple(spans[:-1])


def _panel(panel: Panel, found: Statistics, width: int, height: int) -> Iterator[Line]:
    if panel.picture is None:
        yield from head_figures(found, width)
        return
    if panel.ahead:
        found = replace(found, forecast=replace(found.forecast, days=found.forecast.days[: panel.ahead]))
    yield _heading(_title(panel, width), notes(panel.picture, found), width)
    lines = pictured(found, panel.picture, width, height - 1)
    yield from lines
    if lines == nothing(width):
        yield from coming(panel.picture, width)


def _title(panel: Panel, width: int) -> str:
    """What a picture shows: of a calendar that has no room for the year, so many weeks."""
    short = panel.picture is Picture.CALENDAR and weeks(width) < WEEKS
    return f"Answers of {weeks(width)} weeks" if short else panel.title


def _heading(title: str, offered: Sequence[str], width: int) -> Line:
    """A title, the longest of the notes offered that finds room beside it, and a line to the end of the column."""
    title = cut(title, width)
    note = next((f" · {note}" for note in offered if len(title) + cells(note) + 3 <= width), "")
    rest = width - len(title) - cells(note) - 1
    return (Span(title, "strong"), Span(note, "dim"), Span(f" {'─' * rest}" if rest > 1 else "", "rule"))
