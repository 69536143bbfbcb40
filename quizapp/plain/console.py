"""What a talk needs of the outside: lines out, lines in, and a moment's pause."""

from collections.abc import Callable, Iterable
from typing import Protocol

from quizapp.plain.paper import Paper

Editor = Callable[[str, int], None]
Viewer = Callable[[str], bool]


class StoppedError(Exception):
    """A signal asks to leave; `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Console(Protocol):
    """Where lines go and come from."""

    @property
    def paper(self) -> Paper:
        """How wide lines are now."""

    @property
    def editor(self) -> Editor | None:
        """Opens a file at a line and returns when it is closed; None where nobody sits at a terminal."""

    @property
    def viewer(self) -> Viewer | None:
        """Opens a picture beside the talk, and says whether there is a program for it; None where nobody looks."""

    def tell(self, lines: Iterable[str]) -> None:
        """Writes lines, visible already."""

    def ask(self, prompt: str) -> str | None:
        """The next line of input, after a prompt; None when there is no more. Raises StoppedError at a signal."""

    def pause(self, seconds: float) -> None:
        """Waits. Raises StoppedError at a signal."""
