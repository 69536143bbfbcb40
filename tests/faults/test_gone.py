"""The file of the open database is deleted or replaced: nothing is written to where nobody would find it again."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.errors import DatabaseError, GoneError
from quizapp.storage.whereabouts import place
from quizapp.trainer.trainer import Trainer
from quizapp.tui.desk import Desk as Thread
from tests.faults.answering import answer
from tests.trainer.desk import Desk, events, memories


def opener(desk: Desk) -> Callable[[], Trainer]:
    return desk.open


def studied(desk: Desk, count: int = 3) -> Trainer:
    trainer = desk.open()
    session = trainer.start()
    for _ in range(count):
        answer(trainer, session)
    return trainer


def test_no_answer_is_stored_in_a_file_that_was_deleted(desk: Desk) -> None:
    trainer = studied(desk)
    session = trainer.start()
    desk.database.unlink()
    with pytest.raises(GoneError, match=r"quizapp\.db was deleted"):
        answer(trainer, session)
    with pytest.raises(GoneError):
        trainer.news()
    assert len(events(trainer, "review")) == 3
    assert not desk.database.exists()


def test_a_copy_of_a_deleted_database_is_whole_and_its_owner_s_alone(desk: Desk) -> None:
    trainer = studied(desk)
    shutil.rmtree(desk.database.parent)
    trainer.write_back()
    assert stat.S_IMODE(desk.database.stat().st_mode) == 0o600
    assert sorted(file.name for file in desk.database.parent.iterdir() if not file.name.endswith(".mark")) == [
        "quizapp.db"
    ]
    again = desk.open()
    assert events(again, "review") == events(trainer, "review")
    assert memories(again) == memories(trainer)


def test_a_file_that_took_its_place_stays_as_it_is(desk: Desk) -> None:
    trainer = studied(desk)
    other = desk.database.with_name("other")
    other.write_bytes(b"something else")
    other.replace(desk.database)
    with pytest.raises(GoneError, match="another file"):
        answer(trainer, trainer.start())
    trainer.write_back()
    assert desk.database.read_bytes() == b"something else"


def test_where_nothing_can_be_written_it_says_so_and_everything_stays_at_hand(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = studied(desk)
    desk.database.unlink()

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as closed:
        closed.setattr(os, "open", refused)
        with pytest.raises(DatabaseError, match="cannot be written back: Permission denied"):
            trainer.write_back()
    assert not desk.database.exists()
    trainer.write_back()
    assert len(events(desk.open(), "review")) == 3


async def test_what_an_older_copy_lacks_is_added_to_it_and_what_it_has_more_stays(desk: Desk) -> None:
    thread = Thread(opener(desk))
    await thread.open()
    older = desk.database.with_name("older.db")
    shutil.copy(desk.database, older)
    await thread.ask(lambda trainer: [answer(trainer, trainer.start()) for _ in range(3)])
    older.replace(desk.database)
    told: list[GoneError] = []
    thread.when_gone(told.append)
    with pytest.raises(GoneError):
        await thread.ask(lambda trainer: answer(trainer, trainer.start()))
    assert len(told) == 1
    await thread.write_back()
    await thread.ask(lambda trainer: answer(trainer, trainer.start()))
    await thread.close()
    assert len(events(desk.open(), "review")) == 4


async def test_a_file_of_another_kind_in_its_place_is_refused_and_the_log_stays_at_hand(desk: Desk) -> None:
    thread = Thread(opener(desk))
    await thread.open()
    await thread.ask(lambda trainer: answer(trainer, trainer.start()))
    desk.database.unlink()
    desk.database.write_bytes(b"no database" * 100)
    with pytest.raises(DatabaseError, match="not a quizapp database"):
        await thread.write_back()
    desk.database.unlink()
    await thread.write_back()
    assert len(await thread.ask(lambda trainer: events(trainer, "review"))) == 1
    await thread.close()


def test_the_place_of_a_file_is_known_without_opening_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    assert place(file) is None
    file.touch()
    other = tmp_path / "other"
    other.touch()

    def opened(*_: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(Path, "open", opened)
    before = place(file)
    assert before == place(file) is not None
    other.replace(file)
    assert place(file) != before
