"""Whether memories, tallies and mistakes are what the log gives: all is folded anew beside them and compared."""

from collections.abc import Iterator
from pathlib import Path

from quizapp.core.aliases import Aliases
from quizapp.core.findings import Finding, fine, problem, told
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.storage.doctoring.scratch import FOLDED, scratch
from quizapp.trainer.refolding import refold

COMPARING = "Comparing with what is kept"
_NAMES = {
    "memory": "memories",
    "day_tally": "sums of days",
    "hour_tally": "sums of hours",
    "form_tally": "sums of forms",
    "mistake": "counted mistakes",
}


def look(path: Path, policy: Policy, progress: Progress = silent) -> Iterator[Finding]:
    """What is otherwise than the log of every learner gives under a policy. Raises DatabaseError.

    What was folded under another policy, or as another version folds, is not compared: it is about to be folded anew.
    """
    old = 0
    with scratch(path) as beside:
        found: dict[str, int] = dict.fromkeys(FOLDED, 0)
        for learner in beside.learners():
            tx = beside.transaction(learner)
            if tx.folds_are_old or tx.folded_by not in (None, policy.name):
                old += 1
                continue
            refold(tx, policy, Aliases(tx.aliases()).carrier, progress)
            for number, table in enumerate(FOLDED):
                progress(COMPARING, number, len(FOLDED))
                found[table] += beside.differing(table, learner)
    wrong = {table: count for table, count in found.items() if count}
    if old:
        said = "The log was last folded under another schedule than the one that is set now."
        yield told("folds", said, "The next start folds it anew; nothing has to be done.", old)
    elif not wrong:
        yield fine("folds", "Memories, sums and mistakes are what the log gives, all folded anew: 0 differ.")
    for table, count in wrong.items():
        said = f"{count} {_NAMES[table]} differ from what the log gives."
        yield problem("folds", said, "`quizapp doctor --fix` folds the log anew.", count, mends=True)
