"""A session on the screen."""

from dataclasses import dataclass, field

from quizapp.core.session import Session


@dataclass(slots=True)
class Sitting:
    """A session on the screen: the prompts shown by card id, the time spent [s], and whether it came to its end."""

    session: Session
    prompts: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    over: bool = False
