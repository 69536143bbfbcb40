"""Practice: the questions of a paper one after the other, with feedback after each, and nothing at stake."""

import math

from quizapp.core.aims import Aim
from quizapp.core.exams import marking
from quizapp.core.exams.paper import Paper, Slot
from quizapp.core.queue import Entry, Queue
from quizapp.core.session import Session


class Practice(Session):
    """A sitting over the questions of a `paper`, in its order and as it shows them, each once."""

    repeats = False

    def __init__(self, id_: str, paper: Paper, started_ms: int, *, note: str = "") -> None:
        super().__init__(id_, Queue(main=_entries(paper)), started_ms, aim=Aim.PRACTICE, note=note)
        self.paper = paper
        self._slots = {slot.card.id: slot for slot in paper.slots}

    @property
    def score(self) -> float:
        """The points of the questions answered by their number, never below 0, as an exam would count them, [0, 1]."""
        blueprint = self.paper.blueprint
        worth = (
            marking.points(answer.mark, self._slots[answer.card_id].guess, blueprint)
            for answer in self.answered
            if answer.mark and answer.card_id in self._slots
        )
        return max(math.fsum(worth) / max(len(self.answered), 1), 0.0)

    def slot(self, card_id: str) -> Slot | None:
        """The question with this card, as the paper asks it; None for a card that has come in its place."""
        return self._slots.get(card_id)


def _entries(paper: Paper) -> tuple[Entry, ...]:
    return tuple(
        Entry(slot.card.id, slot.card.question_id, slot.deck, slot.topic, place)
        for place, slot in enumerate(paper.slots)
    )
