"""Settings: everything that can be set, what it means, and its value, which holds and is kept at once."""

from collections.abc import Callable, Coroutine
from functools import partial

from textual import events
from textual.message import Message
from textual.widgets import Input
from textual.worker import Worker

from quizapp.core.preference import Preference, Shape, stepped, turned
from quizapp.errors import QuizError
from quizapp.tui import settingskeys
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Change, Kit
from quizapp.tui.layouts import shown
from quizapp.tui.screens.preferencelist import PreferenceList
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.searchbox import SearchBox


class SettingsScreen(PreferenceList):
    """Preferences by group, or those of one `group`; the chosen one can be changed."""

    BINDINGS = bindings(settingskeys.SETTINGS)

    class Changed(Message):
        """A preference has another value."""

        def __init__(self, change: Change) -> None:
            super().__init__()
            self.change = change

    def __init__(self, kit: Kit, group: str = "") -> None:
        super().__init__(kit, group)
        self._recording = False

    def on_mount(self) -> None:
        """Shows what can be set."""
        self.read()

    def on_key(self, event: events.Key) -> None:
        """Takes the next key for an action, where one was asked for."""
        if self._recording:
            event.stop()
            self._recording = False
            self.tell("")
            if event.key != "escape":
                self._set(event.key.lower() if len(event.key) == 1 else event.key)
            self.draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes what was typed; it can be typed again where it cannot work."""
        if self._set(event.value):
            self._end_editing()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses a preference; on the chosen one it changes it."""
        if event.index == self.cursor:
            self.action_turn()
        else:
            self.choose(event.index)

    def action_step(self, by: int) -> None:
        """A number more or less; the next word or the one before."""
        chosen = self.chosen
        if not chosen or chosen.shape not in (Shape.NUMBER, Shape.WORD, Shape.FLAG):
            return
        self._set(stepped(chosen, by) if chosen.shape is Shape.NUMBER else turned(chosen, by))

    def action_turn(self) -> None:
        """On or off, the next word; what has to be typed is typed."""
        chosen = self.chosen
        if chosen and chosen.shape in (Shape.FLAG, Shape.WORD):
            self._set(turned(chosen, 1))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        """Lets a value be typed, or a key be pressed."""
        chosen = self.chosen
        if not chosen or self.editing:
            return
        if chosen.fixed:
            self.tell(chosen.fixed)
        elif chosen.shape is Shape.KEYS:
            self._recording = True
            self.tell(f"Press the key for “{chosen.label.strip()}”; esc leaves it as it is.", "key")
        elif chosen.shape in (Shape.FLAG, Shape.WORD):
            self._set(turned(chosen, 1))
        else:
            self._begin_editing(chosen)

    def action_default(self) -> None:
        """Back to the default."""
        if self.chosen:
            self._set(self.chosen.default)

    def action_leave(self) -> None:
        """Ends typing; else leaves."""
        if self.editing:
            self.tell("")
            self._end_editing()
        else:
            self.run_worker(self._end(), group="trainer")

    def _set(self, value: str) -> bool:
        """Keeps another value; says why where it cannot. Whether it could."""
        chosen = self.chosen
        if chosen is None or value == chosen.value:
            return True
        try:
            change = self.kit.preferences.change(chosen.id, value)
        except QuizError as error:
            self.tell(str(error), "wrong")
            self.read(quietly=True)
            return False
        self.tell("")
        self.post_message(self.Changed(change))
        self._tell_trainer(partial(self._configure, change))
        self.read()
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
            self.tell(str(error), "wrong")

    def _begin_editing(self, chosen: Preference) -> None:
        self.editing = True
        box = self.query_one(SearchBox)
        box.value = chosen.value
        box.cursor_position = len(chosen.value)
        self.set_class(True, "-editing")
        self.set_focus(box)
        self.query_one(KeyBar).offer(self.hints())

    def _end_editing(self) -> None:
        self.editing = False
        self.set_class(False, "-editing")
        self.set_focus(None)
        self.draw()

    def hints(self) -> list[Hint]:
        """What can be done with the chosen preference, by its shape."""
        if self.editing:
            return [Hint(shown("enter"), "keep", "edit"), self.hint(settingskeys.SETTINGS_LEAVE, "leave it")]
        shape = self.chosen.shape if self.chosen else None
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
