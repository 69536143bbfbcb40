"""The records in the bytes of an SQLite file, read page by page without SQLite: damage elsewhere hides none of them.

Source: sqlite.org/fileformat2.html, §1.6 (b-tree pages) and §2.1 (record format).
"""

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

Value = str | int | float | bytes | None

_SIZES = frozenset(1 << power for power in range(9, 17))
_USUAL = 4096
_HEADER = 100
_LARGEST = 64 << 20
_COLUMNS = 200
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL, _FIRST_BLOB = 7, 12


class PageKind(IntEnum):
    """What a page of a b-tree holds."""

    INDEX_INTERIOR = 2
    TABLE_INTERIOR = 5
    INDEX_LEAF = 10
    TABLE_LEAF = 13


class Record(NamedTuple):
    """The values of a row or of an entry of an index; `rowid` is 0 for the latter, which ends with it."""

    rowid: int
    values: tuple[Value, ...]


class DamagedRecordError(ValueError):
    """What stands there is no record."""


class Pages:
    """The pages of a file that was read; nothing in it is believed."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        said = int.from_bytes(content[16:18], "big")
        self._size = 65_536 if said == 1 else said if said in _SIZES else _USUAL
        reserved = content[20] if len(content) > _HEADER and content[20] < self._size // 4 else 0
        self._usable = self._size - reserved

    def rows(self) -> Iterator[Record]:
        """The rows of all tables, those that were damaged left out."""
        return self._records((PageKind.TABLE_LEAF,))

    def entries(self) -> Iterator[Record]:
        """The entries of all indexes, those that were damaged left out."""
        return self._records((PageKind.INDEX_LEAF, PageKind.INDEX_INTERIOR))

    def _records(self, kinds: tuple[PageKind, ...]) -> Iterator[Record]:
        for start in range(0, len(self._content), self._size):
            head = start + (_HEADER if start == 0 else 0)
            if head < len(self._content) and self._content[head] in kinds:
                yield from self._of_page(start, head, PageKind(self._content[head]))

    def _of_page(self, start: int, head: int, kind: PageKind) -> Iterator[Record]:
        first = head + (12 if kind is PageKind.INDEX_INTERIOR else 8)
        count = int.from_bytes(self._content[head + 3 : head + 5], "big")
        pointers = self._content[first : min(first + 2 * count, start + self._size)]
        for (offset,) in struct.iter_unpack(">H", pointers[: len(pointers) // 2 * 2]):
            try:
                if offset:
                    yield self._record(start + offset, kind)
            except (DamagedRecordError, UnicodeDecodeError, struct.error):
                continue

    def _record(self, at: int, kind: PageKind) -> Record:
        at += 4 if kind is PageKind.INDEX_INTERIOR else 0
        size, at = self._varint(at)
        rowid, at = self._varint(at) if kind is PageKind.TABLE_LEAF else (0, at)
        return Record(rowid, values(self._payload(at, size, in_table=kind is PageKind.TABLE_LEAF)))

    def _varint(self, at: int) -> tuple[int, int]:
        return varint(self._content, at)

    def _payload(self, at: int, size: int, *, in_table: bool) -> bytes:
        """The bytes of a record, those on overflow pages among them."""
        if not 0 < size <= min(_LARGEST, len(self._content)):
            raise DamagedRecordError
        usable = self._usable
        most = usable - 35 if in_table else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return self._taken(at, size)
        least = (usable - 12) * 32 // 255 - 23
        local = least + (size - least) % (usable - 4)
        local = local if local <= most else least
        found = bytearray(self._taken(at, local))
        page = int.from_bytes(self._taken(at + local, 4), "big")
        while len(found) < size:
            if not page:
                raise DamagedRecordError
            start = (page - 1) * self._size
            page = int.from_bytes(self._taken(start, 4), "big")
            found += self._taken(start + 4, min(usable - 4, size - len(found)))
        return bytes(found)

    def _taken(self, at: int, size: int) -> bytes:
        found = self._content[at : at + size]
        if len(found) != size:
            raise DamagedRecordError
        return found


def values(payload: bytes) -> tuple[Value, ...]:
    """The values of a record. Raises DamagedRecordError, or UnicodeDecodeError, for what is none."""
    size, at = varint(payload, 0)
    types = []
    while at < size:
        type_, at = varint(payload, at)
        types.append(type_)
    if at != size or len(types) > _COLUMNS:
        raise DamagedRecordError
    found = []
    for type_ in types:
        value, at = _value(payload, at, type_)
        found.append(value)
    if at != len(payload):
        raise DamagedRecordError
    return tuple(found)


def varint(content: bytes, at: int) -> tuple[int, int]:
    """The number that begins there, and where it ends: 1 to 9 bytes, the greatest first, of seven bits each."""
    number = 0
    for place, byte in enumerate(content[at : at + 9]):
        if place == 8:
            return number << 8 | byte, at + 9
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + place + 1
    raise DamagedRecordError


def _value(payload: bytes, at: int, type_: int) -> tuple[Value, int]:
    """The value of a serial type, and where it ends."""
    if type_ in (0, 8, 9):
        return (None if type_ == 0 else type_ - 8), at
    length = _INTEGERS.get(type_) or (8 if type_ == _REAL else (type_ - _FIRST_BLOB) // 2)
    end = at + length
    if end > len(payload) or (type_ < _FIRST_BLOB and type_ > _REAL):
        raise DamagedRecordError
    piece = payload[at:end]
    if type_ in _INTEGERS:
        return int.from_bytes(piece, "big", signed=True), end
    if type_ == _REAL:
        return struct.unpack(">d", piece)[0], end
    return (piece.decode() if type_ % 2 else piece), end
