"""What is written down of a backup beside it, and what its file is called."""

import json
import re
from datetime import timedelta
from pathlib import Path

from quizapp.core.backup import Backup, Contents
from quizapp.core.day import EPOCH

ENDING, FACTS = ".db", ".json"
_NUMBER = re.compile(r"|_\d{3,9}")


def free_name(folder: Path, at_ms: int) -> str:
    """A name that says when [UTC ms] a backup was made, and that no file in the folder has, or is about to get.

    Those of one second are numbered, so that names rise as moments do.
    """
    stem = f"quizapp-{EPOCH + timedelta(milliseconds=at_ms):%Y-%m-%dT%H-%M-%SZ}"
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
        return Backup(backup.name, int(found["at_ms"]), int(found["size"]), *named, holds)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
