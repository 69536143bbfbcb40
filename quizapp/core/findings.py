"""What a check-up finds: one finding for each thing that was looked at, in words and for machines."""

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How it is: fine; worth knowing; a problem that study goes on with; or nothing can be used."""

    FINE = "fine"
    TOLD = "told"
    PROBLEM = "problem"
    BROKEN = "broken"


class Finding(NamedTuple):
    """What one check says. `check` names it for machines, `said` is what it found, `cure` what to do.

    `number` is how many places there are of it; `mends` whether `--fix` does something about it.
    """

    check: str
    state: State
    said: str
    cure: str = ""
    number: int = 0
    mends: bool = False


def fine(check: str, said: str) -> Finding:
    """Nothing is wrong there."""
    return Finding(check, State.FINE, said)


def told(check: str, said: str, cure: str = "", count: int = 0) -> Finding:
    """Nothing is wrong, and yet it is worth knowing."""
    return Finding(check, State.TOLD, said, cure, count)


def problem(check: str, said: str, cure: str, count: int = 1, *, mends: bool = False) -> Finding:
    """Something is wrong, and study goes on."""
    return Finding(check, State.PROBLEM, said, cure, count, mends)


def broken(check: str, said: str, cure: str) -> Finding:
    """The database cannot be used."""
    return Finding(check, State.BROKEN, said, cure, 1)
