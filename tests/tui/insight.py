"""An insight that says what a test has put into it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.core.backlog import CatchUp
from quizapp.core.past import CardPast, TopicCard
from quizapp.core.readiness import ExamPlan, Readiness
from quizapp.core.stats.figures import Statistics
from quizapp.core.topics import Confused, Topics


@dataclass
class FakeInsight:
    """What the trainer's insight would say; `asked` notes what it was asked."""

    seen_topics: Topics | None = None
    seen_cards: tuple[TopicCard, ...] = ()
    seen_confusions: tuple[Confused, ...] = ()
    seen_statistics: Statistics | None = None
    seen_ready: Readiness | None = None
    seen_past: CardPast | None = None
    seen_backlog: CatchUp | None = None
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def topics(self, names: Sequence[str] = ()) -> Topics:
        self.asked.append(("topics", *names))
        assert self.seen_topics
        return self.seen_topics

    def topic_cards(self, path: str) -> tuple[TopicCard, ...]:
        self.asked.append(("topic_cards", path))
        return self.seen_cards

    def confusions(self, path: str | None = None) -> tuple[Confused, ...]:
        return self.seen_confusions

    def statistics(self, names: Sequence[str] = (), days: int | None = 365) -> Statistics:
        self.asked.append(("statistics", tuple(names), days))
        assert self.seen_statistics
        return self.seen_statistics

    def ready(self, exam: ExamPlan | None = None) -> Readiness:
        self.asked.append(("ready", exam))
        assert self.seen_ready
        return self.seen_ready

    def past(self, card_id: str) -> CardPast:
        assert self.seen_past
        return self.seen_past

    def backlog(self, minutes: float) -> CatchUp | None:
        self.asked.append(("backlog", minutes))
        return self.seen_backlog
