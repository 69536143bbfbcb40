"""How cards are scheduled: the weights and wishes of a learner."""

from dataclasses import field

from quizapp.core.fsrs import DEFAULT_WEIGHTS, INTERVAL_MAX, Model
from quizapp.core.values import frozen

RETENTION_RANGE = (0.70, 0.99)
STEPS_MAX = 10
HARDER_DAYS = 21
DAY_MINUTES = 24 * 60


@frozen
class Policy:
    """How cards are scheduled: weights, desired retention [0.70, 0.99], steps [minutes], longest interval [days].

    `model` follows from the weights. Raises ValueError with a sentence for a value that cannot work.
    """

    weights: tuple[float, ...] = DEFAULT_WEIGHTS
    retention: float = 0.9
    learning_steps: tuple[float, ...] = (10.0,)
    relearning_steps: tuple[float, ...] = (10.0,)
    maximum_interval: int = INTERVAL_MAX
    fuzz: bool = True
    model: Model = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "model", Model(self.weights))
        low, high = RETENTION_RANGE
        if not low <= self.retention <= high:
            raise ValueError(f"the desired retention is {self.retention}; it has to be from {low:.2f} to {high:.2f}")
        if not 1 <= self.maximum_interval <= INTERVAL_MAX:
            raise ValueError(f"the longest interval is {self.maximum_interval} days; choose 1 to {INTERVAL_MAX}")
        _check_steps("learning", self.learning_steps)
        _check_steps("relearning", self.relearning_steps)

    @property
    def params(self) -> str:
        """12 hexadecimal digits that name the weights and the retention."""
        import hashlib  # noqa: PLC0415 - slow to load, and nothing asks for it at the start

        text = " ".join(repr(float(value)) for value in (*self.weights, self.retention))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def name(self) -> str:
        """All of the policy as a text: the same for the same policy."""
        return repr(self)


def _check_steps(name: str, steps: tuple[float, ...]) -> None:
    if len(steps) > STEPS_MAX:
        raise ValueError(f"there are {len(steps)} {name} steps; at most {STEPS_MAX} work")
    for step in steps:
        if not 0 < step < DAY_MINUTES:
            raise ValueError(f"a {name} step is {step} minutes; it has to be above 0 and below a day ({DAY_MINUTES})")
