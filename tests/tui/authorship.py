"""An author's deck files in a folder: the trainer's own authoring over a library that is only these."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from quizapp.errors import Problem
from quizapp.trainer.authoring import Authoring
from quizapp.tui.screens.author import AuthorScreen

if TYPE_CHECKING:
    import pytest

    from quizapp.trainer.catalogue import Catalogue
    from quizapp.tui.widgets.editor import DeckEditor
    from tests.tui.driving import Screen

FIRST = """deck: Small graphs
cards:
  - q: What is a tree?
    a: A connected graph without cycles

  - q: How many edges has a tree of seven nodes?
    number: 6

  - statement: Every graph is a tree.
    a: false
"""
BROKEN = """deck: Broken
cards:
  - q: Colon: here
    a: x
  - q: What is a path?
    a: A walk without repeats
"""


@dataclass
class Shelf:
    """The files of a folder, as the catalogue of a library has them."""

    folder: Path
    problems: tuple[Problem, ...] = ()
    looked_in: list[Path] = field(default_factory=list)

    @property
    def sources(self) -> dict[str, SimpleNamespace]:
        return {
            str(path): SimpleNamespace(
                path=str(path), root=str(self.folder), deck=path.stem, title=path.stem.title(), cards=2
            )
            for path in sorted(self.folder.glob("*.yaml"))
        }

    def look_in(self, folder: Path) -> None:
        self.looked_in.append(folder)


def authoring(folder: Path) -> Authoring:
    """Authoring of the decks in `folder / "decks"`; what is not saved is kept in `folder`."""
    decks = folder / "decks"
    decks.mkdir(exist_ok=True)
    return Authoring(cast("Catalogue", Shelf(decks)), folder, decks)


def editor(screen: Screen) -> DeckEditor:
    found = screen.app.screen
    assert isinstance(found, AuthorScreen)
    return found.editor


async def begun(screen: Screen) -> DeckEditor:
    """The author screen over the deck of the bench."""
    await screen.press("d")
    await screen.until("deck: Small graphs")
    return editor(screen)


async def seen(screen: Screen) -> None:
    """Waits until the text was looked at as it is."""
    found = screen.app.screen
    assert isinstance(found, AuthorScreen)
    for _ in range(400):
        if found.seen and not found._looking and not (found._calm and found._calm._active.is_set() is False):
            break
        await screen.pilot.pause(0.005)
    await screen.pilot.pause(0.05)
    await screen.settle()


async def write(screen: Screen, text: str) -> None:
    """Types a text."""
    for sign in text:
        screen.key({" ": "space", "\n": "enter"}.get(sign, sign))
    await screen.settle()


@dataclass
class Gate:
    """Holds another thread in a call until it is opened."""

    inside: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)

    def passed(self) -> bool:
        """Waits, in that thread, until it is opened."""
        self.inside.set()
        return self.opened.wait(10)

    async def reached(self, screen: Screen) -> None:
        """Waits until the call has come."""
        for _ in range(400):
            if self.inside.is_set():
                return
            await screen.pilot.pause(0.005)
        raise AssertionError("the call never came")


def gated(monkeypatch: pytest.MonkeyPatch, name: str) -> Gate:
    """A gate in the next call of a method of `Authoring`."""
    gate, real = Gate(), getattr(Authoring, name)

    def held(self: Authoring, *args: object) -> object:
        gate.passed()
        return real(self, *args)

    monkeypatch.setattr(Authoring, name, held)
    return gate


async def at_home(screen: Screen) -> bool:
    """Whether Home stands alone in the end: leaving asks the trainer whether anything is left to be kept."""
    for _ in range(100):
        if screen.at_home:
            return True
        await screen.settle()
    return False
