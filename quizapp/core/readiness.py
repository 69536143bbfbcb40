"""Readiness: the chance to pass an exam and the score to expect, now and on its day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """An exam to come: so many questions, a pass mark [0, 1], on a study day [date ordinal], None for no date.

    `guess` is the chance of guessing a question of the exam [0, 1); `names` are decks and topics, empty for all;
    `title` is what it is called, empty for none.
    """

    questions: int = 40
    pass_mark: float = 0.6
    day: int | None = None
    guess: float = 0.25
    names: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Chance:
    """Expected score [0, 1] with its 80 % range, and the chance to pass [0, 1]."""

    expected: float
    low: float
    high: float
    passing: float


@dataclass(frozen=True, slots=True)
class Advice:
    """What raises the expected score on the day of the exam most: a topic, what its study would add to the score
    [0, 1], what the chance to pass would be then [0, 1], and how many of its cards are unseen or weak.
    """

    path: str
    gain: float
    passing: float
    cards: int


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A study day [date ordinal] of the plan: new cards, reviews to expect, and minutes."""

    day: int
    new: int
    reviews: int
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What can be said of an exam. `why` says why not enough is known, empty when it is; all chances are None then.

    `idle` is the chance on the day of the exam if nothing is studied until then, `kept` if the plan is kept; both
    None without a date. `answered` and `cards` are how many of its cards were asked, and all.
    """

    exam: ExamPlan
    today: int
    answered: int
    cards: int
    why: str = ""
    now: Chance | None = None
    idle: Chance | None = None
    kept: Chance | None = None
    advice: tuple[Advice, ...] = ()
    plan: tuple[PlanDay, ...] = ()
