"""A preview beside an editor of one's own: it follows what is written there, question by question."""

import asyncio
from collections.abc import Sequence
from itertools import islice
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Container

from quizapp.core.authoring import Look, News
from quizapp.core.cards import Card
from quizapp.core.counting import plural
from quizapp.core.entries import entry_at
from quizapp.errors import Level, Problem, QuizError
from quizapp.render.visible import one_line
from quizapp.tui import previewkeys
from quizapp.tui.content import EMPTY, joined, literal, single, spread
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.paths import near
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.preview import PreviewPane
from quizapp.tui.widgets.txt import Txt

EVERY_S = 0.3
_LEAST = (36, 14)


class Watch(Protocol):
    """A deck file that is written elsewhere; see `trainer.watching`."""

    @property
    def path(self) -> str:
        """Its path."""

    @property
    def first(self) -> News:
        """What it came to at the beginning."""

    def news(self) -> News | None:
        """What became of it since the last time; None if nothing did."""


class PreviewScreen(Framed[None]):
    """One question of a file; the one that was written last comes up by itself."""

    BINDINGS = bindings(previewkeys.ALONE)
    LEAST = _LEAST
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_LEAST[0], "-fits"), (76, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_LEAST[1], "-fair"), (32, "-tall")]  # noqa: RUF012

    def __init__(self, kit: Kit, watch: Watch, line: int = 0) -> None:
        super().__init__(kit)
        self._watch = watch
        self._newest = watch.first
        self._looking = asyncio.Lock()
        self._lines = watch.first.text.split("\n")
        starts = self._starts
        self._line = line or (starts[0] if starts else 1)

    def compose(self) -> ComposeResult:
        """The file, the question, and the keys."""
        yield Txt(id="header", classes="title")
        pane = PreviewPane(self.kit.label, self.kit.look.maths)
        pane.add_class("column")
        with Container(classes="middle"):
            yield pane
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Shows the question at the line that was asked for, and looks at the file from now on."""
        self._show()
        self.query_one(PreviewPane).take()
        self.set_interval(EVERY_S, self._look)

    def on_descendant_focus(self) -> None:
        """Letters are letters while an answer is typed."""
        self._draw_keys()

    def on_resize(self) -> None:
        """The header fills its row."""
        self.call_after_refresh(self._draw_head)

    def action_next(self, by: int) -> None:
        """Shows the question so many further down, round the ends."""
        starts = self._starts
        if not starts:
            return
        above = [place for place, start in enumerate(starts) if start <= self._line]
        place = above[-1] if above else -1 if by > 0 else 0
        self._line = starts[(place + by) % len(starts)]
        self._show()

    def action_edit(self) -> None:
        """Opens the question in the author's editor."""
        self.run_worker(self._edit(), group="trainer.edit", exclusive=True)

    def action_leave(self) -> None:
        """Ends the preview."""
        self.dismiss(None)

    async def look(self) -> None:
        """Looks at the file, and shows what was written last."""
        async with self._looking:
            news = await asyncio.to_thread(self._watch.news)
            if news:
                self._take(news)

    def _look(self) -> None:
        """Looks again, unless a look at a large file still goes on: what it finds would be lost with it."""
        if not self._looking.locked():
            self.run_worker(self.look(), group="trainer.look")

    async def _edit(self) -> None:
        from quizapp.tui.editing import edit

        trouble = ""
        try:
            await edit(self.app, self._watch.path, self._line)
        except QuizError as error:
            trouble = str(error)
        await self.look()
        if trouble:
            self._newest = self._newest._replace(trouble=trouble)
            self._show()

    def _take(self, news: News) -> None:
        """Follows the place that was written last; what was written above moves the question down."""
        self._newest, self._lines = news, news.text.split("\n")
        starts = self._starts
        if news.line and entry_at(self._lines, news.line - 1) is not None:
            self._line = news.line
        elif news.line and self._line >= news.line:
            self._line = max(self._line + news.more, 1)
        if starts and self.query_one(PreviewPane).card is None:
            self._line = max(self._line, starts[0])
        self._show()

    def _show(self) -> None:
        """Draws the question at the line. Where it cannot be read the last one that could stays."""
        look, trouble = self._newest.look, self._newest.trouble
        cards, problems = self._here(look)
        pane = self.query_one(PreviewPane)
        if trouble:
            away = Problem(self._watch.path, 1, 1, Level.ERROR, "unreadable", one_line(trouble))
            problems = (away, *problems)
        if cards or pane.card:
            pane.show(cards, problems=problems, file=self._watch.path)
        else:
            pane.empty(problems)
        self._draw_head()

    def _here(self, look: Look) -> tuple[Sequence[Card], Sequence[Problem]]:
        """The cards of the question at the line, and the problems in it; those of the head where there is none.

        Where no error is in it, the first one elsewhere is among them: it leaves the deck out.
        """
        entry = entry_at(self._lines, self._line - 1)
        if entry is None:
            return look.at_line(self._line), look.problems
        cards = [card for card in look.at_line(self._line) if card.question.line - 1 in entry]
        problems = [problem for problem in look.problems if problem.line - 1 in entry]
        if all(problem.level is not Level.ERROR for problem in problems):
            problems += islice((problem for problem in look.problems if problem.level is Level.ERROR), 1)
        return cards, problems

    @property
    def _starts(self) -> list[int]:
        """The lines at which questions start, in their order."""
        return sorted({card.question.line for card in self._newest.look.cards})

    def _draw_head(self) -> None:
        starts, row = self._starts, self.query_one("#header", Txt)
        cards, _ = self._here(self._newest.look)
        place = sum(start <= self._line for start in starts) if cards else 0
        counted = f"question {place} of {len(starts)}" if place else plural(len(starts), "question")
        errors = sum(problem.level is Level.ERROR for problem in self._newest.look.problems)
        wrong = single(f"✗ {errors}  ", "wrong") if errors else literal("")
        right = joined(wrong, literal(counted, "dim"))
        width = row.content_region.width
        row.show(spread(single(near(self._watch.path), "strong"), right, width) if width else EMPTY)
        self._draw_keys()

    def _draw_keys(self) -> None:
        """The keys at the bottom; while an answer is typed those that write nothing."""
        typing = isinstance(self.focused, Answer)
        words = (
            (previewkeys.NEXT, "next"),
            (previewkeys.BEFORE, "before"),
            (previewkeys.EDIT, "edit"),
            (HELP, "help"),
            (previewkeys.LEAVE, "leave"),
        )
        hints = [Hint(self.kit.label(key, typing=typing), word, key.action) for key, word in words]
        self.query_one(KeyBar).offer(hints)
