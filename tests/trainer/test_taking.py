"""A log that is taken in by batches comes to what it comes to all at once, however often it was interrupted."""

import random
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.core.day import moment
from quizapp.core.review import Event
from quizapp.storage.store import Store
from quizapp.trainer import taking
from quizapp.trainer.arrivals import Taken
from tests.trainer.test_refolding import START, _of_cards, anew, copied, empty, folded, history, put, review

__all__ = ["empty"]


class KilledError(Exception):
    """Whoever takes a log in is gone."""


def log() -> list[Event]:
    """Reviews of ten cards, some taken back, two cards joined, in the order of the log."""
    found: list[Event] = []
    for number in range(60):
        at = moment(START + timedelta(hours=5 * number))
        found.append(review(number, at, f"card {number % 10}", deck="d", mistakes=["f1"] if number % 3 else []))
        if number % 7 == 0:
            found.append(Event(id=f"v{number}", kind="void", moment=at, body={"review": f"e{number}"}))
    found.append(Event(id="z", kind="alias", moment=at, card_id="card 3", body={"to": "card 4"}))
    return found


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "_BATCH", 7)


def interrupted(events: list[Event], after: int) -> Iterator[Event]:
    yield from events[:after]
    raise KilledError


def begin(store: Store, events: list[Event]) -> None:
    """Takes in 40 events, and ends in the midst of the sixth batch."""
    with suppress(KilledError):
        taking.take(store, history(store), interrupted(events, 40))


@pytest.mark.parametrize("seed", range(4))
def test_batches_in_any_order_come_to_the_log_folded_anew(empty: Path, seed: int) -> None:
    events = log()
    random.Random(seed).shuffle(events)
    with copied(empty) as one, copied(empty) as other:
        assert taking.take(one, history(one), events, len(events)) == Taken(len(events))
        kept = folded(one)
        assert kept == anew(one)
        assert _of_cards(put(other, [log(), []])) == _of_cards(kept)


def test_what_was_interrupted_leaves_whole_batches_and_goes_on(empty: Path) -> None:
    events = log()
    with copied(empty) as one, copied(empty) as other:
        begin(one, events)
        assert one.size() == 1 + 35
        assert history(one).behind
        taken = taking.take(one, history(one), events)
        assert taken == Taken(len(events) - 35)
        assert not history(one).behind
        assert _of_cards(folded(one)) == _of_cards(put(other, [events, []]))


def test_the_next_start_mends_what_an_interrupted_import_left(empty: Path) -> None:
    with copied(empty) as store:
        begin(store, log())
        keeper = history(store)
        assert keeper.behind
        with keeper.writing():
            pass
        assert folded(store) == anew(store)
        assert not keeper.behind


def test_a_log_taken_in_again_adds_nothing_and_what_differs_is_counted(empty: Path) -> None:
    events = log()
    with copied(empty) as store:
        taking.take(store, history(store), events)
        kept = folded(store)
        changed = [review(0, events[0].moment, "card 0", deck="another"), *events[1:]]
        assert taking.take(store, history(store), changed) == Taken(0, 1)
        assert folded(store) == kept


def test_progress_tells_how_many_events_are_in(empty: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with copied(empty) as store:
        keeper = history(store)
        keeper.progress = lambda what, done, of: told.append((what, done, of))
        taking.take(store, keeper, log(), 70)
    taking_in = [(done, of) for what, done, of in told if what == taking.TAKING_IN]
    assert taking_in[0] == (7, 70)
    assert taking_in[-1] == (70, 70)
    assert told[-1][0] == "Adding up reviews"
