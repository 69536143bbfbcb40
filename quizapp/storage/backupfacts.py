"""What is written down of a backup beside it, and what its file is called."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

from quizapp.core.backup import Backup, Contents
from quizapp.core.day import EPOCH
from quizapp.errors import DatabaseError
from quizapp.storage.copying import counted

ENDING, FACTS = ".db", ".json"
UNKNOWN = "unknown"
_NUMBER = re.compile(r"|_\d{3,9}")
_NAME = "quizapp-%Y-%m-%dT%H-%M-%SZ"
_OURS = re.compile(r"(quizapp-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:_\d{3,9})?")


def free_name(folder: Path, at_ms: int) -> str:
    """A name that says when [UTC ms] a backup was made, and that no file in the folder has, or is about to get.

    Those of one second are numbered, so that names rise as moments do.
    """
    stem = f"{EPOCH + timedelta(milliseconds=at_ms):{_NAME}}"
    taken = {path.name.removesuffix(ENDING).rpartition(stem)[2] for path in folder.glob(f"*{stem}*{ENDING}")}
    number = max((int(f"0{tail.removeprefix('_')}") for tail in taken if _NUMBER.fullmatch(tail)), default=-1) + 1
    return f"{stem}_{number:03}{ENDING}" if number else f"{stem}{ENDING}"


def place(backup: Path) -> Path:
    """Where the facts of a backup are."""
    return backup.with_name(f"{backup.name}{FACTS}")


def written(backup: Backup) -> bytes:
    """The facts, to be kept beside the backup."""
    facts = {**backup._asdict(), "contents": backup.contents._asdict()}
    return f"{json.dumps(facts, indent=2)}\n".encode("ascii")


def read(backup: Path) -> Backup | None:
    """The facts beside a backup; None where they are missing or not to be understood."""
    try:
        found = json.loads(place(backup).read_text("ascii"))
        held = found["contents"]
        newest = held["newest_ms"]
        newest_ms = None if newest is None else int(newest)
        counts = int(held["events"]), int(held["reviews"])
        holds = Contents(*counts, str(held["last"]), newest_ms, int(held["version"]))
        named = str(found["reason"]), str(found["digest"])
        number = int(found.get("number", 0))
        return Backup(backup.name, int(found["at_ms"]), int(found["size"]), *named, holds, number)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def found(backup: Path) -> Backup | None:
    """What is known of a backup: the facts beside it, else what its name says and can be counted in it, unchecked.

    None for a file that has no facts, and that quizapp did not name or cannot read.
    """
    return read(backup) or _unwritten(backup)


def _unwritten(backup: Path) -> Backup | None:
    ours = _OURS.fullmatch(backup.name.removesuffix(ENDING))
    try:
        at = datetime.strptime(f"{ours[1]}+0000", f"{_NAME}%z") if ours else None
        if at is None:
            return None
        return Backup(
            backup.name, (at - EPOCH) // timedelta(milliseconds=1), backup.stat().st_size, UNKNOWN, "", counted(backup)
        )
    except (OSError, ValueError, DatabaseError):
        return None
