"""A screen that settles at the size that the terminal has, however quickly that changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from textual import events
from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.screen import Screen

Result = TypeVar("Result")


class Steady(Screen[Result], Generic[Result]):
    """The base of all screens."""

    _styled = False
    blank = False
    """Whether there is nothing to be seen yet: then nothing is painted."""

    @contextmanager
    def while_here(self) -> Iterator[None]:
        """Around what is drawn late: a screen that was left meanwhile has no widgets to draw on, and needs none."""
        try:
            yield
        except (NoMatches, ScreenStackError):
            if self.is_attached and self.is_current:
                raise

    def _compositor_refresh(self) -> None:
        """Paints what there is to be seen; what was left out until then adds up, and is painted with it."""
        if not self.blank:
            super()._compositor_refresh()

    async def _compose(self) -> None:
        """Knows how much room there is before it is filled, so that what is in it is styled once."""
        self._tell_room()
        self._styled = True
        await super()._compose()

    async def on_event(self, event: events.Event) -> None:
        """A screen that is left before it was filled stays as it is: Textual mounts no more in it, but tells it so."""
        if isinstance(event, events.Mount) and (self._closing or self._pruning or self.app.return_code is not None):
            return
        await super().on_event(event)

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Knows how much room there is before it is laid out, so that it is laid out once."""
        event.refresh_styles &= self._tell_room() or not self._styled
        self._styled = False

    def _tell_room(self) -> bool:
        """Says by classes how much room there is; whether that is news."""
        width, height = self.app.size
        wide, high = self.HORIZONTAL_BREAKPOINTS or [], self.VERTICAL_BREAKPOINTS or []
        now = self._get_breakpoint_classes(width, wide) | self._get_breakpoint_classes(height, high)
        before = self.classes
        self.update_classes({name: name in now for _, name in (*wide, *high)}, update=False)
        return self.classes != before

    async def _on_resize(self, event: events.Resize) -> None:
        """Leaves out a size that is not true any more: two of them in flight would chase each other for ever."""
        if event.size != self.app.size:
            event.prevent_default()
