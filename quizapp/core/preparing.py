"""Getting ready for an exam: what to expect, what to study first, and a plan for every day up to it."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import compress
from operator import add, not_

from quizapp.core.evidence import Asked, asked, evidence, summed
from quizapp.core.fsrs import Model
from quizapp.core.mastery import Evidence, Mastery, mastery
from quizapp.core.phase import Rating
from quizapp.core.rating import SLIP
from quizapp.core.readiness import Advice, Chance, ExamPlan, PlanDay, Readiness, chance, too_little
from quizapp.core.shares import shares
from quizapp.core.stats.cards import Cards
from quizapp.core.workload import State, Workload

REST_DAYS = 7
WEEK = 7
ADVICE = 5

Course = Callable[[Sequence[State], int, int], Workload]
"""What the study of cards comes to, over so many days and with so many new ones a day."""


def ready(
    exam: ExamPlan, cards: Cards, today: int, model: Model, weights: Mapping[str, float], course: Course
) -> Readiness:
    """How ready a learner is on a study day [date ordinal] for an exam about these cards.

    `weights` are those of topics by path, as in `core.shares`. The plan begins so many new cards a day that all are
    seen in time, see `new_a_day`; what `course` makes of it says how much work that is and what is known in the end.
    """
    known, states, new = asked(cards), states_of(cards, today), list(_new(cards))
    days = exam.day - today if exam.day is not None and exam.day >= today else None
    done = course([*states, *(State() for _ in new)], days, new_a_day(len(new), days)) if days else None
    found = Readiness(
        exam=exam,
        today=today,
        answered=len(states),
        cards=len(states) + len(new),
        why=too_little(len(states), len(states) + len(new)),
        plan=_plan(done, today) if done else (),
    )
    if found.why:
        return found
    paper = _Paper(exam, cards.topics, _shares(cards, known, weights))
    now = paper.chance(evidence(known, today, model))
    if days is None:
        return replace(found, now=now, advice=paper.advice(known, today, WEEK, model))
    day = today + days
    idle = evidence(known, day, model)
    return replace(
        found,
        now=now,
        idle=paper.chance(idle),
        kept=paper.chance(evidence(_after(known, new, done, today), day, model) if done else idle),
        advice=paper.advice(known, day, max(days, 1), model),
    )


def new_a_day(new: int, days: int) -> int:
    """How many of so many new cards to begin on each of the days before an exam.

    The last ones are left for reviews: a quarter of them, and at most 7.
    """
    return math.ceil(new / max(days - min(days // 4, REST_DAYS), 1))


@dataclass(frozen=True, slots=True)
class _Paper:
    """An exam about topics, and the share [0, 1] of it that the cards of each have."""

    exam: ExamPlan
    paths: Sequence[str]
    shares: Sequence[float]

    def chance(self, found: Sequence[Evidence]) -> Chance:
        """What to expect of the exam."""
        return self._chance(_masteries(found))

    def advice(self, cards: Asked, day: int, after: int, model: Model) -> tuple[Advice, ...]:
        """The topics whose study adds most to the score expected on a day, the best first.

        Study of a topic is taken to bring every card of it to the recall that a first good answer leaves so many days
        `after` it; cards that are recalled better anyway stay as they are.
        """
        reached = model.retrievability(after, model.first(Rating.GOOD)[0])
        recalls = model.retrievabilities(day, cards.last_day, cards.stability)
        below = Counter(topic for topic, recall in zip(cards.topic, recalls, strict=True) if recall < reached)
        before = summed(cards, recalls)
        raised = summed(cards, [max(recall, reached) for recall in recalls])
        masteries, whole = _masteries(before), reduce(add, before, Evidence())
        studied = [
            mastery(_all_seen(found, max(reached, now.rate)), whole)
            for found, now in zip(raised, masteries, strict=True)
        ]
        steep = max(1 - self.exam.guess - SLIP, 0.0)
        gains = [
            steep * share * (after.value - now.value)
            for share, now, after in zip(self.shares, masteries, studied, strict=True)
        ]
        best = sorted((topic for topic, gain in enumerate(gains) if gain > 0), key=lambda topic: -gains[topic])
        return tuple(
            Advice(
                path=self.paths[topic],
                gain=gains[topic],
                passing=self._chance([*masteries[:topic], studied[topic], *masteries[topic + 1 :]]).passing,
                cards=below[topic] + before[topic].unseen,
            )
            for topic in best[:ADVICE]
        )

    def _chance(self, masteries: Sequence[Mastery]) -> Chance:
        return chance(zip(self.shares, masteries, strict=True), self.exam)


def _masteries(found: Sequence[Evidence]) -> list[Mastery]:
    whole = reduce(add, found, Evidence())
    return [mastery(one, whole) for one in found]


def _all_seen(found: Evidence, recall: float) -> Evidence:
    """A topic whose unseen cards were asked, and have this recall [0, 1]."""
    doubt, unseen = recall * (1 - recall), found.unseen
    return found + Evidence(0, -unseen, unseen * recall, unseen * doubt, unseen * doubt**2)


def _shares(cards: Cards, known: Asked, weights: Mapping[str, float]) -> list[float]:
    """The share of the exam that each topic's own cards have."""
    counts = list(map(add, known.counts, known.new))
    total = Counter[str]()
    for path, count in zip(cards.topics, counts, strict=True):
        total[path] += count
    own = shares(total, weights).own
    return [own[path] * count / (total[path] or 1) for path, count in zip(cards.topics, counts, strict=True)]


def states_of(cards: Cards, today: int) -> list[State]:
    """The cards that were asked and are not suspended, as a simulation begins with them."""
    columns = zip(cards.stability, cards.difficulty, cards.last_day, cards.due, strict=True)
    return [
        State(stability, difficulty, min(last - today, 0), due - today)
        for stability, difficulty, last, due in compress(columns, map(not_, cards.suspended))
    ]


def _new(cards: Cards) -> Iterator[int]:
    """The topic [index] of each card never asked, all topics evenly mixed."""
    places = (((card + 0.5) / count, topic) for topic, count in enumerate(cards.new) for card in range(count))
    return (topic for _, topic in sorted(places))


def _after(known: Asked, new: Sequence[int], done: Workload, today: int) -> Asked:
    """The cards as a course of study left them; `new` are the topics of those that were new before it."""
    columns = zip((*known.topic, *new), done.last, done.stability, strict=True)
    seen = [(topic, today + last, stability) for topic, last, stability in columns if last is not None]
    counts = Counter(topic for topic, _, _ in seen)
    cards = list(map(add, known.counts, known.new))
    return replace(
        known,
        topic=[topic for topic, _, _ in seen],
        last_day=[last for _, last, _ in seen],
        stability=[stability for _, _, stability in seen],
        trail=(),
        counts=[counts[topic] for topic in range(len(cards))],
        new=[count - counts[topic] for topic, count in enumerate(cards)],
    )


def _plan(done: Workload, today: int) -> tuple[PlanDay, ...]:
    """The days of a course, in whole cards."""
    days = enumerate(zip(done.new, done.reviews, done.minutes, strict=True))
    return tuple(PlanDay(today + day, round(new), round(reviews), minutes) for day, (new, reviews, minutes) in days)
