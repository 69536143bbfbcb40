"""The whole check-up of a database and what belongs to it; nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.core.findings import Finding, State, broken, told
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.errors import DatabaseError, LockedError
from quizapp.storage import mark
from quizapp.storage.backups import Backups
from quizapp.storage.doctoring import checks
from quizapp.storage.doctoring.examined import examined
from quizapp.trainer.doctor import copies, decks, folding, log

LOOKING = "Looking through the database"
_CHECKS = 6
_WAYS = "`quizapp restore` puts a backup back; `quizapp doctor --salvage` saves what can be read of the file."


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: the database, the folders of the decks, the policy that cards are scheduled by, when, and the
    backups.
    """

    database: Path
    decks: Sequence[Path]
    policy: Policy
    now: datetime
    backups: Backups


def look(subject: Subject, *, deep: bool = False, progress: Progress = silent) -> Iterator[Finding]:
    """All findings; what cannot be looked at because the database is damaged is left out.

    Raises LockedError where another process holds the database for too long.
    """
    path = subject.database
    try:
        mark.refuse_missing(path)
        if path.exists():
            yield from _database(subject, deep=deep, progress=progress)
        else:
            yield told("database", f"There is no database yet at {path}.", "It is made at the first start.")
    except LockedError:
        raise
    except DatabaseError as error:
        yield broken("database", str(error), _WAYS)
    yield from copies.backups(subject.backups)


def _database(subject: Subject, *, deep: bool, progress: Progress) -> Iterator[Finding]:
    path = subject.database
    with examined(path) as opened:
        found = []
        for one in checks.look(opened, path, deep=deep):
            found.append(one)
            progress(LOOKING, len(found), _CHECKS)
            yield one
        if any(one.state is State.BROKEN for one in found):
            return
        yield from copies.look(opened, path)
        sound = checks.is_sound(found)
        if sound:
            yield from log.look(opened, subject.now)
            yield from decks.look(opened, subject.decks)
    if sound:
        yield from folding.look(path, subject.policy, progress)
    else:
        yield told("folds", "Memories were not compared with the log, as something before that is to be mended first.")
