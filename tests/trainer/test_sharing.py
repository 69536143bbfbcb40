"""A log that several processes fold comes to what one pass gives, bit for bit, whatever becomes of them."""

import pickle
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from subprocess import Popen

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.day import moment
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, Work, silent
from quizapp.core.review import Event, EventKind
from quizapp.errors import QuizError
from quizapp.processes import started
from quizapp.storage.store import Store
from quizapp.trainer import refolding, sharing
from quizapp.trainer.refolding import refold
from quizapp.trainer.sweeping import swept
from tests.trainer.test_refolding import START, Rows, copied, folded, histories, history, review


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with nothing but the policy in its log."""
    made = tmp_path_factory.mktemp("empty") / "quizapp.db"
    with Store.open(made) as store, history(store).writing():
        pass
    return made


def log() -> list[Event]:
    """Reviews of many cards, two of which are joined, one of them taken back."""
    days = [moment(START + timedelta(days=day)) for day in range(40)]
    reviews = [review(day, days[day], f"card {day % 9}", deck="d", topic="t", mistakes=["recall"]) for day in range(36)]
    alias = Event(id="y", kind="alias", moment=days[37], card_id="card 1", body={"to": "card 8"})
    void = Event(id="z", kind="void", moment=days[38], card_id="card 3", body={"review": "e3"})
    return [*reviews, alias, void]


def joined(store: Store) -> list[str]:
    found = store.of_kind(EventKind.ALIAS)
    return sorted({id_ for event in found for id_ in (event.card_id, str(event.body["to"]))})


def anew(store: Store, told: Progress = silent) -> Rows:
    keeper = history(store)
    with store.writing() as tx:
        refold(tx, keeper.policy, keeper.carrier, told)
    return folded(store)


@settings(deadline=None, max_examples=40)  # commits wait for the disk
@given(log=histories(), number=st.integers(1, 5))
def test_shares_of_the_cards_come_to_what_one_pass_over_all_gives(empty: Path, log: list[Event], number: int) -> None:
    with copied(empty) as store, history(store).writing() as tx:
        history(store).add(tx, log)
        carriers = {id_: history(store).carrier(id_) for id_ in joined(store)}
        task = refolding._task(tx, Policy(), carriers)
        shares = tx.shares(number, carriers)
        parts = [pickle.loads(pickle.dumps(swept(tx, task, share, lambda _: None))) for share in shares]
        whole, together = swept(tx, task, None, lambda _: None), sharing._together(parts)
        assert together.memories == whole.memories
        assert sorted(together.mistakes) == sorted(whole.mistakes)
        for one in ("by_place", "by_hour", "by_form"):
            assert list(getattr(together.totals, one)()) == list(getattr(whole.totals, one)())


@pytest.fixture
def kept(empty: Path) -> Iterator[Store]:
    """A database with a log whose folds say nothing of it."""
    with copied(empty) as store:
        with history(store).writing() as tx:
            history(store).add(tx, log())
        yield store


def none_here(*_: object) -> None:
    raise AssertionError("this process folds nothing")


def nowhere(_stack: ExitStack, _module: str) -> None:
    """No process can be started."""


def killed(stack: ExitStack, module: str) -> Popen[bytes] | None:
    process = started(stack, module)
    if process:
        process.kill()
    return process


def test_processes_fold_what_one_pass_folds(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, told = anew(kept), list[int]()
    monkeypatch.setattr(refolding, "MUCH", 0)
    monkeypatch.setattr(sharing, "swept", none_here)
    with kept.writing() as tx:
        tx.clear_tallies()
        tx.forget(["card 8"])
    assert anew(kept, lambda _what, done, _of: told.append(done)) == alone
    assert told[-1] == len(log())


@pytest.mark.parametrize("fate", [nowhere, killed])
def test_what_processes_do_not_answer_is_folded_here(
    kept: Store, monkeypatch: pytest.MonkeyPatch, fate: object
) -> None:
    alone = anew(kept)
    monkeypatch.setattr(refolding, "MUCH", 0)
    monkeypatch.setattr(sharing, "started", fate)
    assert anew(kept) == alone


def test_after_a_change_that_others_cannot_see_no_process_is_asked(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refolding, "MUCH", 0)
    monkeypatch.setattr(sharing, "shared", none_here)
    keeper = history(kept)
    with kept.writing() as tx:
        tx.append(review(99, moment(START + timedelta(days=50)), "card 9"))
        refold(tx, keeper.policy, keeper.carrier)
    assert kept.memory("card 9").reps == 1


def test_who_stops_the_processes_leaves_what_was_there(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before, work, processes = folded(kept), Work(), list[Popen[bytes]]()

    def noted(stack: ExitStack, module: str) -> Popen[bytes] | None:
        process = started(stack, module)
        processes.extend([process] if process else [])
        return process

    monkeypatch.setattr(refolding, "MUCH", 0)
    monkeypatch.setattr(sharing, "started", noted)
    work.end()
    with pytest.raises(QuizError, match="next start"):
        anew(kept, work.tell)
    assert folded(kept) == before
    assert processes
    assert all(process.returncode is not None for process in processes)
