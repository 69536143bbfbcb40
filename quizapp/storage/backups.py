"""Backups: copies of the database that were read through and counted before they got their names."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from quizapp.core.backup import Backup, Contents, Rules, is_due, newest_first, superfluous
from quizapp.core.progress import Progress, silent
from quizapp.errors import DamagedError, DatabaseError, QuizError
from quizapp.files import create_file, sync_folder
from quizapp.storage import backupfacts, mark
from quizapp.storage.alive import runs
from quizapp.storage.backupfacts import ENDING, FACTS
from quizapp.storage.copying import contents, copy_database, digest, held
from quizapp.storage.failures import SALVAGE, UNREADABLE
from quizapp.storage.identity import read_identity
from quizapp.storage.opening import uri

FOLDER = "backups"
_HALF = ".making-"
_SPARE = _MB = 1 << 20
_Copy = Callable[[Path, Path], None]


class Backups:
    """The backups of the database at a path; `clock` says what time it is [UTC ms].

    `notices` are sentences about backups that could not be made, and about entries that they lack.
    """

    def __init__(self, database: Path, rules: Rules, clock: Callable[[], int]) -> None:
        self.database = database
        self.rules = rules
        self.folder = database.parent / (rules.folder or FOLDER)
        self.notices: list[str] = []
        self._clock = clock

    def now_ms(self) -> int:
        """What time it is [UTC ms]."""
        return self._clock()

    def listed(self) -> list[Backup]:
        """All of them, the newest first: by the order of their making, whatever the clock said."""
        with suppress(OSError):
            found = map(backupfacts.found, self.folder.glob(f"[!.]*{ENDING}"))
            return newest_first(one for one in found if one)
        return []

    def newest_number(self) -> int:
        """The number of the one that was made last; 0 if there is none."""
        return max((one.number for one in self.listed()), default=0)

    def newest_good(self) -> Backup | None:
        """The newest one that is still as it was made."""
        return next((one for one in self.listed() if self.is_good(one)), None)

    def is_good(self, backup: Backup) -> bool:
        """Whether a backup is still as it was made, byte for byte; where nothing tells that, whether it is sound."""
        path = self.folder / backup.name
        try:
            if backup.digest:
                return path.stat().st_size == backup.size and digest(path) == backup.digest
            return contents(path) == backup.contents
        except (OSError, DatabaseError):
            return False

    def is_due(self, last: str, began_ms: int) -> bool:
        """Whether one is to be made unasked for the day that began then [UTC ms], the log ending with this entry."""
        return self.rules.on and is_due(self.listed(), last, began_ms)

    def before(self, reason: str, progress: Progress = silent) -> None:
        """Makes one before something that could go wrong, such as an "import", unless backups are switched off.

        A good one of the same log will do. Where none can be made there is one notice more.
        """
        if not self.rules.on or self.held():
            return
        try:
            self.make(reason, progress)
        except QuizError as error:
            self.notices.append(f"There is no backup from before the {reason}: {error}")

    def make(self, reason: str, progress: Progress = silent, *, wait_ms: int = 5000, insists: bool = False) -> Backup:
        """Makes a backup, reads it through, and deletes those that need not be kept any longer.

        There is one notice more where it has fewer entries than the mark of the log knew of before.
        Raises DamagedError or UnsoundError where the database is, DatabaseError where there is no room, LockedError
        like `copy_database`, which says what it means that one `insists`.
        """
        at_ms, known = self._moment(), mark.read(self.database).events
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep()
            self._refuse_without_room()
            copied = partial(copy_database, wait_ms=wait_ms, progress=progress, insists=insists)
            made = self._copied(self.name_in(self.folder), at_ms, reason, copied, progress, listed=True)
            self._thin(at_ms)
        except OSError as error:
            raise DatabaseError(f"No backup can be made in {self.folder}: {error.strerror}.") from error
        self.notices += mark.gaps(self.database, made.contents.events, known)
        return made

    def make_at(self, target: Path, progress: Progress = silent, *, wait_ms: int = 5000) -> Backup:
        """Makes a backup at a path of the learner's choice, where nothing may be. Raises DatabaseError like `make`."""
        if target.exists():
            raise DatabaseError(f"{target} is there already. Choose another name.")
        try:
            copied = partial(copy_database, wait_ms=wait_ms, progress=progress, insists=True)
            return self._copied(target, self._clock(), "asked for", copied, progress)
        except OSError as error:
            raise DatabaseError(f"No backup can be made at {target}: {error.strerror}.") from error

    def _moment(self) -> int:
        """This moment [UTC ms], or the first one after it of which there is no backup, so that they have an order."""
        at_ms, taken = self._clock(), {one.at_ms for one in self.listed()}
        while at_ms in taken:
            at_ms += 1
        return at_ms

    def held(self) -> Backup | None:
        """The newest good one that holds as much as the log, and ends with the same entry."""
        try:
            with closing(sqlite3.connect(uri(self.database, "mode=ro"), uri=True)) as opened:
                here = held(opened, read_identity(opened).version)
        except UNREADABLE:
            return None
        same = (one for one in self.listed() if here.last and one.contents == here)
        return next(filter(self.is_good, same), None)

    def name_in(self, folder: Path) -> Path:
        """A path in a folder that a backup made now can have."""
        return folder / backupfacts.free_name(folder, self._clock())

    def _copied(
        self, target: Path, at_ms: int, reason: str, copy: _Copy, progress: Progress, *, listed: bool = False
    ) -> Backup:
        """A copy that appears at the target once it was read through; its facts beside it if it is `listed`."""
        half = half_of(target)
        try:
            copy(self.database, half)
            progress("reading the backup through", 0, 0)
            made = Backup(target.name, at_ms, half.stat().st_size, reason, digest(half), self._sound(half))
            if listed:
                made = made._replace(number=self.newest_number() + 1)
                facts = half_of(backupfacts.place(target))
                create_file(facts, backupfacts.written(made))
                facts.chmod(0o600)
                facts.replace(backupfacts.place(target))
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
        sync_folder(target.parent)
        return made

    def _sound(self, half: Path) -> Contents:
        """What a fresh copy holds. Raises DatabaseError, naming the database, where it is damaged as this is."""
        try:
            return contents(half)
        except DatabaseError as error:
            said = str(error).replace(str(half), str(self.database))
            cure = SALVAGE if isinstance(error, DamagedError) else "`quizapp doctor` says more."
            raise type(error)(f"{said} No backup was made of it. {cure}") from error

    def _refuse_without_room(self) -> None:
        needed, free = self.database.stat().st_size + _SPARE, shutil.disk_usage(self.folder).free
        if free < needed:
            said = f"it takes {needed / _MB:,.1f} MB, and {free / _MB:,.1f} MB are free"
            raise DatabaseError(f"There is no room for a backup in {self.folder}: {said}.")

    def _thin(self, now_ms: int) -> None:
        for one in superfluous(self.listed(), now_ms, self.rules.keep_mb << 20):
            path = self.folder / one.name
            path.unlink(missing_ok=True)
            backupfacts.place(path).unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Deletes what processes that ended left half made, and facts about no backup."""
        for path in (*self.folder.glob(f"*{_HALF}*"), *self.database.parent.glob(f"*{_HALF}*")):
            process = path.name.partition(_HALF)[2].partition("-")[0]
            if not process.isdigit() or not runs(int(process)):
                path.unlink(missing_ok=True)
        making = [path.name for path in self.folder.glob(f"{_HALF}*")]
        for facts in self.folder.glob(f"quizapp-*{ENDING}{FACTS}"):
            backup = facts.with_suffix("")
            if not backup.exists() and not any(name.endswith(backup.name) for name in making):
                facts.unlink(missing_ok=True)


def half_of(target: Path) -> Path:
    """What a file is called while this process makes it; what is left of it goes with the next backup."""
    return target.with_name(f"{_HALF}{os.getpid()}-{target.name}")


def refuse_altered(path: Path) -> None:
    """Raises DamagedError for a backup that is not as it was made, by what was written down of it, if anything was."""
    facts = backupfacts.read(path)
    if facts and facts.digest and facts.digest != digest(path):
        raise DamagedError(
            f"{path} is not as it was made: it is damaged, and was not put back. `quizapp backup --list` shows others."
        )
