"""How many columns of a terminal a text takes, and where it may be cut."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

PICTOGRAPHS = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001fbff"
JOINERS = "\u200c\u200d"
_ZWJ = "\u200d"
_WIDE_SELECTOR = "\ufe0f"
# Characters of one column on which no sequence turns: texts of them alone need no look at each.
_SINGLES = (
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ea\u2010-\u2027\u2030-\u203b\u2070-\u20cf"
    "\u2100-\u218f\u2200-\u22ff\u2400-\u25fc\u27c0-\u27ff]*"
)
_PICTOGRAPH = f"[{PICTOGRAPHS}]"
_SKIN_TONE = "[\U0001f3fb-\U0001f3ff]"
_REGIONAL = "[\U0001f1e6-\U0001f1ff]"
_JAMO_TAIL = "[\u1160-\u11ff\ud7b0-\ud7ff]"
# Emoji and ideographs younger than this Python's tables: unassigned to it, and two columns wide all the same.
_UNBORN_WIDE = (
    "[\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001f9ff\U0001fa70-\U0001faff\U00020000-\U0003fffd]"
)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled with the first text that needs it: large sets of characters take long."""
    return re.compile(pattern)


def width(text: str) -> int:
    """The columns that a text without control characters takes."""
    if compiled(_SINGLES).fullmatch(text):
        return len(text)
    return _columns(text) if len(text) == 1 else sum(map(_columns, clusters(text)))


def clusters(text: str) -> Iterator[str]:
    """The text in pieces that must not be cut: a character with its marks, an emoji sequence, a flag."""
    start = 0
    for index in range(1, len(text)):
        if not _continues(text, start, index):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def chunks(text: str, first: int, columns: int) -> Iterator[str]:
    """The text in pieces of at most so many columns, the first one, which may be empty, of at most `first`.

    Only a single cluster that is itself too wide makes a wider piece.
    """
    if compiled(_SINGLES).fullmatch(text):
        yield text[:first]
        yield from (text[start : start + columns] for start in range(first, len(text), columns))
        return
    piece, left = "", first
    for cluster in clusters(text):
        need = _columns(cluster)
        if need > left and (piece or left < columns):
            yield piece
            piece, left = "", columns
        piece += cluster
        left -= need
    yield piece


@lru_cache(maxsize=4096)
def hangs(char: str) -> bool:
    """Whether a character stands on the one before it: a mark or a joiner."""
    return char in JOINERS or unicodedata.category(char)[0] == "M"


def cut(text: str, columns: int) -> str:
    """The text if it fits the columns, else its start with `…` at the end; empty for no columns."""
    if width(text) <= columns:
        return text
    kept, left = [], columns - 1
    for cluster in clusters(text):
        left -= _columns(cluster)
        if left < 0:
            break
        kept.append(cluster)
    return "".join(kept).rstrip(JOINERS) + "…" if columns > 0 else ""


def _continues(text: str, start: int, index: int) -> bool:
    char, before = text[index], text[index - 1]
    if char.isascii():
        return False
    if hangs(char) or compiled(_JAMO_TAIL).match(char):
        return True
    if compiled(_REGIONAL).match(char):
        return index - start == 1 and compiled(_REGIONAL).match(before) is not None
    if compiled(_SKIN_TONE).match(char) or before == _ZWJ:
        return compiled(_PICTOGRAPH).match(text[start]) is not None and compiled(_PICTOGRAPH).match(char) is not None
    return False


@lru_cache(maxsize=4096)
def _columns(cluster: str) -> int:
    """One or two columns: two for wide characters, pictures, flags, and for spacing marks beside a letter."""
    first = cluster[0]
    if _wide(first):
        return 2
    if unicodedata.category(first) in ("Mn", "Me") or first in JOINERS:
        return 0
    if _WIDE_SELECTOR in cluster or compiled(_REGIONAL).match(first) or any(map(_spacing, cluster[1:])):
        return 2
    return 1


def _wide(char: str) -> bool:
    if unicodedata.category(char) == "Cn":
        return compiled(_UNBORN_WIDE).match(char) is not None
    return unicodedata.east_asian_width(char) in "WF"


def _spacing(char: str) -> bool:
    return unicodedata.category(char) == "Mc"
