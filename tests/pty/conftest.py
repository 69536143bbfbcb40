"""The whole program on a real terminal; where there are no pseudo-terminals there is nothing to run."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.pty.nursery import Nursery
    from tests.pty.room import Room

collect_ignore_glob = [] if os.name == "posix" else ["*.py"]

NewRoom = Callable[[Path], "Room"]


@pytest.fixture(scope="session")
def nursery() -> "Iterator[Nursery]":
    from tests.pty.nursery import Nursery

    with Nursery() as made:
        yield made


@pytest.fixture(scope="module")
def new_room(nursery: "Nursery") -> Iterator[NewRoom]:
    """Makes rooms; their terminals are closed at the end of the module."""
    from tests.pty.room import Room

    with ExitStack() as stack:
        yield lambda folder: Room(folder, nursery, stack.enter_context)


@pytest.fixture
def room(nursery: "Nursery", tmp_path: Path) -> "Iterator[Room]":
    """A room with many flashcards: `Question 1?` to `Question 60?`."""
    from tests.pty.room import Room

    with ExitStack() as stack:
        made = Room(tmp_path / "room", nursery, stack.enter_context)
        made.write("many.yaml", "".join(f"- q: Question {n}?\n  a: answer {n}\n" for n in range(1, 61)))
        yield made
