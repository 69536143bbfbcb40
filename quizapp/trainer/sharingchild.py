"""A process that folds a share of a log: it is told what to do on standard input, and answers what it comes to."""

import gc
import pickle
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from quizapp.storage.database import Database
from quizapp.storage.logview import LogView
from quizapp.storage.opening import Opened, uri
from quizapp.trainer.sweeping import Folded, swept

if TYPE_CHECKING:
    from quizapp.trainer.sharing import Order


def serve(answers: BinaryIO) -> None:
    """Folds what it is told; a number is how many more events are done."""
    gc.disable()
    order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own program wrote it
    _say(answers, _folded(order, partial(_say, answers)))


def _folded(order: "Order", told: Callable[[int], None]) -> Folded | None:
    """What a share comes to; None where rows cannot be as written, which whoever asked has to notice."""
    opened = sqlite3.connect(uri(order.path, "mode=ro"), uri=True, isolation_level=None)
    with closing(opened):
        database = Database(Opened(opened, read_only=True), order.path)
        folded = swept(LogView(database, order.learner), order.task, order.share, told)
        return None if database.notices else folded


def _say(answers: BinaryIO, answer: Folded | int | None) -> None:
    pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()
