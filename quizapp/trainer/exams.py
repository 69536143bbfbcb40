"""Exams as a front end takes them: what there is, a paper, an attempt with every answer stored at once, its result."""

from collections.abc import Sequence

from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.offers import AttemptLine, Debrief, Lookahead, Offer
from quizapp.core.exams.paper import Paper
from quizapp.core.response import Response


class Exams:
    """Every method may raise QuizError, LockedError and DatabaseError among them; all calls come from one thread.

    What is written is durable when a method returns. Of an attempt that has ended meanwhile, in another process,
    nothing is changed any more: QuizError says so.
    """

    def offers(self) -> tuple[Offer, ...]:
        """The learner's own exam, that of the settings, first; then those that the decks studied bring."""
        raise NotImplementedError

    def look(self, blueprint: Blueprint) -> Lookahead:
        """What a blueprint comes to. Raises NotHereError for a deck or topic that is not here."""
        raise NotImplementedError

    def paper(self, blueprint: Blueprint, seed: int) -> Paper:
        """The paper that a seed draws, nothing stored. Raises QuizError where there is no question to ask."""
        raise NotImplementedError

    def start(self, blueprint: Blueprint, seed: int) -> Attempt:
        """Seals a paper and starts its clock. Raises QuizError where another attempt is under way."""
        raise NotImplementedError

    def open(self) -> Attempt | None:
        """The attempt under way, where it was left; None for none. One whose time is over is submitted first."""
        raise NotImplementedError

    def attempt(self, attempt_id: str) -> Attempt:
        """An attempt of the log. Raises QuizError for an id that there is not."""
        raise NotImplementedError

    def attempts(self) -> Sequence[AttemptLine]:
        """All attempts, the newest first."""
        raise NotImplementedError

    def answer(self, attempt_id: str, place: int, given: Response | None, spent_ms: int) -> None:
        """Stores the answer to a question, None for none any more, when so much of the time was spent [ms]."""
        raise NotImplementedError

    def mark(self, attempt_id: str, place: int, spent_ms: int, *, later: bool) -> None:
        """Stores whether a question is marked to come back to."""
        raise NotImplementedError

    def move(self, attempt_id: str, place: int, spent_ms: int) -> None:
        """Stores at which question the learner is."""
        raise NotImplementedError

    def submit(self, attempt_id: str, spent_ms: int, *, in_time: bool = True) -> Debrief:
        """Ends an attempt with what is answered, the schedule untouched; not `in_time` says that the time ran out."""
        raise NotImplementedError

    def drop(self, attempt_id: str, spent_ms: int) -> None:
        """Ends an attempt without a result."""
        raise NotImplementedError

    def debrief(self, attempt_id: str) -> Debrief:
        """What an attempt came to. Raises QuizError for one that is under way or was dropped."""
        raise NotImplementedError

    def apply(self, attempt_id: str) -> Debrief:
        """Gives each card that was answered its review, as of when it was answered: all in one transaction, once.

        One undo takes all of them back, and they may then be applied again.
        """
        raise NotImplementedError
