"""What desired retentions come to, as a table, a curve and sentences."""

from collections.abc import Iterator, Sequence

from quizapp.core.counting import plural
from quizapp.core.outlook import MOST_CARDS, Outlook, Prospect, cheapest
from quizapp.render.charts.axes import Axis, Scale
from quizapp.render.charts.curve import Mark, Series, curve
from quizapp.render.figuretexts import NONE, Table, count, measure, percent
from quizapp.render.lines import Line

OWN, CHEAPEST = "yours", "economical"


def outlook_table(found: Sequence[Prospect], own: float) -> Table:
    """Every retention with its minutes and reviews a day, the cards remembered at the end, and what each costs."""
    least = cheapest(found)
    rows = tuple(
        (
            percent(one.retention),
            ", ".join(_names(one, own, least)),
            measure(one.minutes_a_day),
            measure(one.reviews_a_day),
            count(round(one.remembered)),
            NONE if one.price is None else measure(one.price),
        )
        for one in found
    )
    head = ("Retention", "", "Minutes a day", "Reviews a day", "Remembered", "Minutes a card")
    note = f"Remembered: cards that would be recalled after {plural(found[0].days, 'day')}." if found else ""
    return Table("Work and what it comes to", head, rows, note, words=2)


def outlook_curve(found: Sequence[Prospect], own: float, columns: int, height: int) -> list[Line]:
    """Minutes a day over the desired retention, with the learner's own and the most economical one."""
    least = cheapest(found)
    marks = [Mark(one.retention, one.minutes_a_day, "◆", "right") for one in found if one is least]
    marks += [Mark(one.retention, one.minutes_a_day, "●", "target") for one in found if one.retention == own]
    points = [(one.retention, one.minutes_a_day) for one in found]
    return curve([Series("", points, marks=marks)], columns, height, x=Axis(Scale.SHARE), y=Axis(Scale.NUMBER, low=0.0))


def premises(given: Outlook, days: int) -> Iterator[str]:
    """What the simulation starts from, in sentences."""
    yield (
        f"{given.cards:,} cards as they are, {given.new_a_day:,} new and at most "
        f"{given.reviews_a_day:,} reviews a day, answered the way you answered in the last year."
    )
    if given.sampled(days):
        yield f"{count(MOST_CARDS)} cards chosen at random stand for all of them."


def advice(found: Sequence[Prospect], own: float) -> Iterator[str]:
    """What the learner's own retention comes to, and the most economical one with what speaks against it."""
    least = cheapest(found)
    for one in found:
        if one.retention == own:
            yield f"Your retention of {percent(own)}: {_work(one)}."
    if least is not None and least.price is not None:
        edge = ", the lowest that is simulated" if least is found[0] else ""
        yield (
            f"Most economical is {percent(least.retention)}{edge}: {_work(least)}. That is the least work for each "
            "card remembered, not the most remembered; and it takes the word of FSRS for how you forget."
        )


def _work(one: Prospect) -> str:
    price = "" if one.price is None else f", {measure(one.price)} minutes for each"
    return f"{measure(one.minutes_a_day)} minutes a day, {count(round(one.remembered))} cards remembered{price}"


def _names(one: Prospect, own: float, least: Prospect | None) -> list[str]:
    return [OWN] * (one.retention == own) + [CHEAPEST] * (one is least)
