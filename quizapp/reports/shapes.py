"""Shapes that pictures are made of: bars, curves with bands, intervals, and the legend that names them."""

from collections.abc import Iterable, Sequence

from quizapp.reports.markup import Markup, joined, tag, text
from quizapp.reports.plane import LETTER, WHOLE, Plane, below, label

HEIGHT, LEGEND = 180.0, 30.0
ROW, ROW_LEFT = 24.0, 90.0
_GAP = 0.18

Point = tuple[float, float]


def columns(plane: Plane, bars: Sequence[tuple[str, Sequence[float]]], styles: Sequence[str]) -> Markup:
    """Upright bars side by side at x = 0, 1, 2 …, each a name and its parts from the bottom up."""
    shapes = [
        shape for place, (name, parts) in enumerate(bars) for shape in _column(plane, place, name, list(parts), styles)
    ]
    return joined([*shapes, below(plane, [(place, name) for place, (name, _) in enumerate(bars)])])


def _column(plane: Plane, place: int, name: str, parts: list[float], styles: Sequence[str]) -> Iterable[Markup]:
    left, right = plane.x(place - 0.5 + _GAP / 2), plane.x(place + 0.5 - _GAP / 2)
    under = 0.0
    for part, style in zip(parts, styles, strict=True):
        if part > 0:
            top, bottom = plane.y(under + part), plane.y(under)
            said = tag("title", text(f"{name}: {part:,.4g}"))
            yield tag("rect", said, x=left, y=top, width=right - left, height=max(bottom - top, 0.5), class_=style)
        under += part


def side_by_side(bars: int, width: float, high: float, top: float = 12.0) -> Plane:
    """The plane for so many upright bars, the highest of that value; `top` px above it are left for a legend."""
    return Plane(width, HEIGHT, first=-0.5, last=bars - 0.5, high=max(high, 1.0) * 1.05, top=top)


def path(plane: Plane, points: Sequence[Point], style: str) -> Markup:
    """Points joined by a line."""
    return tag("polyline", points=_written(plane, points), class_=f"path {style}")


def band(plane: Plane, lower: Sequence[Point], upper: Sequence[Point], style: str) -> Markup:
    """The area between two lines over the same x values."""
    return tag("polygon", points=_written(plane, [*lower, *reversed(upper)]), class_=f"band {style}")


def _written(plane: Plane, points: Sequence[Point]) -> str:
    return " ".join(f"{plane.x(x):.1f},{plane.y(y):.1f}" for x, y in points)


def dot(plane: Plane, x: float, y: float, style: str, said: str) -> Markup:
    """A point with what it says."""
    return tag("circle", tag("title", text(said)), cx=plane.x(x), cy=plane.y(y), r=3.5, class_=style)


def upright(plane: Plane, x: float, low: float, high: float, style: str) -> Markup:
    """An interval of the y axis at an x."""
    return tag("line", x1=plane.x(x), x2=plane.x(x), y1=plane.y(low), y2=plane.y(high), class_=f"whisker {style}")


def legend(names: Sequence[tuple[str, str]], x: float) -> Markup:
    """What the styles stand for, in a row above the plot: (name, style)."""
    parts, y = [], 13.0
    for name, style in names:
        parts.append(tag("rect", x=x, y=y - 9, width=10, height=10, class_=style))
        parts.append(label(name, x + 15, y, anchor="start"))
        x += 15 + len(name) * LETTER + 18
    return joined(parts)


def divided(rows: Sequence[tuple[str, Sequence[int], str]], styles: Sequence[str]) -> Markup:
    """Lying bars of full length below a legend, each divided by its counts: (name, counts, what stands at its end)."""
    plane = Plane(WHOLE, 0, left=ROW_LEFT, right=110)
    parts = []
    for place, (name, counts, end) in enumerate(rows):
        top, total, done = LEGEND + ROW * place, max(sum(counts), 1), 0
        parts.append(label(name, ROW_LEFT - 8, top + 12, anchor="end"))
        for number, style in zip(counts, styles, strict=True):
            if number:
                x, after = plane.x(done / total), plane.x((done + number) / total)
                said = tag("title", text(f"{name}: {number:,} of {total:,}"))
                parts.append(tag("rect", said, x=x, y=top, width=after - x, height=ROW - 8, class_=style))
            done += number
        parts.append(label(end, WHOLE - 104, top + 12, anchor="start"))
    return joined(parts)


def drawing(key: str, title: str, description: str, width: float, height: float, *shapes: Markup) -> Markup:
    """A picture of so many px, named and described for those who do not see it; `key` is its id on the page.

    Where the page is too narrow for it, it is drawn smaller.
    """
    names = (tag("title", text(title), id=f"{key}-title"), tag("desc", text(description), id=f"{key}-says"))
    picture = tag(
        "svg",
        *names,
        *shapes,
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        role="img",
        aria_labelledby=f"{key}-title {key}-says",
        class_="whole" if width >= WHOLE else "half",
    )
    return tag("div", picture, class_="frame")
