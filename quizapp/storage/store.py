"""The open database: what is asked of it, and what is changed in it, one transaction at a time."""

import copy
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from quizapp.core.backup import Rules
from quizapp.core.confusion import Mistake
from quizapp.core.progress import Progress, silent
from quizapp.core.review import Event, Memory
from quizapp.core.tally import Tally
from quizapp.core.totals import Totals
from quizapp.errors import ReplacedError
from quizapp.storage import catalogue, filerows, folds, formers, limits, log, mark, mistakes, portions, stocks, tallies
from quizapp.storage.backups import Backups
from quizapp.storage.database import Database, PlainRow
from quizapp.storage.device import device_id
from quizapp.storage.filesystems import shared
from quizapp.storage.identity import DEFAULT_LEARNER
from quizapp.storage.opening import closed_unless_done, open_file
from quizapp.storage.portions import Place
from quizapp.storage.queries import LEARNER
from quizapp.storage.rows import CardRow, DeckFileRow, FileState, FormerRow
from quizapp.storage.shelf import Shelf
from quizapp.storage.statements import insert_once
from quizapp.storage.view import View

if TYPE_CHECKING:
    from quizapp.core.portion import Portion

_ADD_LEARNER = insert_once("learner", ("learner_id", "name", "folds"), ("name",))


class Transaction(View):
    """What can be changed within one transaction; what is read here cannot be changed by others meanwhile."""

    @property
    def path(self) -> Path:
        """The file that the database is."""
        return self._database.path

    @property
    def seen_by_others(self) -> bool:
        """Whether other processes that read the file see what this transaction sees, as long as it writes nothing."""
        return self._database.is_as_committed

    def append(self, event: Event) -> bool:
        """Add an event to the log; False if one with its id is there. Raises ValueError for what no row can hold."""
        return log.append(self._database, self.learner_id, event)

    def append_all(self, events: Iterable[Event]) -> None:
        """Add events whose ids are new to the log. Raises ValueError for what no row can hold."""
        log.append_all(self._database, self.learner_id, events)

    def save(self, card_id: str, memory: Memory) -> None:
        """Write a card's memory. Raises ValueError for what no row can hold."""
        folds.save(self._database, self.learner_id, card_id, memory)

    def save_all(self, memories: Mapping[str, Memory]) -> None:
        """Write memories by card id. Raises ValueError for what no row can hold."""
        folds.save_all(self._database, self.learner_id, memories)

    def forget(self, card_ids: Iterable[str]) -> None:
        """Delete memories that another card carries on; the log keeps everything."""
        folds.forget(self._database, self.learner_id, card_ids)

    def replace_folds(self, memories: Sequence[PlainRow], totals: Totals, found: Iterable[Mistake]) -> None:
        """Write memories, rows of `folds.plain` in the order of their cards, totals and mistakes instead of all that
        there are.
        """
        tallies.replace(self._database, self.learner_id, totals)
        folds.replace_all(self._database, self.learner_id, memories)
        mistakes.clear(self._database, self.learner_id)
        mistakes.add(self._database, self.learner_id, found)

    def clear_tallies(self) -> None:
        """Delete the learner's tallies and counted mistakes, to count the log anew."""
        tallies.clear(self._database, self.learner_id)
        mistakes.clear(self._database, self.learner_id)

    def count(self, answers: Iterable[Tally], sign: int = 1) -> None:
        """Count answers in the tallies; `sign` -1 takes them back. They are never all in memory.

        Raises ValueError for what no row can hold.
        """
        tallies.count(self._database, self.learner_id, answers, sign)

    def add_mistakes(self, found: Iterable[Mistake]) -> None:
        """Count wrong answers beside those that are counted. Raises ValueError for what no row can hold."""
        mistakes.add(self._database, self.learner_id, found)

    def forget_mistakes(self, card_ids: Iterable[str]) -> None:
        """Delete the counted mistakes of cards."""
        mistakes.forget(self._database, self.learner_id, card_ids)

    def keep(self, basis: str, found: "Mapping[Place, Portion]") -> None:
        """Keep portions that rest on a basis, until one of their cards changes."""
        portions.keep(self._database, self.learner_id, basis, found)

    def keep_blocks(self, before: int) -> None:
        """Keep sums of the answers before a study day [date ordinal]."""
        from quizapp.storage import blocks  # noqa: PLC0415 - the first card does not need it

        blocks.keep(self._database, self.learner_id, before)

    def keep_stocks(self, shelf: Shelf) -> None:
        """Keep the stocks that had to be made, and the streak up to their study day."""
        stocks.keep(self._database, self.learner_id, shelf.to_keep(), shelf.day)

    def set_folded(self, policy: str) -> None:
        """Say that everything is folded as this version folds it, by a scheduling policy of that name."""
        folds.set_new(self._database, self.learner_id, policy)

    def set_old(self) -> None:
        """Say that everything has to be folded anew: events were appended that it does not hold."""
        folds.set_old(self._database, self.learner_id)

    def append_new(self, events: Sequence[Event]) -> list[Event]:
        """Add those of the events to the log whose ids are new; returns them. Raises ValueError like `append`."""
        return log.append_new(self._database, self.learner_id, events)

    def put_file(self, file: DeckFileRow, cards: Sequence[CardRow] | None, at_ms: int = 0) -> None:
        """Write a deck file and its cards, which move here from other files; cards it no longer has are deleted.

        None keeps the cards of the last good reading; `at_ms` [UTC ms] is when cards that are new came in.
        Raises ValueError for what no row can hold.
        """
        catalogue.put_file(self._database, file, cards, at_ms)

    def altered(self, path: str, cards: Iterable[CardRow]) -> set[str]:
        """The ids of the cards of a file that are none of these, or read otherwise, or stand in another deck."""
        return catalogue.altered(self._database, path, cards)

    def put_formers(self, rows: Iterable[FormerRow]) -> None:
        """Write the former forms of cards, each instead of the one before. Raises ValueError like `put_file`."""
        formers.put(self._database, self.learner_id, rows)

    def set_file_state(self, path: str, state: FileState) -> None:
        """Say what the last look at a file found; its cards stay."""
        filerows.set_state(self._database, path, state)


