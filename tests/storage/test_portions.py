"""Portions are kept until one of their cards changes, and not a moment longer."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.fsrs import Model
from quizapp.core.portion import Portion, portion
from quizapp.core.review import NEW
from quizapp.storage.portioncodec import Unsealing, _packed, _unpacked
from quizapp.storage.portions import Place
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.store import Store, Transaction
from tests.core.test_evidence import TODAY, History, columns, folded
from tests.storage.test_figures import ASKED, DAY

A, B = "/decks/a.yaml", "/decks/b.yaml"
T, U, V = (A, "t"), (A, "u"), (B, "t")
Change = Callable[[Transaction], object]


def made(store: Store, place: Place) -> Portion:
    """The portion of a topic of a file as its rows are now."""
    return portion(store.topic_columns(place, 0, lambda due_ms: DAY), DAY, Model())


@pytest.fixture
def kept(store: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]) -> Store:
    """Two files with three topics in all, the portions of all of them kept."""
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card(name, A, place, topic="tu"[place % 2]) for place, name in enumerate("abcd")])
        tx.put_file(deck_file(B), [card("e", B, topic="t")])
        tx.save_all({"a": ASKED, "b": replace(ASKED, suspended=True), "e": ASKED, "elsewhere": ASKED})
        tx.keep("basis", {place: made(store, place) for place in (T, U, V)})
    assert noted(store) == set()
    return store


def noted(store: Store) -> set[Place]:
    """The topics with cards that were written down as they were; with what became of them all is as it is now."""
    found = store.portion_changes(DAY, lambda due_ms: DAY)
    for place, one in store.portions([A, B], "basis", Unsealing()).items():
        assert one is not None
        now = one.changed(*found[place]) if place in found else one
        assert now is not None
        assert _packed(now) == _packed(made(store, place))
    return set(found)


def stale(store: Store) -> set[Place]:
    return {place for place, portion_ in store.portions([A, B], "basis", Unsealing()).items() if portion_ is None}


def test_what_is_kept_is_what_was_made(kept: Store) -> None:
    found = kept.portions([B, A], "basis", Unsealing())
    assert list(found) == [V, T, U]
    for place, one in found.items():
        assert one is not None
        assert _packed(one) == _packed(made(kept, place))
        assert (one.path, one.day, one.evidence.cards) == (place[1], DAY, {T: 2, U: 1, V: 1}[place])


@pytest.mark.parametrize(
    "damage",
    [b"", b"?", lambda kept: kept[:-1], lambda kept: kept + b"\n", lambda kept: kept[:90] + b"\xff" + kept[91:]],
)
def test_a_damaged_row_is_made_anew(kept: Store, path: Path, damage: bytes | Callable[[bytes], bytes]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        (sound,) = file.execute("SELECT figures FROM portion WHERE file = ? AND topic = ?", T).fetchone()
        worse = damage(sound) if callable(damage) else damage
        assert worse != sound
        file.execute("UPDATE portion SET figures = ? WHERE file = ? AND topic = ?", (worse, *T))
    assert stale(kept) == {T}


@given(st.lists(st.tuples(st.lists(st.tuples(st.integers(0, 90), st.sampled_from((1, 3, 4)))), st.booleans())))
def test_no_number_is_lost_in_packing(cards: list[tuple[History, bool]]) -> None:
    memories = [(0, folded(history), off) for history, off in cards]
    one = portion(replace(columns(memories), topics=["t/é"], new=[1], new_suspended=[2]), TODAY, Model())
    assert _unpacked("t/é", _packed(one)) == one


def test_what_rests_on_something_else_has_to_be_made_anew(kept: Store) -> None:
    assert kept.portions([A, B], "other", Unsealing()) == {T: None, U: None, V: None}
    assert kept.for_learner(kept.learner("Ada")).portions([A, B], "basis", Unsealing()) == {T: None, U: None, V: None}


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        (lambda tx: tx.save("a", ASKED), {T}),
        (lambda tx: tx.save("d", replace(NEW, suspended=True)), {U}),
        (lambda tx: tx.save_all({"b": ASKED, "e": ASKED}), {U, V}),
        (lambda tx: tx.forget(["a"]), {T}),
        (lambda tx: tx.save("elsewhere", ASKED), set()),
        (lambda tx: tx.clear_tallies(), set()),
    ],
)
def test_a_card_that_changes_is_written_down_as_it_was(kept: Store, change: Change, gone: set[Place]) -> None:
    with kept.writing() as tx:
        change(tx)
    assert (noted(kept), stale(kept)) == (gone, set())
    with kept.writing() as tx:
        tx.save_all({"a": replace(ASKED, stability=9.0), "d": ASKED})
        tx.save_all({"a": replace(ASKED, stability=11.0, lapses=8), "b": ASKED})
    assert noted(kept) == gone | {T, U}
    with kept.writing() as tx:
        tx.keep("basis", {T: made(kept, T)})
    assert noted(kept) == (gone | {U}) - {T}


def test_when_very_many_cards_change_everything_is_made_anew(kept: Store) -> None:
    with kept.writing() as tx:
        tx.save("a", replace(ASKED, suspended=True))
        tx.save_all({f"{number}": ASKED for number in range(501)})
    assert stale(kept) == {T, U, V}
    assert kept.portion_changes(DAY, lambda due_ms: DAY) == {}
    with kept.writing() as tx:
        tx.save("a", ASKED)
    assert kept.portion_changes(DAY, lambda due_ms: DAY) == {}


def test_a_learner_has_changes_of_their_own(kept: Store) -> None:
    ada = kept.for_learner(kept.learner("Ada"))
    with ada.writing() as tx:
        tx.save("a", replace(ASKED, stability=9.0))
    assert noted(kept) == set()
    assert ada.portion_changes(DAY, lambda due_ms: DAY) == {}


def test_what_is_rolled_back_takes_nothing(kept: Store) -> None:
    with pytest.raises(ValueError, match="stability"), kept.writing() as tx:
        tx.save_all({"a": ASKED, "b": replace(ASKED, stability=-1.0)})
    assert noted(kept) == stale(kept) == set()


def test_a_file_that_is_read_anew_takes_its_portions_and_those_of_the_files_its_cards_come_from(
    kept: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]
) -> None:
    with kept.writing() as tx:
        tx.put_file(deck_file(B, title="Another title"), None)
    assert stale(kept) == set()
    with kept.writing() as tx:
        tx.save("e", NEW)
        tx.put_file(deck_file(B), [card("e", B, topic="v")])
    assert kept.portion_changes(DAY, lambda due_ms: DAY) == {}
    assert kept.portions([A, B], "basis", Unsealing()).keys() == {T, U, (B, "v")}
    assert stale(kept) == {(B, "v")}
    with kept.writing() as tx:
        tx.put_file(deck_file(B), [card("a", B, topic="v"), card("c", B, topic="v")])
    assert stale(kept) == {U, (B, "v")}
    assert (A, "t") not in kept.portions([A, B], "basis", Unsealing())


def test_a_change_by_another_process_is_seen_at_once(kept: Store, path: Path) -> None:
    with Store.open(path) as other, other.writing() as tx:
        tx.save("e", NEW)
    assert noted(kept) == {V}


def test_what_this_version_did_not_write_is_not_read(kept: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE portion SET basis = 'another ' || basis, figures = x'00'")
    assert stale(kept) == {T, U, V}
