"""What is kept of stocks and what changed since give what all cards give."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.day import Moment
from quizapp.core.phase import Rating
from quizapp.core.queue import Limits, Terms, Used
from quizapp.core.review import NEW, Memory, Phase
from quizapp.core.stock import Stock, load
from quizapp.core.supply import queue
from quizapp.storage.glance import look
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.stockbytes import Unpacking
from quizapp.storage.store import Store
from quizapp.trainer.firsts import counted
from tests.shelves import build

DAY = 740_000
A, B = "/decks/a.yaml", "/decks/b.yaml"
CARDS = [f"c{number}" for number in range(12)]
KNOWN = replace(NEW, phase=Phase.REVIEW, stability=9.0, difficulty=5.0, reps=1, last_day=DAY - 9, due_day=DAY + 1)

MakeCard = Callable[..., CardRow]
MakeFile = Callable[..., DeckFileRow]

days = st.none() | st.integers(DAY - 3, DAY + 4)
memories = st.one_of(
    st.builds(lambda due: replace(KNOWN, due_day=due), st.integers(DAY - 3, DAY + 4)),
    st.builds(
        Memory,
        phase=st.sampled_from(Phase),
        last_day=days,
        due_day=days,
        due_ms=st.none() | st.just(1_790_000_000_000),
        buried_day=days,
        suspended=st.booleans(),
        first_rating=st.none() | st.sampled_from(Rating),
        first_guess=st.sampled_from([0.0, 0.25]),
        reps=st.integers(0, 2),
        key_hash=st.sampled_from(["", "k", "other"]),
    ),
)
steps = st.one_of(
    st.tuples(st.just("save"), st.dictionaries(st.sampled_from(CARDS), memories, min_size=1, max_size=3)),
    st.tuples(st.just("forget"), st.sets(st.sampled_from(CARDS), max_size=2)),
    st.tuples(st.just("keep"), st.just(None)),
    st.tuples(st.just("day"), st.integers(-1, 2)),
    st.tuples(st.just("read again"), st.integers(0, 12)),
    st.tuples(st.just("somebody else"), st.sampled_from(CARDS)),
)


def cards(make: MakeCard, here: Iterable[str], file: str) -> list[CardRow]:
    """Cards of which each two in a row are siblings."""
    made = []
    for name in here:
        number = int(name[1:])
        topic = "t/x" if number // 2 % 2 else "t"
        made.append(replace(make(name, file, number, topic=topic), question_id=f"q{number // 2}"))
    return made


@pytest.fixture
def stocked(store: Store, card: MakeCard, deck_file: MakeFile) -> Store:
    with store.writing() as tx:
        tx.put_file(deck_file(A), cards(card, CARDS[:8], A))
        tx.put_file(deck_file(B), cards(card, CARDS[8:], B))
        for name in CARDS[4:]:
            tx.save(name, KNOWN)
    keep(store)
    return store


def keep(store: Store, day: int = DAY) -> None:
    with store.writing() as tx:
        tx.keep_stocks(store.shelf([A, B], day))


def made_anew(store: Store, day: int = DAY) -> set[tuple[str, str]]:
    return {*store.shelf([A, B], day).to_keep()}


def assert_true(store: Store, path: Path, name: str, day: int, files: list[str], unpacking: Unpacking) -> None:
    """Stocks count what the cards of these files count: at the first look, and at looks by the store, which goes by an
    unpacking of earlier looks or not.
    """
    at = Moment(1_790_000_000_000, 0, day)
    glance = look(path, day, name)
    assert glance is not None
    assert store.firsts() == counted(store.first_attempts())
    for shelf in (store.shelf(files, day), store.shelf(files, day, unpacking), glance.shelf(files, day)):
        entries = list(store.entries(files))
        for stock in shelf.stocks:
            mine = [entry for entry in entries if (entry.deck, entry.topic) == (stock.deck, stock.topic)]
            assert stock.load(at) == load(mine, at)
        for limits in (Limits(2, 2), Limits(9, 9)):
            terms = Terms("seed")
            assert queue(shelf.stocks, shelf, at, limits, Used(), terms) == build(entries, at, limits, Used(), terms)


@settings(max_examples=60, deadline=None)
@given(
    happened=st.lists(steps, min_size=3, max_size=12),
    looks=st.sampled_from([[A, B], [B, A], [B]]),
)
def test_whatever_happens_stocks_count_what_all_cards_do(
    empty_database: Path, card: MakeCard, deck_file: MakeFile, happened: list[tuple[str, object]], looks: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, day = Path(shutil.copy(empty_database, folder)), DAY
        unpacking = Unpacking()
        with Store.open(path) as store:
            ada = store.for_learner(store.learner("Ada"))
            with store.writing() as tx:
                tx.put_file(deck_file(A, deck="a"), cards(card, CARDS[:8], A))
                tx.put_file(deck_file(B, deck="b"), [replace(one, deck="b") for one in cards(card, CARDS[8:], B)])
            for what, given_ in happened:
                with (ada if what == "somebody else" else store).writing() as tx:
                    match what, given_:
                        case "save", dict(saved):
                            tx.save_all(saved)
                        case "forget", set(gone):
                            tx.forget(gone)
                        case "keep", _:
                            tx.keep_stocks(store.shelf([A, B], day))
                        case "read again", int(place):
                            tx.put_file(deck_file(A, deck="a"), cards(card, CARDS[: min(place, 8)], A))
                        case "somebody else", str(name):
                            tx.save(name, KNOWN)
                day += given_ if what == "day" and isinstance(given_, int) else 0
                for name, seen in (("", store), ("Ada", ada)):
                    assert_true(seen, path, name, day, looks, unpacking)


def test_a_card_that_changes_makes_only_its_topic_anew(stocked: Store) -> None:
    assert made_anew(stocked) == set()
    with stocked.writing() as tx:
        tx.save("c4", replace(KNOWN, due_day=DAY + 8))
    assert made_anew(stocked) == {(A, "t")}
    keep(stocked)
    assert made_anew(stocked) == set()
    with stocked.writing() as tx:
        tx.forget(["c10"])
    assert made_anew(stocked) == {(B, "t/x")}


def test_a_row_that_reads_the_same_is_unpacked_once_and_one_that_was_damaged_never(stocked: Store, path: Path) -> None:
    unpacking = Unpacking()

    def looked() -> list[Stock]:
        return stocked.shelf([A, B], DAY, unpacking).stocks

    first = looked()
    assert [one is before for one, before in zip(looked(), first, strict=True)] == [True] * 4
    with stocked.writing() as tx:
        tx.save("c4", replace(KNOWN, due_day=DAY + 8))
    assert [one is before for one, before in zip(looked(), first, strict=True)] == [False, True, True, True]
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE stock SET fresh = CAST(fresh || 'x' AS BLOB)")
    assert made_anew(stocked) == {(A, "t"), (A, "t/x"), (B, "t"), (B, "t/x")}
    assert {*stocked.shelf([A, B], DAY, unpacking).to_keep()} == made_anew(stocked)


def test_the_cards_of_another_learner_change_nothing_here(stocked: Store) -> None:
    ada = stocked.for_learner(stocked.learner("Ada"))
    keep(ada)
    with ada.writing() as tx:
        tx.save("c0", KNOWN)
    assert made_anew(stocked) == set()
    assert made_anew(ada) == {(A, "t")}


def test_what_another_process_answers_shows_at_once(stocked: Store, path: Path) -> None:
    with Store.open(path) as other, other.writing() as tx:
        tx.save("c0", replace(KNOWN, due_day=DAY))
    assert [stock.load(Moment(1, 0, DAY)).due for stock in stocked.shelf([A], DAY).stocks] == [1, 0]


def test_a_file_read_again_is_counted_again_for_all_learners(
    stocked: Store, card: MakeCard, deck_file: MakeFile
) -> None:
    ada = stocked.for_learner(stocked.learner("Ada"))
    keep(ada)
    with stocked.writing() as tx:
        tx.put_file(deck_file(A), cards(card, CARDS[:3], A))
    assert made_anew(stocked) == made_anew(ada) == {(A, "t"), (A, "t/x")}
    assert [stock.load(Moment(1, 0, DAY)).cards for stock in stocked.shelf([A], DAY).stocks] == [2, 1]


def test_what_was_asked_today_and_has_no_sibling_that_waits_is_kept_for_good(stocked: Store) -> None:
    with stocked.writing() as tx:
        tx.save("c4", replace(KNOWN, last_day=DAY, due_day=DAY + 8))
    keep(stocked)
    assert made_anew(stocked, DAY + 1) == set()


def test_a_new_day_asks_for_nothing_but_what_waited_the_day_before(stocked: Store) -> None:
    with stocked.writing() as tx:
        tx.save_all({"c4": replace(KNOWN, last_day=DAY, due_day=DAY + 8), "c5": replace(KNOWN, due_day=DAY)})
    keep(stocked)
    assert made_anew(stocked) == set()
    assert made_anew(stocked, DAY + 1) == {(A, "t")}
    keep(stocked, DAY + 1)
    assert made_anew(stocked, DAY + 90) == set()


def test_a_day_before_that_of_the_stocks_counts_the_cards(stocked: Store) -> None:
    assert made_anew(stocked, DAY - 1) == {(A, "t"), (A, "t/x"), (B, "t"), (B, "t/x")}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE stock SET figures = x'' WHERE file = '/decks/a.yaml'",
        "UPDATE stock SET figures = CAST(substr(figures, 1, 30) || x'ff' AS BLOB) WHERE topic = 't'",
        "UPDATE stock SET figures = x'0000000000'",
        "UPDATE stock SET fresh = x'c3' WHERE file = '/decks/a.yaml'",
        "UPDATE stock SET firsts = x'00' WHERE file = '/decks/a.yaml'",
        "DELETE FROM stock WHERE file = '/decks/a.yaml'",
    ],
)
def test_what_was_damaged_is_made_from_the_cards(stocked: Store, path: Path, damage: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(damage)
    assert {(A, "t"), (A, "t/x")} <= made_anew(stocked)
    assert_true(stocked, path, "", DAY, [A], Unpacking())


def test_very_many_changes_at_once_are_counted_from_the_cards(
    store: Store, path: Path, card: MakeCard, deck_file: MakeFile
) -> None:
    many = [card(f"c{number}", A, number) for number in range(600)]
    with store.writing() as tx:
        tx.put_file(deck_file(A), many)
    keep(store)
    with store.writing() as tx:
        tx.save_all({row.card_id: KNOWN for row in many})
    assert_true(store, path, "", DAY + 1, [A], Unpacking())
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM stock_change").fetchone() == (0,)


def test_new_cards_beyond_those_kept_by_name_come_in_their_order(
    store: Store, path: Path, card: MakeCard, deck_file: MakeFile
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card(f"c{number:03}", A, 200 - number) for number in range(200)])
    keep(store)
    with store.writing() as tx:
        for number in (199, 190, 180, 100):
            tx.save(f"c{number:03}", KNOWN)
    (shelf,) = [store.shelf([A], DAY)]
    found = [entry.card_id for entry in shelf.fresh(shelf.stocks[0])]
    assert found == [f"c{number:03}" for number in range(199, -1, -1) if number not in (199, 190, 180, 100)]
    assert_true(store, path, "", DAY, [A], Unpacking())


def test_the_reviews_of_one_file_are_those_of_all_that_are_in_it(
    store: Store, card: MakeCard, deck_file: MakeFile
) -> None:
    with store.writing() as tx:
        for file in (A, B):
            tx.put_file(deck_file(file), [card(f"{file}{number}", file, number) for number in range(9)])
            tx.save_all({f"{file}{number}": replace(KNOWN, due_day=DAY - number % 3) for number in range(9)})
    shelf = store.shelf([A, B], DAY)
    for_all = {entry.card_id for entry in shelf.due(shelf.stocks, DAY - 1)}
    for_one = {entry.card_id for entry in shelf.due([stock for stock in shelf.stocks if stock.file == A], DAY - 1)}
    assert len(for_all) == 12
    assert for_one == {card_id for card_id in for_all if card_id.startswith(A)}


def test_the_queue_finds_its_cards_without_going_through_all(empty_database: Path) -> None:
    from quizapp.storage import queries

    with closing(sqlite3.connect(empty_database)) as file:
        values = {"learner": "a", "until": DAY, "file": A, "topic": "t"}
        plans = {
            name: " ".join(row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {getattr(queries, name)}", values))
            for name in ("_DUE", "_DUE_OF_FILE", "_FRESH")
        }
    assert "memory_by_due" in plans["_DUE"]
    assert "card_by_place" in plans["_FRESH"]
    assert not any("SCAN" in plan or "TEMP B-TREE" in plan for plan in plans.values())
