"""A screen that settles at the size that the terminal has, however quickly that changes."""

from typing import Generic, TypeVar

from textual import events
from textual.screen import Screen

Result = TypeVar("Result")


class Steady(Screen[Result], Generic[Result]):
    """The base of all screens."""

    async def _on_resize(self, event: events.Resize) -> None:
        """Leaves out a size that is not true any more: two of them in flight would chase each other for ever."""
        if event.size != self.app.size:
            event.prevent_default()
