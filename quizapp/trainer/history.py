"""The log and the memories folded from it: every change of a card goes through here."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain

from quizapp.core import confusion
from quizapp.core.aliases import Aliases
from quizapp.core.bounds import YEARS
from quizapp.core.day import FLOOR_DAYS, Moment, after, date_of, moment
from quizapp.core.policy import Policy
from quizapp.core.replay import apply, surviving
from quizapp.core.review import EMPTY, Event, EventKind, Memory, Review
from quizapp.core.tally import counted, tallies, tally
from quizapp.errors import QuizError
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.arrivals import alias_target, differs, touched, with_cards
from quizapp.trainer.refolding import refold


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of events from elsewhere: how many were new, and how many are here already with other content."""

    new: int = 0
    differing: int = 0


class History:
    """Appends events and keeps memories and tallies equal to the fold of the log.

    `notices` are sentences about the clock that the learner should see. `changed` collects the ids of cards whose
    memory was written, for whoever keeps copies of them.
    """

    def __init__(self, store: Store, policy: Policy, clock: Callable[[], datetime], day_start: time) -> None:
        self.policy = policy
        self.day_start = day_start
        self.notices: list[str] = []
        self.changed: set[str] = set()
        self._store = store
        self._clock = clock
        self._aliases = Aliases(store.aliases())
        self._newest_ms = store.newest_ms()
        self._newest_day = store.newest_day()
        self._floor_ms = self._newest_ms
        self._previous_id = ""
        self._others: int | None = None
        self._check_clock()

    def set_up(self, policy: Policy, day_start: time) -> None:
        """Another policy and another start of the study day from now on; memories are folded anew if need be.

        Raises LockedError or DatabaseError when that cannot be written; everything then stays.
        """
        before, self.policy, self.day_start = (self.policy, self.day_start), policy, day_start
        self._others = None
        if policy == before[0] or self._store.read_only:
            return
        try:
            with self.writing():
                pass
        except QuizError:
            self.policy, self.day_start = before
            raise

    def now(self) -> Moment:
        """This moment, after everything in the log as long as the clock is at most two days off.

        Raises QuizError for a clock outside the years that a log can hold.
        """
        return self.after_log(self.clock())

    def clock(self) -> Moment:
        """This moment by the clock alone, wherever the log stands. Raises QuizError like `now`."""
        at = self._clock()
        if at.year not in YEARS:
            raise QuizError(f"The clock says {at.year}, which cannot be right. Set the date of this machine.")
        return moment(at, self.day_start)

    def after_log(self, at: Moment) -> Moment:
        """A moment of the clock as the log takes it."""
        return after(at, self._newest_ms, self._newest_day)

    def new_id(self, at: Moment) -> str:
        """An id greater than all that this device gave so far."""
        return new_id(at.at_ms, self._previous_id)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One transaction that starts from what other processes wrote meanwhile, under our policy.

        The log is looked at again if another process wrote, or if we did otherwise than by `note`, or failed.
        """
        stored = False
        try:
            with self._store.writing() as tx:
                others = tx.others()
                if others != self._others:
                    self._others = others
                    self._look(tx)
                self._floor_ms = self._newest_ms
                yield tx
            stored = True
        finally:
            if not stored:
                self._others = None

    def event(
        self,
        kind: str,
        at: Moment,
        card_id: str = "",
        review: Review | None = None,
        body: Mapping[str, object] = EMPTY,
        exam: str = "",
    ) -> Event:
        """A new event of this device; its id is greater than those before. Made within a transaction."""
        self._previous_id = self.new_id(at)
        return Event(
            id=self._previous_id,
            kind=kind,
            moment=at,
            card_id=card_id,
            device_id=self._store.device_id,
            review=review,
            body=body,
            exam=exam,
        )

    def tell(self, tx: Transaction, events: Iterable[Event]) -> None:
        """Appends new events of this device that are about no card, and change nothing that is folded."""
        told = list(events)
        tx.append_all(told)
        self._newest_ms = max([event.moment.at_ms for event in told] + [self._newest_ms or 0])
        self._newest_day = max([event.moment.day for event in told] + [self._newest_day or 0])

    def note(self, tx: Transaction, event: Event, before: Memory) -> None:
        """Appends an event of a card whose memory is `before`, and brings that memory up to date.

        Within one transaction events may share their instant: their ids rise.
        """
        if event.kind == EventKind.VOID or (self._floor_ms is not None and event.moment.at_ms <= self._floor_ms):
            self.add(tx, [event])
            return
        tx.append(event)
        added = tally(before, event, self.policy)
        if added:
            tx.count([added])
        card = self.carrier(event.card_id)
        tx.add_mistakes(confusion.counted(card, [event]))
        self._save(tx, card, apply(before, event, self.policy))
        self._newest_ms = event.moment.at_ms
        self._newest_day = max(event.moment.day, self._newest_day or 0)

    def carrier(self, card_id: str) -> str:
        """The id that carries a card's history."""
        return self._aliases.carrier(card_id)

    def ids(self, card_id: str) -> set[str]:
        """All ids under which the log may hold events of a card."""
        return self._aliases.ids(card_id)

    def join(self, tx: Transaction, old: str, new: str) -> None:
        """Lets `new` carry on the history of `old`."""
        self.join_all(tx, [(old, new)])

    def join_all(self, tx: Transaction, pairs: Iterable[tuple[str, str]]) -> None:
        """Lets each second card carry on the history of the first."""
        at = self.now()
        self.add(tx, [self.event(EventKind.ALIAS, at, old, body={"to": new}) for old, new in pairs])

    def add(self, tx: Transaction, events: Iterable[Event]) -> Taken:
        """Appends events in any order, from wherever, and folds the cards they touch."""
        self._others = None
        coming = with_cards(tx, list(events))
        before = {self.carrier(card): tx.events(self._aliases.ids(card)) for card in touched(coming)}
        here = {event.id: event for its_events in before.values() for event in its_events}
        taken: list[Event] = []
        kept: list[Event] = []
        for event in coming:
            (taken if tx.append(event) else kept).append(event)
        if any(alias_target(event) for event in taken):
            self._aliases = Aliases(tx.aliases())
        changed = {self.carrier(card) for card in touched(taken)}
        groups: dict[str, list[list[Event]]] = defaultdict(list)
        for former, its_events in before.items():
            groups[self.carrier(former)].append(its_events)
        for card in changed:
            self._settle(tx, card, groups[card])
        self._newest_ms = max((event.moment.at_ms for event in taken), default=self._newest_ms)
        return Taken(len(taken), sum(differs(event, here.get(event.id) or tx.event(event.id)) for event in kept))

    def _look(self, tx: Transaction) -> None:
        """Reads what one has to know of the log to write to it, and writes our policy if it is not there."""
        self._newest_ms, self._newest_day = tx.newest_ms(), tx.newest_day()
        self._previous_id = tx.newest_id(self._store.device_id)
        self._aliases = Aliases(tx.aliases())
        self._set_policy(tx)

    def _save(self, tx: Transaction, card: str, memory: Memory) -> None:
        tx.save(card, memory)
        self.changed.add(card)

    def _settle(self, tx: Transaction, card: str, before: Iterable[list[Event]]) -> None:
        """Saves the fold of a card's events, and the difference to what was counted before."""
        ids = self._aliases.ids(card)
        events = tx.events(ids)
        memory, found = counted(events, self.policy)
        then = Counter(chain.from_iterable(tallies(former, self.policy) for former in before))
        now = Counter(found)
        tx.count((then - now).elements(), sign=-1)
        tx.count((now - then).elements())
        tx.forget(ids - {card})
        tx.forget_mistakes(ids)
        tx.add_mistakes(confusion.counted(card, surviving(events)))
        self.changed |= ids
        self._save(tx, card, memory)

    def _set_policy(self, tx: Transaction) -> None:
        """Writes the scheduling policy into the log if it changed; then, and after an update, all is folded anew."""
        setting = policy_body(self.policy)
        last = tx.last_setting(self._store.device_id)
        changed = last is None or dict(last.body) != setting
        if changed:
            tx.append(self.event(EventKind.SETTING, self.now(), body=setting))
        if changed or tx.folds_are_old:
            self._others = None
            self.changed |= refold(tx, self.policy, self.carrier)

    def _check_clock(self) -> None:
        """A notice where the newest answer is days ahead of the clock; what opening wrote itself is none."""
        day = moment(self._clock(), self.day_start).day
        if self._newest_day is None or self._newest_day - day <= FLOOR_DAYS:
            return
        answered = max(self._store.answers(), default=day)
        if answered - day > FLOOR_DAYS:
            newest = date_of(answered)
            self.notices.append(
                f"The clock says {date_of(day)}, but the newest review is of {newest}: due days may look odd. "
                "Check the date of this machine."
            )


def policy_body(policy: Policy) -> dict[str, object]:
    """A scheduling policy as the log keeps it."""
    return {
        "weights": list(policy.weights),
        "retention": policy.retention,
        "learning_steps": list(policy.learning_steps),
        "relearning_steps": list(policy.relearning_steps),
        "maximum_interval": policy.maximum_interval,
        "fuzz": policy.fuzz,
    }
