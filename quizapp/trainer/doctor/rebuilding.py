"""The logs of all learners folded anew, in the database itself."""

from quizapp.core.aliases import Aliases
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.storage.store import Store
from quizapp.trainer.refolding import refold


def rebuild(store: Store, policy: Policy, progress: Progress = silent) -> None:
    """Writes memories, sums and mistakes as the log of each learner gives them under a policy.

    Each learner's in one transaction; raises DatabaseError or LockedError, and what `progress` raises.
    """
    for learner in store.learners():
        with store.for_learner(learner).writing() as tx:
            refold(tx, policy, Aliases(tx.aliases()).carrier, progress)
