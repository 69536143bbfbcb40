"""A long log folded by several processes, each of which takes a share of the cards."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen
from typing import NamedTuple

from quizapp.core.totals import Totals
from quizapp.processes import at_most, heard, started, tell
from quizapp.storage.replaying import Share
from quizapp.storage.store import Transaction
from quizapp.trainer.sweeping import Folded, Task, swept


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
    shares = tx.shares(at_most(), list(task.carriers))
    with ExitStack() as stack:
        processes = [_ordered(stack, Order(tx.path, tx.learner_id, task, share)) for share in shares]
        answers = _answers(processes, told)
    done = [answer or swept(tx, task, share, told) for answer, share in zip(answers, shares, strict=True)]
    return _together(done)


def _ordered(stack: ExitStack, order: Order) -> Popen[bytes] | None:
    """A process that folds a share, and ends with the stack; None where there is none."""
    process = started(stack, "quizapp.trainer.sharingchild")
    if process:
        tell(process, order)
    return process


def _answers(processes: Sequence[Popen[bytes] | None], told: Callable[[int], None]) -> list[Folded | None]:
    """What each process answers; while one is at work it says how many events it has done."""
    answers: list[Folded | None] = [None] * len(processes)
    working = {number: process for number, process in enumerate(processes) if process}
    while working:
        for number, process in list(working.items()):
            answer = heard(process)
            if isinstance(answer, int):
                told(answer)
                continue
            answers[number] = answer if isinstance(answer, Folded) else None
            del working[number]
    return answers


def _together(parts: Sequence[Folded]) -> Folded:
    totals = Totals()
    for part in parts:
        totals.take_in(part.totals)
    memories = sorted(row for part in parts for row in part.memories)
    return Folded(memories, [mistake for part in parts for mistake in part.mistakes], totals)
