"""What every command is handed, and how the trainer is built from it."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import field
from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.cli.arguments import Everywhere
from quizapp.cli.clock import Clock
from quizapp.cli.output import say
from quizapp.cli.progress import Bar
from quizapp.core.progress import Progress, Work, silent
from quizapp.core.values import frozen
from quizapp.errors import DamagedError, QuizError
from quizapp.settings import Settings, data_folder, load

if TYPE_CHECKING:
    from quizapp.storage.backups import Backups
    from quizapp.trainer.options import Options
    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.kit import Look


OPENING_MS = 5000
CHEAP = 32 << 20


@frozen
class Call:
    """One call of the program: settings, clock, and whether listings are JSON.

    `fixed` says by id why a setting cannot be changed now: a flag or the environment sets it. `work` is what is being
    done behind a screen.
    """

    settings: Settings
    clock: Clock
    json: bool = False
    fixed: Mapping[str, str] = field(default_factory=dict)
    work: Work = field(default_factory=Work, compare=False)


def begin(everywhere: Everywhere) -> Call:
    """The call that the options of every command and the environment describe.

    Raises QuizError for settings that cannot be read.
    """
    data = data_folder(everywhere.data, os.environ)
    settings = load(data, everywhere.decks, os.environ)
    return Call(settings, Clock(everywhere.now), everywhere.json, _fixed(everywhere, os.environ))


def options(settings: Settings) -> "Options":
    """What the settings mean for the trainer."""
    from quizapp.trainer.options import Options

    return Options(
        policy=settings.policy,
        limits=settings.limits,
        day_start=settings.day_start,
        off=settings.off,
        harder_days=settings.harder_days,
        confidence=settings.confidence,
        target=settings.target,
        catch_up_minutes=settings.catch_up_minutes,
        exam=settings.exam,
        blueprint=settings.blueprint,
        own_decks=settings.own_decks,
    )


def look(settings: Settings) -> "Look":
    """How the terminal UI looks under some settings."""
    from quizapp.tui.kit import Look

    return Look(settings.theme, settings.keys, settings.maths, settings.motion, settings.editor)


def say_notices(call: Call) -> None:
    """Says what was wrong in the settings."""
    for notice in call.settings.notices:
        say(notice)


def open_trainer(
    call: Call,
    *,
    refresh: bool = True,
    wait_ms: int | None = None,
    opening_ms: int = OPENING_MS,
    progress: Progress = silent,
) -> "Trainer":
    """A trainer on the learner's log and decks; without `refresh` the decks are taken as they were last read.

    `progress` is told how far long work is, while it opens and later.

    It waits at most `opening_ms` [ms] for other processes until it is open, then `wait_ms` [ms] if that is given.

    Raises DatabaseError or LockedError when the database cannot be opened.
    """
    from quizapp.storage.store import Store
    from quizapp.trainer.trainer import Trainer

    gc.freeze()
    gc.enable()
    settings = call.settings
    with ExitStack() as stack:
        opened = Store.open(settings.database, wait_ms=opening_ms, backups=backups_of(call), progress=progress)
        store = stack.enter_context(opened)
        trainer = Trainer(store, settings.decks, options(settings), call.clock, refresh=refresh, progress=progress)
        if wait_ms is not None:
            store.wait_at_most(wait_ms)
        stack.pop_all()
    return trainer


def backups_of(call: Call) -> "Backups":
    """The backups of the call's database."""
    from quizapp.core.day import EPOCH
    from quizapp.storage.backups import Backups

    def now_ms() -> int:
        return (call.clock() - EPOCH) // timedelta(milliseconds=1)

    return Backups(call.settings.database, call.settings.backups, now_ms)


@contextmanager
def trainer_of(call: Call, *, refresh: bool = True) -> Iterator["Trainer"]:
    """The trainer for one command; what it wants to be known is said, and it is closed at the end."""
    say_notices(call)
    with Bar(shown=not call.json) as bar, closing(open_trainer(call, refresh=refresh, progress=bar.tell)) as trainer:
        bar.clear()
        told = trainer.notices
        for notice in told:
            say(notice)
        yield trainer
        bar.clear()
        back_up(call, trainer)
        for notice in trainer.notices:
            if notice not in told:
                say(notice)


def back_up(call: Call, trainer: "Trainer") -> None:
    """Makes the first backup of a day where that takes no longer than a command may; else the terminal UI does."""
    if not trainer.backup_is_due:
        return
    if call.settings.database.stat().st_size > CHEAP:
        if overdue := trainer.backup_overdue:
            say(overdue)
        return
    try:
        trainer.backups.make("day")
    except DamagedError:
        raise
    except QuizError as error:
        say(str(error))


def _fixed(everywhere: Everywhere, environ: Mapping[str, str]) -> dict[str, str]:
    """The settings that a flag or the environment sets, by id, and which."""
    who = "--decks" if everywhere.decks else "QUIZAPP_DECKS" if environ.get("QUIZAPP_DECKS") else ""
    decks = dict.fromkeys(("decks.paths", "decks.bundled"), f"Fixed for now: {who} says which decks there are.")
    still = {"interface.motion": "Fixed for now: TEXTUAL_ANIMATIONS is none in the environment."}
    return {**(decks if who else {}), **(still if environ.get("TEXTUAL_ANIMATIONS") == "none" else {})}
