"""Settings: everything that can be set, what it means, and its value, which holds and is kept at once."""

from collections.abc import Callable, Coroutine, Sequence
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Input
from textual.worker import Worker

from quizapp.core.preference import Preference, Shape, stepped, turned
from quizapp.errors import QuizError
from quizapp.tui import settingskeys
from quizapp.tui.content import joined, literal
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Change, Kit
from quizapp.tui.layouts import shown
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.preferencerows import heading, meaning, nothing, preference_rows
from quizapp.tui.widgets.searchbox import SearchBox
from quizapp.tui.widgets.txt import Txt

_BESIDE = 100
_WIDTHS = [*Framed.HORIZONTAL_BREAKPOINTS, (_BESIDE, "-beside")]


class SettingsScreen(Framed[None]):
    """Preferences by group, or those of one `group`; the chosen one can be changed."""

    BINDINGS = bindings(settingskeys.SETTINGS)
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    class Changed(Message):
        """A preference has another value."""

        def __init__(self, change: Change) -> None:
            super().__init__()
            self.change = change

    def __init__(self, kit: Kit, group: str = "") -> None:
        super().__init__(kit)
        self._group = group
        self._preferences: Sequence[Preference] = ()
        self._cursor = 0
        self._editing = False
        self._recording = False

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

    def on_mount(self) -> None:
        """Shows what can be set."""
        self._read()

    def on_resize(self) -> None:
        """The chosen preference stays in view."""
        self.call_after_refresh(self._draw)

    def on_key(self, event: events.Key) -> None:
        """Takes the next key for an action, where one was asked for."""
        if self._recording:
            event.stop()
            self._recording = False
            self._tell("")
            if event.key != "escape":
                self._set(event.key.lower() if len(event.key) == 1 else event.key)
            self._draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes what was typed; it can be typed again where it cannot work."""
        if self._set(event.value):
            self._end_editing()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses a preference; on the chosen one it changes it."""
        if event.index == self._cursor:
            self.action_turn()
        else:
            self._choose(event.index)

    def action_move(self, by: int) -> None:
        """Chooses another preference."""
        self._choose(self._cursor + by)

    def action_group(self, by: int) -> None:
        """Chooses the first preference of the next group, or of the one before."""
        groups = [preference.group for preference in self._preferences]
        starts = [place for place, group in enumerate(groups) if group not in groups[:place]]
        after = [place for place in starts if place > self._cursor] or starts
        before = [place for place in starts if place < self._cursor] or starts
        if starts and not self._editing:
            self._choose(after[0] if by > 0 else before[-1])
            self._heading_up()

    def action_first(self) -> None:
        """Chooses the first preference."""
        self._choose(0)

    def action_last(self) -> None:
        """Chooses the last preference."""
        self._choose(len(self._preferences) - 1)

    def action_step(self, by: int) -> None:
        """A number more or less; the next word or the one before."""
        chosen = self._chosen
        if not chosen or chosen.shape not in (Shape.NUMBER, Shape.WORD, Shape.FLAG):
            return
        self._set(stepped(chosen, by) if chosen.shape is Shape.NUMBER else turned(chosen, by))

    def action_turn(self) -> None:
        """On or off, the next word; what has to be typed is typed."""
        chosen = self._chosen
        if chosen and chosen.shape in (Shape.FLAG, Shape.WORD):
            self._set(turned(chosen, 1))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Lets a value be typed, or a key be pressed."""
        chosen = self._chosen
        if not chosen or self._editing:
            return
        if chosen.fixed:
            self._tell(chosen.fixed)
        elif chosen.shape is Shape.KEYS:
            self._recording = True
            self._tell(f"Press the key for “{chosen.label.strip()}”; esc leaves it as it is.", "key")
        elif chosen.shape in (Shape.FLAG, Shape.WORD):
            self._set(turned(chosen, 1))
        else:
            self._begin_editing(chosen)

    def action_default(self) -> None:
        """Back to the default."""
        if self._chosen:
            self._set(self._chosen.default)

    def action_leave(self) -> None:
        """Ends typing; else leaves."""
        if self._editing:
            self._tell("")
            self._end_editing()
        else:
            self.run_worker(self._end(), group="trainer")

    @property
    def _chosen(self) -> Preference | None:
        return self._preferences[self._cursor] if self._cursor < len(self._preferences) else None

    def _choose(self, place: int) -> None:
        if self._editing:
            return
        self._cursor = min(max(place, 0), max(len(self._preferences) - 1, 0))
        self._tell("")
        self._draw()

    def _set(self, value: str) -> bool:
        """Keeps another value; says why where it cannot. Whether it could."""
        chosen = self._chosen
        if chosen is None or value == chosen.value:
            return True
        try:
            change = self.kit.preferences.change(chosen.id, value)
        except QuizError as error:
            self._tell(str(error), "wrong")
            self._read(quietly=True)
            return False
        self._tell("")
        self.post_message(self.Changed(change))
        self._tell_trainer(partial(self._configure, change))
        self._read()
        return True

    def _tell_trainer(self, work: Callable[[], Coroutine[None, None, None]]) -> Worker[None]:
        """Of several changes in a row only the last has to reach the trainer."""
        return self.run_worker(work, group="trainer.configure", exclusive=True)

    async def _end(self) -> None:
        """Leaves once the trainer knows what was changed."""
        await self.kit.desk.done()
        if self.is_current:
            self.dismiss(None)

    async def _configure(self, change: Change) -> None:
        try:
            await self.kit.desk.ask(change.configure)
        except QuizError as error:
            self._tell(str(error), "wrong")

    def _read(self, *, quietly: bool = False) -> None:
        """Reads what is set now."""
        try:
            every = self.kit.preferences.listed()
            self._preferences = [one for one in every if self._group in ("", one.group)]
        except QuizError as error:
            if not quietly:
                self._tell(str(error), "wrong")
        self._cursor = min(self._cursor, max(len(self._preferences) - 1, 0))
        self._draw()

    def _begin_editing(self, chosen: Preference) -> None:
        self._editing = True
        box = self.query_one(SearchBox)
        box.value = chosen.value
        box.cursor_position = len(chosen.value)
        self.set_class(True, "-editing")
        self.set_focus(box)
        self._draw_keys()

    def _end_editing(self) -> None:
        self._editing = False
        self.set_class(False, "-editing")
        self.set_focus(None)
        self._draw()

    def _draw(self) -> None:
        """Everything from the state."""
        page = self.query_one("#preferences", Page)
        page.show(lambda width: preference_rows(self._preferences, self._cursor, width), keep=True)
        page.to_row(self._cursor)
        self.query_one("#meaning", Page).show(self._meaning)
        self._draw_keys()

    def _heading_up(self) -> None:
        """Shows the heading of the chosen preference at the top."""
        page = self.query_one("#preferences", Page)
        rows = preference_rows(self._preferences, self._cursor, page.column)
        page.scroll_to(y=heading(rows, self._cursor), animate=False)

    def _meaning(self, width: int) -> list[Row]:
        return meaning(self._chosen, width) if self._chosen else nothing()

    def _draw_keys(self) -> None:
        self.query_one(KeyBar).offer(self._hints())

    def _hints(self) -> list[Hint]:
        if self._editing:
            return [Hint(shown("enter"), "keep", "edit"), self.hint(settingskeys.SETTINGS_LEAVE, "leave it")]
        shape = self._chosen.shape if self._chosen else None
        what = {
            Shape.NUMBER: [Hint("←→", "less, more", "step(1)"), self.hint(settingskeys.SETTINGS_EDIT, "type")],
            Shape.WORD: [Hint("←→", "another", "step(1)")],
            Shape.FLAG: [self.hint(settingskeys.SETTINGS_TURN, "on, off")],
            Shape.TEXT: [self.hint(settingskeys.SETTINGS_EDIT, "type")],
            Shape.KEYS: [self.hint(settingskeys.SETTINGS_EDIT, "another key")],
        }
        others = (settingskeys.SETTINGS_DEFAULT, "default"), (settingskeys.SETTINGS_GROUP, "group"), (HELP, "help")
        mine = what[shape] if shape else []
        return [*mine, *(self.hint(*pair) for pair in others), self.hint(settingskeys.SETTINGS_LEAVE, "back")]

    def _tell(self, text: str, style: str = "near") -> None:
        self.query_one("#told", Txt).update(literal(text, style))
