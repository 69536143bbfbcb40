"""After an upgrade that reads decks in another way, decks that did not change are read once more."""

import pytest

from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

DECK = "- q: What is recall?\n  a: TP over actual positives\n"


def is_read(desk: Desk) -> bool:
    """Whether a new start of the program finds decks to read."""
    with Store.open(desk.database) as store:
        return Trainer(store, [desk.decks], Options(), lambda: desk.at, refresh=False).refresh()


def test_decks_that_an_older_version_read_are_read_again_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("deck.yaml", DECK)
    with monkeypatch.context() as older:
        older.setattr("quizapp.trainer.filing.FORMAT", 0)
        assert is_read(desk)
        assert not is_read(desk)
    assert is_read(desk)
    assert not is_read(desk)


def test_a_deck_that_was_only_touched_is_not_read_again(desk: Desk) -> None:
    desk.write("deck.yaml", DECK)
    assert is_read(desk)
    desk.write("deck.yaml", DECK)
    assert not is_read(desk)
