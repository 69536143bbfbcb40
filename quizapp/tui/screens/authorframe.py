"""The author screen as it looks: decks with their problems, the text, and the question as a learner will see it."""

from collections import Counter
from collections.abc import Sequence
from time import monotonic

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from quizapp.core.authoring import DeckSource, Draft, Look
from quizapp.core.cards import Card
from quizapp.core.entries import entry_at
from quizapp.errors import Level, Problem
from quizapp.tui import authorkeys
from quizapp.tui.content import EMPTY, joined, literal, single, spread
from quizapp.tui.key import HELP
from quizapp.tui.kit import Kit
from quizapp.tui.paths import near
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.editor import DeckEditor
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.preview import PreviewPane
from quizapp.tui.widgets.searchbox import SearchBox
from quizapp.tui.widgets.sourcelist import SourceList
from quizapp.tui.widgets.sourcerows import problem_row, sentence, signs, source_row
from quizapp.tui.widgets.txt import Txt

TEXT, TRY, LIST = "-text", "-try", "-list"
PANES = (TEXT, TRY, LIST)
SHOWN = (tuple(Level), (Level.ERROR, Level.WARNING), (Level.ERROR,))
_THREE_FROM = 110
_LASTS_S = 0.3
_ONLY = ("", "  hints hidden", "  errors alone")


