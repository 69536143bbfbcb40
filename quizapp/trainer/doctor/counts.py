"""Whether what is kept for today's counts is what the cards come to: each stock is made anew beside it and compared."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, cast

from quizapp.core.counting import plural
from quizapp.core.findings import Finding, fine, problem
from quizapp.core.rating import Attempts
from quizapp.core.stock import Stock, settled
from quizapp.storage import queries, stocks, streaks
from quizapp.storage.database import Database
from quizapp.storage.opening import Opened
from quizapp.storage.shelf import Shelf
from quizapp.storage.stockbytes import Unpacking

_FILES = "SELECT DISTINCT learner_id, file FROM stock ORDER BY learner_id, file"
_LEARNERS = "SELECT learner_id FROM learner"
_MENDED = "`quizapp doctor --fix` has it made anew."


class _Topic(NamedTuple):
    """What is told of a topic: its stock for the day, the ids of the first cards never asked, and first attempts."""

    stock: Stock
    fresh: tuple[str, ...]
    firsts: Attempts


def look(opened: sqlite3.Connection, path: Path, day: int) -> Iterator[Finding]:
    """What is kept otherwise than the cards give it on a study day [date ordinal]."""
    database = Database(Opened(opened, read_only=True), path)
    files: dict[str, list[str]] = {}
    for learner, file in cast("list[tuple[str, str]]", opened.execute(_FILES).fetchall()):
        files.setdefault(learner, []).append(file)
    wrong = sum(_differing(database, learner, its, day) for learner, its in files.items())
    streak = any(streaks.differs(database.bulk, str(learner)) for (learner,) in opened.execute(_LEARNERS).fetchall())
    if streak:
        yield problem("counts", "The streak that is kept is not what the answers give.", _MENDED, mends=True)
    if wrong:
        said = f"What is kept for counts is otherwise than the cards give it, for {plural(wrong, 'topic')}."
        yield problem("counts", said, _MENDED, wrong, mends=True)
    elif not streak:
        yield fine("counts", "What is kept for counts is what the cards give.")


def _differing(database: Database, learner: str, files: Sequence[str], day: int) -> int:
    """How many topics of files are kept otherwise than their cards give them, are missing, or have no cards."""

    def shelf(rows: stocks.Rows) -> Shelf:
        return Shelf(rows, database.bulk, learner, files, day)

    kept = shelf(stocks.read(database.bulk, learner, files, day, Unpacking()))
    loose = {entry.question_id for stock in kept.stocks for entry in stock.loose}
    found = _topics(kept, loose, day)
    wrong = 0
    for file in files:
        made = shelf(stocks.Rows([], [], {file: queries.of_file(database.bulk, learner, file)}, Unpacking()))
        for place, topic in _topics(made, loose, day).items():
            wrong += found.pop(place, None) != topic
    return wrong + len(found)


def _topics(shelf: Shelf, loose: set[str], day: int) -> dict[stocks.Place, _Topic]:
    """What is told of each topic; of cards that were never asked those that are in no question of the `loose` ones."""
    found = {}
    for stock in shelf.stocks:
        fresh = (entry.card_id for entry in shelf.fresh(stock) if entry.question_id not in loose)
        now = settled(stock, day)
        now = now._replace(loose=tuple(sorted(now.loose, key=lambda entry: entry.card_id)))
        found[stock.file, stock.topic] = _Topic(now, tuple(islice(fresh, stocks.FIRST_FRESH)), shelf.firsts(stock))
    return found
