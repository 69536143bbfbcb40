"""What a learner does to cards beside answering them, and how whatever was done is taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizapp.core.bounds import FIRST_DAY, LAST_DAY
from quizapp.core.day import Moment
from quizapp.core.replay import apply, of_exam
from quizapp.core.review import ANSWERED, EMPTY, MARKS, NEW, Event, EventKind, Memory
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.history import History


class Acting:
    """Marks cards, and takes back the newest thing done: of this process, else of this device, else of all."""

    def __init__(self, store: Store, history: History) -> None:
        self._store = store
        self._history = history
        self._done: list[str] = []
        self._older: bool | None = None

    def did(self, event_id: str) -> None:
        """Notes an event that was stored."""
        self._done.append(event_id)

    def forget(self) -> None:
        """Notes that the log was changed otherwise."""
        self._older = None

    def mark(self, card_ids: Iterable[str], kind: EventKind, body: Mapping[str, object] = EMPTY) -> int:
        """Appends an event of a kind in MARKS for each card that it changes; how many that were.

        Raises ValueError for another kind.
        """
        if kind not in MARKS:
            raise ValueError(f"{kind} is no mark")
        marked = []
        with self._history.writing() as tx:
            at = self._history.now()
            carriers = list(dict.fromkeys(map(self._history.carrier, card_ids)))
            memories = tx.memories(carriers)
            for card_id in carriers:
                memory = memories.get(card_id, NEW)
                event = self._history.event(kind, at, card_id, body=body)
                if self._changes(event, memory, at):
                    self._history.note(tx, event, memory)
                    marked.append(event.id)
        self._done += marked
        return len(marked)

    def spread(self, days: Mapping[str, int]) -> int:
        """Moves cards that are due, by id, to later study days [date ordinals]: one act; how many cards it moves."""
        moved: list[str] = []
        with self._history.writing() as tx:
            at = self._history.now()
            memories = tx.memories(days)
            act = self._history.new_id(at)
            for card_id, day in days.items():
                memory = memories.get(card_id, NEW)
                event = self._history.event(EventKind.DEFER, at, card_id, body={"until": day, "act": act})
                if self._changes(event, memory, at):
                    self._history.note(tx, event, memory)
                    moved.append(event.id)
        self._done += moved
        return len(moved)

    def take_back(self) -> Sequence[Event]:
        """Voids the newest event that stands, and all others of its act; these, the newest first.

        None at all when there is nothing to take back.
        """
        with self._history.writing() as tx:
            last = tx.last_standing(self._store.device_id, reversed(self._done))
            if last is None:
                return ()
            act = _act_of(tx, last)
            self._void(tx, act)
        gone = {event.id for event in act}
        self._done = [event_id for event_id in self._done if event_id not in gone]
        self._older = None
        return [last, *(event for event in act if event.id != last.id)]

    def last(self) -> Event | None:
        """What `take_back` would take back; None when there is nothing, or nothing can be written."""
        if self._store.read_only:
            return None
        return self._store.last_standing(self._store.device_id, reversed(self._done))

    def cards_of(self, last: Event) -> int:
        """How many cards the result of an exam moved that an event is of; 0 for every other."""
        return cards_in(self._store.exam_reviews(last.exam)) if of_exam(last) else 0

    def undoable(self) -> bool:
        """Whether there is something to take back."""
        if self._done or self._store.read_only:
            return not self._store.read_only
        if self._older is None:
            self._older = self._store.last_standing() is not None
        return self._older

    def _void(self, tx: Transaction, events: Sequence[Event]) -> None:
        """Takes events back."""
        at = self._history.now()
        voids = (self._history.event(EventKind.VOID, at, event.card_id, body={"review": event.id}) for event in events)
        self._history.add(tx, voids)

    def _changes(self, event: Event, memory: Memory, at: Moment) -> bool:
        """Whether an event would change what holds today; a card buried on another day is not buried."""
        today = memory if memory.buried_day == at.day else replace(memory, buried_day=None)
        return apply(today, event, self._history.policy) != today


def cards_in(act: Iterable[Event]) -> int:
    """How many cards the events of an act are about: a result that was applied on two machines gave each two."""
    return len({event.card_id for event in act})


def applied_on(event: Event) -> int:
    """The study day [date ordinal] on which the result of an exam went into the schedule that an event is of."""
    day = event.body.get("applied")
    return day if type(day) is int and FIRST_DAY <= day <= LAST_DAY else event.moment.day


def _act_of(tx: Transaction, event: Event) -> list[Event]:
    """All events that were done together with one."""
    if of_exam(event):
        return tx.exam_reviews(event.exam)
    act = event.body.get("act") if event.kind in (EventKind.DEFER, *ANSWERED) else None
    kind = EventKind(event.kind)
    return [event] if act is None else [other for other in tx.of_kind(kind) if other.body.get("act") == act]
