"""What readiness rests on: cards, the limits of a day, how the learner answers, the weights of topics."""

from collections.abc import Sequence
from functools import partial

from quizapp.core import preparing
from quizapp.core.bias import bias
from quizapp.core.day import Moment
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.outlook import SEED
from quizapp.core.pattern import Pattern, pattern_of
from quizapp.core.policy import Policy
from quizapp.core.preparing import Allowance, Learner
from quizapp.core.readiness import Readiness
from quizapp.core.stats.sums import Span
from quizapp.core.workload import SimulatedCard, Workload, simulate
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.plans import saying_where, topic_weights
from quizapp.trainer.reading import YEAR_DAYS, Reading


class Preparing:
    """Looks, and changes nothing but what is kept to look again sooner."""

    def __init__(self, store: Store, catalogue: Catalogue, asking: Asking, reading: Reading) -> None:
        self._store = store
        self._catalogue = catalogue
        self._asking = asking
        self._reading = reading

    def ready(self, exam: ExamPlan, at: Moment) -> Readiness:
        """How ready the learner is for an exam.

        Raises NotHereError for a deck or topic that is not here, and says where it is named.
        """
        policy = self._asking.options.policy
        with self._reading.at_one_moment():
            with saying_where(exam, self._asking.options.exam):
                cards = self._reading.cards(exam.names, at)
            pattern = self.pattern(at)
            learner = Learner(
                policy=policy,
                room=self._room(at.day),
                firsts=self._reading.firsts(at),
                weights=self.weights(),
                bias=bias(self._reading.predicted(at.day)),
            )
        return preparing.ready(exam, cards, at.day, learner, partial(_course, policy, pattern))

    def pattern(self, at: Moment) -> Pattern:
        """How the learner answered in the last year."""
        sums = self._reading.sums(Span(at.day - YEAR_DAYS + 1, at.day))
        return pattern_of(sums.days, self._reading.firsts(at))

    def weights(self) -> dict[str, float]:
        """The weights of topics by path; of two decks that name one the first has its say."""
        return topic_weights(self._catalogue.rows)

    def _room(self, today: int) -> Allowance:
        """The limits of a day, and what is left of them today."""
        limits, used = self._asking.options.limits, self._store.used(today)
        new, reviews = sum(used.new.values()), sum(used.reviews.values())
        return Allowance(limits.new, limits.reviews, max(limits.new - new, 0), max(limits.reviews - reviews, 0))


def _course(
    policy: Policy, pattern: Pattern, cards: Sequence[SimulatedCard], days: int, new_a_day: int, room: Allowance
) -> Workload:
    """So many days of study of some cards by this learner."""
    return simulate(
        cards,
        days,
        policy,
        new_a_day=new_a_day,
        reviews_a_day=room.reviews,
        pattern=pattern,
        seed=SEED,
        today=(min(new_a_day, room.new_today), room.reviews_today),
        recall=False,
    )
