"""An exam as a learner would take it today or on a day to come: what to expect, and what to study first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from operator import add

from quizapp.core.evidence import AskedCards, summed
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Evidence, Mastery, mastery
from quizapp.core.paths import upwards
from quizapp.core.phase import Rating
from quizapp.core.policy import Policy
from quizapp.core.rating import SLIP, Firsts
from quizapp.core.readiness import Advice, Chance, chance
from quizapp.core.shares import shares
from quizapp.core.values import frozen

ADVICE = 5


@frozen
class Prospects:
    """An exam about topics, the share [0, 1] of it that the cards of each have, and what first attempts in the whole
    library say.
    """

    exam: ExamPlan
    paths: Sequence[str]
    shares: Sequence[float]
    firsts: Firsts

    def masteries(self, found: Sequence[Evidence]) -> list[Mastery]:
        """The mastery of each topic."""
        return [mastery(one, self.firsts) for one in found]

    def chance(self, masteries: Sequence[Mastery]) -> Chance:
        """What to expect of the exam."""
        return chance(zip(self.shares, masteries, strict=True), self.exam)

    def gains(self, before: Sequence[Mastery], after: Sequence[Mastery]) -> list[float]:
        """What the score expected gains by each topic."""
        steep = max(1 - self.exam.guess - SLIP, 0.0)
        columns = zip(self.shares, before, after, strict=True)
        return [steep * share * (then.value - now.value) for share, now, then in columns]


def prospects(
    exam: ExamPlan, paths: Sequence[str], cards: AskedCards, weights: Mapping[str, float], firsts: Firsts
) -> Prospects:
    """The prospects of an exam about the topics at these paths, whose weights are those of `core.shares`."""
    counts = dict(zip(paths, map(add, cards.counts, cards.new), strict=True))
    own = shares(counts, weights).own
    return Prospects(exam, paths, [own[path] for path in paths], firsts)


def advice(looked: Prospects, cards: AskedCards, day: int, after: int, policy: Policy) -> tuple[Advice, ...]:
    """The topics whose study, with all below them, adds most to the score expected on a day, the best first.

    Study of a topic is taken to bring every card of it to the recall `kept_up` so many days `after` it; cards that are
    recalled better anyway stay as they are.
    """
    reached = kept_up(policy, after)
    recalls = policy.model.retrievabilities(day, cards.last_day, cards.stability)
    lacking = Counter(topic for topic, recall in zip(cards.topic, recalls, strict=True) if recall < reached)
    before = looked.masteries(summed(cards, recalls))
    raised = summed(cards, [max(recall, reached) for recall in recalls])
    rates = [max(reached, now.rate) for now in before]
    studied = looked.masteries([_all_seen(one, rate) for one, rate in zip(raised, rates, strict=True)])
    gains, within = looked.gains(before, studied), _within(looked.paths)
    total = {path: sum(gains[place] for place in places) for path, places in within.items()}
    best = sorted((path for path in within if total[path] > 0), key=lambda path: -total[path])[:ADVICE]
    return tuple(
        Advice(
            path=path,
            adds=total[path],
            passing=looked.chance(_replaced(before, studied, within[path])).passing,
            cards=sum(lacking[place] + cards.new[place] for place in within[path]),
        )
        for path in best
    )


def kept_up(policy: Policy, days: int) -> float:
    """The recall [0, 1] that a card has so many days after a first good answer, if it is then answered well on each day
    on which it is due.
    """
    model, day = policy.model, 0
    stability, difficulty = model.first(Rating.GOOD)
    while day + (wait := model.interval(policy.retention, stability, policy.maximum_interval)) < days:
        stability, difficulty = model.after(stability, difficulty, Rating.GOOD, wait)
        day += wait
    return model.retrievability(days - day, stability)


def _within(paths: Sequence[str]) -> dict[str, set[int]]:
    """The places of each topic and of all below it, of topics that have cards of their own."""
    found: dict[str, set[int]] = defaultdict(set)
    for place, path in enumerate(paths):
        for above in upwards(path):
            found[above].add(place)
    return {path: found[path] for path in paths}


def _replaced(before: Sequence[Mastery], after: Sequence[Mastery], places: set[int]) -> list[Mastery]:
    return [after[place] if place in places else now for place, now in enumerate(before)]


def _all_seen(found: Evidence, recall: float) -> Evidence:
    """A topic whose unseen cards were asked, and have this recall [0, 1]."""
    doubt, unseen = recall * (1 - recall), found.unseen
    return found + Evidence(0, -unseen, unseen * recall, unseen * doubt, unseen * doubt**2)
