"""The problems of the decks, one of them chosen: it is opened to be mended, and what is left is shown."""

from collections.abc import Iterator, Sequence

from quizapp.errors import Level, Problem, QuizError
from quizapp.render.visible import one_line
from quizapp.tui import sheetkeys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.lobby import News
from quizapp.tui.screens.sheet import Sheet
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt

_LEVELS = {Level.ERROR: "wrong", Level.WARNING: "near", Level.HINT: "judge"}
_TITLE = joined(literal("Problems in the decks", "strong"), literal("   `quizapp check` looks closer", "dim"))
_LEAP = 3
_MARGIN = 2


class ProblemSheet(Sheet, inherit_bindings=False):
    """Every problem: where, what, the line itself, and the cure. `news` is what was read after the last edit."""

    BINDINGS = bindings(sheetkeys.PROBLEMS)

    def __init__(self, kit: Kit, problems: Sequence[Problem]) -> None:
        offers = (("↑↓", "choose"), (kit.label(sheetkeys.PROBLEMS_EDIT), "open it"), ("esc", "close"))
        super().__init__(_TITLE, self._rows, offers)
        self.news: News | None = None
        self._kit = kit
        self._problems = sorted(problems)
        self._chosen = 0

    def action_move(self, by: int) -> None:
        """Chooses another problem."""
        self._choose(self._chosen + by)

    def action_page(self, way: int) -> None:
        """Chooses a problem further up (-1) or down (1)."""
        self._choose(self._chosen + way * _LEAP)

    def action_first(self) -> None:
        """Chooses the first problem."""
        self._choose(0)

    def action_last(self) -> None:
        """Chooses the last problem."""
        self._choose(len(self._problems) - 1)

    def action_edit(self) -> None:
        """Opens the file of the chosen problem at its line, and reads the decks again after that."""
        from quizapp.tui.writing import write

        if self._problems:
            problem = self._problems[self._chosen]
            self._say()
            write(self.app, self._kit, problem.path, problem.line, self._edited)

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses a problem; on the chosen one it opens the editor."""
        if event.index == self._chosen:
            self.action_edit()
        else:
            self._choose(event.index)

    def _edited(self, trouble: str) -> None:
        self._say(trouble)
        self.run_worker(self._read_again(), group="trainer", exclusive=True)

    async def _read_again(self) -> None:
        try:
            self.news = await self._kit.desk.ask(News.of)
        except QuizError as error:
            self._say(str(error))
            return
        self._problems = sorted(self.news.problems)
        if self._problems:
            self._choose(self._chosen)
        else:
            self.dismiss(None)

    def _say(self, trouble: str = "") -> None:
        """Says in place of the title what went wrong; without that the title stands there again."""
        self.query_one(".sheet-title", Txt).update(single(trouble, "wrong") if trouble else _TITLE)

    def _choose(self, index: int) -> None:
        """Chooses the problem with this index, or the nearest one there is."""
        self._chosen = max(min(index, len(self._problems) - 1), 0)
        page = self.query_one(Page)
        page.show(self._rows, keep=True)
        page.to_row(self._chosen)

    def _rows(self, width: int) -> list[Row]:
        return [
            row
            for index, problem in enumerate(self._problems)
            for row in _rows_of(problem, index, width, chosen=index == self._chosen)
        ]


def _rows_of(problem: Problem, index: int, width: int, *, chosen: bool) -> Iterator[Row]:
    """A problem behind the mark of what is chosen; a click on any of its rows means it."""
    margin, room = literal(" " * _MARGIN), max(width - _MARGIN, 1)
    level = single(problem.level.value, f"strong {_LEVELS[problem.level]}")
    yield Row(joined(literal("▸ ", "key") if chosen else margin, level, single(f" {problem.rule}", "dim")), pick=index)
    where = f"{problem.path}:{problem.line}:{problem.column}"
    for text, style in ((where, "dim"), (problem.message, ""), (problem.cure, "right")):
        yield from (Row(joined(margin, part), index) for part in single(text, style).wrap(room) if text)
    yield from (Row(joined(margin, row.text), index) for row in _excerpt(problem, room))
    yield Row()


def _excerpt(problem: Problem, width: int) -> Iterator[Row]:
    if not problem.excerpt:
        return
    number = f"{problem.line:>5} │ "
    yield Row(joined(literal(number, "dim"), literal(one_line(problem.excerpt, width - len(number)))))
    caret = single(problem.excerpt[: problem.column - 1]).cell_length
    if caret < width - len(number):
        yield Row(joined(literal("      │ ", "dim"), literal(" " * caret), literal("^", "strong wrong")))
