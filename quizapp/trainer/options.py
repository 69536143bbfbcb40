"""What a learner has set, as far as the trainer needs it."""

from dataclasses import field
from datetime import time
from pathlib import Path

from quizapp.core.day import DAY_START
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.policy import HARDER_DAYS, Policy
from quizapp.core.queue import Limits
from quizapp.core.values import frozen


@frozen
class Options:
    """Scheduling policy, daily limits, when the study day starts [local time], and the decks switched off by name.

    `harder_days` is the stability [days] from which a choice hides its options, 0 for never; `confidence` whether
    learners are asked how sure they are. `target` is the mastery to aim for [0, 1], `exam` the exam to come,
    `blueprint` what an exam taken here is made of;
    `catch_up_minutes` how long a day [minutes] a learner catches up after a break. `own_decks` is the folder that
    new decks come into, None for `decks` in the data folder.
    """

    policy: Policy = field(default_factory=Policy)
    limits: Limits = field(default_factory=Limits)
    day_start: time = DAY_START
    off: frozenset[str] = frozenset()
    harder_days: int = HARDER_DAYS
    confidence: bool = False
    target: float = 0.8
    catch_up_minutes: int = 20
    exam: ExamPlan = field(default_factory=ExamPlan)
    blueprint: Blueprint = field(default_factory=Blueprint)
    own_decks: Path | None = None
