"""After a break: what is worth most within the time there is, and the rest spread over days."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from quizapp.core.fsrs import Model
from quizapp.core.phase import Rating

WORTH_DAYS = 30
USUAL_DAYS = 30
SPREAD_DAYS = 60
LEAST_WORK = 30
PILED_UP = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """A way through a backlog of `due` cards, `minutes` a day.

    `chosen` are the ids of the cards for today, what is worth most first; `today_minutes` what they may take. `rest`
    counts the cards of each of the following study days, tomorrow first, those that fall due there anyway included;
    `moved` maps the ids of the cards that move to the study day [date ordinal] they move to.
    """

    due: int
    minutes: float
    chosen: tuple[str, ...] = ()
    today_minutes: float = 0.0
    rest: tuple[int, ...] = ()
    moved: dict[str, int]


class Late(NamedTuple):
    """A card at day-long intervals that is due: its memory, and how long an answer to it takes [s]."""

    card_id: str
    stability: float
    difficulty: float
    last_day: int
    seconds: float


def piled_up(due: int, answers: Mapping[int, int], limit: int) -> bool:
    """Whether more cards are due than one and a half days' work.

    A day's work is the mean of the learner's last 30 study days with any answers (`answers`, by study day), at least
    30 cards, and never more than the daily `limit` of reviews.
    """
    last = [answers[day] for day in sorted(answers) if answers[day]][-USUAL_DAYS:]
    usual = sum(last) / len(last) if last else 0.0
    return due > PILED_UP * min(max(usual, LEAST_WORK), limit)


def worth(card: Late, today: int, model: Model) -> float:
    """What an answer on a study day adds to the recall expected 30 days later, for each second it takes.

    With an answer that is R·R(30, S if good) + (1−R)·R(30, S if again), without it R(t + 30, S).
    """
    elapsed = max(today - card.last_day, 0)
    recall = model.retrievability(elapsed, card.stability)
    if_good, _ = model.after(card.stability, card.difficulty, Rating.GOOD, elapsed)
    if_again, _ = model.after(card.stability, card.difficulty, Rating.AGAIN, elapsed)
    known, forgotten = (model.retrievability(WORTH_DAYS, stability) for stability in (if_good, if_again))
    without = model.retrievability(elapsed + WORTH_DAYS, card.stability)
    return (recall * known + (1 - recall) * forgotten - without) / max(card.seconds, 1.0)


def catch_up(late: Sequence[Late], coming: Mapping[int, int], today: int, minutes: float, model: Model) -> CatchUp:
    """The way through what is late, so many minutes a day: what is worth most today, and the rest later.

    At least one card is for today. The rest goes, in the order of its worth, to the days that it takes, so that these
    are equally full together with the cards that are `coming` (by study day); no more than 60 days.
    """
    ordered = sorted(late, key=lambda card: (-worth(card, today, model), card.card_id))
    times = list(accumulate(card.seconds for card in ordered))
    today_cards = max(sum(time <= 60 * minutes for time in times), min(len(ordered), 1))
    rest = ordered[today_cards:]
    usual = times[-1] / len(times) if times else 0.0
    loads = [usual * coming.get(today + day, 0) for day in range(1, SPREAD_DAYS + 1)]
    days = _dealt(rest, loads, 60 * minutes)
    moved = {card.card_id: today + 1 + day for card, day in zip(rest, days, strict=True)}
    there = [coming.get(today + 1 + day, 0) + days.count(day) for day in range(max(days, default=-1) + 1)]
    return CatchUp(
        due=len(late),
        minutes=minutes,
        chosen=tuple(card.card_id for card in ordered[:today_cards]),
        today_minutes=times[today_cards - 1] / 60 if times else 0.0,
        rest=tuple(there),
        moved=moved,
    )


def _dealt(cards: Sequence[Late], loads: Sequence[float], room: float) -> list[int]:
    """The day of each card, counted from 0: days that have these loads [s] and so much room [s] are filled evenly."""
    needed = sum(card.seconds for card in cards)
    free = accumulate(max(room - load, 0.0) for load in loads)
    used = loads[: next((day for day, space in enumerate(free, start=1) if space >= needed), len(loads))]
    level = _level(used, needed)
    ends = list(accumulate(max(level - load, 0.0) for load in used))
    halves = (
        end - card.seconds / 2 for card, end in zip(cards, accumulate(card.seconds for card in cards), strict=True)
    )
    return [min(bisect(ends, half), len(used) - 1) for half in halves]


def _level(loads: Sequence[float], added: float) -> float:
    """How full every day is that is not fuller already, when so much is added to the emptiest ones."""
    ordered = sorted(loads)
    levels = ((sum(ordered[:count]) + added) / count for count in range(1, len(ordered) + 1))
    return min(levels, default=0.0)
