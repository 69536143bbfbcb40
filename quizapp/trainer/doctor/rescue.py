"""The ways out of a damaged database: the newest backup, what can be read of the file itself, or both."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.backup import Backup
from quizapp.core.counting import plural
from quizapp.core.progress import Progress, Work, silent
from quizapp.errors import DatabaseError, QuizError
from quizapp.storage import mark, restoring
from quizapp.storage.backups import Backups
from quizapp.storage.doctoring.salvage import salvage
from quizapp.storage.doctoring.salvaged import Salvaged
from quizapp.storage.failures import UNREADABLE

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


class Way(StrEnum):
    """What may become of a database that is damaged or lacks entries; what is replaced is kept under another name.

    ACCEPT goes on with what is there.
    """

    BOTH = "both"
    BACKUP = "backup"
    SALVAGE = "salvage"
    ACCEPT = "accept"

    @property
    def says(self) -> str:
        """What comes of it, in words."""
        return _THEN[self]


_THEN = {
    Way.BOTH: "the backup, and on top of it what can be read",
    Way.BACKUP: "the backup alone",
    Way.SALVAGE: "what can be read alone",
    Way.ACCEPT: "go on with what is there",
}


class Damage(NamedTuple):
    """A database that cannot be used: the newest good backup and when that was made, how many reviews can be read of
    the file, and how many of these the backup has not.
    """

    path: Path
    backup: Backup | None
    made: str
    reviews: int
    beyond: int

    def ways(self, *, is_sound: bool = False) -> list[Way]:
        """The ways there are, the best first; one that `is_sound` and only lacks entries can be gone on with."""
        found = [Way.BOTH] if self.backup and self.beyond else []
        found += [Way.BACKUP] if self.backup else []
        if is_sound:
            return [*found, Way.ACCEPT]
        return [*found, Way.SALVAGE] if self.reviews else found

    def sentences(self) -> Iterator[str]:
        """What there is to go back to."""
        if self.backup:
            yield f"Newest good backup: {self.made}, {plural(self.backup.contents.reviews, 'review')}."
        else:
            yield "There is no good backup."
        beyond = f", {self.beyond:,} of them not in the backup" if self.backup and self.reviews else ""
        yield f"Still to be read in the file: {plural(self.reviews, 'review')}{beyond}."


class Rescue:
    """Looks at a damaged database, and does what the learner chose; until then nothing is written.

    `progress` is told how far reading the damaged file is; what it raises ends that.
    """

    def __init__(
        self,
        backups: Backups,
        open_trainer: "Callable[[], Trainer]",
        clock: Callable[[], datetime],
        progress: Progress = silent,
    ) -> None:
        self._backups = backups
        self._open_trainer = open_trainer
        self._clock = clock
        self._progress = progress
        self._reading = Work()
        self._salvaged: Salvaged | None = None

    def look(self) -> Damage:
        """What there is to choose from. Raises DatabaseError for a file that cannot be read at all."""
        backup, saved = self._backups.newest_good(), self._read()
        made = datetime.fromtimestamp(backup.at_ms / 1000, self._clock().tzinfo) if backup else None
        when = f"{made:%Y-%m-%d %H:%M}" if made else ""
        beyond = _beyond(saved, self._backups.folder / backup.name) if backup else saved.reviews
        return Damage(self._backups.database, backup, when, saved.reviews, beyond)

    def take(self, way: Way) -> str:
        """Does it; returns a sentence that says what the log holds now, and where the damaged file is.

        Raises QuizError where it cannot be done; the damaged file is still there then, under one name or the other.
        """
        if way is Way.ACCEPT:
            restoring.accept(self._backups)
            return "Your log goes on with what is there."
        saved = self._read() if way is not Way.BACKUP else None
        backup = self._backups.newest_good() if way is not Way.SALVAGE else None
        if backup:
            aside = restoring.restore(self._backups, self._backups.folder / backup.name, self._at_ms()).before
        else:
            aside = self._begin_anew()
        added = self.add(saved) if saved else 0
        return " ".join(_told(backup, added if saved else None, aside))

    def add(self, saved: Salvaged) -> int:
        """Adds what was saved to the log; how many entries were new to it."""
        trainer = self._open_trainer()
        try:
            return sum(trainer.import_log(saved.log(name), name).new for name in saved.names)
        finally:
            trainer.close()

    def end(self) -> None:
        """Has reading the damaged file stop, in whatever thread that is; it raises QuizError there."""
        self._reading.end()

    def _read(self) -> Salvaged:
        if self._salvaged is None:
            path = self._backups.database
            self._salvaged = salvage(path, self._tell) if path.exists() else Salvaged()
        return self._salvaged

    def _tell(self, what: str, done: int, of: int) -> None:
        self._reading.tell(what, done, of)
        self._progress(what, done, of)

    def _at_ms(self) -> int:
        return int(self._clock().timestamp() * 1000)

    def _begin_anew(self) -> Path | None:
        path = self._backups.database
        try:
            aside = restoring.set_aside(path, self._at_ms()) if path.exists() else None
        except OSError as error:
            raise DatabaseError(f"{path} cannot be set aside: {error.strerror}.") from error
        mark.write(path, mark.Mark(accepted=self._backups.newest_number()))
        return aside


def _told(backup: Backup | None, added: int | None, aside: Path | None) -> Iterable[str]:
    if backup:
        yield f"The backup is back, with {plural(backup.contents.reviews, 'review')}."
    if added is not None:
        yield f"{plural(added, 'entry was', 'entries were')} saved from the damaged file."
    if aside:
        yield f"What was there before is kept as {aside}."


def _beyond(saved: Salvaged, backup: Path) -> int:
    """How many of the reviews that were saved a good backup has not."""
    try:
        return saved.beyond(backup)
    except UNREADABLE as error:
        raise QuizError(f"{backup} cannot be read: {error}.") from error
