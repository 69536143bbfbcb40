"""The log and the memories folded from it: every change of a card goes through here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, time

from quizapp.core import confusion
from quizapp.core.aliases import Aliases
from quizapp.core.bounds import YEARS
from quizapp.core.day import Moment, after, clock_doubt, moment, study_day, wall_clock
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.core.replay import apply
from quizapp.core.review import EMPTY, Event, EventKind, Memory, Review
from quizapp.core.tally import tally
from quizapp.errors import QuizError, ReplacedError
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.arrivals import Taken, alias_target, differs, touched, with_cards
from quizapp.trainer.policies import is_folded, lacks_policy, policy_body
from quizapp.trainer.refolding import refold
from quizapp.trainer.settling import settle


class History:
    """Appends events and keeps memories and tallies equal to the fold of the log.

    `notices` are sentences about the clock that the learner should see. `changed` collects the ids of cards whose
    memory was written, for whoever keeps copies of them. `progress` is told how far long work is.
    """

    def __init__(
        self,
        store: Store,
        policy: Policy,
        clock: Callable[[], datetime],
        day_start: time,
        progress: Progress = silent,
    ) -> None:
        self.policy = policy
        self.progress = progress
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
        self._told_days: set[int] = set()
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

    def confirm_clock(self) -> None:
        """Raises QuizError where the clock went far from the log, once for each day: who tries again means it."""
        day = self.clock().day
        doubt = "" if day in self._told_days else clock_doubt(day, self._newest_day)
        self._told_days.add(day)
        if doubt:
            raise QuizError(f"Not saved yet. {doubt} If it is so, rate again.")

    def confirm_log(self) -> None:
        """Raises QuizError, once, where another process put a backup in the place of the log."""
        try:
            self._store.refuse_replaced()
        except ReplacedError as error:
            raise QuizError(f"Not saved yet: rate again to go on with what is there. {error}") from error

    @property
    def behind(self) -> bool:
        """Whether the log lacks our policy, or what is folded from it is not as this version folds it."""
        of_this = self._store.device_id, self.policy
        return lacks_policy(self._store, *of_this) or not is_folded(self._store, *of_this)

    def after_log(self, at: Moment) -> Moment:
        """A moment of the clock as the log takes it."""
        return after(at, self._newest_ms, self._newest_day)

    def day_of(self, at_ms: int, now: Moment) -> int:
        """The study day [date ordinal] of an instant [UTC ms] by the wall clock of `now`."""
        return study_day(wall_clock(at_ms, now.tz_min), self.day_start)

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
        tx.save(card, apply(before, event, self.policy))
        self.changed.add(card)
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
            settle(tx, card, self._aliases.ids(card), groups[card], self.policy)
            self.changed |= {card, *self._aliases.ids(card)}
        self._newest_ms = max((event.moment.at_ms for event in taken), default=self._newest_ms)
        return Taken(len(taken), sum(differs(event, here.get(event.id) or tx.event(event.id)) for event in kept))

    def append(self, tx: Transaction, events: Sequence[Event]) -> Taken:
        """Appends very many events from elsewhere; all has to be folded anew then, which the next `writing` does."""
        self._others = None
        coming = with_cards(tx, events)
        new = tx.append_new(coming)
        if new:
            tx.set_old()
        taken = {id(event) for event in new}
        kept = [event for event in coming if id(event) not in taken]
        here = tx.events_by_id(event.id for event in kept)
        return Taken(len(new), sum(differs(event, here.get(event.id)) for event in kept))

    def _look(self, tx: Transaction) -> None:
        """Reads what one has to know of the log to write to it, and writes our policy if it is not there."""
        self._newest_ms, self._newest_day = tx.newest_ms(), tx.newest_day()
        self._previous_id = tx.newest_id(self._store.device_id)  # a restore may have taken those that we gave
        self._aliases = Aliases(tx.aliases())
        self._set_policy(tx)

    def _set_policy(self, tx: Transaction) -> None:
        """Writes the scheduling policy into the log if it changed for this device; all is folded anew where it rests on
        another policy, and after an update.
        """
        lacking = lacks_policy(tx, self._store.device_id, self.policy)
        if not is_folded(tx, self._store.device_id, self.policy):
            self._others = None
            self.changed |= refold(tx, self.policy, self.carrier, self.progress)
        elif tx.folded_by is None:
            tx.set_folded(self.policy.name)
        if lacking:
            tx.append(self.event(EventKind.SETTING, self.now(), body=policy_body(self.policy)))

    def _check_clock(self) -> None:
        """A notice where the clock is far from the newest answer; what opening wrote itself is none."""
        day = moment(self._clock(), self.day_start).day
        if clock_doubt(day, self._newest_day):
            self._told_days.add(day)
            doubt = clock_doubt(day, max(self._store.answers(), default=None))
            self.notices += [doubt] if doubt else []
