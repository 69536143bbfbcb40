"""The numbers of the pictures of cards and answers: what cards there are, and how they are answered."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from quizapp.core.counting import plural
from quizapp.core.stats.figures import CardCounts, Histogram, Statistics
from quizapp.render.daytables import NOTHING
from quizapp.render.figuretexts import NONE, Table, count, measure, percent, percents

_NO_CARDS = "No card that was asked and is not suspended."


ELSEWHERE = "Answers to cards that are switched off or gone count in the other figures, these cards do not count here."


def counts(found: Statistics) -> Table:
    """How many cards there are of each sort."""
    sorts = found.counts
    rows = [(name, count(number), percent(number / sorts.cards)) for name, number in _sorts(sorts) if sorts.cards]
    rows += [("All", count(sorts.cards), "")] if rows else []
    note = "Young cards are known for less than 21 days (stability), mature ones for longer."
    if sorts.leeches:
        note += f" {plural(sorts.leeches, 'leech', 'leeches')}: forgotten 8 times or more."
    if not found.scope:
        note += f" {ELSEWHERE}"
    return Table("Cards", ("State", "Cards", "Share"), tuple(rows), note if rows else "There are no cards.")


def _sorts(counts: CardCounts) -> Iterator[tuple[str, int]]:
    yield from (("New", counts.new), ("Learning", counts.learning), ("Young", counts.young), ("Mature", counts.mature))
    yield "Suspended", counts.suspended


def stability(found: Statistics) -> Table:
    """How many cards are known for how long."""
    return _histogram("Stability", found.stability, lambda edge: f"{edge:g}", " days")


def difficulty(found: Statistics) -> Table:
    """How many cards are how difficult."""
    return _histogram("Difficulty", found.difficulty, lambda edge: f"{edge:g}", "")


def recall(found: Statistics) -> Table:
    """How many cards would be recalled now, and how surely."""
    return _histogram("Recall now", found.recall, lambda edge: f"{100 * edge:g}%", "")


def _histogram(title: str, found: Histogram, edge: Callable[[float], str], unit: str) -> Table:
    cards = sum(found.counts)
    head = (title, "Cards", "Share")
    if not cards or found.mean is None or found.median is None:
        return Table(title, head, (), _NO_CARDS)
    bins = zip(pairwise(found.edges), found.counts, strict=True)
    rows = tuple(
        (f"{edge(low)} to {edge(high)}{unit}", count(number), percent(number / cards)) for (low, high), number in bins
    )
    written = [percent(value) if edge(1) == "100%" else measure(value) + unit for value in (found.mean, found.median)]
    return Table(title, head, rows, f"Mean {written[0]}, median {written[1]}, of {plural(cards, 'card')}.")


def buttons(found: Statistics) -> Table:
    """How often each rating was given."""
    given = found.buttons
    kinds = (("New", given.new), ("Steps", given.steps), ("Young", given.young), ("Mature", given.mature))
    rows = tuple(
        (name, *map(count, numbers), count(sum(numbers)), percent(1 - numbers[0] / sum(numbers)))
        for name, numbers in kinds
        if sum(numbers)
    )
    head = ("Cards", "Again", "Hard", "Good", "Easy", "All", "Not again")
    return Table("Ratings", head, rows, "" if rows else NOTHING)


def hours(found: Statistics) -> Table:
    """What was remembered at each hour of the day; hours without reviews are left out."""
    rows = tuple(
        (f"{hour:02}:00", *_columns(part.value, part.low, part.high, part.n))
        for hour, part in enumerate(found.hours)
        if part.n
    )
    head = ("Hour", "Remembered", "90% interval", "Reviews")
    return Table("Hours of the day", head, rows, "" if rows else NOTHING)


def _columns(value: float | None, low: float, high: float, number: int) -> tuple[str, str, str]:
    return (NONE if value is None else percent(value), percents(low, high), count(number))


def calibration(found: Statistics) -> Table:
    """Predicted against observed recall."""
    measured = found.calibration
    rows = tuple(
        (
            percents(part.low, part.high),
            f"{part.predicted:.1%}",
            *_columns(part.observed.value, part.observed.low, part.observed.high, part.observed.n),
        )
        for part in measured.bins
    )
    head = ("Predicted", "Mean predicted", "Remembered", "90% interval", "Reviews")
    if measured.log_loss is None or measured.rmse is None:
        return Table("Calibration", head, rows, "No review a day or more after the one before.")
    note = f"{plural(measured.n, 'review')}; 0 is best: log loss {measured.log_loss:.3f}, RMSE {measured.rmse:.3f}."
    return Table("Calibration", head, rows, note)


def confidence(found: Statistics) -> Table:
    """What was right of what the learner was sure of, or not."""
    rows = tuple(
        (word, *_columns(part.value, part.low, part.high, part.n)) for word, part in found.confidence.items() if part.n
    )
    head = ("You said", "Right", "90% interval", "Answers")
    note = "" if rows else "Nobody was asked how sure an answer is; the setting `confidence` does that."
    return Table("Confidence", head, rows, note)


def pace(found: Statistics) -> Table:
    """How long an answer takes, by kind."""
    rows = tuple((part.form, f"{part.seconds:.1f}", count(part.n)) for part in found.pace if part.n)
    return Table("Time per answer", ("Kind", "Seconds", "Answers"), rows, "" if rows else NOTHING)
