"""Deck files → the catalogue of cards: reads what changed, keeps what is broken or away."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.overview import DeckName
from quizapp.core.prerequisites import Told, in_order, learning_order
from quizapp.core.progress import Progress, silent
from quizapp.core.turns import Building
from quizapp.deckfiles.folders import Found, find
from quizapp.errors import Problem
from quizapp.storage.rows import DeckFileRow, FileState
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.claims import same_ids
from quizapp.trainer.filing import holds_exams_alone, is_unchanged, touched
from quizapp.trainer.history import History
from quizapp.trainer.looked import Looked

if TYPE_CHECKING:
    from quizapp.core.kin import Carried

_STALE = "Decks have changed, but the data folder cannot be written: they are shown as they were last read."


class Catalogue:
    """The cards of all decks found.

    `decks` are those that are here and not switched off; `rows` and `files` (their paths) are those that can be
    studied and files that hold exams alone, which are no decks; `broken` are the paths of the others, `order` is what
    builds on what; `here` are the paths of all that are here, and `names` their names, None before the first look.
    `carried` are the histories that went over to rewritten questions since the start, `waiting` the paths of files
    that are away.
    """

    def __init__(self, store: Store, paths: Sequence[Path], history: History, off: Collection[str]) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.notices: tuple[str, ...] = ()
        self.decks: tuple[DeckName, ...] = ()
        self.broken: tuple[str, ...] = ()
        self.rows: tuple[DeckFileRow, ...] = ()
        self.files: tuple[str, ...] = ()
        self.order: tuple[Building, ...] = ()
        self.here: tuple[str, ...] = ()
        self.names: frozenset[str] | None = None
        self.carried: tuple[Carried, ...] = ()
        self.waiting: tuple[str, ...] = ()
        self._here: tuple[DeckFileRow, ...] = ()
        self._store = store
        self._paths = paths
        self._history = history
        self._off = off

    def refresh(self, progress: Progress = silent) -> bool:
        """Reads the deck files that changed since the last look; whether any did.

        What is written when `progress` raises stays, and the next look goes on from there.
        """
        known = self._store.files()
        found, problems = find(self._paths)
        rewritten = [row for file in found if (row := touched(file, known.get(file.path)))]
        known |= {row.path: row for row in rewritten}
        looked = Looked(found, known, self._paths)
        if self._store.read_only:
            self.notices = (_STALE,) if looked.changed else ()
        else:
            self._put(rewritten)
            problems += self._write(found, looked, progress)
        rows = self._store.files() if looked.changed else known
        self.waiting = looked.waiting
        self._here = tuple(in_order((rows[path] for path in sorted(looked.present) if path in rows), _told))
        known_problems = (problem for row in self._here for problem in row.problems)
        ids = same_ids((row.path, row.deck_id) for row in self._here)
        self.problems = tuple(sorted({*problems, *known_problems, *ids}))
        self.here = tuple(row.path for row in self._here)
        self.names = frozenset(row.deck for row in self._here)
        self.switch_off(self._off)
        return bool(looked.changed)

    def switch_off(self, off: Collection[str]) -> None:
        """Leaves out the decks of these names from now on, and no others."""
        self._off = off
        on = [row for row in self._here if row.deck not in off]
        self.decks = tuple(_deck_name(row) for row in on if not holds_exams_alone(row))
        self.broken = tuple(row.path for row in on if row.state is FileState.BROKEN)
        self.rows = tuple(row for row in on if row.state is FileState.OK)
        self.files = tuple(row.path for row in self.rows)
        self.order = learning_order(map(_told, self.rows))

    @property
    def sources(self) -> Mapping[str, DeckFileRow]:
        """The deck files that are here, by path, those that are broken or switched off among them."""
        return {row.path: row for row in self._here}

    def look_in(self, folder: Path) -> None:
        """Searches one more folder for decks from the next look on, unless it is searched already."""
        if not any(folder.resolve().is_relative_to(path.resolve()) for path in self._paths):
            self._paths = (folder, *self._paths)

    def carry_over(self, tx: Transaction) -> None:
        """Joins what the log holds under other ids of the cards that are studied."""
        from quizapp.trainer.joining import join  # noqa: PLC0415 - the first card does not need it

        join(tx, self._history, (), tx.cards(self.files))

    def _put(self, rows: Sequence[DeckFileRow]) -> None:
        """Notes what is known about files whose cards stay as they are."""
        if rows:
            with self._history.writing() as tx:
                for row in rows:
                    tx.put_file(row, None)

    def _write(self, found: Sequence[Found], looked: Looked, progress: Progress) -> list[Problem]:
        """Puts what changed into the catalogue; returns where two places claim one card."""
        if not looked.changed and not looked.away:
            return []
        from quizapp.deckfiles.library import read_each  # noqa: PLC0415 - the first card does not need it
        from quizapp.trainer.sheets import read_sheet  # noqa: PLC0415 - the first card does not need it
        from quizapp.trainer.updating import Updating  # noqa: PLC0415 - the first card does not need it

        updating = Updating(self._store, self._history, looked)
        known = looked.known
        sheets = read_each(found, lambda file: is_unchanged(file, known.get(file.path)), read_sheet, updating.urgent)
        with self._store.with_room():
            for done in updating.write(sheets):
                progress("reading decks", done, max(done, len(looked.changed)))
        self.carried += tuple(updating.carried)
        return updating.problems


def _told(row: DeckFileRow) -> Told:
    return row.deck, row.title, row.after


def _deck_name(row: DeckFileRow) -> DeckName:
    return DeckName(row.deck, row.title, row.path, row.topic, broken=row.state is FileState.BROKEN)
