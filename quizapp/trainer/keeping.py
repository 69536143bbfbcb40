"""What all cards and answers come to: kept in the database, and brought up to date by what changed since."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import time
from functools import reduce

from quizapp.core.collector import collector_paused
from quizapp.core.day import Moment, study_day, wall_clock
from quizapp.core.policy import Policy
from quizapp.core.portion import Portion, portion
from quizapp.core.rating import NO_FIRSTS, Firsts
from quizapp.core.stats.sums import Span, Sums
from quizapp.errors import DatabaseError, LockedError
from quizapp.storage.figures import Change
from quizapp.storage.portioncodec import Unsealing
from quizapp.storage.portions import Place
from quizapp.storage.store import Store
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History

_MANY_CHANGES = 16  # a portion with so many is kept as it is now


class Keeping:
    """Gives portions and sums of answers, and keeps what it had to make where that can be written at once.

    The portions given last are at hand as long as nobody writes.
    """

    def __init__(self, store: Store, history: History, catalogue: Catalogue) -> None:
        self._store = store
        self._history = history
        self._catalogue = catalogue
        self._given: dict[Place, Portion] = {}
        self._from: dict[Place, tuple[Portion | None, Change | None]] = {}
        self._unsealing = Unsealing()
        self._of: tuple[object, ...] = ()
        self._waiting: dict[Place, Portion] = {}
        self._lacking_until: int | None = None

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read within it is of one moment; after it is kept what had to be made for that."""
        with self._store.reading():
            yield
        made = {} if all(made.for_today for made in self._waiting.values()) else self._waiting
        until, self._waiting, self._lacking_until = self._lacking_until, {}, None
        if not self._store.read_only and (made or until is not None):
            self._keep(made, until)

    def sums(self, span: Span) -> Sums:
        """The sums of all answers within a span that ends today; those of the months before are kept."""
        self._lacking_until = span.last if self._store.lacks_blocks(span.last) else None
        return self._store.sums(span.first, span.last)

    def portions(self, at: Moment) -> list[Portion]:
        """The portions of all cards that can be studied, as they are at a moment."""
        files = set(self._catalogue.files)
        return [found for (file, _), found in self._every(at).items() if file in files]

    def firsts(self, at: Moment) -> Firsts:
        """What all first attempts say, those at cards of decks that are switched off, too."""
        return reduce(Firsts.plus, (found.firsts for found in self._every(at).values()), NO_FIRSTS)

    def _every(self, at: Moment) -> dict[Place, Portion]:
        """The portions of all cards of the decks that are here."""
        history, files = self._history, self._catalogue.here
        basis = basis_of(at, history.day_start, history.policy)
        of = (self._store.stamp(), basis, files, at.day)
        if self._of != of:
            with collector_paused():
                changes = self._store.portion_changes(at.day, self._step_ends(at))
                given = self._given
                self._of, self._given, self._waiting = of, {}, {}
                for place, kept in self._store.portions(files, basis, self._unsealing).items():
                    self._give(place, kept, changes.get(place), at, given.get(place))
        return self._given

    def _give(
        self, place: Place, kept: Portion | None, change: Change | None, at: Moment, last: Portion | None
    ) -> None:
        """Gives the portion of the cards that a file has of a topic: the last one if it is still good, or from what is
        kept, or made anew.
        """
        model = self._history.policy.model
        if last and kept and last.day == at.day and last.model == model and self._from.get(place) == (kept, change):
            self._given[place] = last
            return
        found = kept.later(at.day, model) if kept and kept.since <= at.day else None
        if found and change:
            found = found.changed(*change)
        self._given[place], self._from[place] = found or self._made(place, at), (kept, change)
        changed_much = change is not None and change[1].size >= _MANY_CHANGES
        if found is None or (changed_much and not found.for_today):
            self._waiting[place] = self._given[place]

    def _made(self, place: Place, at: Moment) -> Portion:
        """The portion made anew, from the memories of its cards."""
        cards = self._store.topic_columns(place, at.day, self._step_ends(at))
        return portion(cards, at.day, self._history.policy.model)

    def _step_ends(self, at: Moment) -> Callable[[int], int]:
        day_start = self._history.day_start
        return lambda due_ms: step_ends(due_ms, at, day_start)

    def _keep(self, made: Mapping[Place, Portion], until: int | None) -> None:
        """Keeps what was made if nobody wrote since it was read, or writes now; else it is made again next time. Sums
        of answers are made from what is there, up to a study day [date ordinal] if one is given.
        """
        stamp, *of = self._of or (None,)
        try:
            with self._store.writing(waiting=False) as tx:
                as_read = tx.stamp() == stamp
                if until is not None:
                    tx.keep_blocks(until)
                if as_read:
                    tx.keep(str(of[0]), made)
                kept = tx.stamp()
        except (DatabaseError, LockedError):
            return
        if as_read:
            self._of = (kept, *of)


def basis_of(at: Moment, day_start: time, policy: Policy) -> str:
    """All but the cards that their portions rest on, as a text."""
    return f"{at.tz_min} {day_start.isoformat()} {policy.weights}"


def step_ends(due_ms: int, at: Moment, day_start: time) -> int:
    """The study day of the instant [UTC ms] at which a step ends."""
    return study_day(wall_clock(due_ms, at.tz_min), day_start)
