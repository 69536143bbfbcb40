"""A rating is on the disk before the next question shows."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from quizapp.core.review import Rating
from quizapp.errors import DatabaseError, LockedError
from quizapp.tui import saving

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

LOCKED = LockedError("Another program holds the database.")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "SLOW_S", 0.01)
    monkeypatch.setattr(saving, "RETRY_S", 0.01)


async def test_a_slow_disk_is_said_and_further_keys_do_nothing(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space")
        screen.bench.gate = threading.Event()
        screen.key("3")
        await screen.until("Not saved yet …")
        await screen.press("4", "space", "u", "question_mark")
        assert "respond to edges" in screen.text
        gate, screen.bench.gate = screen.bench.gate, None
        gate.set()
        await screen.until("type II")
        assert screen.bench.ratings == [Rating.GOOD]


async def test_a_locked_database_is_tried_again_until_it_is_free(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        screen.bench.refuse += [LOCKED] * 3
        await screen.press("space", "3")
        assert screen.bench.ratings == [Rating.GOOD]
        assert "type II" in screen.text


async def test_a_locked_database_is_said(studying: Opened, deck: type[Deck], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "RETRY_S", 60)
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        screen.bench.refuse.append(LOCKED)
        await screen.press("space")
        screen.key("3")
        await screen.until("Not saved yet: another program holds the database. Trying again …")
        assert "respond to edges" in screen.text
        screen.key("q")
        await screen.until("Leave without saving this one?")
        screen.key("n")
        await screen.until("Not saved yet …")
        screen.key("q")
        await screen.until("Leave without saving this one?")
        screen.key("y")
        await screen.until("find a deck")
        assert screen.bench.ratings == []


async def test_a_full_disk_keeps_the_card_until_there_is_room(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        screen.bench.refuse.append(DatabaseError("The disk is full: make room and rate again."))
        await screen.press("space", "3")
        assert "The disk is full: make room and rate again." in screen.text
        assert "respond to edges" in screen.text
        assert screen.bench.ratings == []
        await screen.press("2")
        assert screen.bench.ratings == [Rating.HARD]


async def test_after_saving_a_card_is_not_rated_twice_whatever_comes(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space")
        screen.bench.refuse_ask.append(DatabaseError("The database is damaged."))
        await screen.press("3")
        assert "The database is damaged." in screen.text
        await screen.press("3", "3")
        assert screen.bench.ratings == [Rating.GOOD]
