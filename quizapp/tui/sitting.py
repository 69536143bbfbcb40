"""A session on the screen."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from quizapp.core.session import Session
from quizapp.tui.kit import Request

if TYPE_CHECKING:
    from quizapp.core.topics import Topics


class Way(Enum):
    """Where the learner goes from the summary."""

    ON = "on"
    HOME = "home"
    UNDO = "undo"


@dataclass(slots=True)
class Sitting:
    """A session on the screen: the prompts shown by card id, the time spent [s], whether it came to its end, and
    what is left to say when nothing was rated.

    `request` is what was asked for; `instead` is what the learner wants to go on with; `topics` are those
    there were when a cure began.
    """

    session: Session
    prompts: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    over: bool = False
    parting: str = ""
    request: Request = field(default_factory=Request)
    instead: Request | None = None
    topics: "Topics | None" = None
