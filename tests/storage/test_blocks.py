"""What months of answers add up to is kept until one of them changes, and not a moment longer."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.stats.sums import Span, sums_of
from quizapp.core.tally import Maturity, Tally
from quizapp.core.totals import Totals
from quizapp.storage.blocks import lacking, wrong
from quizapp.storage.store import Store
from quizapp.storage.tallies import BLOCK_DAYS
from tests.storage.test_folds import ANSWER, tallies

FIRST = 740_012  # the first day of a block
TODAY = FIRST + 3 * BLOCK_DAYS + 5

answers = st.builds(lambda tally, day: replace(tally, study_day=day), tallies, st.integers(FIRST - 30, TODAY))
days = st.integers(FIRST - 70, TODAY + 10)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("blocks") / "quiz.db") as store:
        yield store


def blocks(store: Store) -> list[int]:
    """The numbers of the blocks that are kept."""
    with closing(sqlite3.connect(store._database.path)) as file:
        found = file.execute("SELECT block FROM tally_block WHERE learner_id = ?", [store.learner_id])
        return sorted(number for (number,) in found)


def assert_added_up(store: Store, every: list[Tally], span: Span) -> None:
    kept, fresh = store.sums(span.first, span.last), sums_of(tally for tally in every if tally.study_day in span)
    assert Counter((*kept.days, *kept.hours, *kept.forms)) == Counter((*fresh.days, *fresh.hours, *fresh.forms))
    in_span = Counter(tally.study_day for tally in every if tally.study_day in span)
    assert store.answered(span.first, span.last) == in_span


@settings(deadline=None)  # a commit waits for the disk
@given(st.lists(st.tuples(answers, st.booleans(), st.booleans()), max_size=12), st.tuples(days, days))
def test_what_is_kept_is_what_the_answers_add_up_to(
    shared: Store, given_: list[tuple[Tally, bool, bool]], ends: tuple[int, int]
) -> None:
    with shared.writing() as tx:
        tx.clear_tallies()
    standing: list[Tally] = []
    span = Span(min(ends), max(ends))
    for tally, undone, kept in given_:
        with shared.writing() as tx:
            tx.count([tally])
            if kept:
                tx.keep_blocks(TODAY)
        standing.append(tally)
        assert_added_up(shared, standing, span)
        if undone:
            with shared.writing() as tx:
                tx.count([standing.pop(0)], sign=-1)
            assert_added_up(shared, standing, span)
    assert wrong(shared._database, shared.learner_id) == []
    assert shared.lacks_blocks(TODAY) == bool(lacking(shared._database, shared.learner_id, TODAY))


@pytest.fixture
def kept(store: Store) -> Store:
    """Answers in the first of three past months and today, all months kept."""
    with store.writing() as tx:
        tx.count([replace(ANSWER, study_day=day) for day in (FIRST, FIRST + 1, TODAY)])
        tx.keep_blocks(TODAY)
    assert not store.lacks_blocks(TODAY)
    return store


def test_months_before_this_one_are_kept_those_without_an_answer_too(kept: Store) -> None:
    first = FIRST // BLOCK_DAYS
    assert blocks(kept) == [first, first + 1, first + 2]
    assert kept.lacks_blocks(TODAY + BLOCK_DAYS)
    assert kept.answered(FIRST, TODAY) == {FIRST: 1, FIRST + 1: 1, TODAY: 1}


def test_only_the_month_whose_answers_change_is_forgotten(kept: Store) -> None:
    first = FIRST // BLOCK_DAYS
    with kept.writing() as tx:
        tx.count([replace(ANSWER, study_day=TODAY)])
    assert blocks(kept) == [first, first + 1, first + 2]
    with kept.writing() as tx:
        tx.count([replace(ANSWER, study_day=FIRST + 1)], sign=-1)
    assert blocks(kept) == [first + 1, first + 2]
    with kept.writing() as tx:
        tx.keep_blocks(TODAY)
    assert blocks(kept) == [first, first + 1, first + 2]
    assert kept.answered(FIRST, TODAY) == {FIRST: 1, TODAY: 2}


def test_tallies_that_are_all_made_anew_leave_no_block(kept: Store) -> None:
    with kept.writing() as tx:
        tx.replace_folds([], Totals(), [])
    assert blocks(kept) == []
    assert kept.answered(FIRST, TODAY) == {}
    assert not kept.lacks_blocks(TODAY)


def test_the_blocks_of_others_are_not_read(kept: Store) -> None:
    ada = kept.for_learner(kept.learner("Ada"))
    assert (ada.answered(FIRST, TODAY), ada.lacks_blocks(TODAY)) == ({}, False)
    with ada.writing() as tx:
        tx.clear_tallies()
    assert len(blocks(kept)) == 3


@pytest.mark.parametrize("damaged", [b"", b"\0" * 8, b"\0" * 200])
def test_a_damaged_block_is_counted_anew(kept: Store, path: Path, damaged: bytes) -> None:
    sound = kept.sums(FIRST, TODAY)
    with closing(sqlite3.connect(path)) as file, file:
        assert file.execute("UPDATE tally_block SET figures = ?", [damaged]).rowcount == 3
    assert kept.lacks_blocks(TODAY)
    assert (kept.sums(FIRST, TODAY), kept.answered(FIRST, FIRST)) == (sound, {FIRST: 1})
    with kept.writing() as tx:
        tx.keep_blocks(TODAY)
    assert not kept.lacks_blocks(TODAY)


def test_a_flipped_bit_is_noticed(kept: Store, path: Path) -> None:
    sound = kept.sums(FIRST, TODAY)
    with closing(sqlite3.connect(path)) as file, file:
        ((figures,),) = file.execute("SELECT figures FROM tally_block ORDER BY block LIMIT 1").fetchall()
        worse = figures[:20] + bytes([figures[20] ^ 1]) + figures[21:]
        file.execute("UPDATE tally_block SET figures = ? WHERE figures = ?", [worse, figures])
    assert kept.sums(FIRST, TODAY) == sound


def test_a_block_that_is_otherwise_than_the_tallies_is_told_from_those_that_are_not(kept: Store, path: Path) -> None:
    assert wrong(kept._database, kept.learner_id) == []
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE hour_tally SET good = good + 1 WHERE study_day = ?", [FIRST])
    assert wrong(kept._database, kept.learner_id) == [FIRST // BLOCK_DAYS]


def test_answers_of_each_maturity_stay_apart(store: Store) -> None:
    every = [replace(ANSWER, study_day=FIRST, maturity=maturity) for maturity in Maturity]
    with store.writing() as tx:
        tx.count(every)
        tx.keep_blocks(TODAY)
    assert_added_up(store, every, Span(FIRST, TODAY))
