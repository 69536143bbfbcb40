"""What a look at the folders of decks found, beside what is known of the files that were there."""

from collections.abc import Sequence
from pathlib import Path

from quizapp.core.values import frozen
from quizapp.deckfiles.folders import Found
from quizapp.storage.rows import DeckFileRow, FileState
from quizapp.trainer.filing import is_unchanged


@frozen
class Looked:
    """A look that goes on while files are read.

    `known` are the rows of all files by path, `changed` the paths of those that are read, `present` the paths of all
    that are here; `expected` are those that were included before and may be again. `roots` are where decks are
    searched.
    """

    known: dict[str, DeckFileRow]
    changed: frozenset[str]
    present: set[str]
    expected: set[str]
    roots: frozenset[Path]

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
        return not self.roots.isdisjoint((Path(row.path), *Path(row.path).parents))


def look(found: Sequence[Found], known: dict[str, DeckFileRow], paths: Sequence[Path]) -> Looked:
    """What was found at the paths, beside the rows known."""
    present = {file.path for file in found}
    return Looked(
        known,
        frozenset(file.path for file in found if not is_unchanged(file, known.get(file.path))),
        present,
        {path for file in present & known.keys() for path in known[file].includes},
        frozenset(place for path in paths for place in (path.absolute(), path.resolve())),
    )
