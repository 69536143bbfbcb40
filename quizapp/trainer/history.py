"""The log and the memories folded from it: every change of a card goes through here."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time
from itertools import chain, islice

from quizapp.core.aliases import Aliases
from quizapp.core.day import FLOOR_DAYS, Moment, after, date_of, moment
from quizapp.core.replay import apply, fold
from quizapp.core.review import EMPTY, Event, EventKind, Memory, Review
from quizapp.core.scheduling import Policy
from quizapp.core.tally import tallies, tally
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store, Writing

BATCH = 2000


class History:
    """Appends events and keeps memories and tallies equal to the fold of the log.

    `notices` are sentences about the clock that the learner should see.
    """

    def __init__(self, store: Store, policy: Policy, clock: Callable[[], datetime], day_start: time) -> None:
        self.policy = policy
        self.notices: list[str] = []
        self._store = store
        self._clock = clock
        self._day_start = day_start
        self._aliases = Aliases(store.aliases())
        self._newest_ms = store.newest_ms() or 0
        self._newest_day = store.newest_day() or 0
        self._previous_id = store.newest_id(store.device_id)
        self._check_clock()

    def now(self) -> Moment:
        """This moment, after everything in the log as long as the clock is at most two days off."""
        return after(moment(self._clock(), self._day_start), self._newest_ms, self._newest_day)

    def new_id(self, at: Moment) -> str:
        """An id greater than all that this device gave so far."""
        return new_id(at.at_ms, self._previous_id)

    def event(
        self, kind: str, at: Moment, card_id: str = "", review: Review | None = None, body: Mapping[str, object] = EMPTY
    ) -> Event:
        """A new event of this device; its id is greater than those before."""
        self._previous_id = self.new_id(at)
        return Event(
            id=self._previous_id,
            kind=kind,
            moment=at,
            card_id=card_id,
            device_id=self._store.device_id,
            review=review,
            body=body,
        )

    def note(self, tx: Writing, event: Event, before: Memory) -> Memory:
        """Appends an event of a card whose memory is `before`; returns the memory after it."""
        if event.kind == EventKind.VOID or event.moment.at_ms <= self._newest_ms:
            self._add(tx, [event])
            return tx.memory(self.carrier(event.card_id))
        tx.append(event)
        added = tally(before, event)
        if added:
            tx.count(added)
        memory = apply(before, event, self.policy)
        tx.save(self.carrier(event.card_id), memory)
        return memory

    def stored(self, at: Moment) -> None:
        """Notes that an event of this moment is in the log for good."""
        self._newest_ms = max(self._newest_ms, at.at_ms)
        self._newest_day = max(self._newest_day, at.day)

    def carrier(self, card_id: str) -> str:
        """The id that carries a card's history."""
        return self._aliases.carrier(card_id)

    def join(self, old: str, new: str) -> None:
        """Lets `new` carry on the history of `old`."""
        self.take([self.event(EventKind.ALIAS, self.now(), old, body={"to": new})])

    def take(self, events: Iterable[Event]) -> int:
        """Adds events in batches, each in one transaction; returns how many were new."""
        taken = 0
        rest = iter(events)
        while batch := list(islice(rest, BATCH)):
            with self._store.writing() as tx:
                taken += self._add(tx, batch)
            for event in batch:
                self.stored(event.moment)
        return taken

    def remember_policy(self) -> None:
        """Writes the scheduling policy into the log if it changed; all memories are then folded anew."""
        setting = policy_body(self.policy)
        last = self._store.last_setting()
        if last is not None and dict(last.body) == setting:
            return
        at = self.now()
        with self._store.writing() as tx:
            tx.append(self.event(EventKind.SETTING, at, body=setting))
            if last is not None:
                self._fold_all(tx)
        self.stored(at)

    def _add(self, tx: Writing, events: Sequence[Event]) -> int:
        """Appends events in any order and folds the cards they touch; returns how many were new."""
        joins = [(event.card_id, to) for event in events if (to := _alias_target(event))]
        cards = {event.card_id for event in events if event.card_id} | {to for _, to in joins}
        before = {self.carrier(card): tx.events(self._aliases.ids(card)) for card in cards}
        taken = sum(tx.append(event) for event in events)
        for old, new in joins:
            self._aliases.join(old, new)
        merged: dict[str, list[list[Event]]] = defaultdict(list)
        for former, its_events in before.items():
            merged[self.carrier(former)].append(its_events)
        for card, groups in merged.items():
            self._settle(tx, card, groups)
        return taken

    def _settle(self, tx: Writing, card: str, before: Iterable[list[Event]]) -> None:
        """Saves the fold of a card's events, and the difference to what was counted before."""
        ids = self._aliases.ids(card)
        events = tx.events(ids)
        counted = Counter(chain.from_iterable(tallies(former, self.policy) for former in before))
        now = Counter(tallies(events, self.policy))
        for gone in (counted - now).elements():
            tx.count(gone, -1)
        for added in (now - counted).elements():
            tx.count(added)
        tx.forget(ids - {card})
        tx.save(card, fold(events, self.policy))

    def _fold_all(self, tx: Writing) -> None:
        """Folds every card's events, and counts them anew."""
        by_card: dict[str, list[Event]] = defaultdict(list)
        for event in tx.iterate_events():
            if event.card_id:
                by_card[self.carrier(event.card_id)].append(event)
        tx.clear_tallies()
        for card, events in by_card.items():
            tx.save(card, fold(events, self.policy))
            for added in tallies(events, self.policy):
                tx.count(added)

    def _check_clock(self) -> None:
        day = moment(self._clock(), self._day_start).day
        if self._newest_day - day > FLOOR_DAYS:
            newest = date_of(self._newest_day)
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


def _alias_target(event: Event) -> str:
    """The card id that an alias event points to; empty for other events."""
    to = event.body.get("to")
    return to if event.kind == EventKind.ALIAS and isinstance(to, str) else ""
