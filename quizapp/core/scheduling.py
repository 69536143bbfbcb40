"""Steps and fuzz: what each of the four ratings would make of a card."""

import hashlib
import math
from collections.abc import Sequence
from itertools import repeat

from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.review import Memory, Phase, Rating
from quizapp.core.values import frozen

_MINUTE_MS = 60_000
_FUZZ_FROM = 2.5
_FUZZ_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))


@frozen
class Arrival:
    """Where an answer leaves a card; `wait_ms` [ms] is the step to wait, None at day-long intervals."""

    phase: Phase
    step: int
    stability: float
    difficulty: float
    wait_ms: int | None = None


@frozen
class Outcome:
    """What one rating would do: `interval_days` is 0 and `due_ms` [UTC ms] set in steps, `due_day` else."""

    rating: Rating
    phase: Phase
    step: int
    stability: float
    difficulty: float
    interval_days: int
    due_day: int | None
    due_ms: int | None


def outcomes(memory: Memory, at: Moment, policy: Policy, u: float | None) -> tuple[Outcome, Outcome, Outcome, Outcome]:
    """The outcomes of again, hard, good and easy; `u` in [0, 1) draws the fuzz, None leaves it out.

    At day-long intervals good is at least a day longer than hard and easy than good, up to the longest interval.
    Raises ValueError for `u` outside [0, 1) or a memory that holds what is not a number.
    """
    if u is not None and not 0 <= u < 1:
        raise ValueError(f"the fuzz draw is {u}; it has to be at least 0 and below 1")
    after = [answered(memory, rating, at.day, policy) for rating in Rating]
    days = _intervals(after, _previous_interval(memory), policy, u if policy.fuzz else None)
    again, hard, good, easy = map(_outcome, Rating, after, days, repeat(at))
    return again, hard, good, easy


def answered(memory: Memory, rating: Rating, day: int, policy: Policy) -> Arrival:
    """Phase, step, stability and difficulty after one rating on a study day [date ordinal], without interval.

    Again goes back to the first step, hard repeats its step, good takes the next one, easy leaves the steps
    (py-fsrs 6.3.2, `Scheduler.review_card`); memory changes at every answer, steps decide only when.
    """
    if memory.phase is Phase.NEW:
        stability, difficulty = policy.model.first(rating)
    else:
        elapsed = _elapsed(memory, day)
        stability, difficulty = policy.model.after(memory.stability, memory.difficulty, rating, elapsed)
    step = next_step(memory.phase, memory.step, rating, policy)
    if step is None:
        return Arrival(Phase.REVIEW, 0, stability, difficulty)
    phase, steps = _steps(memory.phase, policy)
    return Arrival(phase, step, stability, difficulty, _wait(steps, step, rating))


