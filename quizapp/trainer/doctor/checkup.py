"""The whole check-up of a database and what belongs to it; nothing is written."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from pathlib import Path

from quizapp.core.day import moment
from quizapp.core.findings import Finding, State, broken, told
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.core.values import frozen
from quizapp.errors import DatabaseError, LockedError, LostError
from quizapp.storage import mark
from quizapp.storage.backups import Backups
from quizapp.storage.doctoring import checks
from quizapp.storage.doctoring.examined import examined
from quizapp.trainer.doctor import copies, counts, decks, folding, log, portions

LOOKING = "Looking through the database"
_CHECKS = 6
_WAYS = "`quizapp doctor --salvage` saves what can be read; `quizapp restore` puts a backup back, if there is one."


@frozen
class Subject:
    """What is looked at: the database, the folders of the decks, the policy that cards are scheduled by, when, where a
    study day starts, and the backups.
    """

    database: Path
    decks: Sequence[Path]
    policy: Policy
    now: datetime
    day_start: time
    backups: Backups


def look(subject: Subject, *, deep: bool = False, progress: Progress = silent) -> Iterator[Finding]:
    """All findings; what cannot be looked at because the database is damaged is left out.

    Raises LockedError where another process holds the database for too long.
    """
    usable = True
    for one in _looked(subject, deep=deep, progress=progress):
        usable = usable and one.state is not State.BROKEN
        yield one
    yield from copies.backups(subject.backups, is_usable=usable)


def _looked(subject: Subject, *, deep: bool, progress: Progress) -> Iterator[Finding]:
    path = subject.database
    try:
        mark.refuse_missing(path)
        if path.exists():
            yield from _database(subject, deep=deep, progress=progress)
        else:
            yield told("database", f"There is no database yet at {path}.", "It is made at the first start.")
    except LockedError:
        raise
    except LostError as error:
        yield broken("database", str(error).removesuffix(mark.WAYS).rstrip(), mark.WAYS)
    except DatabaseError as error:
        yield broken("database", str(error), _WAYS)


def is_usable(subject: Subject) -> bool:
    """Whether the database can be used, as far as is known without folding its log. Raises LockedError like `look`."""
    try:
        mark.refuse_missing(subject.database)
        with examined(subject.database) as opened:
            found = [*checks.look(opened, subject.database, deep=False)]
            if all(one.state is not State.BROKEN for one in found):
                found += copies.look(opened, subject.database, subject.backups)
    except LockedError:
        raise
    except DatabaseError:
        return False
    return all(one.state is not State.BROKEN for one in found)


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
        kept = list(copies.look(opened, path, subject.backups))
        yield from kept
        sound = checks.is_sound([*found, *kept])
        if sound:
            yield from log.look(opened, subject.now)
            yield from decks.look(opened, path, subject.decks, deep=deep)
            at = moment(subject.now, subject.day_start)
            yield from portions.look(opened, path, subject.policy, at, subject.day_start)
            yield from counts.look(opened, path, at.day)
    if sound:
        yield from folding.look(path, subject.policy, progress)
    else:
        yield told("folds", "Memories were not compared with the log, as something before that is to be mended first.")
