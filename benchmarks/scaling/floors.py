"""The least that each kind of work takes: each function is a measurement in a process of its own."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import yaml

from benchmarks.scaling.sample import Clock, Figures

COMMITS = 200
_SCAN = "SELECT study_day, count(*), sum(rating > 1), sum(took_ms) FROM event GROUP BY study_day"
_REVIEWS = "SELECT card_id, study_day, rating FROM event WHERE rating IS NOT NULL ORDER BY card_id, at_ms, id"


def commit(room: Path) -> Figures:
    """One row in one durable transaction, with the journal that quizapp uses with this library of SQLite."""
    from quizapp.storage.store import Store

    with Store.open(room / "quizapp.db"):
        pass
    with closing(sqlite3.connect(room / "quizapp.db")) as connection:
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    clock = Clock()
    with closing(sqlite3.connect(room / "commit.db", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS review (id INTEGER PRIMARY KEY, body TEXT)")
        for _ in range(COMMITS):
            with clock.timing("durable commit", wall=True):
                connection.execute("INSERT INTO review (body) VALUES (?)", ("x" * 400,))
    return clock.figures


def scan(room: Path) -> Figures:
    """The log added up by day by SQLite alone."""
    clock = Clock()
    with closing(sqlite3.connect(room / "quizapp.db")) as connection:
        clock.run("scan of the log", connection.execute(_SCAN).fetchall)
        clock.run("scan of the log", lambda: connection.execute(_SCAN).fetchall())
    return {name: times[1:] for name, times in clock.figures.items()}


def replay(room: Path) -> Figures:
    """A bare loop over the formulae of the scheduler, for every review of the log."""
    from quizapp.core.fsrs import Model

    with closing(sqlite3.connect(room / "quizapp.db")) as connection:
        reviews = connection.execute(_REVIEWS).fetchall()
    clock, model = Clock(), Model()

    def loop() -> None:
        card, before, stability, difficulty = "", 0, 0.0, 0.0
        for card_id, day, rating in reviews:
            if card_id == card:
                stability, difficulty = model.after(stability, difficulty, rating, day - before)
            else:
                stability, difficulty = model.first(rating)
            card, before = card_id, day

    clock.run("bare loop over the formulae", loop)
    return clock.figures


def parse(room: Path) -> Figures:
    """The decks read by libyaml: events alone, and PyYAML's objects with the collector off."""
    import gc

    clock = Clock()
    texts = [path.read_bytes() for path in sorted((room / "decks").glob("*.yaml"))]
    gc.disable()
    with clock.timing("libyaml events"):
        for text in texts:
            for _ in yaml.parse(text, yaml.CLoader):
                pass
    with clock.timing("PyYAML's C parse"):
        for text in texts:
            yaml.load(text, yaml.CSafeLoader)
    return clock.figures


def questions(decks: Path) -> Iterator[tuple[str, str]]:
    """Prompt and answer of every question of some decks."""
    for path in sorted(decks.glob("*.yaml")):
        for card in yaml.load(path.read_bytes(), yaml.CSafeLoader)["cards"]:
            yield str(card.get("q", card.get("cloze", ""))), str(card.get("a", card.get("right", "")))


BEFORE: dict[str, Callable[[Path], Figures]] = {}
WORK: dict[str, Callable[[Path], Figures]] = {"study": commit, "statistics": scan}
"""What is measured in each round."""
BULK: dict[str, Callable[[Path], Figures]] = {"rebuild": replay, "parse": parse}
"""What is measured once."""
