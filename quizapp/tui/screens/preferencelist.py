"""Everything that can be set as a list by group, one setting chosen, with what it means beside it."""

from abc import abstractmethod
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from quizapp.core.preference import Preference
from quizapp.errors import QuizError
from quizapp.tui.content import joined, literal
from quizapp.tui.kit import Kit
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.preferencerows import heading, meaning, nothing, preference_rows
from quizapp.tui.widgets.searchbox import SearchBox
from quizapp.tui.widgets.txt import Txt

_BESIDE = 100
_WIDTHS = [*Framed.HORIZONTAL_BREAKPOINTS, (_BESIDE, "-beside")]


class PreferenceList(Framed[None]):
    """Preferences by group, or those of one `group`; while one is typed (`editing`) no other is chosen."""

    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(self, kit: Kit, group: str = "") -> None:
        super().__init__(kit)
        self.editing = False
        self._group = group
        self._preferences: Sequence[Preference] = ()
        self.cursor = 0

    @abstractmethod
    def hints(self) -> list[Hint]:
        """What can be done with the chosen preference."""

    def compose(self) -> ComposeResult:
        """Title, the preferences with what the chosen one means, what there is to say, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  settings", "dim")), classes="title")
        with Container(id="sides"):
            yield Page(id="preferences")
            with Vertical(id="about"):
                yield Page(id="meaning")
                yield SearchBox("a value")
        yield Txt(id="told")
        yield KeyBar()
        yield self.enlarge()

    def on_resize(self) -> None:
        """The chosen preference stays in view."""
        self.call_after_refresh(self.draw)

    def action_move(self, by: int) -> None:
        """Chooses another preference."""
        self.choose(self.cursor + by)

    def action_group(self, by: int) -> None:
        """Chooses the first preference of the next group, or of the one before."""
        groups = [preference.group for preference in self._preferences]
        starts = [place for place, group in enumerate(groups) if group not in groups[:place]]
        after = [place for place in starts if place > self.cursor] or starts
        before = [place for place in starts if place < self.cursor] or starts
        if starts and not self.editing:
            self.choose(after[0] if by > 0 else before[-1])
            self._heading_up()

    def action_first(self) -> None:
        """Chooses the first preference."""
        self.choose(0)

    def action_last(self) -> None:
        """Chooses the last preference."""
        self.choose(len(self._preferences) - 1)

    @property
    def chosen(self) -> Preference | None:
        """The chosen preference, at the place `cursor`."""
        return self._preferences[self.cursor] if self.cursor < len(self._preferences) else None

    def choose(self, place: int) -> None:
        """Chooses the preference at a place, or the nearest one there is."""
        if self.editing:
            return
        self.cursor = min(max(place, 0), max(len(self._preferences) - 1, 0))
        self.tell("")
        self.draw()

    def read(self, *, quietly: bool = False) -> None:
        """Reads what is set now."""
        try:
            every = self.kit.preferences.listed()
            self._preferences = [one for one in every if self._group in ("", one.group)]
        except QuizError as error:
            if not quietly:
                self.tell(str(error), "wrong")
        self.cursor = min(self.cursor, max(len(self._preferences) - 1, 0))
        self.draw()

    def draw(self) -> None:
        """Everything from the state."""
        page = self.query_one("#preferences", Page)
        page.show(lambda width: preference_rows(self._preferences, self.cursor, width), keep=True)
        page.to_row(self.cursor)
        self.query_one("#meaning", Page).show(self._meaning)
        self.query_one(KeyBar).offer(self.hints())

    def _heading_up(self) -> None:
        """Shows the heading of the chosen preference at the top."""
        page = self.query_one("#preferences", Page)
        rows = preference_rows(self._preferences, self.cursor, page.column)
        page.scroll_to(y=heading(rows, self.cursor), animate=False)

    def _meaning(self, width: int) -> list[Row]:
        return meaning(self.chosen, width) if self.chosen else nothing()

    def tell(self, text: str, style: str = "near") -> None:
        """A sentence below the list."""
        self.query_one("#told", Txt).update(literal(text, style))
