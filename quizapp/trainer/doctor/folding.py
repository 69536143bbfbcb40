"""Whether memories, tallies and mistakes are what the log gives: all is folded anew beside them and compared."""

from collections.abc import Iterator
from pathlib import Path

from quizapp.core.aliases import Aliases
from quizapp.core.findings import Finding, fine, problem
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.storage.doctoring.scratch import FOLDED, Scratch, scratch
from quizapp.trainer.refolding import refold

_NAMES = {
    "memory": "memories",
    "day_tally": "sums of days",
    "hour_tally": "sums of hours",
    "form_tally": "sums of forms",
    "mistake": "counted mistakes",
}


def look(path: Path, policy: Policy, progress: Progress = silent) -> Iterator[Finding]:
    """What is otherwise than the log of every learner gives under a policy. Raises DatabaseError."""
    with scratch(path) as beside:
        found: dict[str, int] = dict.fromkeys(FOLDED, 0)
        for learner in beside.learners():
            _fold(beside, learner, policy, progress)
            for table in FOLDED:
                found[table] += beside.differing(table, learner)
    wrong = {table: count for table, count in found.items() if count}
    if not wrong:
        yield fine("folds", "Memories, sums and mistakes are what the log gives, all folded anew: 0 differ.")
    for table, count in wrong.items():
        said = f"{count} {_NAMES[table]} differ from what the log gives."
        yield problem("folds", said, "`quizapp doctor --fix` folds the log anew.", count, mends=True)


def _fold(beside: Scratch, learner: str, policy: Policy, progress: Progress) -> None:
    tx = beside.transaction(learner)
    refold(tx, policy, Aliases(tx.aliases()).carrier, progress)
