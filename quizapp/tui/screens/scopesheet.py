"""Of what figures or an exam are: everything, a deck or a topic, for an exam several, found as the learner types."""

from collections.abc import Sequence
from itertools import chain

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from quizapp.core.overview import Overview
from quizapp.tui.content import EMPTY, joined, literal, single, spread
from quizapp.tui.figurekeys import SCOPES
from quizapp.tui.key import bindings
from quizapp.tui.outline import Branch, everything, found
from quizapp.tui.screens.steady import Steady
from quizapp.tui.search import highlight
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.searchbox import SearchBox
from quizapp.tui.widgets.txt import Txt

_ALL = Branch(id="", title="Everything", names=())
_FIND = "find a deck or topic"
_SHOWN = (("↑↓", "choose"), ("enter", "show"), ("esc", "close"))
_CHOSEN = (("↑↓", "move"), ("enter", "choose"), ("esc", "close"))


class ScopeSheet(Steady[Branch | None], ModalScreen[Branch | None], inherit_bindings=False):
    """A field and what it finds; the result is the branch chosen, without names for everything, or None.

    With `several`, what is typed with commas between stands for the best that each part finds, all of it together.
    """

    BINDINGS = bindings(SCOPES)

    def __init__(self, overview: Overview, chosen: tuple[str, ...] = (), *, several: bool = False) -> None:
        super().__init__()
        self._several = several
        self._overview = overview
        self._branches = self._offered("")
        names = [branch.names for branch in self._branches]
        self._place = names.index(chosen) if chosen in names else 0

    def compose(self) -> ComposeResult:
        """The field, what it finds, and the keys."""
        with Vertical(classes="sheet"):
            yield SearchBox("find decks or topics: one, or several with commas" if self._several else _FIND)
            yield Page()
            keys = _CHOSEN if self._several else _SHOWN
            yield Txt(EMPTY.join(joined(literal(key, "key"), literal(f" {word}   ", "dim")) for key, word in keys))

    def on_mount(self) -> None:
        """Shows everything there is."""
        self.query_one(SearchBox).focus()
        self._draw()

    def on_resize(self) -> None:
        """The chosen row stays in view."""
        self.call_after_refresh(self._draw)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows what is found, the best of it chosen."""
        self._branches, self._place = self._offered(event.value), 0
        self._draw()

    def on_input_submitted(self) -> None:
        """Enter in the field takes what is chosen."""
        self.action_take()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click takes a row."""
        self._place = event.index
        self.action_take()

    def action_move(self, by: int) -> None:
        """Chooses another row."""
        self._place = min(max(self._place + by, 0), max(len(self._branches) - 1, 0))
        self._draw()

    def action_take(self) -> None:
        """Takes the chosen row; nothing where nothing was found."""
        if self._branches:
            self.dismiss(self._branches[self._place])

    def action_leave(self) -> None:
        """Leaves everything as it was."""
        self.dismiss(None)

    def _offered(self, query: str) -> Sequence[Branch]:
        if self._several and "," in query:
            return found(self._overview, query) or self._together(query)
        if query.strip():
            return found(self._overview, query)
        return [_ALL, *(branch for branch in everything(self._overview) if not branch.broken)]

    def _together(self, query: str) -> Sequence[Branch]:
        """One branch for the best that each part of a query finds; none where a part finds nothing."""
        best = [found(self._overview, part)[:1] for part in query.split(",") if part.strip()]
        if not best or not all(best):
            return ()
        names = dict.fromkeys(chain.from_iterable(branch.names for (branch,) in best))
        titles = dict.fromkeys(branch.title for (branch,) in best)
        return [Branch(id=query, title=" · ".join(titles), names=tuple(names))]

    def _draw(self) -> None:
        page = self.query_one(Page)
        page.show(self._rows, keep=True)
        page.to_row(self._place)

    def _rows(self, width: int) -> list[Row]:
        if not self._branches:
            return [Row(literal("No deck or topic matches.", "dim"))]
        query = self.query_one(SearchBox).value
        return [_row(branch, place, query, width, self._place) for place, branch in enumerate(self._branches)]


def _row(branch: Branch, place: int, query: str, width: int, chosen: int) -> Row:
    mark = literal("▸ " if place == chosen else "  ", "key")
    title = highlight(branch.title, query, "strong" if place == chosen else "")
    within = single(f"  {branch.within}", "dim") if branch.within else EMPTY
    count = literal(f"{branch.seen} of {branch.cards} seen" if branch.cards else "", "dim")
    return Row(spread(joined(mark, title, within), count, width), pick=place)
