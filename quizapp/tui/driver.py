"""The terminal as Textual drives it, with a reader that no bytes stop and an end that no terminal withholds."""

import io
import os
import select
import signal
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, geometry
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.linux_inline_driver import LinuxInlineDriver
from textual.message import Message

from quizapp.tui.guard import GAP_S, Lull
from quizapp.tui.keyboard import Keyboard

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

CHUNK = 4096  # bytes of one read; a terminal hands out no more
AWAKE_S, NAP_S = 0.5, 0.1  # after a key the reader looks more often, so that it knows when the next one came
WAITING = 500  # messages that the app has not heeded yet; what is typed on top of them is left out
Size = tuple[int, int] | None
_HEEDED = events.Resize | events.Paste | Lull


class HungUp(Message, bubble=False):
    """Nobody is at the terminal any more."""


class Reading(Driver):
    """Reads keys: what they mean, the silences between them, and the end of the terminal."""

    fileno: int
    exit_event: Event

    def run_input_thread(self) -> None:
        """Reads until the app leaves; runs in a thread of its own.

        A `Lull` follows what came between two silences of GAP_S. A message has the time when last it was certain
        that nothing had come, which is never later than the key.
        """
        keyboard, told, empty_at, read_at = Keyboard(), 0, monotonic(), monotonic()
        while not self.exit_event.is_set():
            before = monotonic()
            patience = GAP_S if before - read_at < AWAKE_S else NAP_S
            if select.select([self.fileno], [], [], patience)[0]:
                data = self._read()
                if not data:
                    self.process_message(HungUp())
                    return
                self._hand_on(keyboard.feed(data), empty_at)
                read_at = monotonic()
                continue
            empty_at = before + patience
            self._hand_on(keyboard.rest(empty_at - read_at), empty_at)
            if keyboard.pieces > told:
                self.process_message(Lull(keyboard.pieces - told))
                told = keyboard.pieces

    def _read(self) -> bytes:
        """What there is; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            return b""

    def _hand_on(self, messages: list[Message], at: float) -> None:
        """Gives messages to the app, but no more keys than it can heed."""
        busy = self._app.message_queue_size > WAITING
        for message in messages:
            if not busy or isinstance(message, _HEEDED):
                message.time = at
                self.process_message(message)


class _Screen(io.FileIO):
    """Where the app draws; that nobody looks any more is no error."""

    def write(self, data: "Buffer", /) -> int:
        """Writes; what cannot be shown to anyone counts as written."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _screen() -> io.TextIOWrapper:
    """Standard error, which Textual draws on."""
    return io.TextIOWrapper(io.BufferedWriter(_Screen(2, "w", closefd=False)), encoding="utf-8", errors="replace")


class Inline(Reading, LinuxInlineDriver):
    """Some rows of the terminal, below what the shell wrote."""

    def __init__(self, app: App[int], *, debug: bool = False, mouse: bool = True, size: Size = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = _screen()

    def process_message(self, message: Message) -> None:
        """Keeps to itself where the terminal says that the rows begin."""
        if isinstance(message, events.CursorPosition):
            self.cursor_origin = (message.x, message.y)
        else:
            super().process_message(message)


class FullScreen(Reading, LinuxDriver):
    """The whole terminal; it is given back at a stop and taken again afterwards.

    Signals are heeded by the event loop: in a signal handler Textual would wait for locks that the interrupted code
    holds.
    """

    def __init__(self, app: App[int], *, debug: bool = False, mouse: bool = True, size: Size = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = _screen()
        self._taken = False
        self._loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    def start_application_mode(self) -> None:
        """Takes the terminal; in the background Textual leaves that for later, and one that is gone ends the app."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual says no types there
        if self._writer_thread is None and not self._is_there():
            self.process_message(HungUp())
        self._loop.add_signal_handler(signal.SIGWINCH, self._tell_size)
        self._taken = True

    def suspend_application_mode(self) -> None:
        """Gives the terminal back, unless that was done."""
        if self._taken:
            self._taken = False
            super().suspend_application_mode()

    def write(self, data: str) -> None:
        """Draws; a terminal that was not taken gets nothing."""
        if self._writer_thread is not None:
            super().write(data)

    def _is_there(self) -> bool:
        try:
            os.tcgetpgrp(self.fileno)
        except OSError:
            return False
        return True

    def stop_application_mode(self) -> None:
        """Gives the terminal back; the mouse tells cells again, which Textual forgets."""
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super().stop_application_mode()

    def _sigcont_application(self, *_: object) -> None:
        """Takes the terminal after a stop, also one that came without a warning; an editor may have it meanwhile."""
        if self._auto_restart:
            self.suspend_application_mode()
            self.resume_application_mode()
            self._app.refresh(layout=True)

    def _tell_size(self) -> None:
        if not self._in_band_window_resize:
            size = geometry.Size(*self._get_terminal_size())
            self.send_message(events.Resize(size, size))
