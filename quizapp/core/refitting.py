"""What other weights would change for a learner: what is known of each card, and the work to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from quizapp.core.fitness import History, spaced
from quizapp.core.fsrs import Model
from quizapp.core.outlook import Outlook
from quizapp.core.phase import Rating
from quizapp.core.policy import Policy
from quizapp.core.workload import State

NOTABLE = 0.05


@dataclass(frozen=True, slots=True)
class Studied:
    """A card that was asked: its reviews, and the study day [date ordinal] on which it is due."""

    history: History
    due: int


@dataclass(frozen=True, slots=True)
class Change:
    """What other weights change: cards whose stability gets longer or shorter by more than 5 %, and those left as
    they are; the median of new over old stability; minutes a day over the next `days` without new cards.
    """

    longer: int
    shorter: int
    same: int
    ratio: float
    days: int
    minutes_before: float
    minutes_after: float


def change(cards: Sequence[Studied], weights: tuple[float, ...], outlook: Outlook, today: int, days: int) -> Change:
    """What these weights change for some cards; `outlook` has the policy there is, and how the learner answers.

    Days already promised stay: a card is due when it was, and lasts longer or shorter from then on.
    """
    policies = (outlook.policy, replace(outlook.policy, weights=weights))
    before, after = ([_state(card, policy.model, today) for card in cards] for policy in policies)
    ratios = [new.stability / old.stability for old, new in zip(before, after, strict=True)]
    longer = sum(ratio > 1 + NOTABLE for ratio in ratios)
    shorter = sum(ratio < 1 - NOTABLE for ratio in ratios)
    minutes = [
        _minutes(outlook, states, policy, days) for states, policy in zip((before, after), policies, strict=True)
    ]
    return Change(longer, shorter, len(cards) - longer - shorter, median(ratios) if ratios else 1.0, days, *minutes)


def _state(card: Studied, model: Model, today: int) -> State:
    """What a model knows of a card after its reviews."""
    stability = difficulty = 0.0
    for _, elapsed, given in spaced(card.history):
        rating = Rating(given)
        stability, difficulty = (
            model.after(stability, difficulty, rating, elapsed) if stability else model.first(rating)
        )
    last = max(day for day, _ in card.history)
    return State(stability, difficulty, min(last - today, 0), card.due - today)


def _minutes(outlook: Outlook, states: Iterable[State], policy: Policy, days: int) -> float:
    done = replace(outlook, states=tuple(states), policy=policy, new_a_day=0).course(policy.retention, days)
    return sum(done.minutes) / days
