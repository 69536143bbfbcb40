"""The terminal UI: built from settings and clock, with names checked before the screen is taken."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.cli import crash
from quizapp.cli.build import Call, open_trainer
from quizapp.cli.glimpse import glimpse
from quizapp.errors import Status, UsageError

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


def study(call: Call, names: tuple[str, ...] = (), limit: int | None = None, minutes: float | None = None) -> int:
    """Straight into a session on the decks and topics named, or on everything; returns the status.

    Raises QuizError for an unknown name.
    """
