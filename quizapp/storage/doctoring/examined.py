"""A database that is looked at and never written: what its own schema says is not trusted."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizapp.errors import DatabaseError
from quizapp.storage.failures import explained
from quizapp.storage.identity import read_identity
from quizapp.storage.opening import refuse, uri

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
            identity = read_identity(opened)
            refuse(identity, path)
            if identity.is_new:
                raise DatabaseError(f"{path} is empty: no quizapp has written to it yet.")
            yield opened
