"""Whether memories, tallies and mistakes are what the log gives: all is folded anew beside them and compared."""

from collections.abc import Iterator
from pathlib import Path

from quizapp.core.aliases import Aliases
from quizapp.core.counting import plural
from quizapp.core.findings import Finding, fine, problem, told
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.storage.doctoring.scratch import FOLDED, scratch
from quizapp.trainer.refolding import refold

COMPARING = "Comparing with what is kept"
_NAMES = {
    "memory": ("memory differs", "memories differ"),
    "day_tally": ("sum of a day differs", "sums of days differ"),
    "hour_tally": ("sum of an hour differs", "sums of hours differ"),
    "form_tally": ("sum of a form differs", "sums of forms differ"),
    "mistake": ("counted mistake differs", "counted mistakes differ"),
}


def look(path: Path, policy: Policy, progress: Progress = silent) -> Iterator[Finding]:
    """What is otherwise than the log of every learner gives under a policy. Raises DatabaseError.

    What was folded under another policy, as another version folds, or from entries that were given up, is not compared:
    it is about to be folded anew.
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
        said = "Memories and sums are of another log or another schedule than those of now."
        yield told("folds", said, "The next start folds the log anew; nothing has to be done.", old)
    elif not wrong:
        yield fine("folds", "Memories, sums and mistakes are what the log gives, all folded anew: 0 differ.")
    for table, count in wrong.items():
        said = f"{plural(count, *_NAMES[table])} from what the log gives."
        yield problem("folds", said, "`quizapp doctor --fix` folds the log anew.", count, mends=True)
