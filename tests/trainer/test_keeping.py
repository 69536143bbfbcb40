"""Whatever happens between two looks, what is kept gives the figures that everything read anew gives."""

import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.portion import Portion, portions
from quizapp.core.review import EventKind, Rating
from quizapp.core.stats.counts import added
from quizapp.errors import LockedError
from quizapp.storage.blocks import wrong
from quizapp.storage.portions import Place
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk
from tests.trainer.walk import STEPS, Walk, answer


def told(found: list[Portion]) -> dict[str, object]:
    """What the portions of each topic come to together."""
    of_topic: dict[str, list[Portion]] = defaultdict(list)
    for part in found:
        of_topic[part.path].append(part)
    return {path: _together(parts) for path, parts in of_topic.items() if added(part.counts for part in parts).cards}


def _together(parts: list[Portion]) -> object:
    def of(column: Callable[[Portion], Sequence[float]]) -> list[float]:
        return sorted(chain.from_iterable(column(part) for part in parts))

    evidence = [part.evidence for part in parts]
    pasts = zip(*(part.pasts for part in parts), strict=True)
    return (
        added(part.counts for part in parts),
        sum(part.leeches for part in parts),
        sum(part.due_now for part in parts),
        of(lambda part: part.stability),
        of(lambda part: part.difficulty),
        of(lambda part: part.recall),
        of(lambda part: part.due),
        [sum(one.unseen for one in past) for past in (evidence, *pasts)],
    )


def assert_nothing_is_stale(trainer: Trainer) -> None:
    reading, at = trainer.insight._reading, trainer.insight._history.now()
    kept = at_hand(trainer)
    fresh = portions(reading.columns(reading.entries(), at), at.day, trainer.insight._history.policy.model)
    assert told(kept) == told(fresh)
    assert all(part.day == at.day for part in kept)
    for place in range(len(kept[0].pasts) if kept else 0):
        recalled = [sum(part.pasts[place].recall for part in found) for found in (kept, fresh)]
        assert recalled[0] == pytest.approx(recalled[1])
    by_day = {day.day: day.answers for day in trainer.insight.statistics(days=None).daily}
    assert by_day == {day: count for day, count in reading._store.answers(at.day + 1).items() if count}
    assert wrong(reading._store._database, reading._store.learner_id) == []


def at_hand(trainer: Trainer) -> list[Portion]:
    """The portions of all cards, as they are kept or made."""
    with trainer.insight.at_one_moment():
        return trainer.insight._reading.portions((), trainer.insight._history.now())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.booleans()), min_size=6, max_size=30))
