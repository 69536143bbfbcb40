"""`quizapp backup` and `quizapp restore`: copies of the log made, listed and put back."""

import shlex
from datetime import date
from pathlib import Path

from quizapp.cli.agreeing import agreed
from quizapp.cli.build import Call, backups_of, say_notices
from quizapp.cli.interrupting import interruptible
from quizapp.cli.output import as_json, data, say, table
from quizapp.cli.progress import Bar
from quizapp.core.backup import Backup, Contents
from quizapp.core.counting import plural
from quizapp.core.day import wall_clock
from quizapp.errors import DamagedError, DatabaseError, QuizError, Status, UsageError
from quizapp.storage import restoring
from quizapp.storage.backups import Backups
from quizapp.storage.store import Store
from quizapp.trainer.doctor.rebuilding import rebuild

_ASK = "Put it back? What is there now is kept as a backup."
_MB = 1 << 20
_DAY = 10


def backup(call: Call, target: str) -> int:
    """Makes a backup among the others, or at a path, and says what it holds; returns the status."""
    say_notices(call)
    backups = backups_of(call)
    if not call.settings.database.exists():
        raise QuizError(f"There is no database {call.settings.database} yet: nothing is to be backed up.")
    with Bar(shown=not call.json) as bar:
        where = _free(Path(target), backups) if target else None
        made = backups.make_at(where, bar.tell) if where else backups.make("asked for", bar.tell, insists=True)
    for notice in backups.notices:
        say(notice)
    if call.json:
        as_json(_object(call, made))
    else:
        path = where or backups.folder / made.name
        say(f"{_held(call, made.contents)} backed up to {path} ({_size(made.size)}), and read through.")
    return Status.FINE


def listing(call: Call) -> int:
    """Lists the backups, the newest first; returns the status."""
    say_notices(call)
    backups = backups_of(call)
    found = backups.listed()
    if call.json:
        as_json([_object(call, one) for one in found])
        return Status.FINE
    if found:
        rows = [(_when(call, one.at_ms), one.why, f"{one.contents.reviews:,}", _size(one.size)) for one in found]
        data(table([("made", "why", "reviews", "size"), *rows], numbers=2))
    say(f"They are in {backups.folder}." if found else f"There is no backup in {backups.folder} yet.")
    return Status.FINE


def restore(call: Call, which: str, *, yes: bool) -> int:
    """Puts a backup in the place of the database once that is agreed to; returns the status.

    Raises QuizError where none is found or it is not good; the database stays as it was then.
    """
    say_notices(call)
    backups = backups_of(call)
    path, holds = _chosen(call, backups, which)
    now = restoring.present(call.settings.database)
    say(f"{path.name}: {_held(call, holds)}.")
    told, lost = loss_told(call, path, now)
    if told:
        say(told)
    if not (yes or agreed(_ASK, shlex.join(["quizapp", "restore", *filter(None, [which]), "--yes"]))):
        return Status.FINE
    with Bar(shown=not call.json) as bar:
        done = restoring.restore(backups, path, backups.now_ms(), bar.tell)
    if call.json:
        reviews = {"reviews": done.contents.reviews, "reviews_before": now.reviews if now else None, "lost": lost}
        as_json({"restored": str(path), **reviews, "before": str(done.before) if done.before else None})
    say(f"Your log is that of the backup now: {_held(call, done.contents)}.")
    if done.before:
        again = "; `quizapp restore` puts that back" if done.before.parent == backups.folder else ""
        say(f"What was there before is kept as {done.before}{again}.")
    return Status.FINE


def accept(call: Call) -> int:
    """Goes on with the database as it is, although its log had more entries; returns the status.

    What was folded from entries that are gone is folded anew; where that is interrupted, by the next start.
    """
    database, backups = call.settings.database, backups_of(call)
    with interruptible("The next start folds the log anew."), Bar(shown=not call.json) as bar:
        restoring.accept(backups)
        with Store.open(database, backups=backups, progress=bar.tell) as store:
            rebuild(store, call.settings.policy, bar.tell)
    now = restoring.present(database)
    say(f"quizapp goes on with what is there: {_held(call, now) if now else 'nothing'}.")
    return Status.FINE


