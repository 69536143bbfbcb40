"""A session on the screen."""

from dataclasses import dataclass, field

from quizapp.core.session import Session


@dataclass(slots=True)
class Sitting:
    """A session on the screen: the prompts shown by card id, the time spent [s], whether it came to its end, and
    what is left to say when nothing was rated.
    """

    session: Session
    prompts: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    over: bool = False
    parting: str = ""
