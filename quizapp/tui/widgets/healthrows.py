"""How a question does as rows: first attempts, what is forgotten, which options are chosen, and what may be wrong."""

from collections.abc import Iterator

from quizapp.core.health import ItemHealth, OptionUse, Share
from quizapp.render.charts.hbars import Row as Bar
from quizapp.render.charts.hbars import hbars, intervals
from quizapp.render.figuretexts import percent
from quizapp.render.healthtables import corrected
from quizapp.render.healthwords import said, seconds, share, tells
from quizapp.render.plain import plain
from quizapp.tui.content import line, literal, single
from quizapp.tui.widgets.memoryrows import fact
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.textrows import section

_WIDEST = 100
_LABEL = 400  # characters of an option that are looked at for the label of its bar


def health_rows(found: ItemHealth, width: int) -> list[Row]:
    """The rows of a card's health in a column of so many cells, a blank row before them."""
    several = fact("Learners", literal(f"{found.learners}, with logs that were imported"), width)
    return [
        Row(),
        section("how it does", width),
        *(several if found.learners > 1 else ()),
        *_signs(found, width),
        *_figures(found, width),
        *_options(found, width),
    ]


def _signs(found: ItemHealth, width: int) -> Iterator[Row]:
    """What may be wrong, and the cure; that nothing is sure of few answers."""
    for sign in found.signs:
        message, cure = said(found, sign)
        yield from fact(sign.capitalize(), single(f"{message}. Cure: {cure}.", "near"), width)
    if not found.signs and found.right.is_small:
        few = "one answer" if found.reviews == 1 else f"{found.reviews} answers"
        yield from fact("So far", literal(f"{few}: too few to say"), width)


def _figures(found: ItemHealth, width: int) -> Iterator[Row]:
    """Shares with their intervals as bars, or as counts of few; then time and what tells learners apart."""
    shares = (("First try", found.facility), ("Right", found.right), ("Forgotten", found.lapses))
    bars = [_interval(name, one) for name, one in shares if one.of and not one.is_small]
    if bars:
        yield from (Row(line(spans)) for spans in intervals(bars, min(width, _WIDEST)))
    for name, one in shares:
        if one.of and one.is_small:
            yield from fact(name, literal(share(one)), width)
    if found.guess and not found.facility.is_small:
        yield from fact("No guessing", literal(f"{corrected(found)} of first tries, without what guessing gets"), width)
    if found.expected is not None and found.lapses.of:
        yield from fact(
            "Predicted", literal(f"{percent(found.expected)} of answers a day or more later forgotten"), width
        )
    if found.took_ms is not None:
        usual = f", others of its kind here {seconds(found.usual_ms)}" if found.usual_ms else ""
        yield from fact("Time", literal(f"{seconds(found.took_ms)}{usual}"), width)
    if found.discrimination:
        yield from fact("Tells apart", literal(tells(found)), width)


def _interval(name: str, found: Share) -> Bar:
    value = found.value or 0.0
    return Bar(f"{name:<11}", value, percent(value), f"of {found.of}", "curve", found.low, found.high)


def _options(found: ItemHealth, width: int) -> Iterator[Row]:
    """A bar for each option: how often it was chosen of the times it was shown."""
    shown = [option for option in found.options if option.chosen.of]
    if not shown:
        return
    halves = ", then by the better half of the learners at first sight, and by the other" if shown[0].upper else ""
    head = literal(f"chosen of the times shown{halves}", "dim")
    yield from (Row(), *map(Row, head.wrap(max(width, 1))))
    yield from (Row(line(spans)) for spans in hbars(list(map(_bar, shown)), min(width, _WIDEST), most=1.0))
    if found.rewordings:
        yield from fact("Reworded", literal(f"{found.rewordings} chosen in another wording than today's"), width)


def _bar(option: OptionUse) -> Bar:
    sign, style = ("✓", "right") if option.right else ("✗", "bar")
    note = f"of {option.chosen.of}"
    if option.upper and option.lower:
        note += f"  {option.upper.times}/{option.upper.of}  {option.lower.times}/{option.lower.of}"
    label = f"{sign} {plain(option.text[:_LABEL])[:_WIDEST]}"
    return Bar(label, option.chosen.value or 0.0, str(option.chosen.times), note, style)
