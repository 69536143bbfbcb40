"""Simulated learners: what they truly know, beside what the program sees of it.

Nothing is as the program takes it to be. The memory of a learner follows FSRS with weights of its own, and lasts
longer or shorter than that by learner, by topic and by card; what was known beforehand differs by learner, topic and
card, too. The program believes in the usual weights, and sees only which answers were right, and when.
"""

import math
import random
from dataclasses import dataclass, field
from functools import reduce

from quizapp.core.evidence import AskedCards
from quizapp.core.fsrs import DEFAULT_WEIGHTS, LOWER_BOUNDS, UPPER_BOUNDS, Model
from quizapp.core.policy import Policy
from quizapp.core.rating import NO_FIRSTS, PRIOR_RATE, SLIP, Firsts, first_attempt, suggest
from quizapp.core.review import NEW, Memory, Rating, Verdict
from quizapp.core.scheduling import answered, retrievability

TOPICS = 12
CARDS = (3, 80)
STUDIED_DAYS = (30, 150)
COVERAGE = (0.2, 1.0)
DAY_IS_STUDIED = 0.8
TODAY = 739_000
POLICY = Policy()


@dataclass(slots=True)
class Card:
    """What is true of a card, and what was seen of it.

    `prior` was the chance of knowing it before the first answer, `lasting` stretches its memory.
    """

    prior: float
    lasting: float
    guess: float
    begins: int | None = None
    truth: tuple[float, float] = (0.0, 0.0)
    last: int = 0
    believed: Memory = NEW
    first: Firsts = NO_FIRSTS

    def recall(self, day: int, model: Model) -> float:
        """The true chance of recalling it."""
        if self.believed is NEW:
            return self.prior
        return model.retrievability(day - self.last, self.truth[0] * self.lasting)

    def is_asked(self, day: int) -> bool:
        """Whether it is due, or begins."""
        due = self.begins if self.believed is NEW else self.believed.due_day
        return due is not None and due <= day


@dataclass(slots=True)
class Topic:
    """The cards of a topic, and whether each of its answers was right, the latest last."""

    cards: list[Card]
    rights: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Learner:
    """Topics after some months of study up to the day before TODAY, and the true memory model."""

    model: Model
    topics: list[Topic]
    rights: list[bool] = field(default_factory=list)

    def mastery(self, topic: Topic, day: int) -> float:
        """The true share of a topic that is recalled."""
        return sum(card.recall(day, self.model) for card in topic.cards) / len(topic.cards)

    def score(self, questions: int, guess: float, day: int, rng: random.Random) -> float:
        """The score of an exam that asks any of the cards."""
        drawn = rng.choices([card for topic in self.topics for card in topic.cards], k=questions)
        chances = (guess + (1 - guess - SLIP) * card.recall(day, self.model) for card in drawn)
        return sum(rng.random() < chance for chance in chances) / questions

    def asked(self) -> AskedCards:
        """What the program sees, as columns."""
        seen = [
            (place, card) for place, topic in enumerate(self.topics) for card in topic.cards if card.believed is not NEW
        ]
        counts = [sum(card.believed is not NEW for card in topic.cards) for topic in self.topics]
        return AskedCards(
            topic=[place for place, _ in seen],
            stability=[card.believed.stability for _, card in seen],
            last_day=[card.last for _, card in seen],
            counts=counts,
            new=[len(topic.cards) - count for topic, count in zip(self.topics, counts, strict=True)],
            firsts=[reduce(Firsts.plus, (card.first for card in topic.cards)) for topic in self.topics],
        )


def learner(seed: int) -> Learner:
    """One of them; the same seed gives the same learner."""
    rng = random.Random(seed)
    days = rng.randint(*STUDIED_DAYS)
    knows, lasts = rng.gauss(0, 0.5), rng.gauss(0, 0.25)
    found = Learner(_model(rng), [_topic(rng, knows, lasts, TODAY - days) for _ in range(TOPICS)])
    for day in range(TODAY - days, TODAY):
        if rng.random() < DAY_IS_STUDIED:
            for topic in found.topics:
                for card in topic.cards:
                    if card.is_asked(day):
                        _answer(found, topic, card, day, rng)
    return found


def _model(rng: random.Random) -> Model:
    """Weights other than the usual ones."""
    bounds = zip(DEFAULT_WEIGHTS, LOWER_BOUNDS, UPPER_BOUNDS, strict=True)
    return Model(
        tuple(min(max(weight * math.exp(rng.gauss(0, 0.1)), low), high) for weight, low, high in bounds),
    )


def _topic(rng: random.Random, knows: float, lasts: float, first_day: int) -> Topic:
    """A topic, half of whose cards have four options; some of the cards begin on any of the days up to today."""
    knows, lasts = knows + rng.gauss(0, 0.7), lasts + rng.gauss(0, 0.25)
    cards = [
        Card(
            prior=1 / (1 + math.exp(0.85 - knows - rng.gauss(0, 0.8))),
            lasting=math.exp(lasts + rng.gauss(0, 0.5)),
            guess=rng.choice((0.0, 0.25)),
        )
        for _ in range(rng.randint(*CARDS))
    ]
    for card in rng.sample(cards, max(1, round(rng.uniform(*COVERAGE) * len(cards)))):
        card.begins = rng.randrange(first_day, TODAY)
    return Topic(cards)


def _answer(found: Learner, topic: Topic, card: Card, day: int, rng: random.Random) -> None:
    """Answers until the card leaves its steps; the first one of the day is noted."""
    waits, again = True, False
    while waits:
        known = rng.random() < card.recall(day, found.model)
        right = rng.random() >= SLIP if known else rng.random() < card.guess
        if not again:
            topic.rights.append(right)
            found.rights.append(right)
        if card.believed is NEW:
            card.first = first_attempt(right=right, guess=card.guess)
        _remember(card, found.model, day, known=known)
        waits, again = _believe(card, day, right=right), True


def _remember(card: Card, model: Model, day: int, *, known: bool) -> None:
    """What an answer and its feedback truly leave."""
    rating = Rating.GOOD if known else Rating.AGAIN
    new = card.believed is NEW
    card.truth = model.first(rating) if new else model.after(*card.truth, rating, day - card.last)


def _believe(card: Card, day: int, *, right: bool) -> bool:
    """What the program makes of an answer; whether the card comes back on this day."""
    recall = retrievability(card.believed, day, POLICY)
    verdict = Verdict.RIGHT if right else Verdict.WRONG
    rating = suggest(verdict, PRIOR_RATE if recall is None else recall, card.guess, hinted=False)
    after = answered(card.believed, rating, day, POLICY)
    card.believed = Memory(
        phase=after.phase,
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        last_day=day,
        due_day=day + POLICY.model.interval(POLICY.retention, after.stability),
    )
    card.last = day
    return after.wait_ms is not None
