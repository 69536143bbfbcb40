"""Who a database is and what its rows are called; standard library only, so that a first look stays quick."""

import os
import sqlite3
import uuid
from typing import NamedTuple

APPLICATION_ID = 0x5155495A  # "QUIZ" in ASCII
SCHEMA_VERSION = 7
DEFAULT_LEARNER = ""

_RANDOM_BITS = 74
_LOW_BITS = 62


class Identity(NamedTuple):
    """What the header of a database file says, and how many tables it has."""

    application_id: int
    version: int
    tables: int

    @property
    def is_new(self) -> bool:
        """Whether nothing has been written yet."""
        return self.tables == 0 and self.version == 0 and self.application_id in (0, APPLICATION_ID)

    @property
    def lost_version(self) -> bool:
        """Whether quizapp made tables in it, and the header does not say so: both are written in one transaction."""
        return self.application_id == APPLICATION_ID and self.version <= 0 and self.tables > 0

    @property
    def is_ours(self) -> bool:
        """Whether quizapp made this database, in whatever version."""
        return self.application_id == APPLICATION_ID and self.version > 0


def read_identity(connection: sqlite3.Connection) -> Identity:
    """The identity of an open SQLite database. Raises sqlite3.Error for a file that is none."""
    statements = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    application_id, version, tables = (int(connection.execute(sql).fetchone()[0]) for sql in statements)
    return Identity(application_id, version, tables)


def write_identity(version: int) -> tuple[str, ...]:
    """The statements that mark an SQLite database as ours, of this version; they take part in a transaction."""
    return (f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {version}")


def new_id(at_ms: int, previous: str = "") -> str:
    """A UUIDv7 (RFC 9562, §5.7) for an instant [UTC ms], greater than `previous` even if the clock stood still.

    Raises ValueError if `previous` is no UUID.
    """
    payload = at_ms << _RANDOM_BITS | _random_bits()
    if previous:
        payload = max(payload, _payload(uuid.UUID(previous)) + 1)
    high, low = payload >> _LOW_BITS, payload & ((1 << _LOW_BITS) - 1)
    return str(uuid.UUID(int=(high >> 12) << 80 | 0x7 << 76 | (high & 0xFFF) << 64 | 0b10 << _LOW_BITS | low))


def _random_bits() -> int:
    return int.from_bytes(os.urandom(10), "big") >> (80 - _RANDOM_BITS)


def before(at_ms: int) -> str:
    """A text that is greater than every UUIDv7 made for an instant before `at_ms` [UTC ms], and than no later one."""
    digits = f"{at_ms:012x}"
    return f"{digits[:8]}-{digits[8:]}"


def _payload(id_: uuid.UUID) -> int:
    """The 122 bits of a UUID that are neither version nor variant."""
    value = id_.int
    return (value >> 80) << _RANDOM_BITS | (value >> 64 & 0xFFF) << _LOW_BITS | value & ((1 << _LOW_BITS) - 1)
