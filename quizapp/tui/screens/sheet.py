"""Sheets above a screen, and the one with the problems of the decks."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from quizapp.errors import Level, Problem
from quizapp.render.visible import one_line
from quizapp.tui import keys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.page import Build, Page, Row
from quizapp.tui.widgets.txt import Txt

_LEVELS = {Level.ERROR: "wrong", Level.WARNING: "near", Level.HINT: "judge"}


class Sheet(Steady[None], ModalScreen[None]):
    """Rows in a frame; any of the usual keys closes it."""

    BINDINGS = keys.bindings(keys.SHEET)
    AUTO_FOCUS = ""

    def __init__(self, title: Content, build: Build) -> None:
        super().__init__()
        self._title = title
        self._build = build

    def compose(self) -> ComposeResult:
        """A title, the rows, and how to close."""
        with Vertical(classes="sheet"):
            yield Txt(self._title, classes="sheet-title")
            yield Page()
            yield Txt(
                joined(
                    literal("esc", "key"), literal(" close   ", "dim"), literal("↑↓", "key"), literal(" scroll", "dim")
                )
            )

    def on_mount(self) -> None:
        """Fills the frame."""
        self.query_one(Page).show(self._build)

    def action_scroll(self, rows: int) -> None:
        """Scrolls by some rows."""
        self.query_one(Page).scroll_relative(y=rows, animate=False)

    def action_close(self) -> None:
        """Goes back to the screen below."""
        self.dismiss(None)


class ProblemSheet(Sheet):
    """Every problem of the decks: where, what, the line itself, and the cure."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(literal("Problems in the decks", "strong"), lambda width: list(_problems(problems, width)))


def _problems(problems: Sequence[Problem], width: int) -> Iterator[Row]:
    for problem in sorted(problems):
        where = f"{problem.path}:{problem.line}:{problem.column}"
        yield Row(
            joined(single(problem.level.value, f"strong {_LEVELS[problem.level]}"), single(f" {problem.rule}  ", "dim"))
        )
        for text, style in ((where, "dim"), (problem.message, ""), (problem.cure, "right")):
            yield from (Row(part) for part in single(text, style).wrap(width)) if text else ()
        yield from _excerpt(problem, width)
        yield Row()


def _excerpt(problem: Problem, width: int) -> Iterator[Row]:
    if not problem.excerpt:
        return
    number = f"{problem.line:>5} │ "
    yield Row(joined(literal(number, "dim"), literal(one_line(problem.excerpt, width - len(number)))))
    caret = single(problem.excerpt[: problem.column - 1]).cell_length
    if caret < width - len(number):
        yield Row(joined(literal("      │ ", "dim"), literal(" " * caret), literal("^", "strong wrong")))
