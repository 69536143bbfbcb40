"""The author screen: decks are written and mended, with what is wrong and what a learner will see beside the text."""

from textual.containers import Horizontal
from textual.widgets import Input, TextArea

from quizapp.tui import authorkeys
from quizapp.tui.key import bindings
from quizapp.tui.screens.authoracts import Writing
from quizapp.tui.screens.authorframe import LIST, PANES, SHOWN, TEXT, TRY
from quizapp.tui.widgets.editor import DeckEditor
from quizapp.tui.widgets.preview import PreviewPane
from quizapp.tui.widgets.searchbox import SearchBox
from quizapp.tui.widgets.sourcelist import SourceList


class AuthorScreen(Writing):
    """Opens the deck file at `path`, at a line [from 1]; without a path the first deck that has problems, or any."""

    BINDINGS = bindings(authorkeys.AUTHOR)

    def on_mount(self) -> None:
        """Reads which decks there are, and opens one."""
        self.editor.cursor_blink = self.app.animation_level != "none"
        self.go(TEXT if self.wanted[0] else LIST)
        self.work(self.start)

    def on_resize(self) -> None:
        """Another size has other rooms."""
        self.call_after_refresh(self.draw)

    def action_pane(self) -> None:
        """Goes to the next pane, round and round."""
        self.go(PANES[(PANES.index(self.pane) + 1) % len(PANES)])

    def action_save(self) -> None:
        """Saves, and has the library read again."""
        self.work(self.save)

    def action_problem(self, by: int) -> None:
        """Goes to the next problem or the one before, round and round."""
        places = sorted({(problem.line - 1, problem.column - 1) for problem in self.problems})
        if not places:
            self.say("No problems here.")
            return
        here = self.editor.row, self.editor.cursor_location[1]
        others = [place for place in places if (place > here if by > 0 else place < here)]
        row, column = (others or places)[0 if by > 0 else -1]
        self.go(TEXT)
        self.editor.go_to(row, column)

    def action_levels(self) -> None:
        """Shows the problems of other levels."""
        self.filter = (self.filter + 1) % len(SHOWN)
        self.draw()

    def action_new(self) -> None:
        """Inserts a question of a kind."""
        if self.draft:
            self.work(self.insert)

    def action_deck(self) -> None:
        """Begins a deck."""
        self.work(self.create)

    def action_again(self) -> None:
        """Draws the question of the preview again."""
        self.query_one(PreviewPane).action_do("again")

    def action_find(self) -> None:
        """Opens the field that finds."""
        self.go(TEXT)
        self.query_one("#seek", Horizontal).add_class("-open")
        self.query_one(SearchBox).focus()

    def action_undo(self) -> None:
        """Takes back what was typed last."""
        self.editor.undo()

    def action_redo(self) -> None:
        """Does again what was taken back."""
        self.editor.redo()

    def action_external(self) -> None:
        """Opens the file in the author's own editor; what is not saved is saved first."""
        if self.draft:
            self.work(self.edit)

    def action_leave(self) -> None:
        """Goes a step back: from the field to the text, from the preview to the text, and then out."""
        seek = self.query_one("#seek", Horizontal)
        if seek.has_class("-open"):
            seek.remove_class("-open")
            self.say("")
            self.go(TEXT)
        elif self.pane == TRY:
            self.go(TEXT)
        else:
            self.work(self.leave)

    def asks_first(self) -> bool:
        """What is selected is copied, as the key does elsewhere; what is not saved is asked about."""
        copies = self.editor.has_focus and not self.editor.selection.is_empty
        if copies:
            self.editor.action_copy()
            self.editor.move_cursor(self.editor.cursor_location)
            self.say("Copied, if your terminal lets programs copy. With nothing selected the key leaves.")
        elif self.dirty:
            self.work(self.leave_program)
        return copies or self.dirty

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """The preview and the foot follow the cursor."""
        event.stop()
        self.hush()
        if self._entry is None or self.editor.row not in self._entry:
            self.draw_preview()
            self.draw_foot()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Finds as it is typed."""
        self.say("" if self.editor.find(event.value, here=True) or not event.value else "Not in this file.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Finds the next."""
        self.editor.find(event.value)

    def on_source_list_opened(self) -> None:
        """Opens a deck, or goes to a problem."""
        row = self.chosen
        if row is None:
            return
        source, problem = row
        if problem is None and not self.is_open(source):
            self.work(lambda: self.switch(source.path))
            return
        self.go(TEXT)
        if problem:
            self.editor.go_to(problem.line - 1, problem.column - 1)

    def on_choices_chosen(self) -> None:
        """The foot says the chosen problem in full."""
        if self.pane == LIST:
            self.hush()

    def on_descendant_focus(self) -> None:
        """A click into a pane goes there."""
        around = self.focused.ancestors_with_self if self.focused else ()
        kinds = ((PreviewPane, TRY), (SourceList, LIST), (DeckEditor, TEXT))
        pane = next((name for kind, name in kinds if any(isinstance(node, kind) for node in around)), self.pane)
        if pane != self.pane:
            self.go(pane)
