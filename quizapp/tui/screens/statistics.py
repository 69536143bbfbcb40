"""Statistics: pictures of what was answered, remembered and is to come, page by page, and the same as numbers."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.errors import QuizError
from quizapp.render.figuretables import tables
from quizapp.render.figuretexts import Table
from quizapp.tui.content import joined, literal, single, spread
from quizapp.tui.figurekeys import (
    STATISTICS,
    STATISTICS_COPY,
    STATISTICS_FIT,
    STATISTICS_LEAVE,
    STATISTICS_NEXT,
    STATISTICS_NUMBERS,
    STATISTICS_PERIOD,
    STATISTICS_SCOPE,
)
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.outline import Branch
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.figurepages import FigurePage, page_rows, pages
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.numberrows import number_rows, numbers_text
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.tabrow import TabRow
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

_PERIODS = ((30, "the last 30 days"), (90, "the last 90 days"), (365, "the last year"), (None, "all time"))
_YEAR = 2
_EVERYTHING = "Everything"
_COPIED = "Copied, if your terminal lets programs copy (not all do)."
_WAIT = "Nothing to copy yet."


class StatisticsScreen(Framed[None]):
    """All pictures of the decks and topics `names`, or of everything, called `title` on the screen."""

    BINDINGS = bindings(STATISTICS)

    def __init__(self, kit: Kit, names: tuple[str, ...] = (), title: str = "") -> None:
        super().__init__(kit)
        self._names = names
        self._scope = title or ", ".join(names) or _EVERYTHING
        self._period = _YEAR
        self._place = 0
        self._numbers = False
        self._found: Statistics | None = None
        self._said = literal("")

    def compose(self) -> ComposeResult:
        """Title, the pages, of what the pictures are, the pictures, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  statistics", "dim")), classes="title")
        with Container(classes="middle"), Vertical(classes="figures"):
            yield TabRow()
            yield Txt(id="scope")
            yield Page(id="pictures")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Asks for the figures."""
        self._read()

    def renew(self) -> None:
        """Figures that another program or a new day changed show."""
        self._read()

    def on_resize(self) -> None:
        """Another size has other pages."""
        self.call_after_refresh(self._draw)

    def action_turn(self, by: int) -> None:
        """Goes to the next page or the one before, round and round."""
        self.action_show((self._place + by) % len(self._pages) + 1)

    def action_show(self, number: int) -> None:
        """Goes to a page by its number [from 1]; nothing where there is none."""
        if number <= len(self._pages):
            self._place = number - 1
            self._draw(keep=False)

    def action_period(self) -> None:
        """Asks for the figures of the next period."""
        self._period = (self._period + 1) % len(_PERIODS)
        self._read()

    def action_scope(self) -> None:
        """Lets the learner choose a deck or topic."""
        self.run_worker(self._choose_scope(), group="trainer.scope", exclusive=True)

    def action_numbers(self) -> None:
        """Turns between pictures and their numbers."""
        self._numbers = not self._numbers
        self._draw(keep=False)

    def action_copy(self) -> None:
        """Copies the numbers of the page as text."""
        if self._found:
            self.app.copy_to_clipboard(numbers_text(self._heading, _of(self._page, self._found)))
        self._say(literal(_COPIED if self._found else _WAIT, "dim"))

    def action_fit(self) -> None:
        """Opens the sheet that fits the scheduler; what it changes shows when it is closed."""
        from quizapp.tui.screens.fitsheet import FitSheet

        self.app.push_screen(FitSheet(self.kit), lambda _: self._read())

    def action_move(self, rows: int) -> None:
        """Scrolls by some rows."""
        self.query_one("#pictures", Page).scroll_relative(y=rows, animate=False)

    def action_page(self, way: int) -> None:
        """Scrolls a page up (-1) or down (1), with a row that was in view before."""
        self.action_move(way * max(self.query_one("#pictures", Page).size.height - 1, 1))

    def action_first(self) -> None:
        """Scrolls to the beginning."""
        self.query_one("#pictures", Page).scroll_home(animate=False)

    def action_last(self) -> None:
        """Scrolls to the end."""
        self.query_one("#pictures", Page).scroll_end(animate=False)

    def action_leave(self) -> None:
        """Goes back to where the learner came from."""
        self.dismiss(None)

    def on_tab_row_chosen(self, event: TabRow.Chosen) -> None:
        """A click on a page shows it."""
        self.action_show(event.place + 1)

    @property
    def _pages(self) -> tuple[FigurePage, ...]:
        page = self.query_one("#pictures", Page)
        return pages(page.column, page.size.height)

    @property
    def _page(self) -> FigurePage:
        offered = self._pages
        return offered[min(self._place, len(offered) - 1)]

    @property
    def _on_calibration(self) -> bool:
        """Whether the page shows how well the scheduler predicts."""
        return Picture.CALIBRATION in self._page.pictures

    @property
    def _heading(self) -> str:
        """Of what the figures are, and of when."""
        return f"{self._scope} · {_PERIODS[self._period][1]}"

    def _read(self) -> None:
        """Asks in the background; what was asked before and is not answered yet is given up."""
        self._say(literal("Reading …", "dim"))
        self.run_worker(self._ask(), group="trainer.statistics", exclusive=True)

    async def _ask(self) -> None:
        names, days = self._names, _PERIODS[self._period][0]

        def figures(trainer: "Trainer") -> Statistics:
            return trainer.insight.statistics(names, days)

        try:
            self._found = await self.kit.desk.ask(figures)
        except QuizError as error:
            self._say(single(str(error), "wrong"))
        else:
            self._say(literal(""))
        self._draw()

    async def _choose_scope(self) -> None:
        from quizapp.tui.screens.scopesheet import ScopeSheet

        try:
            overview = await self.kit.desk.ask(lambda trainer: trainer.overview())
        except QuizError as error:
            self._say(single(str(error), "wrong"))
            return
        if self.is_current:
            self.app.push_screen(ScopeSheet(overview, self._names), self._take)

    def _take(self, chosen: Branch | None) -> None:
        """Shows the figures of what was chosen."""
        if chosen is not None and chosen.names != self._names:
            self._names, self._scope = chosen.names, chosen.title
            self._read()

    def _say(self, text: Content) -> None:
        """A sentence beside what the figures are of."""
        self._said = text
        if self.is_mounted:
            self._draw_head()

    def _draw(self, *, keep: bool = True) -> None:
        """Everything from the state; `keep` leaves the reader where he is."""
        self._place = min(self._place, len(self._pages) - 1)
        self._draw_head()
        self.query_one("#pictures", Page).show(self._rows, keep=keep)
        self.query_one(KeyBar).offer(
            [
                self.hint(STATISTICS_NEXT, "next page"),
                self.hint(STATISTICS_PERIOD, "period"),
                self.hint(STATISTICS_SCOPE, "filter"),
                self.hint(STATISTICS_NUMBERS, "pictures" if self._numbers else "numbers"),
                *([self.hint(STATISTICS_FIT, "fit")] if self._on_calibration else []),
                self.hint(STATISTICS_COPY, "copy"),
                self.hint(HELP, "help"),
                self.hint(STATISTICS_LEAVE, "back"),
            ]
        )

    def _draw_head(self) -> None:
        scope = self.query_one("#scope", Txt)
        period = literal(f" · {_PERIODS[self._period][1]}", "dim")
        scope.show(spread(joined(single(self._scope, "strong"), period), self._said, scope.content_region.width))
        self.query_one(TabRow).offer([page.name for page in self._pages], self._place)

    def _rows(self, width: int) -> list[Row]:
        if self._found is None:
            return []
        if self._numbers:
            return number_rows(_of(self._page, self._found), width)
        height = self.query_one("#pictures", Page).size.height
        return page_rows(self._page, self._found, width, height)


def _of(page: FigurePage, found: Statistics) -> list[Table]:
    """The tables of the pictures of a page, in their order."""
    every = tables(found)
    return [every[picture] for picture in page.pictures]
