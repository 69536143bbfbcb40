"""What a sitting changed is kept at its end, so that the next look finds the counts ready."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from quizapp.core.queue import Limits
from quizapp.core.session import Answered
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

FEW = 16
DECK = "".join(f"- q: What is {number}?\n  a: It is {number}\n" for number in range(80))


Sitting = Callable[[int], Trainer]


@pytest.fixture
def answered(desk: Desk, answer: Callable[..., Answered]) -> Sitting:
    """Answers so many cards of a library whose counts were kept before."""
    desk.write("deck.yaml", DECK)
    desk.options = replace(desk.options, limits=Limits(new=99))
    desk.open().overview()

    def work(cards: int) -> Trainer:
        trainer = desk.open()
        session = trainer.start()
        for _ in range(cards):
            answer(trainer, session)
        return trainer

    return work


def changed(desk: Desk) -> int:
    """How many cards were written down as they were, for the next look."""
    with closing(sqlite3.connect(desk.database)) as opened:
        return int(opened.execute("SELECT count(*) FROM stock_change").fetchone()[0])


def test_what_a_sitting_changed_is_kept_at_its_end(desk: Desk, answered: Sitting) -> None:
    trainer = answered(FEW + 1)
    found = trainer.overview()
    assert changed(desk) == FEW + 1
    trainer.close()
    assert changed(desk) == 0
    assert desk.open().overview() == found


def test_a_few_changes_are_left_to_the_looks_that_come(desk: Desk, answered: Sitting) -> None:
    trainer = answered(FEW)
    found = trainer.overview()
    trainer.close()
    assert changed(desk) == FEW
    assert desk.open().overview() == found


def test_who_leaves_while_another_process_writes_leaves_all_the_same(desk: Desk, answered: Sitting) -> None:
    trainer = answered(FEW + 1)
    found = trainer.overview()
    with closing(sqlite3.connect(desk.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        trainer.close()
    assert changed(desk) == FEW + 1
    assert desk.open().overview() == found
