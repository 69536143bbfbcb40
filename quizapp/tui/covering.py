"""What can be changed on the cover of an exam: each aspect, its value in words, and the values next to it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from typing import NamedTuple, TypeVar

from quizapp.core.deck import Kind
from quizapp.core.exams.blueprint import QUESTIONS_MAX, TIME_EACH, Blueprint
from quizapp.core.exams.paper import SEED_MAX
from quizapp.core.exams.plan import share_of
from quizapp.core.exams.spelled import minutes_of, penalty_of
from quizapp.core.values import frozen
from quizapp.errors import QuizError
from quizapp.render import examwords
from quizapp.render.figuretexts import percent

T = TypeVar("T")
QUESTIONS, TOPICS = "Questions", "Decks and topics"
_QUESTIONS = (5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500)
_MINUTES = (0, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 150, 180, 240)
_PENALTIES: tuple[float | None, ...] = (0.0, None, 0.25, 0.5, 1.0)
_LEVELS = (None, (1, 2), (2, 4), (3, 5), (4, 5))
_KINDS: tuple[tuple[str, ...], ...] = (
    (),
    (Kind.CHOICE, Kind.MULTI, Kind.TRUEFALSE),
    (Kind.TYPED, Kind.NUMBER, Kind.CLOZE),
    (Kind.ORDER, Kind.MATCH),
)
_NO_LIMIT = ("none", "no", "no limit")
_NOTHING = ("none", "nothing")
_FAIR_IS = "Where an answer has no parts, a guess gains nothing then: 1/3 with four options, 1 for true or false."
_COSTS = "An answer of which nothing is right costs that; an open question costs nothing."
_SHARED = "Each wrong option ticked takes a right one away; of steps, one alone is nothing right."
_WHOLE = "Only an answer that is right in all its parts earns its point; one right in some costs nothing."


@frozen
class Setup:
    """An exam as it stands on its cover: the blueprint, and the seed [0, 999,999,999] of its paper.

    `there` is how many questions that has, 0 until it is known; `about` is what its decks and topics are called, where
    they were chosen by that.
    """

    blueprint: Blueprint
    seed: int
    there: int = field(default=0, compare=False)
    about: str = field(default="", compare=False)

    @property
    def limit_ms(self) -> int | None:
        """How long it may take [ms]; None for no limit."""
        return self.blueprint.limit_of(self.there) if self.there else self.blueprint.limit_ms


class Aspect(NamedTuple):
    """One line of a cover: its name, its value in words, and the setup with the next value (1) or the one before (-1).

    `typed` makes a setup from a text, and raises QuizError for one that cannot be; None where nothing is typed. `note`
    is what there is to know about its value, empty for nothing.
    """

    name: str
    value: Callable[[Setup], str]
    step: Callable[[Setup, int], Setup]
    typed: Callable[[Setup, str], Setup] | None = None
    example: str = ""
    note: Callable[[Setup], str] = lambda _: ""


def aspects() -> tuple[Aspect, ...]:
    """All of them, in the order of a cover."""
    return (
        Aspect(QUESTIONS, lambda now: str(now.blueprint.questions), _step_questions, _type_questions, "20"),
        Aspect("Time", _time, _step_minutes, _type_minutes, "minutes, such as 25, or none"),
        Aspect("To pass", lambda now: percent(now.blueprint.pass_mark), _step_mark, _type_mark, "60%"),
        Aspect(
            "A wrong answer costs",
            lambda now: examwords.cost(now.blueprint),
            _step_cost,
            _type_cost,
            "0%, or fair",
            lambda now: _FAIR_IS if now.blueprint.penalty is None else _COSTS * bool(now.blueprint.penalty),
        ),
        Aspect(
            "Partly right",
            _partial,
            lambda now, _by: _with(now, replace(now.blueprint, partial=not now.blueprint.partial)),
            note=lambda now: _SHARED if now.blueprint.partial else _WHOLE,
        ),
        Aspect(TOPICS, _topics, lambda now, _by: now),
        Aspect("Kinds of question", lambda now: examwords.kinds(now.blueprint.kinds), _step_kinds),
        Aspect("Difficulty", lambda now: examwords.levels(now.blueprint.levels), _step_levels),
        Aspect("Seed", lambda now: f"{now.seed:,}".replace(",", " "), _step_seed, _type_seed, "482913 gives one paper"),
    )


def of_topics(now: Setup, names: tuple[str, ...], about: str = "") -> Setup:
    """The exam about these decks and topics, and what they are called; quotas of others make no sense then."""
    if names == now.blueprint.topics:
        return now
    return replace(_with(now, replace(now.blueprint, topics=names, quotas=(), places=())), about=about)


def fewer(now: Setup) -> str:
    """That there are fewer questions than the exam asks for; empty where there are enough, or nobody knows yet."""
    if not 0 < now.there < now.blueprint.questions:
        return ""
    return f"There {'is' if now.there == 1 else 'are'} only {now.there}, so it asks {now.there}."


def about(now: Setup) -> str:
    """What the decks and topics are called, where that is another thing than their names say."""
    return "" if now.about == _topics(now) else now.about


def quotas(now: Setup) -> str:
    """How many questions come from where: the quotas of the exam, or that it has none and who can give them."""
    told = examwords.quotas(now.blueprint)
    return f"{told}; the rest by weight" if told else "none; decks and --quota can set them"


def _with(now: Setup, blueprint: Blueprint) -> Setup:
    return replace(now, blueprint=blueprint, there=0)


def _time(now: Setup) -> str:
    each = f" ({TIME_EACH})" if now.blueprint.minutes is None else ""
    return f"{examwords.limit(now.blueprint, now.there)}{each}"


def _partial(now: Setup) -> str:
    return "earns its share of the point" if now.blueprint.partial else "earns nothing"


def _topics(now: Setup) -> str:
    return ", ".join(name.rstrip("/") for name in now.blueprint.topics) or "everything"


def _step_questions(now: Setup, by: int) -> Setup:
    return _with(now, replace(now.blueprint, questions=_rung(_QUESTIONS, now.blueprint.questions, by)))


def _step_minutes(now: Setup, by: int) -> Setup:
    minutes = (now.limit_ms or 0) / 60_000
    return _with(now, replace(now.blueprint, minutes=float(_rung(_MINUTES, minutes, by))))


def _step_mark(now: Setup, by: int) -> Setup:
    twentieth = round(20 * now.blueprint.pass_mark) + by
    return _with(now, replace(now.blueprint, pass_mark=min(max(twentieth, 1), 20) / 20))


def _step_cost(now: Setup, by: int) -> Setup:
    return _with(now, replace(now.blueprint, penalty=_turned(_PENALTIES, now.blueprint.penalty, by)))


def _step_kinds(now: Setup, by: int) -> Setup:
    return _with(now, replace(now.blueprint, kinds=_turned(_KINDS, now.blueprint.kinds, by)))


def _step_levels(now: Setup, by: int) -> Setup:
    return _with(now, replace(now.blueprint, levels=_turned(_LEVELS, now.blueprint.levels, by)))


def _step_seed(now: Setup, by: int) -> Setup:
    return replace(now, seed=(now.seed + by) % (SEED_MAX + 1))


def _type_questions(now: Setup, text: str) -> Setup:
    return _with(now, replace(now.blueprint, questions=_whole(text, 1, QUESTIONS_MAX, "questions")))


def _type_minutes(now: Setup, text: str) -> Setup:
    bare = text.strip().lower()
    minutes = 0.0 if bare in _NO_LIMIT else _read(minutes_of, bare, ", or none for no limit")
    return _with(now, replace(now.blueprint, minutes=minutes))


def _type_mark(now: Setup, text: str) -> Setup:
    return _with(now, replace(now.blueprint, pass_mark=_share(text)))


def _type_cost(now: Setup, text: str) -> Setup:
    bare = text.strip().lower()
    penalty = 0.0 if bare in _NOTHING else _read(penalty_of, _percent(bare))
    return _with(now, replace(now.blueprint, penalty=penalty))


def _type_seed(now: Setup, text: str) -> Setup:
    return replace(now, seed=_whole(text, 0, SEED_MAX, "as a seed"))


def _whole(text: str, least: int, most: int, what: str) -> int:
    bare = text.strip().replace(" ", "").replace(",", "")
    if bare.isascii() and bare.isdigit() and len(bare) <= len(str(most)) and least <= int(bare) <= most:
        return int(bare)
    raise QuizError(f"Type a whole number from {least} to {most:,} {what}.")


def _share(text: str) -> float:
    found = share_of(_percent(text))
    if found is None:
        raise QuizError("Type a share from 1% to 100%, such as 60% or 0.6.")
    return found


def _percent(text: str) -> str:
    """A share with the sign that a bare whole number above 1 leaves out."""
    bare = text.strip()
    return f"{bare}%" if bare.isdigit() and bare.lstrip("0") not in ("", "1") else bare


def _read(read: Callable[[str], T], text: str, beside: str = "") -> T:
    """What a text says that is written as in a deck. Raises QuizError for what says nothing."""
    try:
        return read(text)
    except ValueError as error:
        raise QuizError(f"Type {error}{beside}.") from None


def _rung(ladder: Sequence[int], value: float, by: int) -> int:
    """The next greater or smaller value of a ladder; the end of it at its ends."""
    place = bisect_right(ladder, value) if by > 0 else bisect_left(ladder, value) - 1
    return ladder[min(max(place, 0), len(ladder) - 1)]


def _turned(values: Sequence[T], value: T, by: int) -> T:
    """The value after another one, or before it, round the ends; the first for one that is not among them."""
    return values[(values.index(value) + by) % len(values)] if value in values else values[0]