def _chosen(call: Call, backups: Backups, which: str) -> tuple[Path, Contents]:
    """The file that is meant, and what it holds."""
    if not which:
        found = backups.newest_good()
        if found is None:
            raise QuizError(f"There is no good backup in {backups.folder}. `quizapp restore FILE` takes another file.")
        return backups.folder / found.name, found.contents
    for path in (Path(which), backups.folder / which):
        if path.is_file():
            _refuse_itself(call, path)
            return path, restoring.good(path)
    day = _day(which)
    for one in sorted(backups.listed(), key=lambda one: one.at_ms, reverse=True):
        if _when(call, one.at_ms)[:_DAY] <= day and backups.is_good(one):
            return backups.folder / one.name, one.contents
    raise QuizError(f"There is no backup of {day} or before in {backups.folder}; `quizapp backup --list` lists them.")


def _refuse_itself(call: Call, path: Path) -> None:
    database = call.settings.database
    if database.exists() and path.samefile(database):
        raise QuizError(f"{path} is the database itself. Name a backup.")


def _day(which: str) -> str:
    try:
        return date.fromisoformat(which).isoformat()
    except ValueError:
        raise UsageError(f"{which} is neither a file nor a day such as 2026-11-20.") from None


def loss_told(call: Call, backup: Path, now: Contents | None) -> tuple[str, int]:
    """What the backup lacks of what is there, as sentences, and how many reviews that are; empty for nothing there."""
    database = call.settings.database
    damaged = f"{database} is damaged; it is set aside, not deleted."
    if now is None:
        return (damaged if database.exists() and database.stat().st_size else ""), 0
    try:
        lost = restoring.loss(database, backup)
    except DamagedError:
        return damaged, 0
    holds = f"Your log holds {plural(now.reviews, 'review')} now"
    if not lost.reviews or lost.first_ms is None or lost.last_ms is None:
        return f"{holds}; the backup has all of them, too.", 0
    first, last = (_when(call, at_ms)[:_DAY] for at_ms in (lost.first_ms, lost.last_ms))
    span = f"of {first}" if first == last else f"of {first} to {last}"
    gone = plural(lost.reviews, f"of them, {span}, is", f"of them, {span}, are")
    return f"{holds}. {gone} not in the backup and will be gone.", lost.reviews


def _free(target: Path, backups: Backups) -> Path:
    """The path itself, or in a folder a name for it. Raises QuizError where it cannot be."""
    if target.is_dir():
        return backups.name_in(target)
    if not target.parent.is_dir():
        raise DatabaseError(f"There is no folder {target.parent}. Make it first.")
    return target


def _object(call: Call, one: Backup) -> dict[str, object]:
    """A backup as docs/json.md describes it."""
    return {
        "name": one.name,
        "made_at": wall_clock(one.at_ms, _tz_min(call)).isoformat(timespec="seconds"),
        "reason": one.reason,
        "bytes": one.size,
        "reviews": one.contents.reviews,
        "entries": one.contents.events,
        "schema": one.contents.version,
        "sha256": one.digest,
    }


def _held(call: Call, holds: Contents) -> str:
    newest = f", the newest of {_when(call, holds.newest_ms)}" if holds.newest_ms is not None else ""
    return f"{plural(holds.reviews, 'review')}{newest}"


def _size(size: int) -> str:
    return f"{size / _MB:,.1f} MB"


def _when(call: Call, at_ms: int) -> str:
    return f"{wall_clock(at_ms, _tz_min(call)):%Y-%m-%d %H:%M}"


def _tz_min(call: Call) -> int:
    offset = call.clock().utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
