"""An author's deck files in a folder: the trainer's own authoring over a library that is only these."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from quizapp.errors import Problem
from quizapp.trainer.authoring import Authoring

if TYPE_CHECKING:
    from quizapp.trainer.catalogue import Catalogue

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