def test_what_is_kept_is_never_out_of_date(steps: list[tuple[str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Desk(Path(folder)))
        try:
            for step, looks in (*steps, ("reopen", True)):
                walk.take(step)
                if looks:
                    assert_nothing_is_stale(walk.trainer)
        finally:
            walk.desk.close()


def walk_of(desk: Desk, *, steps: bool = True) -> Walk:
    """A walk of cards that have learning steps or none, so that each answer is a review."""
    if not steps:
        desk.options = replace(desk.options, policy=replace(desk.options.policy, learning_steps=()))
    return Walk(desk)


def test_a_clock_that_is_set_back_finds_the_trails_that_it_needs(desk: Desk) -> None:
    walk = walk_of(desk, steps=False)
    for days in (20, 35):
        answer(walk.trainer, Rating.AGAIN)
        answer(walk.trainer, Rating.GOOD)
        desk.wait(days=days)
    assert_nothing_is_stale(walk.trainer)
    desk.wait(days=-12)
    assert_nothing_is_stale(walk.trainer)


def test_another_start_of_the_day_moves_cards_in_steps(desk: Desk) -> None:
    desk.at = desk.at.replace(hour=0, minute=59, second=30)
    walk = walk_of(desk)
    answer(walk.trainer, Rating.AGAIN)
    due = [sorted(told_due(walk.trainer))]
    walk.trainer.configure(replace(desk.options, day_start=desk.options.day_start.replace(hour=1)))
    due.append(sorted(told_due(walk.trainer)))
    assert due[0] != due[1]
    assert_nothing_is_stale(walk.trainer)


def told_due(trainer: Trainer) -> list[int]:
    return list(chain.from_iterable(part.due for part in at_hand(trainer)))


@pytest.mark.parametrize("when", ["before it is kept", "after it is kept"])
def test_what_another_process_answers_in_between_is_not_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    walk = walk_of(desk)
    store, other = walk.trainer.insight._store, desk.open()
    door = {"before it is kept": "reading", "after it is kept": "writing"}[when]
    opened = getattr(store, door)

    @contextmanager
    def and_then_another(**given: bool) -> Iterator[object]:
        with opened(**given) as found:
            yield found
        monkeypatch.setattr(store, door, opened)
        answer(other, Rating.AGAIN)

    monkeypatch.setattr(store, door, and_then_another)
    assert told(at_hand(walk.trainer))
    assert getattr(store, door) == opened
    assert_nothing_is_stale(walk.trainer)
    assert_nothing_is_stale(desk.open())


def test_nothing_is_written_while_figures_are_made(desk: Desk) -> None:
    walk = walk_of(desk)
    hasty = desk.open(wait_ms=0)
    with walk.trainer.insight.at_one_moment():
        first = told(walk.trainer.insight._reading.portions((), walk.trainer.insight._history.now()))
        with pytest.raises(LockedError):
            answer(hasty, Rating.AGAIN)
        assert told(walk.trainer.insight._reading.portions((), walk.trainer.insight._history.now())) == first
    answer(hasty, Rating.AGAIN)
    assert_nothing_is_stale(walk.trainer)


def test_looking_does_not_wait_for_another_process_that_writes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walk_of(desk)
    answer(walk.trainer, Rating.GOOD)
    file, keep, waits = walk.trainer.insight._store._database._file, Transaction.keep, list[int]()

    def waiting() -> int:
        return int(file.execute("PRAGMA busy_timeout").fetchone()[0])

    def noted(tx: Transaction, basis: str, found: Mapping[Place, Portion]) -> None:
        waits.append(waiting())
        keep(tx, basis, found)

    usual = waiting()
    monkeypatch.setattr(Transaction, "keep", noted)
    assert walk.trainer.insight.topics().whole.cards == 10
    assert waits == [0]
    assert waiting() == usual > 0


def test_a_locked_database_keeps_nothing_and_shows_all(desk: Desk) -> None:
    walk = walk_of(desk)
    answer(walk.trainer, Rating.GOOD)
    patient = desk.open(wait_ms=0)
    with Store.open(desk.database) as busy, busy.writing():
        assert patient.insight.topics().whole.cards == 10
    assert_nothing_is_stale(patient)


def test_a_second_look_reads_no_card(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walk_of(desk)
    answer(walk.trainer, Rating.GOOD)
    first = walk.trainer.insight.topics()
    again = desk.open()
    monkeypatch.setattr(again.insight._store, "topic_columns", None)
    assert again.insight.topics() == first
    assert again.insight.statistics().counts.cards == 10


def test_a_look_after_answers_reads_no_card_but_those_that_changed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = walk_of(desk)
    before = walk.trainer.insight.statistics().counts
    monkeypatch.setattr(walk.trainer.insight._store, "topic_columns", None)
    for rating in (Rating.GOOD, Rating.AGAIN, Rating.EASY):
        answer(walk.trainer, rating)
        assert walk.trainer.insight.topics().whole.cards == 10
        assert_nothing_is_stale(walk.trainer)
    now = walk.trainer.insight.statistics().counts
    assert (before.new, before.learning) == (10, 0)
    assert now.new < 10


def test_an_answer_leaves_the_portions_of_other_topics_at_hand(desk: Desk) -> None:
    walk = walk_of(desk)
    assert at_hand(walk.trainer)
    answer(walk.trainer, Rating.GOOD)
    before = at_hand(walk.trainer)
    answer(walk.trainer, Rating.GOOD)
    now = at_hand(walk.trainer)
    assert sum(one is not other for one, other in zip(before, now, strict=True)) == 1


def test_a_topic_of_which_very_much_changed_is_kept_as_it_is_now(desk: Desk) -> None:
    walk = walk_of(desk)
    walk.decks = {"a": {f"a{number}": "ml" for number in range(20)}, "b": {}}
    walk.write()
    walk.trainer.refresh()
    assert at_hand(walk.trainer)
    ids = [card.card_id for card in walk.trainer.cards()]
    for some in (ids[:15], ids[15:]):
        walk.trainer.mark(some, EventKind.SUSPEND)
        waiting = len(noted(walk.trainer))
        assert_nothing_is_stale(walk.trainer)
        assert waiting == 1
    assert not noted(walk.trainer)
    assert_nothing_is_stale(desk.open())


def test_a_topic_with_a_card_that_is_buried_today_stays_when_its_file_is_edited(desk: Desk) -> None:
    walk = walk_of(desk, steps=False)
    answer(walk.trainer, Rating.GOOD)
    (studied,) = (card.card_id for card in walk.trainer.cards() if card.memory.reps)
    walk.trainer.mark([studied], EventKind.BURY)
    walk.decks["a"]["one more"] = "ml"
    walk.write()
    walk.trainer.refresh()

    for _ in range(3):
        assert walk.trainer.insight.topics().whole.cards == 11
        assert_nothing_is_stale(walk.trainer)
        assert desk.open().insight.topics().whole.cards == 11


def noted(trainer: Trainer) -> Collection[Place]:
    """The topics of which cards changed since they were kept."""
    return trainer.insight._store.portion_changes(trainer.insight._history.now().day, lambda due_ms: 0)
