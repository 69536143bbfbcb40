"""A database that is looked at and never written: what its own schema says is not trusted."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizapp.errors import DatabaseError
from quizapp.storage.failures import explained
from quizapp.storage.identity import SCHEMA_VERSION, read_identity
from quizapp.storage.opening import uri

_GUARDS = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA query_only = ON")


@contextmanager
def examined(path: Path, wait_ms: int = 5000) -> Iterator[sqlite3.Connection]:
    """A connection to the quizapp database at `path` that writes nothing but what SQLite has to roll back itself.

    Raises DatabaseError for what is no database of quizapp, and LockedError after `wait_ms` [ms].
    """
    mode = "mode=rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "mode=ro"
    with explained(path):
        opened = sqlite3.connect(uri(path, mode), uri=True, timeout=wait_ms / 1000, isolation_level=None)
        with closing(opened):
            for guard in _GUARDS:
                opened.execute(guard)
            _refuse(opened, path)
            yield opened


def _refuse(opened: sqlite3.Connection, path: Path) -> None:
    identity = read_identity(opened)
    if not identity.is_ours:
        raise DatabaseError(f"{path} is not a database of quizapp; it was left as it is.")
    if identity.version > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} was written by a newer quizapp (version {identity.version}; this one knows {SCHEMA_VERSION}); "
            "it was left as it is. Install the newer quizapp."
        )