class Store(View):
    """An open database, seen by one learner. Every method may raise DatabaseError or LockedError."""

    def __init__(self, database: Database, learner_id: str, device_id: str) -> None:
        """Use `Store.open` instead; `device_id` is empty where nothing can be written."""
        super().__init__(database, learner_id)
        self.device_id = device_id
        self.backups = Backups(database.path, Rules(on=False), lambda: 0)
        self.was_left_open = False
        self._seen, self._others = mark.Mark(), -1

    @classmethod
    def open(
        cls, path: Path, *, wait_ms: int = 5000, backups: Backups | None = None, progress: Progress = silent
    ) -> Self:
        """Open the database at `path`, made if missing, for the learner without a name.

        Waits up to `wait_ms` [ms] for other processes, here and at each statement. Raises LockedError after that,
        LostError where the log held more before, and DatabaseError for a file that is no database of this or an older
        quizapp; the file is then untouched. Of an older one a backup is made first, if `backups` may make any.
        """
        mark.refuse_missing(path)
        kept = backups or Backups(path, Rules(on=False), lambda: 0)
        database = Database(open_file(path, wait_ms), path)
        with closed_unless_done(database):
            mark.refuse_loss(database)
            if database.is_older:
                kept.before("update", progress)
                progress("Updating the database", 0, 0)
            database.bring_up_to_date()
            learner_id = _learner(database, DEFAULT_LEARNER)
            store = cls(database, learner_id, "" if database.read_only else device_id(path.parent))
            store.backups, store.was_left_open = kept, mark.begin(database)
            store._seen, store._others = mark.of(database), store.others()
            return store

    @property
    def folder(self) -> Path:
        """The folder that the database lies in."""
        return self._database.path.parent

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written, because the file or its folder is read-only."""
        return self._database.read_only

    @property
    def shared(self) -> str:
        """The kind of the network file system that the database lies on; empty on any other."""
        return shared(self._database.path)

    def wait_at_most(self, wait_ms: int) -> None:
        """From now on waits so long [ms] at each statement for other processes."""
        self._database.wait_at_most(wait_ms)

    def learner(self, name: str) -> str:
        """The id of the learner of that name, made if missing."""
        return _learner(self._database, limits.text("name", name))

    def named(self, name: str) -> str | None:
        """The id of the learner of that name; None if there is none."""
        found = self._database.rows(str, LEARNER, name=name)
        return found[0] if found else None

    def for_learner(self, learner_id: str) -> Self:
        """The same open database, seen by another learner."""
        view = copy.copy(self)
        view.learner_id = learner_id
        return view

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read in the block is of one moment, whatever other processes write; itself it cannot write."""
        with self._database.snapshot():
            yield

    @contextmanager
    def writing(self, *, waiting: bool = True) -> Iterator[Transaction]:
        """One transaction: committed, and safe from power cuts, when the block ends; undone if it raises.

        Raises LockedError if another process writes for too long, or at all if not `waiting`; DatabaseError if this
        cannot be written.
        """
        with nullcontext() if waiting else self._database.without_waiting(), self._database.transaction():
            yield Transaction(self._database, self.learner_id)
            seen = mark.of(self._database, os.getpid())
        self._seen = seen
        mark.note(self._database.path, seen)

    @property
    def notices(self) -> list[str]:
        """Sentences about what could not be read."""
        return self._database.notices

    def last_event(self) -> str:
        """The id of the entry of the log that was written last, whoever's it is; empty where there is none."""
        return mark.of(self._database).last

    def refuse_gaps(self) -> None:
        """Raises LostError where fewer entries are in the log than there were; it counts all of them."""
        mark.refuse_gaps(self._database)

    def refuse_another(self) -> None:
        """Raises GoneError if the file was deleted or replaced, OutdatedError if it became one of another version."""
        self._database.refuse_another()
        self._database.refuse_version()

    def refuse_replaced(self) -> None:
        """Raises ReplacedError, once, where another process restored a backup that lacks what was written here last."""
        others, seen = self.others(), self._seen
        if others == self._others:
            return
        self._seen, self._others = mark.of(self._database), others
        if seen.place and not self._database.bulk(mark.HELD, place=seen.place, last=seen.last):
            raise ReplacedError(
                "A backup was put in the place of your log meanwhile: what was answered since it was made is not in "
                "it. `quizapp restore` puts back what was there before."
            )

    def write_back(self) -> None:
        """Writes a copy to the path of a file that was deleted; one that took its place may be opened as it is then.

        What that one lacks is for the caller to add. Raises DatabaseError where nothing can be written.
        """
        self._database.write_back()
        path = self._database.path
        mark.write(path, mark.Mark(accepted=mark.read(path).accepted))

    def close(self) -> None:
        """Let go of the database."""
        mark.end(self._database)
        self._database.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def _learner(database: Database, name: str) -> str:
    found = database.rows(str, LEARNER, name=name)
    if not found:
        with database.transaction():
            database.run(_ADD_LEARNER, {"learner_id": str(uuid.uuid4()), "name": name, "folds": folds.NEVER})
        found = database.rows(str, LEARNER, name=name)
    return found[0]
