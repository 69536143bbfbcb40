"""What is told of a response before it counts: it is no number, its unit is another one, or per cent may be meant."""

from dataclasses import dataclass

from quizapp.core.cards import Card
from quizapp.core.response import Response


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence for the learner. With `meant` it is a question: yes counts that response, no the one given.

    Without, nothing counts yet and the learner answers again.
    """

    says: str
    meant: Response | None = None


def doubt(card: Card, response: Response) -> Doubt | None:
    """What to clear up before a response to a card is graded; None for nothing."""
    return None
