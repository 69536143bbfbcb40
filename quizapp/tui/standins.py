"""Characters that must not reach a terminal, or would end a line, have a stand-in while a text is edited.

A text comes back exactly as it was. Each stand-in is one cell wide, so that the cursor is where it seems to be.
"""

import re

# Controls, separators and characters that hide or reorder; joiners and selectors of variants make emoji and stay.
_HIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
_PLANE = 0x10_0000  # a plane for private use that no font and no deck has characters in
_FIND = re.compile(f"[{_HIDDEN}]")
_STAND_IN = re.compile("[" + re.sub(r"[^-]", lambda found: chr(_PLANE + ord(found[0])), _HIDDEN) + "]")
_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, "␡"
_ANY = "�"


def standing_in(text: str) -> str:
    """The text with stand-ins, its lines ended by line feeds alone."""
    return _FIND.sub(lambda found: chr(_PLANE + ord(found[0])), text.replace("\r\n", "\n").replace("\r", "\n"))


def restored(text: str) -> str:
    """The text that stand-ins were put into."""
    return _STAND_IN.sub(lambda found: chr(ord(found[0]) - _PLANE), text)


def drawn(line: str) -> str:
    """The line as it is shown, with as many characters: `␛` for a control, `�` for what else is hidden."""
    return _FIND.sub(_ANY, _STAND_IN.sub(_picture, line))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0]) - _PLANE
    if code == _DELETE:
        return _DELETE_PICTURE
    return chr(_PICTURES + code) if code < ord(" ") else _ANY
