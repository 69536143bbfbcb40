"""The share remembered over time, in as many points as there are reviews for."""

from collections.abc import Iterable, Sequence

from quizapp.core.stats.figures import Retention, Share
from quizapp.core.stats.wilson import share
from quizapp.core.values import frozen
from quizapp.render.charts.axes import Axis, Scale
from quizapp.render.charts.curve import DASHED, SOLID, Guide, Mark, Series, curve
from quizapp.render.lines import Line

FEW = 30
HOLLOW = f"○ of fewer than {FEW}"
_POINTS = 12
_LOWEST = 0.8
_BANDED_COLUMNS = 50


@frozen
class Point:
    """A share of reviews, and the mean of their study days [date ordinal]."""

    day: float
    share: Share


def remembered(found: Sequence[Retention], columns: int, height: int) -> list[Line]:
    """The share remembered of young and mature cards over time, each with its 90 % interval where there is room.

    The time before the first review is left out. Neighbouring buckets are joined, so that no zigzag of a few reviews
    is seen.
    """
    since = next((place for place, one in enumerate(found) if one.both.n), len(found))
    drawn = found[since:]
    young = joined([(one, one.young) for one in drawn])
    mature = joined([(one, one.mature) for one in drawn])
    banded = columns >= _BANDED_COLUMNS
    few = any(one.share.n < FEW for one in (*young, *mature))
    note = "; ".join(["░ 90% intervals"] * banded + [HOLLOW] * few)
    series = [_series("young", young, DASHED, banded=banded), _series("mature", mature, SOLID, banded=banded)]
    least = min((one.share.value or 0.0 for one in (*young, *mature)), default=_LOWEST)
    shares = Axis(Scale.SHARE, min(least, _LOWEST) // 0.1 * 0.1, 1.0)
    return curve(series, columns, height, x=Axis(Scale.DATE), y=shares, guide=Guide(note=note))


def joined(found: Sequence[tuple[Retention, Share]]) -> list[Point]:
    """The shares of neighbouring buckets, joined until each has 30 reviews and a twelfth of the time.

    From the newest on; what is left over of the oldest is joined, too. Buckets without a review are nowhere.
    """
    days = sum(one.days for one, _ in found)
    groups: list[list[tuple[Retention, Share]]] = []
    for bucket in reversed([(one, part) for one, part in found if part.n]):
        if not groups or _enough(groups[-1], days):
            groups.append([])
        groups[-1].append(bucket)
    if len(groups) > 1 and not _enough(groups[-1], days):
        groups[-2:] = [[*groups[-2], *groups[-1]]]
    return [_point(group) for group in reversed(groups)]


def _enough(group: Iterable[tuple[Retention, Share]], days: int) -> bool:
    return sum(part.n for _, part in group) >= FEW and sum(one.days for one, _ in group) * _POINTS >= days


def _point(group: Sequence[tuple[Retention, Share]]) -> Point:
    right, n = sum(part.right for _, part in group), sum(part.n for _, part in group)
    middle = sum((one.first + one.days / 2) * part.n for one, part in group) / n
    return Point(middle, share(right, n))


def _series(name: str, found: Sequence[Point], dashes: tuple[bool, ...], *, banded: bool) -> Series:
    values = [(one.day, one.share.value or 0.0) for one in found]
    glyphs = ["●" if one.share.n >= FEW else "○" for one in found]
    marks = [Mark(x, y, glyph, name) for (x, y), glyph in zip(values, glyphs, strict=True)]
    band = [(one.share.low, one.share.high) for one in found] if banded else ()
    return Series(name, values, name, band, marks, dashes=dashes, shade=f"{name}-band")
