"""The whole log folded anew: event by event in its order, so that memories are held meanwhile and events are not."""

from collections.abc import Callable

from quizapp.core.collector import collector_paused
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.core.replay import repeated
from quizapp.core.review import EventKind
from quizapp.storage.store import Transaction
from quizapp.trainer.sweeping import Folded, Task, swept

ADDING_UP = "Adding up reviews"
MUCH = 200_000
"""From so many events on it pays to start processes."""

Carrier = Callable[[str], str]
"""Tells the id that carries a card's history."""


def refold(tx: Transaction, policy: Policy, carrier: Carrier, progress: Progress = silent) -> set[str]:
    """Writes memories, tallies and mistakes as the log gives them; returns the ids of the cards with a memory.

    `progress` is told how many events are done; where it raises, nothing has changed.
    """
    joined = {id_ for alias in tx.of_kind(EventKind.ALIAS) for id_ in (alias.card_id, str(alias.body.get("to", "")))}
    task = _task(tx, policy, {id_: carrier(id_) for id_ in joined})
    with collector_paused(), tx.with_room():
        folded = _folded(tx, task, progress)
        tx.replace_folds(folded.memories, folded.totals, folded.mistakes)
    tx.set_folded(policy.name)
    return {str(row[0]) for row in folded.memories}


def _task(tx: Transaction, policy: Policy, carriers: dict[str, str]) -> Task:
    voids = tx.of_kind(EventKind.VOID)
    voided = frozenset((str(void.body.get("review")), carriers.get(void.card_id, void.card_id)) for void in voids)
    task = Task(policy, carriers, voided, frozenset())
    given = tx.given_by_exams()
    twice = repeated((id_, exam, card) for id_, kind, exam, card in given if not task.leaves_out(id_, kind, card))
    return task._replace(twice=frozenset(twice))


def _folded(tx: Transaction, task: Task, progress: Progress) -> Folded:
    """What the log comes to: of a long one by processes side by side, where they can be started."""
    size, done = tx.size(), 0

    def told(number: int) -> None:
        nonlocal done
        done += number
        progress(ADDING_UP, done, size)

    if size > MUCH and tx.seen_by_others:
        from quizapp.trainer.sharing import shared  # noqa: PLC0415 - only long logs need processes

        return shared(tx, task, told)
    return swept(tx, task, None, told)
