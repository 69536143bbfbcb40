"""Whether the log is kept as it was: the mark beside the database, and the backups."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from quizapp.core.counting import plural
from quizapp.core.findings import Finding, broken, fine, problem, told
from quizapp.errors import LostError
from quizapp.storage import mark
from quizapp.storage.backups import Backups
from quizapp.storage.database import Database
from quizapp.storage.opening import Opened


def look(opened: sqlite3.Connection, path: Path, kept: Backups) -> Iterator[Finding]:
    """Whether the log holds as much as its mark and the newest good backup know of."""
    try:
        refuse_loss(Database(Opened(opened, read_only=True), path), kept)
    except LostError as error:
        yield broken("mark", str(error).removesuffix(mark.WAYS).rstrip(), mark.WAYS)
    else:
        yield fine("mark", "The log holds all that it held when it was last closed.")


def refuse_loss(database: Database, kept: Backups) -> None:
    """Raises LostError where the log holds less than it did before, by its mark or by the newest good backup.

    What was accepted since that backup was made is no loss.
    """
    mark.refuse_loss(database)
    mark.refuse_gaps(database)
    newest, here = kept.newest_good(), mark.count(database)
    if newest and newest.number > mark.read(database.path).accepted and newest.contents.events > here:
        raise LostError(
            f"{database.path} holds {plural(here, 'entry', 'entries')} of the log, and the backup {newest.name} "
            f"{newest.contents.events:,}: some were deleted. {mark.WAYS}"
        )


def backups(kept: Backups, *, is_usable: bool = True) -> Iterator[Finding]:
    """Whether there are backups, and whether those that are there are still as they were made; of a database that is
    not `is_usable` none can be made.
    """
    found = kept.listed()
    if not kept.rules.on:
        yield told("backups", "Backups are switched off.", "`backups.on = true` in config.toml switches them on.")
    if not found:
        cure = "`quizapp backup` makes one." if is_usable else ""
        yield told("backups", f"There is no backup in {kept.folder} yet.", cure)
        return
    good = kept.newest_good()
    if good == found[0]:
        reviews = plural(good.contents.reviews, "review")
        said = f"{plural(len(found), 'backup')}, the newest with {reviews} and as it was made."
        yield fine("backups", said)
    else:
        cure = "`quizapp backup` makes a good one. Look after the disk."
        yield problem("backups", f"The backup {found[0].name} is not as it was made.", cure)
