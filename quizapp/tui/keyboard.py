"""Bytes of a terminal become messages; none are too broken, too many or too long, and no report passes for keys."""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable
from itertools import zip_longest

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.message import Message

LONGEST = 32  # characters of a sequence; Textual's parser takes the characters of a longer one for keys
LONGEST_PASTE = 65_536  # characters; the rest of a paste is left out
MOST = 512  # messages of one read; nobody types so many at once
ESCAPE_S = constants.ESCAPE_DELAY
STRING_S = 1.0  # a report or a paste that does not end is given up after so much silence

_PASTE, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
# ECMA-48, 5.4: parameters and intermediates, a final. Old mice add three characters, the Linux console a letter.
_CSI = r"\x1b\[(?:\[[^\x1b]|M[^\x1b]{3}|(?![\[M])[ -?]*+[@-~]|[ -?]*+(?=[^@-~])|[\[M][^\x1b]{0,2}(?=\x1b))"
_SEQUENCE = re.compile(_CSI + r"|\x1bO(?:[^\x1b]|(?=\x1b))|\x1b(?=\x1b)|\x1b[^\[O\x1b]")
_REST_OF_CSI = re.compile(r"[ -?]*+([@-~]?)")
_STRING = re.compile(r"\x1b[PX\]^_]")  # ECMA-48, 5.6: terminals say such strings, keys never
_STRING_ENDS = re.compile(r"\x1b\\|(?=\x1b[^\\])|[\x07\x18\x1a]")
_FOCUS = events.AppFocus | events.AppBlur
_PASSING = (_FOCUS, events.MouseMove)
_UNTYPED = _FOCUS | events.Resize | events.MouseMove | events.MouseUp | events.MouseScrollUp | events.MouseScrollDown


class Keyboard:
    """Reads what a terminal sends, piece by piece; never raises.

    Textual's parser says what one whole sequence means. By itself it would take the characters of an unknown one for
    keys, and end with an exception at numbers that name no character. `pieces` counts what came as if typed, known
    or not.
    """

    def __init__(self) -> None:
        self.pieces = 0
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        self._mode: Callable[[str], str] = self._keys
        self._held = ""
        self._pasted = ""
        self._found: list[Message] = []

    def feed(self, data: bytes) -> list[Message]:
        """What these bytes mean, after those before."""
        self._read(self._decode(data))
        return self._taken()

    def rest(self, silence: float) -> list[Message]:
        """What is meant by a beginning after which nothing came for so long [s]."""
        if silence >= ESCAPE_S:
            self._read(self._decode(b"", final=True))
        held = self._held
        if self._mode == self._keys and held and silence >= ESCAPE_S:
            self._held = ""
            self._mean(held)
        elif self._mode != self._keys and silence >= STRING_S:
            self._held = ""
            self._end()
        return self._taken()

    def _read(self, text: str) -> None:
        text, self._held = self._held + text, ""
        while text:
            text = self._mode(text)

    def _keys(self, text: str) -> str:
        """Reads the characters before a sequence, or one sequence; returns what is left."""
        typed, escape, after = text.partition("\x1b")
        if typed:
            self.pieces += len(typed)
            self._found += self._parsed(typed[:MOST])
            return escape + after
        if _STRING.match(text):
            return self._begin(self._string, text[2:]) if len(text) > 2 else self._hold(text)
        sequence = _SEQUENCE.match(text)
        if not sequence:
            return self._begin(self._overlong, text[2:]) if len(text) > LONGEST else self._hold(text)
        if sequence[0] == _PASTE:
            self._begin(self._paste, "")
        else:
            self._mean(sequence[0])
        return text[sequence.end() :]

    def _overlong(self, text: str) -> str:
        """Leaves out a sequence that is longer than all that are known."""
        part = _REST_OF_CSI.match(text)
        rest = text[part.end() :] if part else text
        if rest or (part and part[1]):
            self._end()
        return rest

    def _string(self, text: str) -> str:
        """Leaves out what a terminal reports as a string."""
        ends = _STRING_ENDS.search(text)
        if ends:
            self._end()
            return text[ends.end() :]
        return self._hold("\x1b") if text.endswith("\x1b") else ""

    def _paste(self, text: str) -> str:
        """Keeps what is pasted, up to its end."""
        pasted, ends, rest = text.partition(_PASTE_ENDS)
        escape = -1 if ends else text.rfind("\x1b", max(len(text) - len(_PASTE_ENDS) + 1, 0))
        if escape >= 0:
            pasted = text[:escape]
            self._hold(text[escape:])
        self._pasted += pasted[: LONGEST_PASTE - len(self._pasted)]
        if ends:
            self._end()
        return rest

    def _begin(self, mode: Callable[[str], str], text: str) -> str:
        """Reads on in another mode; however much comes in it is one piece."""
        self.pieces += 1
        self._mode = mode
        return text

    def _end(self) -> None:
        """Reads keys again; hands out what was pasted."""
        if self._mode == self._paste:
            self._found.append(events.Paste(self._pasted.replace("\x00", "")))
            self._pasted = ""
        self._mode = self._keys

    def _hold(self, text: str) -> str:
        """Waits for what follows."""
        self._held = text
        return ""

    def _mean(self, sequence: str) -> None:
        """Hands out what a sequence means; Escape, and Alt with a key, are known by what does not follow."""
        found = self._parsed(sequence, ends=len(sequence) <= 2) if len(sequence) <= LONGEST else []
        self.pieces += sum(not isinstance(message, _UNTYPED) for message in found) if found else 1
        self._found += found

    def _parsed(self, text: str, *, ends: bool = False) -> list[Message]:
        """What Textual's parser says, which is used again only where it surely waits for something new."""
        if len(self._found) >= MOST:
            return []
        try:
            found = [*self._parser.feed(text), *(self._parser.feed("") if ends else ())]
        except (ValueError, ArithmeticError, LookupError):
            found = []
        if ends or not found:
            old, self._parser = self._parser, XTermParser()
            self._parser.last_x, self._parser.last_y = old.last_x, old.last_y
            self._parser.mouse_pixels = old.mouse_pixels
            self._parser.terminal_size, self._parser.terminal_pixel_size = old.terminal_size, old.terminal_pixel_size
        return found

    def _taken(self) -> list[Message]:
        """What was found, without the ways of mouse and focus to where they are now."""
        found, self._found = self._found, []
        return [
            message
            for message, then in zip_longest(found, found[1:])
            if not any(isinstance(message, kind) and isinstance(then, kind) for kind in _PASSING)
        ]
