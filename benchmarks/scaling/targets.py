"""What is meant to be reached, and whether it is."""

import sqlite3
from collections.abc import Iterator, Mapping
from statistics import median, quantiles
from typing import NamedTuple

from quizapp.storage.opening import journal_mode

Samples = Mapping[tuple[str, str], list[float]]
"""All samples by the name of a size and of a figure; figures of others begin with `Anki: ` or `floor: `."""

LARGE, SMALL = "100k", "300"
WITH_WAL = journal_mode(sqlite3.sqlite_version_info) == "WAL"
"""Without a write-ahead log an answer is compared with one bare durable commit alone."""


class Target(NamedTuple):
    """A figure, what it is beside, and the ratio that is meant to be reached; sums of several where `+` stands."""

    what: str
    ours: str
    beside: str
    at_most: float
    rank: float = 0.5
    size: str = LARGE
    beside_size: str = LARGE


_NEXT, _WALL, _TABLE = "answer and next", "answer and next, wall", "Anki: import of a table, wall"
TARGETS = (
    Target("open and first queue", "open + queue", "Anki: open + Anki: queue", 0.2),
    Target("queue", "queue", "Anki: queue", 0.1),
    Target("counts per deck, just opened", "counts, just opened", "Anki: counts, just opened", 0.1),
    Target("counts per deck, after an answer", "counts, after an answer", "Anki: counts, after an answer", 0.1),
    Target("answer and next, median, wall", _WALL, f"Anki: {_WALL}", 2.0 if WITH_WAL else 0),
    Target("answer and next, p99, wall", _WALL, f"Anki: {_WALL}", 1.2 if WITH_WAL else 0, 0.99),
    Target("answer and next, median, CPU", _NEXT, f"Anki: {_NEXT}", 0),
    Target("answer and next, median, beside a commit", _WALL, "floor: durable commit, wall", 0),
    Target("answer and next, p99, beside a commit", _WALL, "floor: durable commit, wall", 0, 0.99),
    *(
        Target(f"statistics, {span}, {look}", f"statistics, {span}, {look}", f"Anki: statistics, {span}", 0.3)
        for span in ("a year", "all time")
        for look in ("just opened", "after an answer", "first look of a day")
    ),
    *(
        Target(f"search, {what}", f"search, {what}", f"Anki: search, {what}", 0.2)
        for what in ("common", "rare", "two words", "is:due")
    ),
    *(
        Target(f"search, {what}, every hit", f"search, {what}, every hit", f"Anki: search, {what}", 0)
        for what in ("common", "rare", "two words", "is:due")
    ),
    Target("search, first of all, beside a rare one", "search, first of all", "Anki: search, rare", 0.2),
    Target("TUI memory, peak of a session", "TUI session, peak MiB", "Anki: a session, peak MiB", 0.6),
    Target("first question painted", "first question painted", "Anki: process to first card", 1.0),
    Target(
        "reading of the decks alone, wall", "reading of the decks alone, wall", "Anki: import of a table, wall", 1.5
    ),
    Target("everything to a catalogue, wall", "first reading of the decks, wall", _TABLE, 1.5),
    Target("everything, beside PyYAML", "first reading of the decks", "floor: PyYAML's C parse", 0),
    Target("Home, first paint, beside 300 cards", "Home, first paint", "Home, first paint", 1.3, beside_size=SMALL),
    Target("Home, counts, beside 300 cards", "Home with its counts", "Home with its counts", 1.3, beside_size=SMALL),
    Target(
        "key to next question, beside 300 cards",
        "key to next question painted",
        "key to next question painted",
        1.5,
        beside_size=SMALL,
    ),
    Target("rebuild, beside a bare loop", "rebuild", "floor: bare loop over the formulae", 3.0),
)
REBUILD_MS = 5000


def of(samples: Samples, size: str, names: str, rank: float = 0.5) -> float | None:
    """A figure, or a sum of some, at a rank: 0.5 the median, 0.99 the 99th of a hundred; None if not measured."""
    found = [samples.get((size, name), []) for name in names.split(" + ")]
    return sum(ranked(values, rank) for values in found) if all(found) else None


def ranked(values: list[float], rank: float) -> float:
    """The value at a rank."""
    if rank == 0.5 or len(values) < 2:
        return median(values)
    return quantiles(values, n=100, method="inclusive")[round(100 * rank) - 1]


def judged(samples: Samples) -> Iterator[str]:
    """A line for each target that was measured: its figures, ratio, and whether that is reached."""
    yield f"{'target':<46}{'ours':>10}{'beside':>10}{'ratio':>8}{'at most':>9}"
    for target in TARGETS:
        ours = of(samples, target.size, target.ours, target.rank)
        beside = of(samples, target.beside_size, target.beside, target.rank)
        if ours is None or not beside:
            continue
        ratio = ours / beside
        said = "" if not target.at_most else "  met" if ratio <= target.at_most else "  MISSED"
        yield f"{target.what:<46}{ours:>10.2f}{beside:>10.2f}{ratio:>8.2f}{target.at_most or '-':>9}{said}"
    for name, what in (("rebuild", "rebuild [ms of CPU, of all processes]"), ("rebuild, wall", "rebuild, wall [ms]")):
        rebuilt = of(samples, LARGE, name)
        if rebuilt is not None:
            said = "met" if rebuilt <= REBUILD_MS else "MISSED"
            yield f"{what:<46}{rebuilt:>10.0f}{REBUILD_MS:>10}{'':>17}  {said}"


def listed(samples: Samples) -> Iterator[str]:
    """A line for each figure: least, median, greatest, and the 99th of a hundred where there are so many."""
    yield f"{'[ms of CPU, wall where said, or MiB]':<60}{'least':>10}{'median':>10}{'greatest':>10}{'p99':>10}"
    for (size, name), values in sorted(samples.items(), key=lambda of: (of[0][1].split(": ")[-1], of[0])):
        tail = f"{ranked(values, 0.99):>10.2f}" if len(values) >= 100 else ""
        yield f"{size:>5} {name:<54}{min(values):>10.2f}{median(values):>10.2f}{max(values):>10.2f}{tail}"