class AuthorFrame(Framed[None]):
    """Three panes beside each other where there is room, else one at a time; below them what is wrong here."""

    HORIZONTAL_BREAKPOINTS = [*Framed.HORIZONTAL_BREAKPOINTS, (_THREE_FROM, "-three")]  # noqa: RUF012

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.editor = DeckEditor()
        self.sources: Sequence[DeckSource] = ()
        self.draft: Draft | None = None
        self.seen: Look | None = None
        self.dirty = False
        self.pane = TEXT
        self.filter = 0
        self._rows: Sequence[tuple[DeckSource, Problem | None]] = ()
        self._said: Content = EMPTY
        self._said_at = self.editor.selection
        self._said_s = 0.0
        self._entry: range | None = None

    def compose(self) -> ComposeResult:
        """Title, the three panes, what is to be said, and the keys."""
        yield Txt(id="place", classes="title")
        with Horizontal(id="desk"):
            yield SourceList(id="sources")
            with Vertical(id="writing"):
                with Horizontal(id="seek"):
                    yield Txt(literal("find", "key"))
                    yield SearchBox("text in this file; enter finds the next")
                yield self.editor
            yield PreviewPane(self.kit.label, self.kit.look.maths)
        yield Txt(id="foot")
        yield KeyBar()
        yield self.enlarge()

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems of the text, of the levels that are shown; what is said twice of a line stands once."""
        found = self.seen.problems if self.seen else ()
        shown = [problem for problem in found if problem.level in SHOWN[self.filter]]
        return list({(problem.line, problem.message): problem for problem in reversed(shown)}.values())[::-1]

    def go(self, pane: str) -> None:
        """Goes to a pane."""
        self.pane = pane
        for name in PANES:
            self.set_class(name == pane, name)
        if pane == TRY:
            self.query_one(PreviewPane).take()
        else:
            self.set_focus(self.editor if pane == TEXT else self.query_one(SourceList), scroll_visible=False)
        self.query_one(SourceList).refresh()
        self.draw_keys()
        self.draw_foot()

    def say(self, text: str, style: str = "dim") -> None:
        """A sentence in the foot row, until something else is done."""
        self._said, self._said_at = literal(text, style), self.editor.selection
        self._said_s = monotonic()
        self.draw_foot()

    def hush(self) -> None:
        """What was said is done with once the cursor is elsewhere, but not before it could be seen."""
        if self.editor.selection != self._said_at and monotonic() - self._said_s >= _LASTS_S:
            self._said = EMPTY
        self.draw_foot()

    @property
    def stands(self) -> bool:
        """Whether there is something to draw on: a screen that is left loses what it shows before it ends."""
        return bool(self.query("#place"))

    def draw(self) -> None:
        """Everything but the text itself; nothing on a screen that is being left."""
        if not self.stands:
            return
        self.draw_head()
        self.draw_list()
        self.draw_marks()
        self.draw_preview()
        self.draw_foot()

    def draw_head(self) -> None:
        """Which file it is, whether it is saved, and how many problems it has."""
        if not self.stands:
            return
        bar = self.query_one("#place", Txt)
        name = single(near(self.draft.path), "strong") if self.draft else literal("decks")
        unsaved = literal("  ● not saved", "near") if self.dirty else EMPTY
        lead = joined(literal("quizapp", "strong judge"), literal("  write  ", "dim"), name, unsaved)
        only = literal(_ONLY[self.filter], "dim")
        bar.show(spread(lead, joined(signs(self.counts()), only), bar.content_size.width))

    def draw_list(self) -> None:
        """The decks; below the one that is open its problems. What was chosen stays chosen."""
        found = self.query_one(SourceList)
        before = self.chosen
        self._rows = [row for source in self._decks() for row in self._rows_of(source)]
        place = self._rows.index(before) if before in self._rows else self._place_of(before)
        found.show(len(self._rows), self._draw_row, place)

    def draw_marks(self) -> None:
        """The problems at their lines."""
        marks: dict[int, Level] = {}
        for problem in sorted(self.problems, key=lambda problem: list(Level).index(problem.level), reverse=True):
            marks[problem.line - 1] = problem.level
        self.editor.mark(marks)

    def draw_preview(self) -> None:
        """The question that the cursor is in; while it is half written, it stays as it could be read last."""
        before, rows = self._entry, entry_at(self.editor.lines, self.editor.row)
        self._entry = rows
        pane, path = self.query_one(PreviewPane), self.draft.path if self.draft else ""
        wrong = [problem for problem in self.problems if rows and problem.line - 1 in rows]
        cards = self._cards_in(rows) if rows else self.seen.cards[:1] if self.seen else ()
        if cards or (before and rows and before.start == rows.start):
            pane.show(cards, problems=wrong, file=path)
        else:
            pane.empty(wrong)

    def _cards_in(self, rows: range) -> Sequence[Card]:
        """The cards of the question at the cursor; of a group's questions that of the one that begins last above."""
        cards = [card for card in self.seen.cards if card.question.line - 1 in rows] if self.seen else []
        starts = {card.question.line for card in cards}
        above = [line for line in starts if line <= self.editor.row + 1]
        line = max(above, default=min(starts, default=0))
        return [card for card in cards if card.question.line == line]

    def draw_foot(self) -> None:
        """What was just done, else the problem of the line, the question, or the chosen row of the list."""
        if self.stands:
            self.query_one("#foot", Txt).show(self._said or sentence(self._problem_here()))

    def draw_keys(self) -> None:
        """The keys that do something in this pane."""
        words = {TEXT: "preview", TRY: "decks", LIST: "text"}
        pairs = [(authorkeys.AUTHOR_SAVE, "save"), (authorkeys.AUTHOR_NEW, "new question")]
        lists = [(authorkeys.SOURCE_OPEN, "open"), (authorkeys.AUTHOR_DECK, "new deck")]
        mine = {TEXT: pairs, TRY: [(authorkeys.AUTHOR_AGAIN, "draw again")], LIST: lists}[self.pane]
        rest = [(authorkeys.AUTHOR_PANE, words[self.pane]), (authorkeys.AUTHOR_NEXT, "next problem")]
        more = [(authorkeys.AUTHOR_FIND, "find"), (authorkeys.AUTHOR_EDITOR, "editor")] if self.pane == TEXT else []
        back = Hint(self.kit.label(HELP, typing=True), "help", HELP.action)
        hints = [self.hint(*pair) for pair in (*mine, *rest, *more)]
        self.query_one(KeyBar).offer([*hints, back, self.hint(authorkeys.AUTHOR_LEAVE, "back")])

    @property
    def chosen(self) -> tuple[DeckSource, Problem | None] | None:
        """The chosen row of the list: a deck, or a problem of the one that is open."""
        place = self.query_one(SourceList).place
        return self._rows[place] if place < len(self._rows) else None

    def _decks(self) -> Sequence[DeckSource]:
        """The decks of the library, and the file that is open where it is none of them."""
        draft = self.draft
        if draft is None or any(source.path == draft.path for source in self.sources):
            return self.sources
        title = self.seen.title if self.seen else ""
        return [DeckSource(draft.path, draft.root, near(draft.path), title, 0, 0, 0, 0), *self.sources]

    def _rows_of(self, source: DeckSource) -> list[tuple[DeckSource, Problem | None]]:
        mine = self.problems if self.is_open(source) else ()
        return [(source, None), *((source, problem) for problem in mine)]

    def is_open(self, source: DeckSource) -> bool:
        """Whether a deck is the one that is open."""
        return self.draft is not None and source.path == self.draft.path

    def _place_of(self, before: tuple[DeckSource, Problem | None] | None) -> int:
        """Where the row of a deck stands now: of the one that was chosen, else of the one that is open."""
        wanted = before[0].path if before else self.draft.path if self.draft else ""
        paths = [source.path if problem is None else "" for source, problem in self._rows]
        return paths.index(wanted) if wanted in paths else 0

    def _draw_row(self, place: int, width: int, chosen: bool) -> Content:  # noqa: FBT001 - Choices calls it so
        source, problem = self._rows[place]
        here = chosen and (self.pane == LIST)
        if problem:
            return problem_row(problem, width, chosen=here)
        opened = self.is_open(source)
        read = {Level.ERROR: source.errors, Level.WARNING: source.warnings, Level.HINT: source.hints}
        return source_row(source, self.counts() if opened else read, width, chosen=here, opened=opened)

    def counts(self) -> Counter[Level]:
        """How many problems of each level the text has."""
        return Counter(problem.level for problem in (self.seen.problems if self.seen else ()))

    def _problem_here(self) -> Problem | None:
        if self.pane == LIST and self.chosen:
            return self.chosen[1]
        row, entry = self.editor.row, self._entry
        at_line = [problem for problem in self.problems if problem.line - 1 == row]
        around = [problem for problem in self.problems if entry and row in entry and problem.line - 1 in entry]
        worst = sorted(at_line or around, key=lambda problem: list(Level).index(problem.level))
        return worst[0] if worst else None
