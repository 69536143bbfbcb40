"""An insight that says what a test has put into it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from quizapp.core.backlog import CatchUp
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.core.past import CardPast, TopicCard
from quizapp.core.readiness import Readiness
from quizapp.core.refitting import Change
from quizapp.core.stats.figures import Statistics
from quizapp.core.topics import Confused, Topics
from quizapp.errors import QuizError
from quizapp.trainer.fitting import Fitting

T = TypeVar("T")


@dataclass
class FakeInsight:
    """What the trainer's insight would say; `asked` notes what it was asked."""

    seen_topics: Topics | None = None
    seen_cards: tuple[TopicCard, ...] = ()
    seen_confusions: tuple[Confused, ...] = ()
    seen_statistics: Statistics | None = None
    seen_ready: Readiness | None = None
    seen_past: CardPast | None = None
    seen_exams: tuple[ExamPlan, ...] = ()
    seen_backlog: CatchUp | None = None
    seen_change: Change | None = None
    weights: tuple[float, ...] = DEFAULT_WEIGHTS
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def topics(self, names: Sequence[str] = ()) -> Topics:
        self.asked.append(("topics", *names))
        return _told(self.seen_topics)

    def topic_cards(self, path: str) -> tuple[TopicCard, ...]:
        self.asked.append(("topic_cards", path))
        return self.seen_cards

    def confusions(self, path: str | None = None) -> tuple[Confused, ...]:
        return self.seen_confusions

    def statistics(self, names: Sequence[str] = (), days: int | None = 365) -> Statistics:
        self.asked.append(("statistics", tuple(names), days))
        return _told(self.seen_statistics)

    def ready(self, exam: ExamPlan | None = None) -> Readiness:
        self.asked.append(("ready", exam))
        return _told(self.seen_ready)

    def past(self, card_id: str) -> CardPast:
        self.asked.append(("past", card_id))
        return _told(self.seen_past)

    def exams(self) -> tuple[ExamPlan, ...]:
        return self.seen_exams

    def backlog(self, minutes: float | None = None) -> CatchUp | None:
        self.asked.append(("backlog", minutes))
        return self.seen_backlog

    def fitting(self) -> Fitting:
        self.asked.append(("fitting",))
        return Fitting([], self.weights)

    def change(self, weights: tuple[float, ...]) -> Change:
        self.asked.append(("change", weights))
        return _told(self.seen_change)


def _told(what: T | None) -> T:
    """What a test put there; where it put nothing the log cannot be read."""
    if what is None:
        raise QuizError("The log cannot be read.")
    return what
