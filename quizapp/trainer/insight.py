"""What the log says of a learner: mastery, readiness, statistics, and the past of a card."""

from collections.abc import Sequence

from quizapp.core.backlog import CatchUp
from quizapp.core.past import CardPast, TopicCard
from quizapp.core.readiness import ExamPlan, Readiness
from quizapp.core.stats.figures import Statistics
from quizapp.core.topics import Confused, Topics
from quizapp.core.workload import Workload


class Insight:
    """Looks, and changes nothing. Every method may raise QuizError; all calls come from the trainer's thread."""

    def topics(self, names: Sequence[str] = ()) -> Topics:
        """The topic tree of the decks and topics named, or of everything.

        Raises QuizError for an unknown name.
        """
        raise NotImplementedError

    def topic_cards(self, path: str) -> tuple[TopicCard, ...]:
        """The cards of a topic and all below it, from worst to best; empty stands for cards without a topic."""
        raise NotImplementedError

    def confusions(self, path: str | None = None) -> tuple[Confused, ...]:
        """What is taken for what, the most frequent first: in one topic, or anywhere."""
        raise NotImplementedError

    def statistics(self, names: Sequence[str] = (), days: int | None = 365) -> Statistics:
        """All figures of the decks and topics named, or of everything, over the last so many days; None: all time.

        Raises QuizError for an unknown name.
        """
        raise NotImplementedError

    def ready(self, exam: ExamPlan | None = None) -> Readiness:
        """How ready the learner is for an exam; the one of the settings if none is given."""
        raise NotImplementedError

    def past(self, card_id: str) -> CardPast:
        """The past of a card. Raises QuizError for one that is in no deck."""
        raise NotImplementedError

    def backlog(self, minutes: float) -> CatchUp | None:
        """A way through what has piled up, so many minutes a day; None when that is no more than a day's work."""
        raise NotImplementedError

    def course(self, retention: float, days: int = 365) -> Workload:
        """So many days of study at a desired retention [0.70, 0.99], simulated from the cards as they are."""
        raise NotImplementedError
