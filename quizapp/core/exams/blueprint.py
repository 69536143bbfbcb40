"""A blueprint: what an exam is made of, whatever questions come to stand in it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

QUESTIONS, MINUTES, PASS = 20, 25, 0.6
MINUTES_EACH = MINUTES / QUESTIONS
QUESTIONS_MAX = 500
MINUTES_MAX = 24 * 60
LEVELS = (1, 5)


class Quota(NamedTuple):
    """So many questions of a topic, with all below it, or of a deck: a `number`, or a `share` of the paper (0, 1].

    Exactly one of the two is given. `place` is the line and column of the name in its file.
    """

    name: str
    number: int | None = None
    share: float | None = None
    place: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What an exam is made of.

    `name` is what it is called, empty for none. It asks so many `questions` within so many `minutes` (None: 75 seconds
    a question, 0: no limit) and is passed from a score of `pass_mark` on, (0, 1]. `topics` are the topics and decks
    that it asks, empty for everything there is; `quotas` say how many questions come from where, and what they leave
    is divided by the weights of the topics. `kinds` are the names of the kinds of question asked, empty for all that
    can be marked; `levels` the difficulties, both ends included, [1, 5], None for any. A wrong answer costs the
    `penalty`, a share of its point [0, 1]; None is the fair one, by which guessing gains nothing. Without `partial`
    only what is right in all its parts earns its point. `day` is the study day of the exam [date ordinal], None for no
    date, and `options` how many options a question has there, 0 where answers are typed: readiness goes by these.
    `places` are the line and column of each of the topics in its file.
    """

    name: str = ""
    about: str = ""
    questions: int = QUESTIONS
    minutes: float | None = None
    pass_mark: float = PASS
    topics: tuple[str, ...] = ()
    quotas: tuple[Quota, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[int, int] | None = None
    penalty: float | None = 0.0
    partial: bool = True
    day: int | None = None
    options: int = 4
    places: tuple[tuple[int, int], ...] = field(default=(), compare=False)

    @property
    def limit_ms(self) -> int | None:
        """How long it may take [ms]; None for no limit."""
        minutes = math.ceil(self.questions * MINUTES_EACH) if self.minutes is None else self.minutes
        return round(minutes * 60_000) or None


def to_body(found: Blueprint) -> dict[str, object]:
    """The blueprint as JSON-safe values; what is usual is left out."""
    raise NotImplementedError


def from_body(body: Mapping[str, object]) -> Blueprint:
    """The blueprint that `to_body` wrote; what is missing or cannot be is as usual."""
    raise NotImplementedError
