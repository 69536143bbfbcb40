"""The past of a card as rows: why it is due, what each rating would do, its curve of forgetting, its reviews."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from quizapp.core.past import CardPast, PastReview
from quizapp.core.review import Rating
from quizapp.core.wording import RATINGS
from quizapp.render.charts.cardcurve import forgetting
from quizapp.render.figuretexts import NONE, iso, percent
from quizapp.render.visible import one_line
from quizapp.tui.content import joined, line, literal, single
from quizapp.tui.widgets.healthrows import health_rows
from quizapp.tui.widgets.memoryrows import fact, times
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.summaryrows import STYLES
from quizapp.tui.widgets.textrows import section

_CURVE_ROWS = 12
_WIDEST_CURVE = 100
_SIGNS = {Rating.AGAIN: "✗", Rating.HARD: "≈", Rating.GOOD: "✓", Rating.EASY: "✓"}
_GAP = 2
_CHOSEN_FROM = 30
_MONTHS, _YEARS = 60, 730


class _Column(NamedTuple):
    """A column of the history: its name and how many cells it takes."""

    name: str
    room: int


_COLUMNS = (
    _Column("day", 10),
    _Column("rated", 7),
    _Column("after", 5),
    _Column("recall", 6),
    _Column("stability", 9),
    _Column("took", 5),
)


def past_rows(past: CardPast, width: int) -> list[Row]:
    """The rows of a card's past in a column of so many cells, a blank row before each section."""
    health = health_rows(past.health, width) if past.health else ()
    return [Row(), *_next(past, width), *_curve(past, width), *health, *_history(past, width)]


def _next(past: CardPast, width: int) -> Iterator[Row]:
    """Why the card is due when it is, and what each rating would do now."""
    yield section("due", width)
    if past.why_due:
        yield from fact("Why", single(past.why_due), width)
    if any(past.delays):
        offers = zip(Rating, past.delays, strict=True)
        said = [joined(literal(RATINGS[rating], STYLES[rating]), literal(f" {delay}")) for rating, delay in offers]
        yield from fact("Ratings", literal("   ").join(said), width)


def _curve(past: CardPast, width: int) -> Iterator[Row]:
    """The curve of forgetting, where the card was ever asked."""
    if past.stretches:
        yield from (Row(), section("forgetting", width))
        yield from (Row(line(spans)) for spans in forgetting(past, min(width, _WIDEST_CURVE), _CURVE_ROWS))


def _history(past: CardPast, width: int) -> Iterator[Row]:
    """The reviews, the newest first, one a row; what was chosen stands beside, or in a narrow column below it."""
    if not past.reviews:
        return
    yield from (Row(), section(f"history of {_reviews(len(past.reviews))}", width))
    yield from _failed(past, width)
    columns = _fitting(width)
    yield Row(literal(_aligned([column.name for column in columns], columns), "dim"))
    taken = sum(column.room + _GAP for column in columns)
    indent = _COLUMNS[0].room + _GAP
    for review in reversed(past.reviews):
        row = _review(review, columns)
        beside = width - taken >= _CHOSEN_FROM
        yield Row(joined(row, _chosen(review.chosen, width - taken + _GAP)) if beside else row)
        if review.chosen and not beside:
            yield Row(joined(literal(" " * (indent - _GAP)), _chosen(review.chosen, width - indent + _GAP)))


def _failed(past: CardPast, width: int) -> Iterator[Row]:
    """How often it was rated Again, and how often it had been learned by then: only that counts as forgotten."""
    again = sum(review.rating is Rating.AGAIN and review.mode.schedules for review in past.reviews)
    if again:
        learned = times(past.card.memory.lapses)
        yield from fact("Again", literal(f"{times(again)}, {learned} after it was learned"), width)


def _fitting(width: int) -> Sequence[_Column]:
    """As many columns as there is room for, from the first on."""
    kept = list(_COLUMNS)
    while len(kept) > 2 and sum(column.room + _GAP for column in kept) - _GAP > width:
        kept.pop()
    return kept


def _review(review: PastReview, columns: Sequence[_Column]) -> Content:
    rated = f"{_SIGNS[review.rating]} {RATINGS[review.rating]}"
    stability = _days(review.stability) if review.mode.schedules else review.mode.value
    values = (
        iso(review.day),
        rated,
        NONE if review.elapsed is None else _days(review.elapsed),
        NONE if review.elapsed is None or review.retrievability is None else percent(review.retrievability),
        stability,
        NONE if review.took_ms is None else _took(review.took_ms),
    )
    first, second, *others = values[: len(columns)]
    rest = _aligned(("", *others), (_Column("", 0), *columns[2:])) if others else ""
    return joined(literal(f"{first}  "), literal(f"{second:<7}", STYLES[review.rating]), literal(rest))


def _aligned(cells: Sequence[str], columns: Sequence[_Column]) -> str:
    """Texts in their columns: day and rating to the left, numbers to the right."""
    return (" " * _GAP).join(
        f"{cell:<{column.room}}" if place < 2 and column.room > 5 else f"{cell:>{column.room}}"
        for place, (cell, column) in enumerate(zip(cells, columns, strict=True))
    )


def _chosen(text: str, room: int) -> Content:
    """What was chosen, or nothing, behind a gap, in so many cells with it."""
    quoted = one_line(text, max(room - len("  chose “”"), 1))
    return single(f"  chose “{quoted}”", "dim") if text else literal("")


def _reviews(count: int) -> str:
    return "one review" if count == 1 else f"{count} reviews"


def _days(days: float) -> str:
    """A span of days in at most six characters: `0 d`, `4.2 d`, `23 d`, `5 mo`, `3 y`."""
    if days < 10 and days != int(days):
        return f"{days:.1f} d"
    if days < _MONTHS:
        return f"{days:.0f} d"
    return f"{days / 30:.0f} mo" if days < _YEARS else f"{days / 365:.0f} y"


def _took(took_ms: int) -> str:
    seconds = round(took_ms / 1000)
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"
