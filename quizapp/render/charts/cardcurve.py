"""A card's curve of forgetting: recall after each review, and what it falls to if nothing is done."""

from itertools import pairwise

from quizapp.core.past import CardPast, Stretch
from quizapp.core.review import Rating
from quizapp.render.charts.axes import Axis, Scale
from quizapp.render.charts.curve import DASHED, Guide, Mark, Series, curve
from quizapp.render.lines import Line

_LEAST_DAYS = 7


def forgetting(past: CardPast, columns: int, height: int) -> list[Line]:
    """Recall from a card's first answer until some time after it is due; ✓ and ✗ are answers, dashes lie ahead."""
    if not past.stretches:
        return curve([], columns, height, x=Axis(Scale.DATE), y=Axis(Scale.SHARE))
    first, today = past.stretches[0].first, past.today
    end = _end(past, first)
    step = max((end - first) / max(columns * 2, 1), 0.25)
    behind: list[tuple[float, float | None]] = []
    for stretch, after in pairwise([*past.stretches, Stretch(max(today, past.stretches[-1].first), 1.0)]):
        behind += _points(past, stretch, stretch.first, after.first, step)
    ahead = _points(past, past.stretches[-1], max(today, past.stretches[-1].first), end, step)
    series = [Series("", ahead, "ahead", dashes=DASHED), Series("", behind, marks=_marks(past))]
    retention = past.policy.retention
    guide = Guide(retention, f"retention {retention:.0%}", today=today)
    return curve(series, columns, height, x=Axis(Scale.DATE, first, end), y=Axis(Scale.SHARE, None, 1.0), guide=guide)


def _end(past: CardPast, first: int) -> int:
    """The last day drawn: a quarter of the card's life beyond today and beyond the day it is due."""
    due = past.today + max(past.card.days or 0, 0)
    latest = max(past.today, due)
    return latest + max((latest - first) // 8, _LEAST_DAYS)


def _points(
    past: CardPast, stretch: Stretch, start: float, stop: float, step: float
) -> list[tuple[float, float | None]]:
    """Points of one stretch from one day to another, both included."""
    count = max(round((stop - start) / step), 1)
    days = [start + (stop - start) * index / count for index in range(count + 1)]
    return [(day, past.policy.model.retrievability(day - stretch.first, stretch.stability)) for day in days]


def _marks(past: CardPast) -> list[Mark]:
    """Each answer where recall was as predicted, the wrong ones on top."""
    found = [
        Mark(one.day, 1.0 if one.retrievability is None else one.retrievability, *_SIGNS[one.rating is Rating.AGAIN])
        for one in past.reviews
    ]
    return sorted(found, key=lambda mark: mark.style == "wrong")


_SIGNS = (("✓", "right"), ("✗", "wrong"))
