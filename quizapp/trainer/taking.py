"""A log from elsewhere, taken in by batches in transactions of their own: what was taken in stays, whatever comes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from quizapp.core.collector import collector_paused
from quizapp.core.review import Event, EventKind
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.arrivals import Taken
from quizapp.trainer.history import History

TAKING_IN = "Taking in events"
_BATCH = 5_000
_SHARE = 8  # a log that more than this part of comes is folded anew at the end, not card by card


def take(store: Store, history: History, events: Iterable[Event], of: int = 0) -> Taken:
    """Adds events in any order to the log; what is folded from it follows, at the end if very many came.

    There are some `of` events, 0 if that is not known. Ended in between, by an error or otherwise, it leaves whole
    batches, and the next one who writes folds these.
    """
    with collector_paused(), store.with_room():
        return _taken(store, history, events, of)


def _taken(store: Store, history: History, events: Iterable[Event], of: int) -> Taken:
    taken, done, large = Taken(), 0, False
    waiting: list[Event] = []
    for batch in _batches(events):
        large = large or (len(batch) == _BATCH and (done + len(batch)) * _SHARE > store.size())
        with store.writing() if large else history.writing() as tx:
            if large:
                now, later = _parted(tx, batch)
                waiting += later
                taken += history.append(tx, now)
            else:
                taken += history.add(tx, batch)
        done += len(batch)
        history.progress(TAKING_IN, done, of)
    with history.writing() as tx:
        return taken + history.add(tx, waiting)


def _batches(events: Iterable[Event]) -> Iterator[list[Event]]:
    coming = iter(events)
    while batch := list(islice(coming, _BATCH)):
        yield batch


def _parted(tx: Transaction, events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """The events to append now, and those that take back what is not known yet: on whose card it is follows later."""
    named = [str(event.body.get("review")) for event in events if event.kind == EventKind.VOID]
    known = {event.id for event in events} | tx.events_by_id(named).keys() if named else set[str]()
    later = [event for event in events if event.kind == EventKind.VOID and str(event.body.get("review")) not in known]
    left = set(map(id, later))
    return [event for event in events if id(event) not in left], later
