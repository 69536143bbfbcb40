"""A long log folded by several processes, each of which takes a share of the cards."""

import os
import pickle
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen
from typing import NamedTuple

from quizapp.core.totals import Totals
from quizapp.processes import started
from quizapp.storage.replaying import Share
from quizapp.storage.store import Transaction
from quizapp.trainer.sweeping import Folded, Task, swept

_MOST = 4


class Order(NamedTuple):
    """What a process is told: the database, the learner, what to know, and the share that is its own."""

    path: Path
    learner: str
    task: Task
    share: Share


def shared(tx: Transaction, task: Task, told: Callable[[int], None]) -> Folded:
    """What the whole log comes to; `told` is told again and again how many more events are done.

    Nothing may be written before it returns: the processes read the same database. What one of them does not answer
    is folded here.
    """
    shares = tx.shares(min(os.cpu_count() or 1, _MOST), list(task.carriers))
    with ExitStack() as stack:
        processes = [_ordered(stack, Order(tx.path, tx.learner_id, task, share)) for share in shares]
        answers = _heard(processes, told)
    done = [answer or swept(tx, task, share, told) for answer, share in zip(answers, shares, strict=True)]
    return _together(done)


def _ordered(stack: ExitStack, order: Order) -> Popen[bytes] | None:
    """A process that folds a share, and ends with the stack; None where there is none."""
    process = started(stack, "quizapp.trainer.sharingchild")
    try:
        if process and process.stdin:
            pickle.dump(order, process.stdin)
            process.stdin.flush()
    except OSError:
        return None
    return process


def _heard(processes: Sequence[Popen[bytes] | None], told: Callable[[int], None]) -> list[Folded | None]:
    """What each process answers; while one is at work it says how many events it has done."""
    answers: list[Folded | None] = [None] * len(processes)
    working = {number: process for number, process in enumerate(processes) if process}
    while working:
        for number, process in list(working.items()):
            answer = _next(process)
            if isinstance(answer, int):
                told(answer)
                continue
            answers[number] = answer
            del working[number]
    return answers


def _next(process: Popen[bytes]) -> Folded | int | None:
    """What a process says next: how many more events are done, or all that they come to; None if it has gone."""
    try:
        return pickle.load(process.stdout) if process.stdout else None  # noqa: S301 - our own program wrote it
    except (OSError, EOFError, pickle.UnpicklingError):
        return None


def _together(parts: Sequence[Folded]) -> Folded:
    totals = Totals()
    for part in parts:
        totals.take_in(part.totals)
    memories = sorted(row for part in parts for row in part.memories)
    return Folded(memories, [mistake for part in parts for mistake in part.mistakes], totals)
