"""What other weights would change for a learner: what is known of each card, and the work to come."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from quizapp.core.fitness import ReviewHistory, steps
from quizapp.core.fsrs import Model
from quizapp.core.outlook import Outlook
from quizapp.core.policy import Policy
from quizapp.core.values import frozen
from quizapp.core.workload import SimulatedCard

NOTABLE = 0.05


@frozen
class Studied:
    """A card that was asked: its reviews, the study day [date ordinal] on which it is due, and that on which it would
    be with the other weights: another one only where its last review came without a promised day, as in imported logs.
    """

    history: ReviewHistory
    due: int
    due_then: int


@frozen
class Change:
    """What other weights change: cards whose stability gets longer or shorter by more than 5 %, and those left as
    they are; the median of new over old stability; minutes a day over the next `days` without new cards; how many
    cards are due today, and how many would be; how many get another day.
    """

    longer: int
    shorter: int
    same: int
    ratio: float
    days: int
    minutes_before: float
    minutes_after: float
    due_before: int = 0
    due_after: int = 0
    moved: int = 0


def change(cards: Sequence[Studied], weights: tuple[float, ...], outlook: Outlook, today: int, days: int) -> Change:
    """What these weights change for some cards; `outlook` has the policy there is, and how the learner answers.

    Days already promised stay: such a card is due when it was, and lasts longer or shorter from then on.
    """
    policies = (outlook.policy, replace(outlook.policy, weights=weights))
    dues = [card.due for card in cards], [card.due_then for card in cards]
    before, after = (
        [_state(card, day, policy.model, today) for card, day in zip(cards, days_due, strict=True)]
        for policy, days_due in zip(policies, dues, strict=True)
    )
    ratios = [new.stability / old.stability for old, new in zip(before, after, strict=True)]
    longer = sum(ratio > 1 + NOTABLE for ratio in ratios)
    shorter = sum(ratio < 1 - NOTABLE for ratio in ratios)
    minutes_before, minutes_after = (
        _minutes(outlook, states, policy, days) for states, policy in zip((before, after), policies, strict=True)
    )
    due_before, due_after = (sum(day <= today for day in days_due) for days_due in dues)
    return Change(
        longer=longer,
        shorter=shorter,
        same=len(cards) - longer - shorter,
        ratio=median(ratios) if ratios else 1.0,
        days=days,
        minutes_before=minutes_before,
        minutes_after=minutes_after,
        due_before=due_before,
        due_after=due_after,
        moved=sum(card.due != card.due_then for card in cards),
    )


def _state(card: Studied, due: int, model: Model, today: int) -> SimulatedCard:
    """What a model knows of a card after its reviews."""
    *_, now = steps(card.history, model)
    last = max(day for day, _ in card.history)
    return SimulatedCard(now.stability, now.difficulty, min(last - today, 0), due - today)


def _minutes(outlook: Outlook, states: Iterable[SimulatedCard], policy: Policy, days: int) -> float:
    done = replace(outlook, states=tuple(states), policy=policy, new_a_day=0).course(policy.retention, days)
    return sum(done.minutes) / days
