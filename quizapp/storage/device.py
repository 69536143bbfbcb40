"""This device's name in the log: a UUID in a file beside the database."""

import os
import uuid
from pathlib import Path

from quizapp.errors import DatabaseError

NAME = "device"


def device_id(folder: Path) -> str:
    """The device's id, made at the first call. Raises DatabaseError if the file cannot be read or written."""
    path = folder / NAME
    try:
        return _read(path) or _write(path)
    except OSError as error:
        raise DatabaseError(f"{path} cannot be used: {error.strerror}. Check its permissions.") from error


def _read(path: Path) -> str:
    """The id in the file; empty if there is no file or it holds no id."""
    try:
        return str(uuid.UUID(path.read_text("ascii").strip()))
    except (FileNotFoundError, ValueError):
        return ""


def _write(path: Path) -> str:
    """Put a new id in place as a whole; returns what is there then, as another process may have done the same."""
    made = str(uuid.uuid4())
    draft = path.with_name(f".{NAME}-{made}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(descriptor, f"{made}\n".encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    draft.replace(path)
    return _read(path)
