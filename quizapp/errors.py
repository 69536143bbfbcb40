"""What can go wrong, said to the user: QuizError (one sentence) and Problem (one place in a deck file)."""

from enum import StrEnum
from typing import ClassVar, NamedTuple


class Status:
    """Exit codes of the program, as documented in the README."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    DATABASE = 3
    LOCKED = 4
    BUG = 70
    SIGNAL = 128


class QuizError(Exception):
    """An error whose text is a sentence for the user: what, where and what to do."""

    status: ClassVar[int] = Status.PROBLEMS


class UsageError(QuizError):
    """The command was called wrongly."""

    status = Status.USAGE


class NotHereError(QuizError):
    """A deck or topic that is named is not here, broken, or switched off."""


class EndedError(QuizError):
    """An exam was handed in or dropped already, maybe by another process."""


class ChangedError(QuizError):
    """A file is not as it was when it was read; it was left as it is."""


class DatabaseError(QuizError):
    """The database cannot be used: damaged, foreign, newer, read-only or out of space."""

    status = Status.DATABASE


class LockedError(DatabaseError):
    """Another process holds the database; the same call may go through later."""

    status = Status.LOCKED


class GoneError(DatabaseError):
    """The file of the open database was deleted or replaced; what it held is still at hand."""


class ReplacedError(DatabaseError):
    """Another process put a backup in the place of the log; told once."""


class OutdatedError(DatabaseError):
    """Another quizapp made another version of the open database; what this one writes would not fit."""


class DamagedError(DatabaseError):
    """The file of the database is damaged, or no database at all; it was left as it is."""


class LostError(DatabaseError):
    """The database does not hold all that its log held before; nothing was written."""


class Level(StrEnum):
    """How bad a problem is: only errors make `check` fail."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Problem(NamedTuple):
    """One place in a deck file that needs the author: where, what and the cure.

    `line` and `column` count from 1. `excerpt` is the source line, shown with a caret under `column`;
    empty where the file has no such line. `cure` says what to write instead; may be empty.
    """

    path: str
    line: int
    column: int
    level: Level
    rule: str
    message: str
    cure: str = ""
    excerpt: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong and its cure, told apart."""
        said = f"{self.message.rstrip('.')}."
        return f"{said} Cure: {self.cure.rstrip('.')}." if self.cure else said
