"""Sheets above a screen: the keys of the program, and the problems of the decks."""

from collections.abc import Iterable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from quizapp.errors import Level, Problem
from quizapp.render.visible import one_line
from quizapp.tui import keys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.kit import Kit
from quizapp.tui.screens.steady import Steady
from quizapp.tui.widgets.page import Build, Page, Row
from quizapp.tui.widgets.txt import Txt

_LABEL = 9
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


class HelpSheet(Sheet):
    """Every key of every screen."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(literal("Keys", "strong"), lambda width: list(_help(kit, width)))


class ProblemSheet(Sheet):
    """Every problem of the decks: where, what, the line itself, and the cure."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(literal("Problems in the decks", "strong"), lambda width: list(_problems(problems, width)))


def _help(kit: Kit, width: int) -> Iterator[Row]:
    digits = keys.Key("", "", "", "1-9", "pick an option; afterwards rate: 1 Again to 4 Easy")
    groups: tuple[tuple[str, Iterable[keys.Key]], ...] = (
        ("Home", keys.HOME),
        ("Study", (keys.GO, keys.ENTER, digits, *keys.STUDY[2:])),
        ("Summary", keys.SUMMARY),
        ("Everywhere", (keys.LEAVE_NOW,)),
    )
    for name, group in groups:
        yield Row(literal(name, "strong judge"))
        for key in group:
            label = single(f"{kit.label(key):>{_LABEL}}  ", "key")
            for index, part in enumerate(literal(key.says).wrap(max(width - _LABEL - 2, 8))):
                yield Row(joined(literal(" " * label.cell_length) if index else label, part))
        yield Row()
    yield Row(literal("The mouse works, too: options, ratings, decks and the bottom row.", "dim"))


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
