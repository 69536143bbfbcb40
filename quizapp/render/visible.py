"""Every character made visible: nothing a text holds acts on the terminal, hides or reorders what is read."""

import re
from collections.abc import Iterator
from itertools import groupby

from quizapp.render.cells import JOINERS, PICTOGRAPHS, compiled, cut, hangs

MARKS_MAX = 8
TAB = "    "
_USUAL = r"\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u27ff"
_WESTERN = f"[{_USUAL}]*"
_PLAIN = rf"[{_USUAL}\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7a3]*"
_CONTROLS = r"\x00-\x09\x0b-\x1f\x7f-\x9f"
_HIDDEN = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)
_SURROGATES = r"\ud800-\udfff"
_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
_VIRAMAS = (
    r"\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a"
    r"\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed"
)
_JOINING = r"\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0710-\u077f\u08a0-\u08ff\u1820-\u18aa"
_SYMBOLS = rf"\xa9\xae\u203c\u2049\u2122\u2139\u2200-\u22ff\u2460-\u25ff\u3030\u303d\u3297\u3299{PICTOGRAPHS}"
_IDEOGRAPHS = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_EMOJI = rf"[{PICTOGRAPHS}][\ufe0f\U0001f3fb-\U0001f3ff]?"
# What is hidden elsewhere does its ordinary work in these places: families of emoji, Indic and Arabic
# joins, variants of symbols and ideographs.
_ORDINARY = "|".join(
    (
        rf"{_EMOJI}(?:\u200d{_EMOJI}){{1,3}}",
        rf"(?<=[{_VIRAMAS}])[{JOINERS}]|[{JOINERS}](?=[{_VIRAMAS}])",
        rf"(?<=[{_JOINING}])\u200c(?=[{_JOINING}])",
        rf"(?<=[{_SYMBOLS}])[\ufe00\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)",
        rf"(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe02\U000e0100-\U000e01ef]",
    )
)
_TOKEN = rf"(?P<ordinary>{_ORDINARY})|[{_CONTROLS}{_HIDDEN}{_SURROGATES}{_NONCHARACTERS}]"


def visible(text: str) -> str:
    """The text with everything visible; ordinary text of any language is left alone, twice is as good as once.

    Controls but the newline become control pictures (`␛`), other hidden or reordering characters codes
    (`⟨U+202E⟩`), a tab four spaces. More than eight marks on one character are counted instead of
    shown, and a mark that has no character to stand on gets `◌`.
    """
    if _is_plain(text):
        return text
    shown = compiled(_TOKEN).sub(_show, text)
    return shown if _is_plain(shown) else "".join(_stood(shown))


def hidden(text: str) -> str:
    """The characters of a text that `visible` shows by their codes, in their order; a tab is none."""
    if _is_plain(text):
        return ""
    found = compiled(_TOKEN).finditer(text)
    return "".join(one[0] for one in found if not one["ordinary"] and one[0] != "\t")


def one_line(text: str, width: int | None = None) -> str:
    """The visible text on one line, cut with `…` to a width [columns] if one is given."""
    line = " ".join(visible(text).split("\n"))
    return line if width is None else cut(line, width)


def _is_plain(text: str) -> bool:
    """Whether every character shows as itself and none leans on another."""
    return bool(compiled(_WESTERN).fullmatch(text) or compiled(_PLAIN).fullmatch(text))


def _show(found: re.Match[str]) -> str:
    char = found[0]
    if found["ordinary"]:
        return char
    if char == "\t":
        return TAB
    if char < " ":
        return chr(0x2400 + ord(char))
    return "␡" if char == "\x7f" else f"⟨U+{ord(char):04X}⟩"


def _stood(text: str) -> Iterator[str]:
    """The text with every run of marks on a character, and no longer than that bears."""
    before = "\n"
    for marks, run in groupby(text, hangs):
        piece = "".join(run)
        if marks:
            yield ("◌" if before in "\n " else "") + _borne(piece)
        else:
            yield piece
        before = piece[-1]


def _borne(marks: str) -> str:
    if len(marks) <= MARKS_MAX:
        return marks
    kept = marks[:MARKS_MAX].rstrip(JOINERS)
    return f"{kept}⟨+{len(marks) - len(kept)} marks⟩"
