"""How long the figures of the statistics and topics screens take, beside Anki's `graphs` call and a plain SQL scan.

All three get one made-up history: cards that FSRS schedules, answered by a learner whose memory has other weights.
Ours is everything that the two screens show: `Insight.statistics` and `Insight.topics`. "first" is the first call of a
trainer that was just opened; "again" a later one, after an answer was stored; "next day" the first call of a trainer
that was just opened on the day after; "anew" one that finds no portions kept, as after an update. Anki's is `graphs`
of its own library on its own open collection, which was called before, too. The floor adds up the log in SQL by day and
maturity of the interval, and reads the last day and stability of every card. Rounds alternate; times are CPU times,
and the least is what counts on a noisy machine.

Needs the package `anki`, which quizapp never imports: pip install '.[benchmarks]'. Run: python benchmarks/stats.py
"""

import argparse
import gc
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.history import now, pasts, write_decks, write_log  # noqa: E402
from benchmarks.scaling.collection import write_collection  # noqa: E402
from quizapp.core.day import DAY_MS  # noqa: E402
from quizapp.core.phase import Rating  # noqa: E402
from quizapp.core.response import Skipped  # noqa: E402
from quizapp.storage.store import Store  # noqa: E402
from quizapp.trainer.options import Options  # noqa: E402
from quizapp.trainer.trainer import Trainer  # noqa: E402

DATABASE, COLLECTION = "quizapp.db", "collection.anki2"
SPANS: dict[str, int | None] = {"a year": 365, "all time": None}
_DAYS = """
SELECT study_day, count(*), sum(rating > 1), sum(took_ms), sum(interval_days >= 21) FROM event
WHERE at_ms >= ? AND kind = 'review' GROUP BY study_day
"""
_CARDS = "SELECT last_day, stability FROM memory"


class Ours:
    """A trainer over the history."""

    def __init__(self, database: Path, decks: Path) -> None:
        self._path, self._decks = database, decks
        self._days = 0
        self.trainer = self._open()

    def _open(self) -> Trainer:
        return Trainer(Store.open(self._path), [self._decks], Options(), lambda: now() + timedelta(days=self._days))

    def opened_anew(self) -> None:
        """As if the program had just been started."""
        self.trainer.close()
        self.trainer = self._open()

    def opened_the_next_day(self) -> None:
        """As if the program had just been started on the day after."""
        self._days += 1
        self.opened_anew()

    def forgotten(self) -> None:
        """As if nothing were kept of what was made for the figures."""
        with closing(sqlite3.connect(self._path)) as connection, connection:
            connection.execute("DELETE FROM portion")

    def answer(self) -> None:
        """Stores one answer, so that nothing can be what it was."""
        session = self.trainer.start(limit=1)
        asked = self.trainer.ask(session)
        if asked:
            self.trainer.rate(session, asked, self.trainer.grade(asked, Skipped()), Rating.GOOD)

    def figures(self, days: int | None) -> None:
        """Everything that the statistics and topics screens show."""
        self.trainer.insight.statistics(days=days)
        self.trainer.insight.topics()


class Theirs:
    """Anki's collection over the same history."""

    def __init__(self, path: Path) -> None:
        from anki.collection import Collection

        self.collection: Collection = Collection(str(path))

    def figures(self, days: int | None) -> None:
        """Anki's own figures."""
        self.collection._backend.graphs(search="", days=days or 0)  # noqa: SLF001 - what its statistics window calls


def make(room: Path, cards: int, reviews: int) -> None:
    """Makes the history in a folder: decks, our log, Anki's collection."""
    room.mkdir(parents=True, exist_ok=True)
    known = list(pasts(cards, reviews, now()))
    ids = write_decks(room / "decks", cards)
    with Store.open(room / DATABASE) as store:
        learner = store.learner_id
    print(f"{cards} cards, {write_log(room / DATABASE, learner, ids, known)} reviews")
    write_collection(room / COLLECTION, cards, known, now())
    started = time.perf_counter()
    Ours(room / DATABASE, room / "decks").trainer.close()
    print(f"decks read and log folded in {time.perf_counter() - started:.0f} s\n", flush=True)


def floor(database: Path, days: int | None) -> None:
    """The least that must be read, by SQLite alone."""
    since = 0 if days is None else int(datetime.now().timestamp() * 1000) - days * DAY_MS  # noqa: DTZ005
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(_DAYS, (since,)).fetchall()
        connection.execute(_CARDS).fetchall()


def timed(work: Callable[[], None]) -> float:
    """CPU time [ms]."""
    gc.collect()
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def measured(ours: Ours, theirs: Theirs, database: Path, days: int | None) -> dict[str, float]:
    """One round over a span: what each takes [ms]."""
    looks = {
        "first": ours.opened_anew,
        "again": ours.answer,
        "next day": ours.opened_the_next_day,
        "anew": ours.forgotten,
    }
    found = {"Anki": timed(lambda: theirs.figures(days)), "floor": timed(lambda: floor(database, days))}
    for what, before in looks.items():
        before()
        found[what] = timed(lambda: ours.figures(days))
    return found


def compare(ours: Ours, theirs: Theirs, database: Path, rounds: int) -> None:
    """Measures in turn and prints."""
    print(f"{'[ms]':<44}{'least':>8}{'median':>8}{'most':>8}{'of Anki':>9}")
    for name, days in SPANS.items():
        found = [measured(ours, theirs, database, days) for _ in range(rounds)]
        least = min(one["Anki"] for one in found)
        for what in found[0]:
            times = [one[what] for one in found]
            share = f"{min(times) / least:9.2f}"
            print(f"{name + ', ' + what:<44}{min(times):8.0f}{median(times):8.0f}{max(times):8.0f}{share}", flush=True)


def main() -> None:
    """Makes the history, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--reviews", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--room", type=Path, help="where the history is made, and kept for the next run")
    wanted = parser.parse_args()
    room = wanted.room or Path(tempfile.mkdtemp(prefix="quizapp-stats-"))
    try:
        if not (room / COLLECTION).exists():
            make(room, wanted.cards, wanted.reviews)
        with tempfile.TemporaryDirectory() as copied:
            database = Path(shutil.copy(room / DATABASE, copied))
            ours, theirs = Ours(database, room / "decks"), Theirs(room / COLLECTION)
            compare(ours, theirs, database, wanted.rounds)
            ours.trainer.close()
    finally:
        if not wanted.room:
            shutil.rmtree(room)


if __name__ == "__main__":
    main()
