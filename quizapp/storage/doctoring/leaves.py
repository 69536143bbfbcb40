"""The records in the bytes of an SQLite file, read page by page without SQLite: damage elsewhere hides none of them.

Source: sqlite.org/fileformat2.html, §1.6 (b-tree pages) and §2.1 (record format).
"""

import os
import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import BinaryIO, NamedTuple

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
    """The pages of an open file, read one at a time; nothing in it is believed.

    Raises OSError where it cannot be read.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._length = file.seek(0, os.SEEK_END)
        head = self._read(0, _HEADER)
        said = int.from_bytes(head[16:18], "big")
        self._size = 65_536 if said == 1 else said if said in _SIZES else _USUAL
        reserved = head[20] if len(head) == _HEADER and head[20] < self._size // 4 else 0
        self._usable = self._size - reserved

    @property
    def number(self) -> int:
        """How many there are."""
        return -(-self._length // self._size)

    def rows(self, page: int) -> Iterator[Record]:
        """The rows of a table on a page (from 0), those that were damaged left out; none on one of another kind."""
        return self._records(page, (PageKind.TABLE_LEAF,))

    def entries(self, page: int) -> Iterator[Record]:
        """The entries of an index on a page, as `rows`."""
        return self._records(page, (PageKind.INDEX_LEAF, PageKind.INDEX_INTERIOR))

    def _read(self, at: int, size: int) -> bytes:
        self._file.seek(at)
        return self._file.read(size)

    def _records(self, page: int, kinds: tuple[PageKind, ...]) -> Iterator[Record]:
        content = self._read(page * self._size, self._size)
        head = _HEADER if page == 0 else 0
        if head < len(content) and content[head] in kinds:
            yield from self._of_page(content, head, PageKind(content[head]))

    def _of_page(self, content: bytes, head: int, kind: PageKind) -> Iterator[Record]:
        first = head + (12 if kind is PageKind.INDEX_INTERIOR else 8)
        count = int.from_bytes(content[head + 3 : head + 5], "big")
        pointers = content[first : first + 2 * count]
        for (offset,) in struct.iter_unpack(">H", pointers[: len(pointers) // 2 * 2]):
            try:
                if offset:
                    yield self._record(content, offset, kind)
            except (DamagedRecordError, UnicodeDecodeError, struct.error):
                continue

    def _record(self, content: bytes, at: int, kind: PageKind) -> Record:
        at += 4 if kind is PageKind.INDEX_INTERIOR else 0
        size, at = varint(content, at)
        rowid, at = varint(content, at) if kind is PageKind.TABLE_LEAF else (0, at)
        return Record(rowid, values(self._payload(content, at, size, in_table=kind is PageKind.TABLE_LEAF)))

    def _payload(self, content: bytes, at: int, size: int, *, in_table: bool) -> bytes:
        """The bytes of a record that begins on a page, those on overflow pages among them."""
        if not 0 < size <= min(_LARGEST, self._length):
            raise DamagedRecordError
        usable = self._usable
        most = usable - 35 if in_table else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return _taken(content, at, size)
        least = (usable - 12) * 32 // 255 - 23
        local = least + (size - least) % (usable - 4)
        local = local if local <= most else least
        found = bytearray(_taken(content, at, local))
        page = int.from_bytes(_taken(content, at + local, 4), "big")
        while len(found) < size:
            if not page:
                raise DamagedRecordError
            piece = min(usable - 4, size - len(found))
            over = _taken(self._read((page - 1) * self._size, 4 + piece), 0, 4 + piece)
            page = int.from_bytes(over[:4], "big")
            found += over[4:]
        return bytes(found)


def _taken(content: bytes, at: int, size: int) -> bytes:
    found = content[at : at + size]
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
