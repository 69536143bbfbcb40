"""A blueprint: what an exam is made of, whatever questions come to stand in it."""

import math
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import NamedTuple

from quizapp.core.exams import plan
from quizapp.core.values import frozen

QUESTIONS, MINUTES, PASS = 20, 25, 0.6
MINUTES_EACH = MINUTES / QUESTIONS
TIME_EACH = f"{60 * MINUTES_EACH:g} seconds a question"
QUESTIONS_MAX = 500
MINUTES_MAX = 24 * 60
LEVELS = (1, 5)
OPTIONS = 4
FAIR = "fair"


class Quota(NamedTuple):
    """So many questions of a topic, with all below it, or of a deck: a `number`, or a `share` of the paper (0, 1].

    Exactly one of the two is given. `place` is the line and column of the name in its file.
    """

    name: str
    number: int | None = None
    share: float | None = None
    place: tuple[int, int] = (0, 0)


@frozen
class Blueprint:
    """What an exam is made of.

    `name` is what it is called, empty for none. It asks so many `questions` within so many `minutes` (None: 75 seconds
    a question, 0: no limit) and is passed from a score of `pass_mark` on, (0, 1]. `topics` are the topics and decks
    that it asks, empty for everything there is; `quotas` say how many questions come from where, and what they leave
    is divided by the weights of the topics. `kinds` are the names of the kinds of question asked, empty for all that
    can be marked; `levels` the difficulties, both ends included, [1, 5], None for any. A wrong answer costs the
    `penalty`, a share of its point [0, 1]; None is the fair one, by which guessing gains nothing where an answer
    has no parts. Without `partial` only what is right in all its parts earns its point. `day` is the study day of the
    exam [date ordinal], None for no date, and `options` how many options a question has there, 0 where answers are
    typed: readiness goes by these.
    `place` is the line and column of its name in its file, and `places` are those of each of the topics.
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
    options: int = OPTIONS
    places: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    place: tuple[int, int] = field(default=(0, 0), compare=False)

    @property
    def limit_ms(self) -> int | None:
        """How long it may take [ms] with as many questions as are asked for; None for no limit."""
        return self.limit_of(min(self.questions, QUESTIONS_MAX))

    def limit_of(self, questions: int) -> int | None:
        """How long a paper of so many questions may take [ms]; None for no limit."""
        minutes = math.ceil(questions * MINUTES_EACH) if self.minutes is None else self.minutes
        return round(minutes * 60_000) or None


def to_body(found: Blueprint) -> dict[str, object]:
    """The blueprint as JSON-safe values: what makes the exam, without what is usual and without places in a file.

    It is the same for all blueprints that make the same exam.
    """
    usual = _every(Blueprint())
    return {name: value for name, value in _every(found).items() if value != usual[name]}


def from_body(body: Mapping[str, object]) -> Blueprint:
    """The blueprint that `to_body` wrote; what is missing or cannot be is as usual."""
    return Blueprint(
        name=_text(body.get("name")),
        about=_text(body.get("about")),
        questions=_whole(body.get("questions"), 1, plan.QUESTIONS_MAX, QUESTIONS),
        minutes=_real(body.get("minutes"), MINUTES_MAX),
        pass_mark=_real(body.get("pass"), 1) or PASS,
        topics=tuple(filter(None, map(_text, _listed(body.get("topics"))))),
        quotas=tuple(filter(None, map(_quota, _listed(body.get("quotas"))))),
        kinds=tuple(filter(None, map(_text, _listed(body.get("kinds"))))),
        levels=_levels(body.get("levels")),
        penalty=None if body.get("penalty") == FAIR else _real(body.get("penalty"), 1) or 0.0,
        partial=body.get("partial") is not False,
        day=_whole(body.get("day"), 1, date.max.toordinal(), 0) or None,
        options=_whole(body.get("options"), 0, plan.OPTIONS_MAX, OPTIONS),
    )


def _every(found: Blueprint) -> dict[str, object]:
    """All that makes an exam, by the names of its body."""
    return {
        "name": found.name,
        "about": found.about,
        "questions": found.questions,
        "minutes": found.minutes,
        "pass": found.pass_mark,
        "topics": list(found.topics),
        "quotas": [_quota_body(quota) for quota in found.quotas],
        "kinds": list(found.kinds),
        "levels": found.levels and list(found.levels),
        "penalty": FAIR if found.penalty is None else found.penalty,
        "partial": found.partial,
        "day": found.day,
        "options": found.options,
    }


def _quota_body(quota: Quota) -> dict[str, object]:
    return {"name": quota.name, **({"number": quota.number} if quota.share is None else {"share": quota.share})}


def _quota(body: object) -> Quota | None:
    match body:
        case {"name": str() as name, "number": number} if found := _whole(number, 1, plan.QUESTIONS_MAX, 0):
            return Quota(name, number=found)
        case {"name": str() as name, "share": share} if part := _real(share, 1):
            return Quota(name, share=part)
        case _:
            return None


def _levels(value: object) -> tuple[int, int] | None:
    match value:
        case [low, high] if LEVELS[0] <= (least := _whole(low, *LEVELS, 0)) <= (most := _whole(high, *LEVELS, 0)):
            return least, most
        case _:
            return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _whole(value: object, least: int, most: int, usual: int) -> int:
    return value if type(value) is int and least <= value <= most else usual


def _real(value: object, most: float) -> float | None:
    """A number from 0 on, as it is."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= most else None
