"""The text of a deck: coloured, numbered, its problems marked; what is typed keeps to the indentation of YAML."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.document._document_navigator import DocumentNavigator
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection, TextAreaTheme

from quizapp.core.entries import INDENT, blank_below, indent_below, indentation, insertion, shifted
from quizapp.errors import Level
from quizapp.render.yamlwords import blocks, words
from quizapp.tui.standins import drawn, restored, standing_in
from quizapp.tui.widgets.wrapped import Wrapped

MARKS = {Level.ERROR: "✗", Level.WARNING: "!", Level.HINT: "·"}
_OURS = frozenset({"ctrl+e", "ctrl+f", "ctrl+n", "ctrl+o", "f6", "f7"})
_THEME = "deck"
_STEPS = 500


def _moves() -> list[Binding]:
    """Textual's keys for moving, selecting and deleting, without those that mean something else on the screen."""
    found = [binding for binding in TextArea.BINDINGS if isinstance(binding, Binding)]
    kept = ((binding, [key for key in binding.key.split(",") if key not in _OURS]) for binding in found)
    return [replace(binding, key=",".join(names)) for binding, names in kept if names]


class DeckEditor(TextArea, inherit_bindings=False):
    """Edits a text; characters that would harm the terminal stand in it as something harmless."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_moves(),
        Binding("ctrl+home", "first", show=False),
        Binding("ctrl+end", "last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar = {
        *(f"editor--{name}" for name in ("keyword", "string", "number", "comment", "operator")),
        *(f"editor--{level.value}" for level in Level),
    }

    def __init__(self) -> None:
        self.revision = 0
        self._blocks: Sequence[bool] | None = None
        self._marks: Mapping[int, Level] = {}
        self._template: frozenset[str] = frozenset()
        super().__init__(soft_wrap=True, show_line_numbers=True, max_checkpoints=_STEPS, id="editor")
        self.indent_width = INDENT
        self.match_cursor_bracket = False
        self.register_theme(TextAreaTheme(_THEME, cursor_line_style=Style()))
        self.theme = _THEME

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the text, with stand-ins."""
        return self.document.lines

    @property
    def row(self) -> int:
        """The row of the cursor, from 0."""
        return self.cursor_location[0]

    def load(self, text: str, *, keep: bool = False) -> None:
        """Shows another text; with `keep` the cursor stays about where it is, and the change can be undone."""
        if not keep:
            self.load_text(standing_in(text))
            return
        place, top = self.cursor_location, self.scroll_offset.y
        lines = self.lines
        self.replace(standing_in(text), (0, 0), (len(lines) - 1, len(lines[-1])))
        self.history.checkpoint()
        self.move_cursor(place)
        self.scroll_to(y=top, animate=False)

    def written(self) -> str:
        """The text as it is to be saved."""
        return restored(self.text)

    def mark(self, marks: Mapping[int, Level]) -> None:
        """Marks rows [from 0] by how bad the worst problem there is."""
        if marks != self._marks:
            self._marks = marks
            self._draw_anew()

    def go_to(self, row: int, column: int = 0) -> None:
        """Puts the cursor at a place [from 0], or the nearest, in the middle of what is in view."""
        self.move_cursor(self.clamp_visitable((row, column)), center=True)

    def find(self, wanted: str, *, back: bool = False, here: bool = False) -> bool:
        """Selects the next place of a text, capitals or not, round and round; `here` may be where the cursor is."""
        wanted = standing_in(wanted).casefold()
        count, (row, column) = len(self.lines), min(self.selection) if here or back else max(self.selection)
        way = -1 if back else 1
        for step in range(count + 1 if wanted else 0):
            at = (row + way * step) % count
            line = self.lines[at].casefold()
            start = 0 if step else column
            place = line.rfind(wanted, 0, None if step else column) if back else line.find(wanted, start)
            if place >= 0:
                self.move_cursor((at, place), center=True)
                self.selection = Selection((at, place), (at, place + len(wanted)))
                return True
        return False

    def insert_question(self, template: str) -> None:
        """Inserts a question below the one of the cursor, and selects what is to be written over first."""
        self._template = frozenset(line.strip() for line in template.split("\n"))
        new = insertion(self.lines, self.row, template)
        count, text = len(self.lines), "\n".join(new.lines)
        if new.first >= count:
            text, first, last = "\n" + text, (count - 1, len(self.lines[-1])), (count - 1, len(self.lines[-1]))
        elif new.end >= count:
            first, last = (new.first, 0), (count - 1, len(self.lines[-1]))
        else:
            text, first, last = text + "\n", (new.first, 0), (new.end, 0)
        self.history.checkpoint()
        self.replace(text, first, last, maintain_selection_offset=False)
        self.go_to(new.row, new.stop)
        self.selection = Selection((new.row, new.start), (new.row, new.stop))

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: as many characters as it has, none of which acts."""
        line = self.document.get_line(line_index)
        text = Text(drawn(line), end="", no_wrap=True)
        if self._blocks is None:
            self._blocks = blocks(self.lines)
        for word in words(line, block=self._blocks[line_index]):
            text.stylize(self._style(word.style.removeprefix("code-")), word.start, word.end)
        if self._marks.get(line_index) is Level.ERROR:
            text.stylize(Style(underline=True), indentation(line), len(line))
        return text

    def render_line(self, y: int) -> Strip:
        """A row, with the mark of a problem behind the line's number."""
        strip = super().render_line(y)
        at = y + self.scroll_offset.y
        if at >= self.virtual_size.height:
            return strip
        row, column = self.wrapped_document.offset_to_location(Offset(0, at))
        level = self._marks.get(row)
        if level is None or column:
            return strip
        place = self.gutter_width - 2
        sign = Segment(MARKS[level], self.rich_style + self._style(level.value))
        return Strip.join([strip.crop(0, place), Strip([sign], 1), strip.crop(place + 1, strip.cell_length)])

    def notify_style_update(self) -> None:
        """The row of the cursor has a ground of its own, and keeps the colours of its words."""
        super().notify_style_update()
        self._theme.cursor_line_style = self.get_component_rich_style(
            "text-area--cursor-line", partial=True, default=Style()
        )

    def action_first(self) -> None:
        """To the beginning of the text."""
        self.move_cursor((0, 0))

    def action_last(self) -> None:
        """To the end of the text."""
        self.move_cursor((len(self.lines) - 1, len(self.lines[-1])))

    def action_delete_left(self) -> None:
        """Deletes to the left; in the indentation a whole step of it."""
        (row, column), line = self.cursor_location, self.lines[self.row]
        if self.selection.is_empty and 0 < column <= indentation(line):
            self.delete((row, (column - 1) // INDENT * INDENT), (row, column), maintain_selection_offset=False)
        else:
            super().action_delete_left()

    def shift(self, by: int) -> None:
        """Indents the line of the cursor, or all that are selected, by one step more (1) or less (-1)."""
        first, last = sorted((self.selection.start[0], self.selection.end[0]))
        lines = self.lines[first : last + 1]
        new = [shifted(line, by) for line in lines]
        start, end = (
            (row, max(column + len(new[row - first]) - len(lines[row - first]), 0)) for row, column in self.selection
        )
        self.replace("\n".join(new), (first, 0), (last, len(lines[-1])), maintain_selection_offset=False)
        self.selection = Selection(start, end)

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]  # Textual calls either, async or not
        """Enter keeps the indentation; tab makes some, or goes on to what of a template is not written over yet."""
        if event.key not in ("enter", "tab", "shift+tab"):
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self._type("\n" + " " * indent_below(self.lines[self.row], self.cursor_location[1]))
        elif event.key == "tab" and (blank := blank_below(self.lines, self.row, self._template)):
            row, start, stop = blank
            self.selection = Selection((row, start), (row, stop))
        elif event.key == "tab" and self.selection.start[0] == self.selection.end[0]:
            self._type(" " * (INDENT - self.cursor_location[1] % INDENT))
        else:
            self.shift(1 if event.key == "tab" else -1)

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]  # as above
        event.prevent_default()
        event.stop()
        self._type(standing_in(event.text))

    def _type(self, text: str) -> None:
        self.move_cursor(self.replace(text, *self.selection, maintain_selection_offset=False).end_location)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = Wrapped(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def _build_highlight_map(self) -> None:
        """After every change of the text, whoever made it."""
        super()._build_highlight_map()
        self._blocks = None
        self.revision += 1

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"editor--{name}", partial=True)

    def _draw_anew(self) -> None:
        self._line_cache.clear()
        self.refresh()
