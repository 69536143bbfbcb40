"""The portions of all cards: most are kept in the database, and those whose cards changed are made anew."""

from collections.abc import Mapping
from datetime import time

from quizapp.core.collector import collector_paused
from quizapp.core.day import Moment, study_day, wall_clock
from quizapp.core.portion import Portion, portion
from quizapp.core.trail import LOOK_BACK_DAYS
from quizapp.errors import DatabaseError, LockedError
from quizapp.storage.portions import Place
from quizapp.storage.store import Store
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History


class Keeping:
    """Gives portions, and keeps those that it had to make where that can be written.

    Those given last are at hand as long as nobody writes.
    """

    def __init__(self, store: Store, history: History, catalogue: Catalogue) -> None:
        self._store = store
        self._history = history
        self._catalogue = catalogue
        self._given: list[Portion] = []
        self._of: object = None

    def portions(self, at: Moment) -> list[Portion]:
        """The portions of all cards that can be studied, as they are at a moment."""
        history, files = self._history, self._catalogue.files
        basis = f"{at.tz_min} {history.day_start.isoformat()} {history.policy.weights}"
        if self._of != (self._store.stamp(), files, at.day, basis):
            others = self._store.others()
            with collector_paused():
                kept = self._store.portions(files, basis)
                made = {place: self._made(place, one, at) for place, one in kept.items() if not _is_of(one, at)}
            if made and not self._store.read_only:
                self._keep(made, basis, others)
            self._given = [found for found in (kept | made).values() if found]
            self._of = (self._store.stamp(), files, at.day, basis)
        return self._given

    def _made(self, place: Place, kept: Portion | None, at: Moment) -> Portion:
        """The portion of the cards that a file has of a topic: from that of an earlier day, or from their memories."""
        model, day_start = self._history.policy.model, self._history.day_start
        if kept and kept.day < at.day:
            return kept.later(at.day, model)
        since = at.day - LOOK_BACK_DAYS
        cards = self._store.topic_columns(place, since, lambda due_ms: step_ends(due_ms, at, day_start))
        return portion(cards, at.day, model)

    def _keep(self, made: Mapping[Place, Portion], basis: str, others: int) -> None:
        """Keeps what was made, if no other process wrote since it was read; it is made again next time otherwise."""
        try:
            with self._store.writing() as tx:
                if tx.others() == others:
                    tx.keep(basis, made)
        except (DatabaseError, LockedError):
            return


def _is_of(kept: Portion | None, at: Moment) -> bool:
    return kept is not None and kept.day == at.day


def step_ends(due_ms: int, at: Moment, day_start: time) -> int:
    """The study day of the instant [UTC ms] at which a step ends."""
    return study_day(wall_clock(due_ms, at.tz_min), day_start)
