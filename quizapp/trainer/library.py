"""The library of one learner: decks, log and settings, as they are listed and changed outside a sitting."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from quizapp.core.cards import Card
from quizapp.core.health import ItemHealth
from quizapp.core.listing import CardStatus
from quizapp.core.overview import Overview, overview
from quizapp.core.queue import Entry
from quizapp.core.review import Event, EventKind
from quizapp.errors import Problem
from quizapp.storage.store import Store
from quizapp.trainer.acting import Acting
from quizapp.trainer.asking import Asking, card_of
from quizapp.trainer.authoring import Authoring
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.choosing import Choosing
from quizapp.trainer.debriefing import Debriefing
from quizapp.trainer.exams import Exams
from quizapp.trainer.health import Healths
from quizapp.trainer.history import History, Taken
from quizapp.trainer.insight import Insight
from quizapp.trainer.judging import Judging
from quizapp.trainer.kin import Kin
from quizapp.trainer.mending import Mending
from quizapp.trainer.options import Options
from quizapp.trainer.papers import Papers
from quizapp.trainer.searching import Searching
from quizapp.trainer.selection import unknown_decks
from quizapp.trainer.sittings import Sittings


class Library:
    """Decks and log together. Every method may raise QuizError; all calls come from one thread.

    Without `refresh` the decks are not looked at, which the log alone does not need.
    """

    def __init__(
        self,
        store: Store,
        paths: Sequence[Path],
        options: Options,
        clock: Callable[[], datetime],
        *,
        refresh: bool = True,
    ) -> None:
        self._store = store
        self._options = options
        self._clock = clock
        self._history = History(store, options.policy, clock, options.day_start)
        self._catalogue = Catalogue(store, paths, self._history, options.off)
        self._asking = Asking(store, self._history, options)
        self._judging = Judging(store, self._history)
        self._sittings = Sittings(self._history, self._asking)
        self._mending = Mending(store)
        self._acting = Acting(store, self._history)
        self.kin = Kin(store, self._history, self._catalogue, self._acting)
        self._searching = Searching(store, self._history, self._catalogue)
        self._healths = Healths(store, self._catalogue)
        self.insight = Insight(store, self._history, self._catalogue, self._asking, self._healths)
        self.authoring = Authoring(self._catalogue, store.folder, options.own_decks, self.health_problems)
        debriefing = Debriefing(store, self._history, self._asking, self._judging, self._acting)
        self._papers = Papers(store, self._catalogue, self._asking)
        self.exams = Exams(store, self._history, self._papers, self.insight, debriefing)
        self._choosing = Choosing(store, self._asking, self.insight, debriefing)
        if not store.read_only:
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
        carried = [self.kin.notice] if self.kin.notice else []
        return (*read_only, *self._history.notices, *self._catalogue.notices, *carried, *unknown, *self._asking.notices)

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
        return self._catalogue.refresh()

    def configure(self, options: Options) -> None:
        """Goes by other options from now on: the next queue, the next card asked.

        Raises LockedError or DatabaseError when another policy cannot be written into the log; all stays then.
        """
        self._history.set_up(options.policy, options.day_start)
        self._catalogue.switch_off(options.off)
        self._options = self._asking.options = options

    def close(self) -> None:
        """Closes the database."""
        self._store.close()

    def overview(self) -> Overview:
        """All decks with what a session on each would hold now."""
        at = self._history.now()
        used, answers = self._store.used(at.day), self._store.answers()
        found = overview(self._catalogue.decks, self._entries(), at, self._options.limits, used, answers)
        return replace(found, exam=self._store.exam_under_way())

    def cards(self, query: str = "") -> list[CardStatus]:
        """The cards that a query of core/query.py means, all for none; quick enough to search as one types.

        Raises QuizError, with the place, for a query that cannot be understood.
        """
        return self._searching.cards(query)

    def questions(self) -> Counter[str]:
        """How many questions the file of each deck that is studied has, by path."""
        rows = self._store.cards(self._catalogue.files)
        return Counter(file for file, _ in {(row.file, row.line) for row in rows})

    def health(self, names: Sequence[str] = ()) -> list[ItemHealth]:
        """How the cards do that are of the decks and topics named, or all, and were ever answered.

        With everybody whose log is here. Raises QuizError for an unknown name.
        """
        return self._healths.of(names, self._options.off)

    def health_problems(self, path: str, cards: Iterable[Card] | None = None) -> list[Problem]:
        """What the reviews say of the questions of a deck file, as hints at their lines.

        The lines are those of the file as it was last read; of `cards`, as those of a draft text, their own.
        """
        lines = None if cards is None else {card.id: card.question.line for card in cards}
        return self._healths.problems(path, lines)

    def mark(self, card_ids: Sequence[str], kind: EventKind) -> int:
        """Suspends, resumes, flags, unflags, buries until the next study day, unburies or resets cards.

        Returns how many that changed. Raises LockedError or DatabaseError, with nothing changed, like `rate`.
        """
        changed = self._acting.mark(card_ids, kind)
        if kind is EventKind.RESET:
            self._forget_answers()
        return changed

    def import_log(self, events: Iterable[Event], learner: str = "") -> Taken:
        """Adds events from elsewhere to the log of this learner, or of a named one; what is here stays as it is."""
        history = self._history
        if learner:
            store = self._store.for_learner(self._store.learner(learner))
            history = History(store, self._options.policy, self._clock, self._options.day_start)
        with history.writing() as tx:
            taken = history.add(tx, events)
            if not learner:
                self._catalogue.carry_over(tx)
        self._forget_answers()
        self._acting.forget()
        return taken

    def export_log(self) -> Iterator[Event]:
        """Every event of this learner, in the log's order."""
        return self._store.iterate_events()

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

    def _entries(self) -> list[Entry]:
        return self._store.entries(self._catalogue.files)
