"""What is read from a terminal, and when it is certain that nothing came."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from textual import events
from textual.message import Message

from quizapp.tui.guard import GAP_S, Lull
from quizapp.tui.keyboard import Keyboard

if TYPE_CHECKING:
    from textual.app import App

if sys.platform == "win32":
    pytest.skip("there is no such driver", allow_module_level=True)

from quizapp.tui.driver import WAITING, HungUp, Reading

PATIENCE_S = 10


class Wire(Reading):
    """A reader at a pipe; what it hands on is kept."""

    def __init__(self, waiting: int = 0) -> None:
        self.fileno, self.end = os.pipe()
        self.exit_event = threading.Event()
        self.given: list[Message] = []
        self._app = cast("App[object]", SimpleNamespace(message_queue_size=waiting))
        self._came = threading.Condition()
        self._thread = threading.Thread(target=self.run_input_thread)
        self._thread.start()

    def process_message(self, message: Message) -> None:
        with self._came:
            self.given.append(message)
            self._came.notify_all()

    def send(self, data: bytes) -> None:
        os.write(self.end, data)

    def wait_for(self, kind: type[Message], times: int = 1) -> None:
        with self._came:
            assert self._came.wait_for(lambda: len(self.of(kind)) >= times, PATIENCE_S), self.given

    def of(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.given if isinstance(message, kind)]

    def hang_up(self) -> None:
        if self.end >= 0:
            os.close(self.end)
            self.end = -1

    def close(self) -> None:
        self.exit_event.set()
        self.hang_up()
        self._thread.join(PATIENCE_S)
        os.close(self.fileno)

    def write(self, data: str) -> None: ...
    def start_application_mode(self) -> None: ...
    def disable_input(self) -> None: ...
    def stop_application_mode(self) -> None: ...


@pytest.fixture
def wire() -> Iterator[Wire]:
    made = Wire()
    yield made
    made.close()


def pieces(wire: Wire) -> list[int]:
    return [lull.pieces for lull in wire.of(Lull) if isinstance(lull, Lull)]


def test_a_key_alone_is_followed_by_a_lull_of_one(wire: Wire) -> None:
    for times in (1, 2):
        wire.send(b"3")
        wire.wait_for(Lull, times)
    assert [type(message) for message in wire.given] == [events.Key, Lull] * 2
    assert pieces(wire) == [1, 1]


def test_what_comes_together_is_told_together(wire: Wire) -> None:
    wire.send(b"3\x1b[?62;1c3")
    wire.wait_for(Lull)
    assert pieces(wire) == [3]


def test_keys_in_two_reads_of_a_starved_reader_are_still_one_burst(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    feed, reading, go_on = Keyboard.feed, threading.Event(), threading.Event()

    def starved(keyboard: Keyboard, data: bytes) -> list[Message]:
        reading.set()
        go_on.wait(PATIENCE_S)
        return feed(keyboard, data)

    monkeypatch.setattr(Keyboard, "feed", starved)
    wire.send(b"3")
    assert reading.wait(PATIENCE_S)
    wire.send(b"3")
    time.sleep(2 * GAP_S)
    go_on.set()
    wire.wait_for(Lull)
    assert pieces(wire) == [2]


def test_a_key_is_never_dated_later_than_it_came(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = Keyboard.feed

    def starved(keyboard: Keyboard, data: bytes) -> list[Message]:
        time.sleep(2 * GAP_S)
        return feed(keyboard, data)

    monkeypatch.setattr(Keyboard, "feed", starved)
    sent = time.monotonic()
    wire.send(b"3")
    wire.wait_for(events.Key)
    assert wire.of(events.Key)[0].time <= sent


def test_escape_is_told_when_nothing_follows(wire: Wire) -> None:
    wire.send(b"\x1b")
    wire.wait_for(events.Key)
    (key,) = wire.of(events.Key)
    assert isinstance(key, events.Key)
    assert key.key == "escape"


def test_the_end_of_the_terminal_is_told_once(wire: Wire) -> None:
    wire.hang_up()
    wire.wait_for(HungUp)
    wire._thread.join(PATIENCE_S)
    assert not wire._thread.is_alive()
    assert len(wire.given) == 1


def test_an_app_that_cannot_follow_gets_no_more_keys_but_pastes_and_lulls() -> None:
    wire = Wire(waiting=WAITING + 1)
    try:
        wire.send(b"3" * 100 + b"\x1b[200~pasted\x1b[201~")
        wire.wait_for(Lull)
        assert [type(message) for message in wire.given] == [events.Paste, Lull]
        assert pieces(wire) == [101]
    finally:
        wire.close()
