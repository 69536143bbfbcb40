"""What the app hands to its screens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from quizapp.core.aims import Aim
from quizapp.core.editors import Editor
from quizapp.errors import QuizError
from quizapp.render.forms import Maths
from quizapp.tui.desk import Desk
from quizapp.tui.guard import Guard
from quizapp.tui.key import Key
from quizapp.tui.layouts import shown, split, types

if TYPE_CHECKING:
    from quizapp.core.backup import Backup
    from quizapp.core.exams.blueprint import Blueprint
    from quizapp.core.preference import Preference
    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.covering import Setup


class Request(NamedTuple):
    """What to study: decks or topics (empty: everything), at most so many cards, at most so many minutes, and why.

    A practice asks what `blueprint` and `seed` draw; what was missed is that of the exam with the id `exam`.
    """

    names: tuple[str, ...] = ()
    limit: int | None = None
    minutes: float | None = None
    aim: Aim = Aim.STUDY
    blueprint: "Blueprint | None" = None
    seed: int | None = None
    exam: str = ""


def of_topic(path: str) -> tuple[str, ...]:
    """The names that stand for a topic: the slash tells it from a deck of the same name."""
    return (f"{path}/",)


class Look(NamedTuple):
    """How the app looks: theme by name (empty: the default), keys by action id, form of formulas.

    Without `motion` nothing moves by itself. `editor` is where a question is opened to be written.
    """

    theme: str = ""
    keys: Mapping[str, str] = MappingProxyType({})
    maths: Maths = Maths.UNICODE
    motion: bool = True
    editor: Editor = Editor.HERE


class Change(NamedTuple):
    """What a changed preference means: the look from now on, and what the trainer has to be told."""

    look: Look
    configure: "Callable[[Trainer], None]"


class Preferences(Protocol):
    """What the learner can set, and where it is kept."""

    def listed(self) -> "Sequence[Preference]":
        """Every preference with its value, in the order to be shown."""

    def change(self, id_: str, value: str) -> Change:
        """Keeps another value, given as text. Raises QuizError when it is none, or cannot be written."""

    def refitted(self) -> bool:
        """Whether fitted weights are kept beside those they took the place of. Raises QuizError."""

    def refit(self, weights: Sequence[float] | None) -> Change:
        """Keeps fitted weights, and those they take the place of; None puts these back. Raises QuizError."""


class NoPreferences:
    """Preferences of an app that was handed none."""

    def listed(self) -> "Sequence[Preference]":
        """There is nothing to set."""
        return ()

    def change(self, id_: str, value: str) -> Change:
        """Never happens: nothing is listed."""
        raise LookupError(id_, value)

    def refitted(self) -> bool:
        """Nothing is kept."""
        return False

    def refit(self, weights: Sequence[float] | None) -> Change:
        """Refuses."""
        raise QuizError("Weights cannot be kept here." if weights else "There are no weights to put back.")


class Keeper(Protocol):
    """The backups of the log. May be called in any thread."""

    def listed(self) -> "Sequence[Backup]":
        """Those there are, the newest first."""

    def make(self) -> "Backup":
        """Makes one now. Raises QuizError when that cannot be."""

    def loss(self, backup: "Backup") -> str:
        """What one lacks of the log as it is now, as sentences. Raises QuizError where the log cannot be read."""

    def restore(self, backup: "Backup") -> str:
        """Puts one in the place of the log, which nobody here may have open; a sentence of what was done.

        Raises QuizError, with the log as it was.
        """


class NoKeeper:
    """Of an app without backups."""

    def listed(self) -> "Sequence[Backup]":
        """There are none."""
        return ()

    def make(self) -> "Backup":
        """Refuses."""
        raise QuizError("No backup can be made here.")

    def loss(self, backup: "Backup") -> str:
        """Never happens: none is listed."""
        raise LookupError(backup.name)

    def restore(self, backup: "Backup") -> str:
        """Never happens: none is listed."""
        raise LookupError(backup.name)


@dataclass(slots=True)
class Kit:
    """The trainer's desk, the guard of the rating keys, how things look now, what can be set, and the backups.

    `covers` are the exams that were changed on their covers, as they stand there, by the exam as it was.
    """

    desk: Desk
    guard: Guard
    look: Look = field(default_factory=Look)
    preferences: Preferences = field(default_factory=NoPreferences)
    covers: "dict[Blueprint, Setup]" = field(default_factory=dict)
    keeper: Keeper = field(default_factory=NoKeeper)

    def label(self, key: Key, *, typing: bool = False) -> str:
        """What stands on the key of an action; while a text is typed, on one that writes nothing."""
        chosen = split(self.look.keys.get(key.id, ""))
        silent = [name for name in chosen or split(key.keys) if not types(name)] if typing else []
        return shown((silent or chosen)[0]) if silent or chosen else key.label
