"""Getting ready for an exam: what to expect, what to study first, and a plan for every day up to it."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import compress
from operator import add, not_

from quizapp.core.bias import Bias
from quizapp.core.evidence import AskedCards, asked, evidence
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Mastery
from quizapp.core.paths import respelled, spellings
from quizapp.core.policy import Policy
from quizapp.core.prospects import advice, prospects
from quizapp.core.rating import NO_FIRSTS, Firsts, first_attempt_rate
from quizapp.core.readiness import PlanDay, Readiness, Short, too_little
from quizapp.core.stats.cards import Cards
from quizapp.core.values import frozen
from quizapp.core.workload import SimulatedCard, Workload

REST_DAYS = 7
WEEK = 7


@frozen
class Allowance:
    """How many new cards and reviews there may be a day, and how many of them are left of today."""

    new: int
    reviews: int
    new_today: int
    reviews_today: int


Course = Callable[[Sequence[SimulatedCard], int, int, Allowance], Workload]
"""What the study of cards comes to, over so many days and with so many new ones a day, within the room there is."""


@frozen(kw_only=True)
class Learner:
    """Who gets ready: how cards are scheduled and how much a day has room for, what first attempts in the whole library
    say, the weights of topics by path as in `core.shares`, and whether predictions lately held.
    """

    policy: Policy
    room: Allowance
    firsts: Firsts = NO_FIRSTS
    weights: Mapping[str, float] = field(default_factory=dict)
    bias: Bias | None = None


def ready(exam: ExamPlan, cards: Cards, today: int, learner: Learner, course: Course) -> Readiness:
    """How ready a learner is on a study day [date ordinal] for an exam about these cards.

    The plan begins so many new cards a day that all are seen in time, see `new_a_day`, as far as there is room; what
    `course` makes of it says how much work that is and what is known in the end.
    """
    shown = spellings((*cards.topics, *learner.weights))
    cards, weights = _merged(cards, shown), respelled(learner.weights, shown)
    known, new, model = asked(cards), list(_new(cards)), learner.policy.model
    states = [*states_of(cards, today), *_unseen(new, known, learner.firsts)]
    days = exam.day - today if exam.day is not None and exam.day >= today else None
    needed = new_a_day(len(new), days, learner.room.new_today) if days else 0
    done = course(states, days, min(needed, learner.room.new), learner.room) if days else None
    found = Readiness(
        exam=exam,
        today=today,
        answered=len(known.topic),
        cards=len(states),
        why=too_little(len(known.topic), len(states), sum(cards.suspended) + sum(cards.new_suspended)),
        plan=_plan(done, today) if done else (),
        short=_short(done, needed, learner.room) if done else None,
        bias=learner.bias,
    )
    if found.why:
        return found
    taken = prospects(exam, cards.topics, known, weights, learner.firsts)
    now = taken.chance(taken.masteries(evidence(known, today, model)))
    if days is None:
        return replace(found, now=now, advice=advice(taken, known, today, WEEK, learner.policy))
    idle = taken.masteries(evidence(known, today + days, model))
    kept = taken.masteries(evidence(_after(known, new, done, today), today + days, model)) if done else idle
    return replace(
        found,
        now=now,
        idle=taken.chance(idle),
        kept=taken.chance(list(map(_better, idle, kept))),
        advice=advice(taken, known, today + days, max(days, 1), learner.policy),
    )


def _better(idle: Mastery, kept: Mastery) -> Mastery:
    """What is known of a topic if the plan is kept: study takes nothing away.

    It seems to where nearly all new cards are known at the first attempt, for what was known beforehand does not fade
    as long as it is not asked, and then like what was just learned.
    """
    return max(idle, kept, key=lambda one: one.value)


def new_a_day(new: int, days: int, today: int) -> int:
    """How many of so many new cards to begin on each of the days before an exam, if so many are left of `today`.

    The last days are for reviews: a quarter of them, and at most 7.
    """
    begins = max(days - min(days // 4, REST_DAYS), 1)
    evenly = math.ceil(new / begins)
    return evenly if evenly <= today or begins == 1 else math.ceil((new - max(today, 0)) / (begins - 1))


def states_of(cards: Cards, today: int) -> list[SimulatedCard]:
    """The cards that were asked and are not suspended, as a simulation begins with them."""
    columns = zip(cards.stability, cards.difficulty, cards.last_day, cards.due, strict=True)
    return [
        SimulatedCard(stability, difficulty, min(last - today, 0), due - today)
        for stability, difficulty, last, due in compress(columns, map(not_, cards.suspended))
    ]


def _unseen(new: Sequence[int], known: AskedCards, library: Firsts) -> list[SimulatedCard]:
    """New cards of these topics, each known as often as mastery has it of cards of its topic."""
    rates = [first_attempt_rate(firsts, library) for firsts in known.firsts]
    return [SimulatedCard(known=rates[topic]) for topic in new]


def _merged(cards: Cards, shown: Mapping[str, str]) -> Cards:
    """The same cards, their topics as they are shown: those that differ in case are one."""
    places = {path: place for place, path in enumerate(dict.fromkeys(shown[path] for path in cards.topics))}
    place_of = [places[shown[path]] for path in cards.topics]
    new, asleep = Counter[int](), Counter[int]()
    for place, count, suspended in zip(place_of, cards.new, cards.new_suspended, strict=True):
        new[place] += count
        asleep[place] += suspended
    return replace(
        cards,
        topics=tuple(places),
        topic=[place_of[topic] for topic in cards.topic],
        new=[new[place] for place in places.values()],
        new_suspended=[asleep[place] for place in places.values()],
    )


def _new(cards: Cards) -> Iterator[int]:
    """The topic [index] of each card never asked, all topics evenly mixed."""
    places = (((card + 0.5) / count, topic) for topic, count in enumerate(cards.new) for card in range(count))
    return (topic for _, topic in sorted(places))


def _after(known: AskedCards, new: Sequence[int], done: Workload, today: int) -> AskedCards:
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
        counts=[counts[topic] for topic in range(len(cards))],
        new=[count - counts[topic] for topic, count in enumerate(cards)],
    )


def _short(done: Workload, needed: int, room: Allowance) -> Short | None:
    """What a course leaves undone."""
    unseen = sum(last is None for last in done.last)
    return Short(unseen, needed, room.new) if unseen else None


def _plan(done: Workload, today: int) -> tuple[PlanDay, ...]:
    """The days of a course, in whole cards."""
    days = enumerate(zip(done.new, done.reviews, done.minutes, strict=True))
    return tuple(PlanDay(today + day, round(new), round(reviews), minutes) for day, (new, reviews, minutes) in days)
