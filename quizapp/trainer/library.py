"""The library of one learner: decks, log and settings, as they are listed and changed outside a sitting."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.backup import OVERDUE_DAYS, began_ms
from quizapp.core.cards import Card
from quizapp.core.day import DAY_MS
from quizapp.core.overview import Overview
from quizapp.core.progress import Progress, silent
from quizapp.core.review import Event, EventKind
from quizapp.errors import Problem, QuizError
from quizapp.storage.backups import Backups
from quizapp.storage.store import Store
from quizapp.trainer.arrivals import Taken
from quizapp.trainer.asking import card_of
from quizapp.trainer.history import History
from quizapp.trainer.options import Options
from quizapp.trainer.parts import Parts
from quizapp.trainer.selection import unknown_decks
from quizapp.trainer.taking import take

if TYPE_CHECKING:
    from quizapp.core.health import ItemHealth
    from quizapp.core.listing import CardStatus


class Library(Parts):
    """Decks and log together. Every method may raise QuizError; all calls come from one thread.

    Without `refresh` the decks are not looked at, which the log alone does not need. `progress` is told how far long
    work is; where it raises, what was done stays, and the next time goes on or begins anew.
    """

    def __init__(
        self,
        store: Store,
        paths: Sequence[Path],
        options: Options,
        clock: Callable[[], datetime],
        *,
        refresh: bool = True,
        progress: Progress = silent,
    ) -> None:
        super().__init__(store, paths, options, clock, progress)
        if not store.read_only and self._history.behind:
            with self._history.writing():
                pass
        if refresh:
            self.refresh()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the decks as last read, of every level."""
        return self._catalogue.problems

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences that the learner should see once."""
        read_only = ["The data folder cannot be written: nothing you answer can be saved."] if self.read_only else []
        limits = self._options.limits
        set_up = {*self._options.off, *limits.deck_new, *limits.deck_reviews}
        unknown = unknown_decks(set_up, self._catalogue.names) if self._catalogue.names is not None else []
        carried = [self.kin.notice] if self._catalogue.carried else []
        parts = self._store, self._history, self._catalogue, self._asking, self.backups
        told = [notice for part in parts for notice in part.notices]
        return (*read_only, *self._far, *told, *carried, *unknown)

    @property
    def _far(self) -> tuple[str, ...]:
        """A notice where the database lies on a network."""
        kind = self._store.shared
        said = f"The data folder is on a network ({kind}), where locks may not hold: study on one machine at a time."
        return (said,) if kind else ()

    @property
    def read_only(self) -> bool:
        """Whether answers cannot be stored."""
        return self._store.read_only

    @property
    def now_ms(self) -> int:
        """This moment [UTC ms], as answers are timed by it."""
        return self._history.now().at_ms

    def refresh(self) -> bool:
        """Reads the deck files that changed; whether anything did."""
        return self._catalogue.refresh(self._history.progress)

    def configure(self, options: Options) -> None:
        """Goes by other options from now on: the next queue, the next card asked.

        Raises LockedError or DatabaseError when another policy cannot be written into the log; all stays then.
        """
        self._history.set_up(options.policy, options.day_start)
        self._catalogue.switch_off(options.off)
        self._options = self._asking.options = options

    def news(self) -> tuple[int, int]:
        """What is another when another process wrote since, or a study day began.

        Raises GoneError when the file of the database was deleted or replaced, OutdatedError when another quizapp made
        another version of it, ReplacedError once where a backup was put in the place of the log, and LockedError like
        `rate`.
        """
        self._store.refuse_another()
        self._store.refuse_replaced()
        return self._store.others(), self._history.now().day

    def write_back(self) -> None:
        """Writes all that is stored to the path of a database that was deleted. Raises DatabaseError if it cannot."""
        self._store.write_back()

    @property
    def backups(self) -> Backups:
        """The backups of the database; these alone may be used in another thread, too."""
        return self._store.backups

    def back_up_before(self, reason: str) -> list[str]:
        """Makes a backup before something that could go wrong, such as an "import"; why there is none, to be told."""
        self.backups.before(reason, self._history.progress)
        told, self.backups.notices[:] = list(self.backups.notices), []
        return told

    @property
    def backup_is_due(self) -> bool:
        """Whether a backup is to be made unasked: the first of a day, or after an end without closing the database.

        The latter finds out whether the database is sound, as a backup is read through.
        """
        if self._store.read_only or not self.backups.rules.on:
            return False
        began = began_ms(self._history.clock(), self._options.day_start)
        return self._store.was_left_open or self.backups.is_due(self._store.last_event(), began)

    @property
    def backup_overdue(self) -> str:
        """A sentence where what was learnt has had no backup for a week; empty where there is one, or none is due."""
        newest = next(iter(self.backups.listed()), None)
        days = (self.backups.now_ms() - newest.at_ms) // DAY_MS if newest else OVERDUE_DAYS
        if days < OVERDUE_DAYS or not self.backup_is_due:
            return ""
        said = f"The newest backup of your log is {days} days old" if newest else "There is no backup of your log"
        return f"{said}: `quizapp backup` makes one."

    def close(self) -> None:
        """Closes the database, with the counts as they are now if they can be kept."""
        with suppress(QuizError):
            self._shelving.settle(self._history.now())
        self._store.close()

    def overview(self) -> Overview:
        """All decks with what a session on each would hold now."""
        at = self._history.now()
        found = self._shelving.overview(at, self._options.limits)
        return replace(found, exam=self._store.exam_under_way())

    def cards(self, query: str = "") -> "list[CardStatus]":
        """The cards that a query of core/query.py means, all for none, as one list: `searching` has them by the page.

        Raises QuizError, with the place, for a query that cannot be understood.
        """
        return list(self.searching.cards(query))

    def questions(self) -> Counter[str]:
        """How many questions the file of each deck that is studied has, by path."""
        rows = self._store.cards(self._catalogue.files)
        return Counter(file for file, _ in {(row.file, row.line) for row in rows})

    def health(self, names: Sequence[str] = ()) -> "list[ItemHealth]":
        """How the cards do that are of the decks and topics named, or all, and were ever answered.

        With everybody whose log is here. Raises QuizError for an unknown name.
        """
        return self._healths.of(names, self._options.off)

    def mark(self, card_ids: Sequence[str], kind: EventKind) -> int:
        """Suspends, resumes, flags, unflags, buries until the next study day, unburies or resets cards.

        Returns how many that changed. Raises LockedError or DatabaseError, with nothing changed, like `rate`.
        """
        changed = self._acting.mark(card_ids, kind)
        if kind is EventKind.RESET:
            self._forget_answers()
        return changed

    def import_log(self, events: Iterable[Event], learner: str = "", of: int = 0) -> Taken:
        """Adds events from elsewhere to the log of this learner, or of a named one; what is here stays as it is.

        There are some `of` events, 0 if that is not known. What was taken in when it is interrupted stays; the rest
        comes when the same is taken in again.
        """
        store, history = self._store, self._history
        if learner:
            store = store.for_learner(store.learner(learner))
            history = History(store, self._options.policy, self._clock, self._options.day_start, history.progress)
        try:
            taken = take(store, history, events, of)
            if not learner:
                with history.writing() as tx:
                    self._catalogue.carry_over(tx)
        finally:
            self._forget_answers()
            self._acting.forget()
        return taken

    def export_log(self, learner: str = "") -> Iterator[Event]:
        """Every event of this learner, or of a named one, in the log's order.

        Raises QuizError for a name that has no log.
        """
        return self._store_of(learner).iterate_events()

    def log_size(self, learner: str = "") -> int:
        """How many events the log of this learner holds, or of a named one. Raises QuizError like `export_log`."""
        return self._store_of(learner).size()

    def _store_of(self, learner: str) -> Store:
        found = self._store.named(learner) if learner else self._store.learner_id
        if found is None:
            raise QuizError(f"There is no log of a learner {learner}.")
        return self._store.for_learner(found)

    def _forget_answers(self) -> None:
        """What was kept of the answers in the log is read again when it is needed."""
        self._asking.forget_firsts()
        self._judging.forget()

    def _cards(self, card_ids: Iterable[str]) -> dict[str, Card]:
        """Those of the cards that are in the decks studied, by id."""
        found, files = self._store.questions(card_ids), self._catalogue.files
        return {id_: card_of(row, question) for id_, (row, question) in found.items() if row.file in files}

    def _cards_in(self, file: str) -> dict[str, Card]:
        """The cards of the last good reading of a file, by id."""
        found = self._store.questions(row.card_id for row in self._store.cards([file]))
        return {id_: card_of(row, question) for id_, (row, question) in found.items()}
