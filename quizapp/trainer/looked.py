"""What a look at the folders of decks found, beside what is known of the files that were there."""

from collections.abc import Sequence
from pathlib import Path

from quizapp.deckfiles.folders import Found
from quizapp.storage.rows import DeckFileRow, FileState
from quizapp.trainer.filing import is_unchanged


class Looked:
    """A look at the files `found` at the paths, which goes on, and knows more, while those that changed are read.

    `known` are the rows of all files by path, `changed` the paths of those that are read, `present` the paths of all
    that are here; `expected` are those that were included before and may be again.
    """

    def __init__(self, found: Sequence[Found], known: dict[str, DeckFileRow], paths: Sequence[Path]) -> None:
        self.known = known
        self.changed = frozenset(file.path for file in found if not is_unchanged(file, known.get(file.path)))
        self.present = {file.path for file in found}
        self.expected = {path for file in self.present & known.keys() for path in known[file].includes}
        self._roots = frozenset(place for path in paths for place in (path.absolute(), path.resolve()))

    @property
    def away(self) -> list[DeckFileRow]:
        """The rows of the files that were in a folder of this library and are no longer there."""
        return [row for row in self.known.values() if row.state is not FileState.ABSENT and self._is_missing(row)]

    @property
    def waiting(self) -> tuple[str, ...]:
        """The files that are away while the folder they were found in is there."""
        return tuple(row.path for row in self.known.values() if self._is_missing(row) and Path(row.root).exists())

    def _is_missing(self, row: DeckFileRow) -> bool:
        """Whether a file that belongs to a folder of this library is not there."""
        if row.path in self.present or row.path in self.expected:
            return False
        return not self._roots.isdisjoint((Path(row.path), *Path(row.path).parents))
