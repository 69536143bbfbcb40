"""Decks are read some files at a time: what comes of it is the same, and what was read stays read."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import Problem
from quizapp.storage.store import Store
from quizapp.trainer import updating
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

POOL = ("- {q: one, a: x}\n", "- {q: two, a: y}\n", "- {id: i, q: three, a: z}\n", "- {id: i, q: four, a: z}\n")
LIBRARY = st.dictionaries(
    st.sampled_from(("a.yaml", "b.yaml", "c.yaml")),
    st.lists(st.sampled_from(POOL), min_size=1, max_size=3, unique=True).map("".join),
    min_size=1,
)


def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "AT_ONCE", 1)


class Stopped(Exception):  # noqa: N818 - no error: someone left
    """The learner leaves while decks are read."""


def stopping_after(files: int) -> Callable[[str, int, int], None]:
    def progress(_: str, done: int, of: int) -> None:
        assert done <= of
        if done == files:
            raise Stopped

    return progress


def test_reading_that_was_stopped_goes_on_where_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one_at_a_time(monkeypatch)
    for number in range(5):
        desk.write(f"{number}.yaml", f"- {{q: question {number}, a: x}}\n")
    with Store.open(desk.database) as store, pytest.raises(Stopped):
        Trainer(store, [desk.decks], desk.options, lambda: desk.at, progress=stopping_after(3))
    told: list[tuple[int, int]] = []
    with Store.open(desk.database) as store:
        later = Trainer(
            store, [desk.decks], desk.options, lambda: desk.at, progress=lambda _, done, of: told.append((done, of))
        )
        assert told == [(1, 2), (2, 2)], "three files were read before"
        assert len(later.overview().decks) == 5


def found(trainer: Trainer) -> tuple[list[tuple[str, str, int]], list[Problem]]:
    """Where each card is, by file name, and the problems; the column of a place that was read before is not known."""
    cards = [(card.card_id, Path(card.file).name, card.line) for card in trainer.cards()]
    return sorted(cards), sorted(problem._replace(column=1) for problem in trainer.problems)


@cache
def empty_database() -> bytes:
    """A database that nobody has used, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quizapp.db"
        Store.open(path).close()
        return path.read_bytes()


def after(states: list[dict[str, str]], at_once: int) -> list[object]:
    """What a library that changes shows each time, by file names alone."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(updating, "AT_ONCE", at_once)
        desk, shown, ticks = Desk(Path(folder)), list[object](), count()
        desk.database.parent.mkdir()
        desk.database.write_bytes(empty_database())
        for state in states:
            for path in desk.decks.iterdir():
                path.unlink()
            for name, text in state.items():
                desk.write(name, text + f"# {next(ticks)}\n")
            with_problems = found(desk.open())
            shown.append(str(with_problems).replace(folder, ""))
        desk.close()
        return shown


@settings(max_examples=12, deadline=None)
@given(st.lists(LIBRARY, min_size=1, max_size=3))
def test_a_file_at_a_time_comes_to_what_all_at_once_come_to(states: list[dict[str, str]]) -> None:
    assert after(states, 1) == after(states, 10**9)


def test_a_question_moved_and_reworded_keeps_its_history(
    desk: Desk, learn: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    one_at_a_time(monkeypatch)
    text = "- {q: What does the recall of a classifier count?, a: the share of positives that were found}\n"
    desk.write("a.yaml", "- {q: unrelated, a: x}\n")
    desk.write("b.yaml", text + "- {q: something else, a: y}\n")
    trainer = desk.open()
    learn(trainer)
    desk.write("a.yaml", "- {q: unrelated, a: x}\n" + text.replace("classifier", "clasifier"))
    desk.write("b.yaml", "- {q: something else, a: y}\n")
    trainer.refresh()
    (pair,) = trainer.kin.carried
    assert (Path(pair.former.file).name, Path(pair.now.file).name) == ("b.yaml", "a.yaml")


def test_a_card_that_is_damaged_in_the_database_is_left_out_with_a_notice(desk: Desk) -> None:
    desk.write("a.yaml", "- {q: one, a: x}\n- {q: two, a: y}\n")
    trainer = desk.open()
    with closing(sqlite3.connect(desk.database)) as other:
        other.execute("UPDATE card SET content = '{' WHERE place = 0")
        other.commit()
    asked = trainer.ask(trainer.start())
    assert asked is not None
    assert asked.card.question.prompt == "two"
    assert ["a.yaml:1: this card is damaged" in notice for notice in trainer.notices] == [True]


@pytest.mark.parametrize("mark", ["﻿", ""], ids=["mark", "none"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_line_ends_and_a_byte_order_mark_change_no_card(desk: Desk, mark: str, end: str) -> None:
    text = "deck: D\ncards:\n  - q: one\n    a: x\n  - q: two\n    a: y\n"
    path = desk.write("a.yaml", text)
    trainer = desk.open()
    before = found(trainer)
    path.write_bytes((mark + text.replace("\n", end)).encode())
    trainer.refresh()
    assert found(trainer) == before
    assert len(before[0]) == 2
