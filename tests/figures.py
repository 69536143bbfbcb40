"""Made-up figures of a learner after a year, for everything that shows them; the same every time."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Mastery, Standing
from quizapp.core.readiness import Advice, Chance, PlanDay, Readiness
from quizapp.core.stats.figures import (
    Bin,
    Buttons,
    Calendar,
    Calibration,
    CardCounts,
    Day,
    Forecast,
    Histogram,
    Pace,
    Retention,
    Share,
    Statistics,
)
from quizapp.core.stats.sums import Span
from quizapp.core.topics import Confused, TopicLine, Topics

TODAY = date(2026, 11, 20).toordinal()
SPAN = Span(TODAY - 364, TODAY)
_Z = 1.6449


def share(right: int, n: int) -> Share:
    """So many right of n, with its Wilson interval (90 %)."""
    if not n:
        return Share()
    middle = (right + _Z**2 / 2) / (n + _Z**2)
    half = _Z * math.sqrt(right * (n - right) / n + _Z**2 / 4) / (n + _Z**2)
    return Share(right, n, max(middle - half, 0.0), min(middle + half, 1.0))


def empty_statistics(scope: str = "") -> Statistics:
    """The figures of a learner who never answered."""
    return Statistics(scope=scope, span=SPAN, calendar=Calendar(TODAY), hours=(Share(),) * 24)


def full_statistics(scope: str = "") -> Statistics:
    """The figures of a learner after a year."""
    random = Random(6)
    daily = tuple(_day(random, day) for day in range(SPAN.first, SPAN.last + 1) if random.random() < 0.75)
    return Statistics(
        scope=scope,
        span=SPAN,
        calendar=Calendar(TODAY, {day.day: day.answers for day in daily}, 12, 45, len(daily)),
        daily=daily,
        retention=tuple(_month(number) for number in range(12)),
        right=share(4210, 4730),
        forecast=Forecast(17, tuple(random.randint(5, 60) for _ in range(365)), 230),
        stability=Histogram(
            (0, 1, 3, 7, 14, 21, 30, 60, 90, 180, 365), (4, 9, 18, 30, 41, 52, 80, 61, 44, 12), 48.3, 37
        ),
        difficulty=Histogram(tuple(range(1, 11)), (3, 12, 30, 55, 81, 70, 52, 30, 18), 5.4, 5.3),
        recall=Histogram(tuple(i / 10 for i in range(11)), (0, 0, 0, 1, 2, 5, 9, 30, 92, 212), 0.91, 0.93),
        buttons=Buttons((120, 30, 180, 21), (40, 12, 160, 9), (220, 190, 1800, 140), (110, 150, 1900, 260)),
        hours=tuple(share(round(n * (0.92 - 0.004 * hour)), n) for hour, n in enumerate(_HOURS)),
        calibration=_calibration(),
        confidence={"sure": share(410, 460), "unsure": share(150, 240), "guess": share(21, 60)},
        pace=(Pace("choice", 2100, 9.4), Pace("typed", 900, 17.2), Pace("cloze", 41, 12.8)),
        counts=CardCounts(210, 14, 160, 177, 8, 5),
    )


_HOURS = (0, 0, 0, 0, 0, 3, 40, 210, 330, 180, 90, 60, 220, 140, 60, 55, 80, 120, 310, 520, 640, 410, 130, 12)


def _day(random: Random, day: int) -> Day:
    young, mature = random.randint(0, 30), random.randint(0, 40)
    new, steps = random.randint(0, 12), random.randint(0, 9)
    return Day(day, new, steps, young, mature, (young + mature + 2 * new + steps) * 0.17, new + steps + young + mature)


def _month(number: int) -> Retention:
    young, mature = 300 - 15 * number, 20 + 25 * number
    right = (round(young * (0.82 + 0.005 * number)), round(mature * 0.93))
    both = share(sum(right), young + mature)
    return Retention(SPAN.first + 30 * number, 30, share(right[0], young), share(right[1], mature), both)


def _calibration() -> Calibration:
    rows = ((0.5, 0.6, 0.56, 5, 9), (0.6, 0.7, 0.66, 14, 22), (0.7, 0.8, 0.76, 120, 161), (0.8, 0.9, 0.86, 830, 960))
    bins = [Bin(low, high, predicted, share(right, n)) for low, high, predicted, right, n in rows]
    return Calibration((*bins, Bin(0.9, 1.0, 0.94, share(3310, 3490))), 4642, 0.318, 0.021)


def known(cards: int, seen: int, value: float, wide: float, **others: float) -> Mastery:
    """A mastery whose interval is so wide to both sides."""
    low, high = max(value - wide, 0.0), min(value + wide, 1.0)
    forgotten = others.get("forgotten", (1 - value) / 2)
    return Mastery(cards, seen, value, low, high, forgotten, 1 - value - forgotten, 0.3, wide / 1.645, wide / 4)


def full_topics() -> Topics:
    """A tree with everything that can be said of a topic: surely weak, perhaps weak, fine, unknown, none."""
    rl, above, metrics, curves, bare, fine = _lines()
    return Topics(
        lines=(rl, above, metrics, curves, bare, fine),
        ranked=(rl, metrics, curves, bare, fine),
        whole=known(110, 65, 0.6, 0.06),
        target=0.8,
    )


def _lines() -> Iterator[TopicLine]:
    mixed = Confused("card-1", "What share of predicted positives is real?", "precision", "recall", 3, TODAY - 2)
    yield _line("reinforcement-learning", Standing.UNKNOWN, known(40, 2, 0.33, 0.2, forgotten=0.01), 0.35, due=1)
    whole = _line("evaluation", Standing.WEAK, known(36, 29, 0.59, 0.08), 0.45, due=9)
    yield replace(whole, inner=True, confused=mixed, leeches=2)
    path, mastery = "evaluation/precision-recall", known(24, 20, 0.52, 0.09, forgotten=0.36)
    weak = _line(path, Standing.WEAK, mastery, 0.3, due=7)
    yield replace(weak, about="Precision and recall", confused=mixed, leeches=2)
    yield _line("evaluation/curves", Standing.MAYBE, known(12, 9, 0.74, 0.11), 0.15, due=2)
    yield _line("", Standing.FINE, known(4, 4, 0.85, 0.12), 0.02)
    yield _line("foundations", Standing.FINE, known(30, 30, 0.91, 0.04, forgotten=0.09), 0.18)


def _line(path: str, standing: Standing, mastery: Mastery, weight: float, due: int = 0) -> TopicLine:
    """A topic that was worse 30 days ago by a tenth of what it is now."""
    trend = tuple(mastery.value * share for share in (0.9, 0.94, 0.98, 1.0))
    gain = weight * (0.8 - mastery.value)
    return TopicLine(path=path, mastery=mastery, standing=standing, weight=weight, gain=gain, trend=trend, due=due)


def empty_topics() -> Topics:
    """The topics of a library without cards."""
    return Topics(whole=Mastery(0, 0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.25, 0.3, 0.3), target=0.8)


def full_readiness() -> Readiness:
    """An exam in twelve days that a learner might pass."""
    last = TODAY + 12
    return Readiness(
        exam=ExamPlan(40, 0.6, last, 0.25, ("evaluation", "foundations"), "Machine learning I"),
        today=TODAY,
        answered=65,
        cards=110,
        now=Chance(0.66, 0.55, 0.77, 0.76),
        idle=Chance(0.62, 0.5, 0.74, 0.6),
        kept=Chance(0.78, 0.68, 0.88, 0.97),
        advice=(Advice("reinforcement-learning", 0.09, 0.9, 38), Advice("evaluation/precision-recall", 0.05, 0.82, 9)),
        plan=tuple(PlanDay(day, 10 if day < TODAY + 8 else 0, 20 + day - TODAY, 14.5) for day in range(TODAY, last)),
    )


def thin_readiness() -> Readiness:
    """An exam of which not enough is known."""
    why = "Not enough to say: 4 of 110 cards were answered, and it takes 30 and 33 (30 %)."
    return Readiness(exam=ExamPlan(), today=TODAY, answered=4, cards=110, why=why)
