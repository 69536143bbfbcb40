"""What every command is handed, and how the trainer is built from it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.cli.arguments import Everywhere
from quizapp.cli.clock import Clock
from quizapp.cli.output import say
from quizapp.settings import Settings, data_folder, load

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the program: settings, clock, and whether listings are JSON."""

    settings: Settings
    clock: Clock
    json: bool = False


def begin(everywhere: Everywhere) -> Call:
    """The call that the options of every command and the environment describe.

    Raises QuizError for settings that cannot be read.
    """
    data = data_folder(everywhere.data, os.environ)
    settings = load(data, everywhere.decks, os.environ)
    return Call(settings, Clock(everywhere.now), everywhere.json)


def say_notices(call: Call) -> None:
    """Says what was wrong in the settings."""
    for notice in call.settings.notices:
        say(notice)


def open_trainer(call: Call, *, refresh: bool = True) -> "Trainer":
    """A trainer on the learner's log and decks; without `refresh` the decks are taken as they were last read.

    Raises DatabaseError or LockedError when the database cannot be opened.
    """
    from quizapp.storage.store import Store
    from quizapp.trainer.options import Options
    from quizapp.trainer.trainer import Trainer

    settings = call.settings
    options = Options(settings.policy, settings.limits, settings.day_start, settings.off)
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(settings.database))
        trainer = Trainer(store, settings.decks, options, call.clock, refresh=refresh)
        stack.pop_all()
    return trainer


@contextmanager
def trainer_of(call: Call, *, refresh: bool = True) -> Iterator["Trainer"]:
    """The trainer for one command; what it wants to be known is said, and it is closed at the end."""
    say_notices(call)
    trainer = open_trainer(call, refresh=refresh)
    try:
        for notice in trainer.notices:
            say(notice)
        yield trainer
    finally:
        trainer.close()
