"""A process that folds a share of a log: what to do on standard input, what it comes to on standard output."""

import gc
import pickle
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from quizapp.storage.database import Database
from quizapp.storage.logview import LogView
from quizapp.storage.opening import Opened, uri
from quizapp.trainer.sweeping import Folded, swept

if TYPE_CHECKING:
    from quizapp.trainer.sharing import Order


def serve() -> None:
    """Folds what it is told; a number is how many more events are done."""
    gc.disable()
    order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own program wrote it
    _say(_folded(order))


def _folded(order: "Order") -> Folded | None:
    """What a share comes to; None where rows cannot be as written, which whoever asked has to notice."""
    opened = sqlite3.connect(uri(order.path, "mode=ro"), uri=True, isolation_level=None)
    with closing(opened):
        database = Database(Opened(opened, read_only=True), order.path)
        folded = swept(LogView(database, order.learner), order.task, order.share, _say)
        return None if database.notices else folded


def _say(answer: Folded | int | None) -> None:
    pickle.dump(answer, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()
