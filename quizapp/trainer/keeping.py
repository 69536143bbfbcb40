"""The portions of all cards: most are kept in the database, and those whose cards changed are made anew."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import time
from functools import reduce

from quizapp.core.collector import collector_paused
from quizapp.core.day import Moment, study_day, wall_clock
from quizapp.core.portion import Portion, portion
from quizapp.core.rating import NO_FIRSTS, Firsts
from quizapp.errors import DatabaseError, LockedError
from quizapp.storage.portions import Place
from quizapp.storage.store import Store
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History


class Keeping:
    """Gives portions, and keeps those that it had to make where that can be written at once.

    Those given last are at hand as long as nobody writes.
    """

    def __init__(self, store: Store, history: History, catalogue: Catalogue) -> None:
        self._store = store
        self._history = history
        self._catalogue = catalogue
        self._given: dict[Place, Portion] = {}
        self._of: tuple[object, ...] = ()
        self._waiting: dict[Place, Portion] = {}

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read within it is of one moment; after it is kept what had to be made for that."""
        with self._store.reading():
            yield
        if self._waiting and not self._store.read_only:
            self._keep(self._waiting)
        self._waiting = {}

    def portions(self, at: Moment) -> list[Portion]:
        """The portions of all cards that can be studied, as they are at a moment."""
        files = set(self._catalogue.files)
        return [found for (file, _), found in self._every(at).items() if file in files]

    def firsts(self, at: Moment) -> Firsts:
        """What all first attempts say, those at cards of decks that are switched off, too."""
        return reduce(Firsts.plus, (found.evidence.firsts for found in self._every(at).values()), NO_FIRSTS)

    def _every(self, at: Moment) -> dict[Place, Portion]:
        """The portions of all cards of the decks that are here."""
        history, files = self._history, self._catalogue.here
        basis = f"{at.tz_min} {history.day_start.isoformat()} {history.policy.weights}"
        of = (self._store.stamp(), basis, files, at.day)
        if self._of != of:
            with collector_paused():
                kept = self._store.portions(files, basis)
                made = {place: self._made(place, one, at) for place, one in kept.items() if not _is_of(one, at)}
            self._given = {place: found for place, found in (kept | made).items() if found}
            self._of, self._waiting = of, {place: one for place, one in made.items() if not one.for_today}
        return self._given

    def _made(self, place: Place, kept: Portion | None, at: Moment) -> Portion:
        """The portion of the cards that a file has of a topic: from that of an earlier day, or from their memories."""
        model, day_start = self._history.policy.model, self._history.day_start
        if kept and kept.day < at.day:
            return kept.later(at.day, model)
        cards = self._store.topic_columns(place, at.day, lambda due_ms: step_ends(due_ms, at, day_start))
        return portion(cards, at.day, model)

    def _keep(self, made: Mapping[Place, Portion]) -> None:
        """Keeps what was made if nobody wrote since it was read, or writes now; else it is made again next time."""
        stamp, basis, *rest = self._of
        try:
            with self._store.writing(waiting=False) as tx:
                if tx.stamp() != stamp:
                    return
                tx.keep(str(basis), made)
                kept = tx.stamp()
        except (DatabaseError, LockedError):
            return
        self._of = (kept, basis, *rest)


def _is_of(kept: Portion | None, at: Moment) -> bool:
    return kept is not None and kept.day == at.day


def step_ends(due_ms: int, at: Moment, day_start: time) -> int:
    """The study day of the instant [UTC ms] at which a step ends."""
    return study_day(wall_clock(due_ms, at.tz_min), day_start)
