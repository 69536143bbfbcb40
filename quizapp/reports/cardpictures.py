"""Pictures of cards and answers: what cards there are, how they are answered, and how good the predictions are."""

from collections.abc import Sequence

from quizapp.core.counting import plural
from quizapp.core.stats.figures import Histogram, Pace, Share, Statistics
from quizapp.render.figuretexts import count, share
from quizapp.reports.across import Across
from quizapp.reports.markup import Markup, joined, tag
from quizapp.reports.plane import HALF, WHOLE, Plane, amounts, beginning, below, label, shares, ticks
from quizapp.reports.shapes import (
    HEIGHT,
    LEGEND,
    ROW,
    ROW_LEFT,
    columns,
    divided,
    dot,
    drawing,
    legend,
    side_by_side,
    upright,
)

_RATINGS = ("again", "hard", "good", "easy")
_SORTS = ("new", "learning", "young", "mature", "suspended")
_FEW = 20


def counts(found: Statistics, says: str) -> list[Markup]:
    """One bar, divided by the sorts of cards."""
    given = found.counts
    if not given.cards:
        return []
    numbers = (given.new, given.learning, given.young, given.mature, given.suspended)
    names = legend([(f"{name} {number:,}", name) for name, number in zip(_SORTS, numbers, strict=True)], ROW_LEFT)
    bar = divided([("Cards", numbers, count(given.cards))], _SORTS)
    return [drawing("counts", "Cards", says, WHOLE, LEGEND + ROW, names, bar)]


def buttons(found: Statistics, says: str) -> list[Markup]:
    """For each maturity a bar, divided by the ratings."""
    given = found.buttons
    sorts = (("New", given.new), ("Steps", given.steps), ("Young", given.young), ("Mature", given.mature))
    rows = [(name, numbers, plural(sum(numbers), "answer")) for name, numbers in sorts if sum(numbers)]
    if not rows:
        return []
    names = legend([(name, name) for name in _RATINGS], ROW_LEFT)
    return [drawing("buttons", "Ratings", says, WHOLE, LEGEND + ROW * len(rows), names, divided(rows, _RATINGS))]


def stability(found: Statistics, says: str) -> list[Markup]:
    """Cards by stability."""
    return _histogram(
        "stability", "Stability in days", says, found.stability, [f"{edge:g}" for edge in found.stability.edges]
    )


def difficulty(found: Statistics, says: str) -> list[Markup]:
    """Cards by difficulty."""
    return _histogram(
        "difficulty", "Difficulty", says, found.difficulty, [f"{edge:g}" for edge in found.difficulty.edges]
    )


def recall(found: Statistics, says: str) -> list[Markup]:
    """Cards by the recall predicted now."""
    return _histogram("recall", "Recall now", says, found.recall, [f"{edge:.0%}" for edge in found.recall.edges])


def _histogram(key: str, title: str, says: str, found: Histogram, edges: Sequence[str]) -> list[Markup]:
    """Bars of equal width; the edges stand between them."""
    if not any(found.counts):
        return []
    bars = [("", (number,)) for number in found.counts]
    plane = side_by_side(len(bars), WHOLE, max(found.counts))
    names = below(plane, [(place - 0.5, edge) for place, edge in enumerate(edges)])
    return [drawing(key, title, says, WHOLE, HEIGHT, amounts(plane), columns(plane, bars, ("main",)), names)]


def hours(found: Statistics, says: str) -> list[Markup]:
    """Reviews of each hour, and the share of them that was remembered."""
    if not any(part.n for part in found.hours):
        return []
    plane = side_by_side(24, HALF, max(part.n for part in found.hours))
    bars = [(f"{hour}", (part.n,)) for hour, part in enumerate(found.hours)]
    given = [(float(hour), part) for hour, part in enumerate(found.hours) if part.n]
    over = Plane(HALF, HEIGHT, -0.5, 23.5, beginning(part.low for _, part in given), 1.0)
    marks = [mark for hour, part in given for mark in _measured(over, hour, part)]
    names = below(over, [(hour, f"{hour}") for hour in range(24)])
    return [
        drawing(
            "hours", "Reviews by hour of the day", says, HALF, HEIGHT, amounts(plane), columns(plane, bars, ("main",))
        ),
        drawing("hours-right", "Remembered, by hour", says, HALF, HEIGHT, shares(over), *marks, names),
    ]


def calibration(found: Statistics, says: str) -> list[Markup]:
    """Remembered against predicted: on the diagonal the predictions are right; hollow points stand for few reviews."""
    bins = found.calibration.bins
    if not bins:
        return []
    low = beginning(min(part.predicted, part.observed.low) for part in bins)
    plane = Plane(HALF + 60, HALF, low, 1.0, low, 1.0, bottom=40)
    marks = [mark for part in bins for mark in _measured(plane, part.predicted, part.observed)]
    line = tag("line", x1=plane.x(low), y1=plane.y(low), x2=plane.x(1), y2=plane.y(1), class_="aim")
    names = below(plane, [(x, f"{x:.0%}") for x in ticks(low, 1.0, 5)])
    axis = label("predicted recall", plane.x((low + 1) / 2), plane.height - 6)
    return [
        drawing(
            "calibration",
            "Remembered against predicted",
            says,
            plane.width,
            plane.height,
            shares(plane),
            line,
            *marks,
            names,
            axis,
        )
    ]


def confidence(found: Statistics, says: str) -> list[Markup]:
    """How often the learner was right, by what the learner had said."""
    rows = [(word, part) for word, part in found.confidence.items() if part.value is not None]
    if not rows:
        return []
    across = Across(len(rows))
    marks = [across.row(word, part.value or 0.0, (part.low, part.high), share(part)) for word, part in rows]
    return [drawing("confidence", "Right, by how sure you were", says, WHOLE, across.height, across.scale(), *marks)]


def pace(found: Statistics, says: str) -> list[Markup]:
    """How long an answer takes, by the kind of question."""
    rows = [part for part in found.pace if part.n]
    if not rows:
        return []
    longest = max(part.seconds for part in rows)
    plane = Plane(WHOLE, ROW * len(rows), last=max(longest, 1.0), left=ROW_LEFT, right=170)
    marks = [_lying(plane, ROW * place, part) for place, part in enumerate(rows)]
    return [drawing("pace", "Time per answer", says, WHOLE, plane.height, *marks)]


def _lying(plane: Plane, top: float, part: Pace) -> Markup:
    """A lying bar as long as an answer takes."""
    return joined(
        [
            label(part.form, ROW_LEFT - 8, top + 13, anchor="end"),
            tag(
                "rect", x=plane.left, y=top + 2, width=plane.x(part.seconds) - plane.left, height=ROW - 8, class_="main"
            ),
            label(f"{part.seconds:.1f} s, {plural(part.n, 'answer')}", WHOLE - 164, top + 13, anchor="start"),
        ]
    )


def _measured(plane: Plane, x: float, part: Share) -> list[Markup]:
    """A share with its interval; the point is hollow when it stands for few."""
    style = "point few" if part.n < _FEW else "point"
    low = max(part.low, plane.low)
    return [upright(plane, x, low, part.high, "main"), dot(plane, x, part.value or 0.0, style, share(part))]
