"""What is asked of the database: one learner's log and memories, and the catalogue of all decks."""

import copy
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from quizapp.core.deck import Question
from quizapp.core.queue import Entry, Used
from quizapp.core.review import NEW, Event, EventKind, Memory
from quizapp.core.tally import Tally
from quizapp.storage import catalogue, folds, limits, log
from quizapp.storage.database import Database
from quizapp.storage.device import device_id
from quizapp.storage.identity import DEFAULT_LEARNER
from quizapp.storage.opening import closed_unless_done, open_file
from quizapp.storage.queries import LEARNER
from quizapp.storage.rows import CardRow, DeckFileRow, State
from quizapp.storage.statements import insert_once

_ADD_LEARNER = insert_once("learner", ("learner_id", "name"), ("name",))


class View:
    """What can be asked; every answer is about one learner where it is about a learner at all."""

    def __init__(self, database: Database, learner_id: str) -> None:
        """Ask `database` about the learner."""
        self._database = database
        self.learner_id = learner_id

    def memory(self, card_id: str) -> Memory:
        """The card's memory, NEW if it has none."""
        return self.memories([card_id]).get(card_id, NEW)

    def memories(self, card_ids: Iterable[str]) -> dict[str, Memory]:
        """The memories of those of the cards that have one, by card id."""
        return folds.memories(self._database, self.learner_id, card_ids)

    def events(self, card_ids: Iterable[str]) -> list[Event]:
        """The events of these cards, in log order."""
        return log.of_cards(self._database, self.learner_id, card_ids)

    def iterate_events(self) -> Iterator[Event]:
        """All events in log order, never all in memory."""
        return log.iterate(self._database, self.learner_id)

    def noted(self, key: str, card_ids: Iterable[str] | None = None) -> list[Event]:
        """The reviews that stand, in log order, whose bodies have a key: of these cards, or (slower) of all."""
        return log.noted(self._database, self.learner_id, key, card_ids)

    def event(self, event_id: str) -> Event | None:
        """The event with this id."""
        return log.by_id(self._database, self.learner_id, event_id)

    def last_standing(self, device_id: str = "", first: Iterable[str] = ()) -> Event | None:
        """The event to take back next: of study or a mark, and not taken back yet.

        The first of these event ids that is one, else the newest of this device, else the newest of all.
        """
        return log.last_standing(self._database, self.learner_id, device_id, first)

    def others(self) -> int:
        """A number that changes whenever another process changed the database."""
        return self._database.others()

    def newest_day(self) -> int | None:
        """The newest study day [date ordinal] in the log."""
        return log.newest_day(self._database, self.learner_id)

    def newest_ms(self) -> int | None:
        """The newest instant [UTC ms] in the log."""
        return log.newest_ms(self._database, self.learner_id)

    def newest_id(self, device_id: str) -> str:
        """The greatest event id that a device gave, to make a greater one; empty if it gave none."""
        return log.newest_id(self._database, self.learner_id, device_id)

    def aliases(self) -> list[tuple[str, str]]:
        """(old card id, card id that carries its history now), in log order."""
        found = log.of_kind(self._database, self.learner_id, EventKind.ALIAS)
        return [(event.card_id, str(event.body.get("to", ""))) for event in found]

    def last_setting(self, device_id: str) -> Event | None:
        """The event that holds the scheduling policy which this device wrote last."""
        return log.last_setting(self._database, self.learner_id, device_id)

    def files(self) -> dict[str, DeckFileRow]:
        """All deck files ever read, by path, in the order of their paths."""
        return catalogue.files(self._database)

    def cards(self, files: Iterable[str]) -> list[CardRow]:
        """The cards of the files at these paths, in that order, without their questions."""
        return catalogue.cards(self._database, files)

    def questions(self, card_ids: Iterable[str]) -> dict[str, tuple[CardRow, Question]]:
        """The cards with these ids that the catalogue has, with their questions, by card id."""
        return catalogue.questions(self._database, card_ids)

    def groups(self, card_ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
        """File, title and context of the group that each of these cards is in, by card id; only of those in one."""
        return catalogue.groups(self._database, card_ids)

    def entries(self, files: Iterable[str]) -> list[Entry]:
        """The cards of the files at these paths as the queue sees them; the order of the files is the library's."""
        return catalogue.entries(self._database, self.learner_id, files)

    def used(self, day: int) -> Used:
        """How many new cards and reviews each deck had on a study day [date ordinal]."""
        return catalogue.used(self._database, self.learner_id, day)

    def answers(self) -> dict[int, int]:
        """How many answers each study day [date ordinal] had; days without any may be missing."""
        return folds.answers(self._database, self.learner_id)

    def first_attempts(self) -> list[tuple[str, bool, float]]:
        """Topic, whether it was right, and the chance of guessing [0, 1), of each card's very first review."""
        return folds.first_attempts(self._database, self.learner_id)


class Transaction(View):
    """What can be changed within one transaction; what is read here cannot be changed by others meanwhile."""

    def append(self, event: Event) -> bool:
        """Add an event to the log; False if one with its id is there. Raises ValueError for what no row can hold."""
        return log.append(self._database, self.learner_id, event)

    def save(self, card_id: str, memory: Memory) -> None:
        """Write a card's memory. Raises ValueError for what no row can hold."""
        folds.save(self._database, self.learner_id, card_id, memory)

    def forget(self, card_ids: Iterable[str]) -> None:
        """Delete memories that another card carries on; the log keeps everything."""
        folds.forget(self._database, self.learner_id, card_ids)

    def clear_tallies(self) -> None:
        """Delete the learner's tallies, to count the log anew."""
        folds.clear_tallies(self._database, self.learner_id)

    def count(self, *tallies: Tally, sign: int = 1) -> None:
        """Count answers in the tallies; `sign` -1 takes them back. Raises ValueError for what no row can hold."""
        folds.count(self._database, self.learner_id, tallies, sign)

    def put_file(self, file: DeckFileRow, cards: Sequence[CardRow] | None) -> None:
        """Write a deck file and its cards, which move here from other files; cards it no longer has are deleted.

        None keeps the cards of the last good reading. Raises ValueError for what no row can hold.
        """
        catalogue.put_file(self._database, file, cards)

    def set_file_state(self, path: str, state: State) -> None:
        """Say what the last look at a file found; its cards stay."""
        catalogue.set_file_state(self._database, path, state)


class Store(View):
    """An open database, seen by one learner. Every method may raise DatabaseError or LockedError."""

    def __init__(self, database: Database, learner_id: str, device_id: str) -> None:
        """Use `Store.open` instead; `device_id` is empty where nothing can be written."""
        super().__init__(database, learner_id)
        self.device_id = device_id

    @classmethod
    def open(cls, path: Path, *, wait_ms: int = 5000) -> Self:
        """Open the database at `path`, made if missing, for the learner without a name.

        Waits up to `wait_ms` [ms] for other processes, here and at each statement. Raises LockedError after that,
        and DatabaseError for a file that is no database of this or an older quizapp; the file is then untouched.
        """
        database = Database(open_file(path, wait_ms), path)
        with closed_unless_done(database):
            database.bring_up_to_date()
            learner_id = _learner(database, DEFAULT_LEARNER)
            return cls(database, learner_id, "" if database.read_only else device_id(path.parent))

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written, because the file or its folder is read-only."""
        return self._database.read_only

    def wait_at_most(self, wait_ms: int) -> None:
        """From now on waits so long [ms] at each statement for other processes."""
        self._database.wait_at_most(wait_ms)

    def learner(self, name: str) -> str:
        """The id of the learner of that name, made if missing."""
        return _learner(self._database, limits.text("name", name))

    def for_learner(self, learner_id: str) -> Self:
        """The same open database, seen by another learner."""
        view = copy.copy(self)
        view.learner_id = learner_id
        return view

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One transaction: committed, and safe from power cuts, when the block ends; undone if it raises.

        Raises LockedError if another process writes for too long, DatabaseError if this cannot be written.
        """
        with self._database.transaction():
            yield Transaction(self._database, self.learner_id)

    def close(self) -> None:
        """Let go of the database."""
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
            database.run(_ADD_LEARNER, {"learner_id": str(uuid.uuid4()), "name": name})
        found = database.rows(str, LEARNER, name=name)
    return found[0]