def draw(card_id: str, reps: int) -> float:
    """The fuzz draw [0, 1) of a card after so many reviews: the same for the preview and for the answer."""
    digest = hashlib.sha256(f"{card_id}\x1f{reps}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2**53


def retrievability(memory: Memory, day: int, policy: Policy) -> float | None:
    """The recall predicted on a study day [date ordinal], [0, 1]; None for a new card."""
    if memory.phase is Phase.NEW:
        return None
    return policy.model.retrievability(_elapsed(memory, day), memory.stability)


def fuzz_range(interval: float, minimum: int, maximum: int) -> tuple[int, int]:
    """The shortest and longest whole days that fuzz may make of an interval [days].

    Source: Anki 26.08, `rslib/src/scheduler/states/fuzz.rs`.
    """
    minimum = min(minimum, maximum)
    interval = min(max(interval, minimum), maximum)
    spread = 0.0
    if interval >= _FUZZ_FROM:
        spread = 1 + sum(share * max(min(interval, end) - start, 0.0) for start, end, share in _FUZZ_BANDS)
    lower = min(max(round(interval - spread), minimum), maximum)
    upper = min(max(round(interval + spread), minimum), maximum)
    return lower, upper


def label(outcome: Outcome, at: Moment) -> str:
    """How long until the card comes back, in few letters: 30s, 10m, 1.5h, 9d, 2.3mo, 1.2y."""
    if outcome.due_ms is not None:
        minutes = (outcome.due_ms - at.at_ms) / _MINUTE_MS
        if minutes < 1:
            return f"{max(minutes, 0) * 60:.0f}s"
        return f"{minutes:.0f}m" if minutes < 60 else f"{_short(minutes / 60)}h"
    days = outcome.interval_days
    if days <= 30:
        return f"{days}d"
    return f"{_short(days * 12 / 365.25)}mo" if days < 360 else f"{_short(days / 365.25)}y"


def _outcome(rating: Rating, after: Arrival, days: int, at: Moment) -> Outcome:
    due_day, due_ms = (at.day + days, None) if after.wait_ms is None else (None, at.at_ms + after.wait_ms)
    return Outcome(rating, after.phase, after.step, after.stability, after.difficulty, days, due_day, due_ms)


def _intervals(after: Sequence[Arrival], previous: int, policy: Policy, u: float | None) -> list[int]:
    """Whole days after again, hard, good, easy: 0 in steps; good exceeds hard and easy exceeds good."""
    days: list[int] = []
    for rating, state in zip(Rating, after, strict=True):
        if state.wait_ms is not None:
            days.append(0)
            continue
        exact = policy.model.exact_interval(policy.retention, state.stability)
        minimum = days[-1] + 1 if rating > Rating.HARD else 1
        last = previous if rating > Rating.AGAIN else 0
        days.append(_days(exact, minimum, last, policy.maximum_interval, u))
    return days


def _days(exact: float, minimum: int, previous: int, maximum: int, u: float | None) -> int:
    """Whole days of an exact interval: rounded, or drawn from its fuzz range; `minimum` gives way to `maximum`."""
    if u is None:
        return min(max(round(exact), minimum), maximum)
    minimum = max(minimum, _fuzz_minimum(exact, previous, maximum))
    lower, upper = fuzz_range(exact, minimum, maximum)
    return min(math.floor(lower + u * (upper - lower + 1)), upper)


def _fuzz_minimum(exact: float, previous: int, maximum: int) -> int:
    """Fuzz must not make an interval shorter than the last one where the plain one is not.

    Source: Anki 26.08, `minimum_review_fuzz_interval`.
    """
    if round(exact) > previous:
        return previous + 1
    lower, upper = fuzz_range(exact, 1, maximum)
    return previous if lower <= previous <= upper else 1


def _steps(phase: Phase, policy: Policy) -> tuple[Phase, tuple[float, ...]]:
    """The phase and the steps [minutes] a card is in, or falls into when it is forgotten."""
    if phase in (Phase.NEW, Phase.LEARNING):
        return Phase.LEARNING, policy.learning_steps
    return Phase.RELEARNING, policy.relearning_steps


def next_step(phase: Phase, at: int, rating: Rating, policy: Policy) -> int | None:
    """The index of the step that a rating leads to from step `at`; None where the card goes to day-long intervals."""
    _, steps = _steps(phase, policy)
    if not steps:
        return None
    if rating is Rating.AGAIN:
        return 0
    if phase is Phase.REVIEW or rating is Rating.EASY:
        return None
    step = at + (rating is Rating.GOOD)
    return step if 0 <= step < len(steps) else None


def _wait(steps: tuple[float, ...], step: int, rating: Rating) -> int:
    """How long a step lasts [ms]; hard on the first one waits longer than again and no longer than good."""
    minutes = steps[step]
    if rating is Rating.HARD and step == 0:
        minutes = 1.5 * minutes if len(steps) == 1 else (steps[0] + steps[1]) / 2
    return round(minutes * _MINUTE_MS)


def _elapsed(memory: Memory, day: int) -> int:
    return max(0, day - memory.last_day) if memory.last_day is not None else 0


def _previous_interval(memory: Memory) -> int:
    """The interval [days] that ends now; 0 for a card that comes from steps."""
    if memory.phase is not Phase.REVIEW or memory.due_day is None or memory.last_day is None:
        return 0
    return max(0, memory.due_day - memory.last_day)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
