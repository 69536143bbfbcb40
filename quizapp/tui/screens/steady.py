"""A screen that settles at the size that the terminal has, however quickly that changes."""

from typing import Generic, TypeVar

from textual import events
from textual.screen import Screen

Result = TypeVar("Result")


class Steady(Screen[Result], Generic[Result]):
    """The base of all screens."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:  # noqa: ARG002
        """Knows how much room there is before it is laid out, so that it is laid out once."""
        width, height = self.app.size
        wide, high = self.HORIZONTAL_BREAKPOINTS or [], self.VERTICAL_BREAKPOINTS or []
        now = self._get_breakpoint_classes(width, wide) | self._get_breakpoint_classes(height, high)
        self.update_classes({name: name in now for _, name in (*wide, *high)}, update=False)

    async def _on_resize(self, event: events.Resize) -> None:
        """Leaves out a size that is not true any more: two of them in flight would chase each other for ever."""
        if event.size != self.app.size:
            event.prevent_default()
