"""Bytes damaged as accidents and malice damage them: flipped, cut, doubled, moved, and spiced with what is special."""

import random
from collections.abc import Callable, Mapping

TOKENS = (
    *(
        b"\x00",
        b"\xff",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xfe\xff",
        b"\r",
        b"\n",
        b"\t",
        b"\x1b[2J",
        b"\x9b",
    ),
    *(
        b"&a [*a,*a]",
        b"<<: *a",
        b"!!python/object/apply:os.system",
        b"---\n",
        b"...\n",
        b"{{",
        b"}}",
        b"[[[[",
        b": : :",
    ),
    *(b"null", b"~", b"true", b"NaN", b"Infinity", b"1e999", b"-1", b"0", b"99999999999999999999", b"2024-02-30"),
    *(b'"', b"'", b"{", b"}", b"[", b"]", b"|", b">", b"#", b"\\u0000", b"\\ud83d", b"\xe2\x80\xae", b"()" * 40),
    *(
        b"SQLite format 3\x00",
        b"\x0d\x00\x00",
        b"=cmd|' /C calc'!A0",
        b"../../../etc/passwd",
        b"[/]",
        b"[@click=app.quit]",
    ),
)
LONGEST = 64


def mutated(whole: bytes, chance: random.Random) -> bytes:
    """The bytes after one to four accidents."""
    for _ in range(chance.randint(1, 4)):
        whole = MUTATIONS[chance.choice(list(MUTATIONS))](whole, chance)
    return whole


def _cut(whole: bytes, chance: random.Random) -> tuple[bytes, bytes, bytes]:
    """What lies before, in and after a short piece somewhere."""
    start = chance.randrange(len(whole) + 1)
    end = min(len(whole), start + chance.randint(1, LONGEST))
    return whole[:start], whole[start:end], whole[end:]


def _flipped(whole: bytes, chance: random.Random) -> bytes:
    before, piece, after = _cut(whole, chance)
    return before + bytes(byte ^ (1 << chance.randrange(8)) for byte in piece[:4]) + piece[4:] + after


def _removed(whole: bytes, chance: random.Random) -> bytes:
    before, _, after = _cut(whole, chance)
    return before + after


def _doubled(whole: bytes, chance: random.Random) -> bytes:
    before, piece, after = _cut(whole, chance)
    return before + piece * chance.choice((2, 3, 50)) + after


def _spiced(whole: bytes, chance: random.Random) -> bytes:
    before, piece, after = _cut(whole, chance)
    return before + chance.choice(TOKENS) + (piece if chance.random() < 0.5 else b"") + after


def _moved(whole: bytes, chance: random.Random) -> bytes:
    before, piece, after = _cut(whole, chance)
    rest = before + after
    place = chance.randrange(len(rest) + 1)
    return rest[:place] + piece + rest[place:]


def _ended(whole: bytes, chance: random.Random) -> bytes:
    return whole[: chance.randrange(len(whole) + 1)]


def _blank(whole: bytes, chance: random.Random) -> bytes:
    """A page that was never written."""
    start = chance.randrange(len(whole) + 1) // 4096 * 4096
    return whole[:start] + bytes(len(whole[start : start + 4096])) + whole[start + 4096 :]


MUTATIONS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "flipped": _flipped,
    "removed": _removed,
    "doubled": _doubled,
    "spiced": _spiced,
    "moved": _moved,
    "ended": _ended,
    "blank": _blank,
}
