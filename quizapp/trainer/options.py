"""What a learner has set, as far as the trainer needs it."""

from dataclasses import dataclass, field
from datetime import time

from quizapp.core.day import DAY_START
from quizapp.core.policy import Policy
from quizapp.core.queue import Limits


@dataclass(frozen=True, slots=True)
class Options:
    """Scheduling policy, daily limits, when the study day starts [local time], and the decks switched off by name."""

    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    day_start: time = DAY_START
    off: frozenset[str] = frozenset()
