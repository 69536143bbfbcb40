"""The trainer: what a learner can do, from the library at a glance to a stored, scheduled review."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from quizapp.core import grading, rating, response, scheduling
from quizapp.core.day import Moment
from quizapp.core.deck import Question
from quizapp.core.overview import CardStatus, Overview, due_text, overview
from quizapp.core.queue import Entry, build
from quizapp.core.review import NEW, Event, EventKind, Memory, Rating, Verdict
from quizapp.core.session import Answered, Asked, Graded, Session
from quizapp.errors import Problem, QuizError
from quizapp.render.plain import plain
from quizapp.storage.rows import CardRow
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking, body
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History
from quizapp.trainer.options import Options
from quizapp.trainer.selection import select, unknown_decks


@dataclass(frozen=True, slots=True)
class Undone:
    """A review taken back: its card as it was shown, and how it was answered if the log says so."""

    asked: Asked
    graded: Graded | None


class Trainer:
    """Decks, log and schedule together. Every method may raise QuizError; all calls come from one thread.

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
        self._asking = Asking(store, self._history, options.policy)
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
        return (*read_only, *self._history.notices, *self._catalogue.notices, *unknown)

    @property
    def read_only(self) -> bool:
        """Whether answers cannot be stored."""
        return self._store.read_only

    def refresh(self) -> bool:
        """Reads the deck files that changed; whether anything did."""
        return self._catalogue.refresh()

    def close(self) -> None:
        """Closes the database."""
        self._store.close()

    def overview(self) -> Overview:
        """All decks with what a session on each would hold now."""
        at = self._history.now()
        return overview(self._catalogue.decks, self._entries(), at, self._options.limits, self._store.used(at.day))

    def start(self, names: Sequence[str] = (), *, limit: int | None = None, minutes: float | None = None) -> Session:
        """A sitting over the decks and topics named, or over everything.

        Raises QuizError for a name that is neither, with the nearest one.
        """
        at = self._history.now()
        entries = select(names, self._entries(), self._catalogue.decks, self._options.off)
        used = self._store.used(at.day)
        seed = f"{self._store.learner_id}:{at.day}"
        queue = build(entries, at, self._options.limits, used, seed, limit)
        return Session(self._history.new_id(at), queue, at.at_ms, minutes)

    def ask(self, session: Session) -> Asked | None:
        """The card to ask now, or None when the sitting is over or only waits for a later step."""
        at = self._history.now()
        while card_id := session.next(at.at_ms):
            asked = self._asking.asked(card_id, at, f"{session.id}:{card_id}:{len(session.answered)}")
            if asked:
                return asked
            session.drop(card_id)
        return None

    def wait_ms(self, session: Session) -> int | None:
        """How long [ms] until a card of this sitting comes back; None when none does."""
        due = session.next_step_ms
        return None if due is None else max(0, due - self._history.now().at_ms)

    def grade(self, asked: Asked, given: response.Response, *, hinted: bool = False) -> Graded:
        """Verdict and feedback for a response, and the rating they suggest."""
        mark = grading.grade(asked.card, given)
        suggested = rating.suggest(mark.verdict, asked.retrievability, asked.guess, hinted=hinted)
        return Graded(response=given, mark=mark, suggested=suggested, hinted=hinted)

    def overrule(self, asked: Asked, graded: Graded) -> Graded:
        """The same answer after the learner said "I was right"."""
        mark = replace(graded.mark, verdict=Verdict.RIGHT)
        suggested = rating.suggest(Verdict.RIGHT, asked.retrievability, asked.guess, hinted=graded.hinted)
        return replace(graded, mark=mark, suggested=suggested, override=True)

    def rate(self, session: Session, asked: Asked, graded: Graded, chosen: Rating) -> Answered:
        """Stores a rating, durably, and moves the sitting on.

        Raises LockedError while another process holds the database (the same call may be tried again) and
        DatabaseError when nothing can be written; the sitting then stays where it was.
        """
        with self._history.writing() as tx:
            at = self._history.now()
            memory = tx.memory(self._history.carrier(asked.card.id))
            fresh = asked if memory == asked.memory else self._asking.renewed(asked, memory, at)
            outcome = fresh.outcomes[chosen - 1]
            review = self._asking.review(fresh, graded, outcome, at)
            event = self._history.event(EventKind.REVIEW, at, asked.card.id, review, body(session, asked, graded))
            self._history.note(tx, event, memory)
        if memory.reps == 0:
            self._asking.forget_firsts()
        answered = Answered(
            card_id=asked.card.id,
            event_id=event.id,
            rating=chosen,
            was_new=memory.reps == 0,
            prompt=asked.card.question.prompt,
            topic=asked.card.question.topic,
        )
        session.rated(answered, outcome)
        return answered

    def undo(self, session: Session) -> Undone | None:
        """Takes back the last review of this sitting, else of this device, else the newest; None when there is none.

        Raises QuizError, after the review was taken back, when its card is in no deck that is loaded.
        """
        with self._history.writing() as tx:
            at = self._history.now()
            last = tx.event(session.answered[-1].event_id) if session.answered else None
            last = last or tx.last_review(self._store.device_id)
            if last is None:
                return None
            self._history.note(tx, self._history.event(EventKind.VOID, at, last.card_id, body={"review": last.id}), NEW)
        self._asking.forget_firsts()
        card_id = self._history.carrier(last.card_id)
        asked = self._asking.asked(card_id, at, str(last.body.get("seed", "")))
        session.put_back(card_id, last.id)
        if asked is None:
            session.drop(card_id)
            raise QuizError("The last rating was taken back; its card is in a deck that is not loaded now.")
        return Undone(asked, self._regraded(asked, last))

    def cards(self, query: str = "") -> list[CardStatus]:
        """All cards with their memory; every word of the query stands in their question, deck, its title or topic."""
        at = self._history.now()
        ids = [row.card_id for row in self._store.cards(self._catalogue.files)]
        found, memories = self._store.questions(ids), self._store.memories(ids)
        listed = (self._status(*found[id_], memories.get(id_, NEW), at) for id_ in ids)
        words = query.casefold().split()
        return [card for card in listed if all(word in _searched(card) for word in words)]

    def import_log(self, events: Iterable[Event], learner: str = "") -> int:
        """Adds events from elsewhere to the log of this learner, or of a named one; returns how many were new."""
        history = self._history
        if learner:
            store = self._store.for_learner(self._store.learner(learner))
            history = History(store, self._options.policy, self._clock, self._options.day_start)
        with history.writing() as tx:
            taken = history.add(tx, events)
            if not learner:
                self._catalogue.carry_over(tx)
        return taken

    def export_log(self) -> Iterator[Event]:
        """Every event of this learner, in the log's order."""
        return self._store.iterate_events()

    def _status(self, row: CardRow, question: Question, memory: Memory, at: Moment) -> CardStatus:
        corrected = bool(memory.key_hash) and memory.key_hash != row.key_hash
        return CardStatus(
            card_id=row.card_id,
            question=plain(question.prompt),
            deck=row.deck,
            title=row.title,
            file=row.file,
            line=row.line,
            topic=row.topic,
            kind=row.kind,
            memory=memory,
            retrievability=scheduling.retrievability(memory, at.day, self._options.policy),
            due=due_text(memory, at, corrected=corrected),
        )

    def _entries(self) -> list[Entry]:
        return self._store.entries(self._catalogue.files)

    def _regraded(self, asked: Asked, event: Event) -> Graded | None:
        """How a review of the log was answered and graded; None when it does not say."""
        given = response.from_body(_mapping(event, "response"))
        if given is None or event.review is None:
            return None
        graded = self.grade(asked, given, hinted=event.review.hint)
        return self.overrule(asked, graded) if event.body.get("overruled") is True else graded


def _searched(card: CardStatus) -> str:
    return f"{card.question} {card.deck} {card.title} {card.topic}".casefold()


def _mapping(event: Event, key: str) -> Mapping[str, object]:
    value = event.body.get(key)
    return value if isinstance(value, Mapping) else {}
