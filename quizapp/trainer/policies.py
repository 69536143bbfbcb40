"""The scheduling policy in the log: what each device wrote of it, and whether what is folded rests on it."""

from quizapp.core.policy import Policy
from quizapp.storage.view import View


def policy_body(policy: Policy) -> dict[str, object]:
    """A scheduling policy as the log keeps it."""
    return {
        "weights": list(policy.weights),
        "retention": policy.retention,
        "learning_steps": list(policy.learning_steps),
        "relearning_steps": list(policy.relearning_steps),
        "maximum_interval": policy.maximum_interval,
        "fuzz": policy.fuzz,
    }


def lacks_policy(view: View, device_id: str, policy: Policy) -> bool:
    """Whether the newest policy in the log that a device wrote is another one, or it wrote none."""
    last = view.last_setting(device_id)
    return last is None or dict(last.body) != policy_body(policy)


def is_folded(view: View, device_id: str, policy: Policy) -> bool:
    """Whether what is kept is folded as this version folds it, by a policy; where no policy was noted, it is that
    which the device wrote last.
    """
    if view.folds_are_old:
        return False
    by = view.folded_by
    return by == policy.name or (by is None and not lacks_policy(view, device_id, policy))
