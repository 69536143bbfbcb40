"""`quizapp doctor --fix`, `--rebuild` and `--salvage`: what is wrong is mended, and said."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from quizapp.cli import doctoring, surroundings
from quizapp.cli.agreeing import agreed
from quizapp.cli.build import Call, backups_of, open_trainer
from quizapp.cli.interrupting import interruptible
from quizapp.cli.output import as_json, data, say
from quizapp.cli.progress import Bar
from quizapp.core.counting import plural
from quizapp.core.findings import Finding, State
from quizapp.core.progress import Progress, silent
from quizapp.errors import DamagedError, QuizError, Status
from quizapp.render.visible import visible
from quizapp.storage import restoring
from quizapp.storage.doctoring.mending import mend
from quizapp.storage.doctoring.salvage import salvage as salvaged
from quizapp.storage.store import Store
from quizapp.trainer.doctor import folding
from quizapp.trainer.doctor.checkup import is_usable
from quizapp.trainer.doctor.rebuilding import rebuild as rebuild_all
from quizapp.trainer.doctor.rescue import Rescue

_ASK = "Do that?"


def fix(call: Call, *, deep: bool) -> int:
    """Mends what can be mended, after a backup, and looks again; the status is that of the second look."""
    found = doctoring.looked(call, deep=deep)
    if doctoring.status_of(found) == Status.DATABASE:
        doctoring.show(call, found)
        return Status.DATABASE
    wrong = [one for one in found if one.mends]
    if not wrong:
        doctoring.show(call, found, is_brief=True)
        say("There is nothing that `--fix` could mend.")
        return doctoring.status_of(found)
    with interruptible("`quizapp doctor --fix` again goes on."):
        for done in _mended(call, wrong):
            say(done)
    again = doctoring.looked(call, deep=deep)
    doctoring.show(call, again, is_brief=True)
    return doctoring.status_of(again)


def _mended(call: Call, wrong: Sequence[Finding]) -> Iterator[str]:
    """Does it, one thing after the other, and says what was done."""
    checks = {one.check for one in wrong}
    settings = call.settings
    if "permissions" in checks:
        try:
            closed = surroundings.close_to_others(settings.data)
            yield f"{plural(closed, 'file or folder is', 'files and folders are')} yours alone now."
        except OSError as error:
            yield f"The permissions could not be changed: {error.strerror}."
    if checks - {"permissions"}:
        aside = settings.data / f"set-aside-{call.clock():%Y-%m-%dT%H-%M-%S}.jsonl"
        with Bar(shown=not call.json) as bar:
            _kept(call, "repair", bar)
            bar.tell("Mending", 0, 0)
            done = list(mend(settings.database, list(wrong), aside))
            restoring.accept(backups_of(call))
            with Store.open(settings.database) as store:
                rebuild_all(store, settings.policy, bar.tell)
            open_trainer(call, progress=bar.tell).close()
        yield from done
        yield "Memories, sums and mistakes were folded anew."


def rebuild(call: Call) -> int:
    """Folds the whole log anew and says what differed from what was there; returns the status."""
    database = call.settings.database
    if not database.exists():
        raise QuizError(f"There is no database {database} yet: nothing is to be folded.")
    again = "Nothing is lost: `quizapp doctor --rebuild` again goes on."
    with interruptible(again), Bar(shown=not call.json) as bar:
        _kept(call, "rebuild", bar)
        with Store.open(database) as store:
            store.refuse_gaps()
            found = list(folding.look(database, call.settings.policy, bar.tell))
            rebuild_all(store, call.settings.policy, bar.tell)
    if call.json:
        as_json([doctoring.as_object(one) for one in found])
    else:
        data(visible(one.said) for one in found)
    wrong = any(one.state is State.PROBLEM for one in found)
    say("It is now as the log gives it." if wrong else "Everything was as the log gives it.")
    return Status.FINE


def salvage(call: Call, file: str | None, *, yes: bool) -> int:
    """Adds what can be read of a damaged file to the log; without one the database's own is replaced after a question.

    Raises QuizError where nothing can be read, or nobody says yes.
    """
    if file is not None:
        return _added(call, Path(file))
    if is_usable(doctoring.subject(call)) and _opens(call):
        raise QuizError("The database can be read: nothing has to be saved. `quizapp doctor` says how it is.")
    with interruptible("Nothing was changed."), Bar(shown=not call.json) as bar:
        rescue = rescue_of(call, bar.tell)
        found = rescue.look()
    for sentence in (f"{found.path}:", *found.sentences()):
        say(sentence)
    ways = found.ways()
    if not ways:
        raise QuizError("There is nothing to save, and no backup. Move the file away to begin anew.")
    say(f"What takes its place: {ways[0].says}. The damaged file is kept under another name.")
    if not (yes or agreed(_ASK, "quizapp doctor --salvage --yes")):
        return Status.FINE
    again = "The damaged file is kept beside the database: `quizapp doctor --salvage FILE` adds what is missing."
    with interruptible(again), Bar(shown=not call.json) as bar:
        bar.tell("Putting back what there is", 0, 0)
        said = rescue.take(ways[0])
    say(said)
    return Status.FINE


def _added(call: Call, file: Path) -> int:
    """Adds what can be read of a file to the log."""
    with interruptible("Nothing was changed."), Bar(shown=not call.json) as bar:
        saved = salvaged(file, bar.tell)
        if not saved.events:
            raise QuizError(f"Nothing of a log can be read of {file}.")
        _kept(call, "salvage", bar)
    with interruptible("Nothing is lost: the same again goes on."), Bar(shown=not call.json) as bar:
        new = rescue_of(call, bar.tell).add(saved)
    say(f"Reviews that can be read of {file}: {saved.reviews:,}. Entries new to your log: {new:,}.")
    return Status.FINE


def _opens(call: Call) -> bool:
    """Whether nothing is damaged that only a start meets, as when a database of an older version is changed."""
    try:
        Store.open(call.settings.database, backups=backups_of(call)).close()
    except DamagedError:
        return False
    return True


def _kept(call: Call, reason: str, bar: Bar) -> None:
    """Makes a backup before something; says so where none can be made."""
    backups = backups_of(call)
    backups.before(reason, bar.tell)
    bar.clear()
    for notice in backups.notices:
        say(notice)


def rescue_of(call: Call, progress: Progress = silent) -> Rescue:
    """The ways out of a damaged database of this call; `progress` is told how far long work is."""
    backups = backups_of(call)
    return Rescue(backups, lambda: open_trainer(call, refresh=False, progress=progress), call.clock, progress)
