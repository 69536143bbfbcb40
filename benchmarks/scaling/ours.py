"""What quizapp's own calls cost over a history: each function is a measurement in a process of its own."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.scaling.sample import Clock, Figures

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

ANSWERS = 200
SESSION = 50
UNLIMITED = 9999
PAGE = 60
QUERIES = {"common": "answer", "rare": "4711", "two words": "term 4711", "is:due": "is:due"}
SPANS: dict[str, int | None] = {"a year": 365, "all time": None}


def opened(room: Path, days: int = 0, *, refresh: bool = True) -> "Trainer":
    """A trainer over the history of a room, so many days later than now."""
    from quizapp.core.queue import Limits
    from quizapp.storage.store import Store
    from quizapp.trainer.options import Options
    from quizapp.trainer.trainer import Trainer

    options = Options(limits=Limits(new=UNLIMITED, reviews=UNLIMITED))

    def clock() -> datetime:
        return datetime.now(UTC) + timedelta(days=days)

    return Trainer(Store.open(room / "quizapp.db"), [room / "decks"], options, clock, refresh=refresh)


def imported(clock: Clock) -> None:
    """Imports what the trainer needs."""
    with clock.timing("import"):
        import quizapp.storage.store
        import quizapp.trainer.trainer  # noqa: F401


def settle(room: Path) -> Figures:
    """Once used with this version, so that all is kept that it keeps: no figure itself."""
    trainer = opened(room)
    trainer.overview()
    trainer.start()
    figures(trainer, 365)
    first_page(trainer, QUERIES["rare"])
    trainer.close()
    return {}


def study(room: Path) -> Figures:
    """Open, queue, first card, answers with their durable commits and next cards, and what that holds."""
    clock = Clock()
    imported(clock)
    trainer = clock.run("open", lambda: opened(room))
    session = clock.run("queue", trainer.start)
    asked = clock.run("first card", lambda: trainer.ask(session))
    answer(trainer, session, asked, ANSWERS, clock)
    clock.memory("answering")
    trainer.close()
    return clock.figures


def answer(trainer: "Trainer", session: object, asked: object, count: int, clock: Clock) -> None:
    """So many answers, each with the next card."""
    from quizapp.core.phase import Rating
    from quizapp.core.response import Skipped

    for _ in range(count):
        if asked is None:
            return
        with clock.timing("answer and next", wall=True):
            trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.GOOD)
            asked = trainer.ask(session)


def counts(room: Path) -> Figures:
    """The counts of every deck: just opened, and after an answer."""
    clock = Clock()
    imported(clock)
    trainer = opened(room)
    clock.run("counts, just opened", trainer.overview)
    session = trainer.start()
    answer(trainer, session, trainer.ask(session), 1, Clock())
    clock.run("counts, after an answer", trainer.overview)
    trainer.close()
    return clock.figures


def statistics(room: Path) -> Figures:
    """All that the statistics and topics screens show, at every kind of look."""
    clock = Clock()
    imported(clock)
    for span, days in SPANS.items():
        for look, later in (("just opened", 0), ("first look of a day", _another_day(room))):
            trainer = opened(room, later)
            if look == "just opened":
                figures(trainer, days)
                trainer.close()
                trainer = opened(room, later)
            clock.run(f"statistics, {span}, {look}", partial(figures, trainer, days))
            trainer.close()
        trainer = opened(room)
        figures(trainer, days)
        session = trainer.start()
        answer(trainer, session, trainer.ask(session), 1, Clock())
        clock.run(f"statistics, {span}, after an answer", partial(figures, trainer, days))
        trainer.close()
    return clock.figures


def _another_day(room: Path) -> int:
    """A day on which nothing was looked at yet: days are used up as they are looked at."""
    used = room / "days-looked-at"
    day = 1 + (int(used.read_text(encoding="ascii")) if used.exists() else 0)
    used.write_text(str(day), encoding="ascii")
    return day


def figures(trainer: "Trainer", days: int | None) -> None:
    """Everything that the two screens show."""
    trainer.insight.statistics(days=days)
    trainer.insight.topics()


def search(room: Path) -> Figures:
    """The first search, and searches after it: the first page of the cards found, and the numbers of all of them."""
    clock = Clock()
    imported(clock)
    trainer = opened(room)
    clock.run("search, first of all", partial(first_page, trainer, "term 4712"))
    for name, query in QUERIES.items():
        clock.run(f"search, {name}", partial(first_page, trainer, query))
        clock.run(f"search, {name}, every hit", partial(trainer.searching.find, query))
    clock.memory("searching")
    trainer.close()
    return clock.figures


def first_page(trainer: "Trainer", query: str) -> None:
    """What is shown at once of a search."""
    trainer.searching.page(trainer.searching.find(query, at_most=PAGE))


def memory(room: Path) -> Figures:
    """What a session holds: answers, statistics, a search; without a screen."""
    clock = Clock()
    trainer = opened(room)
    session = trainer.start()
    answer(trainer, session, trainer.ask(session), SESSION, Clock())
    figures(trainer, 365)
    first_page(trainer, "answer")
    trainer.searching.find("answer")
    clock.memory("a session")
    trainer.close()
    return clock.figures


def rebuild(room: Path) -> Figures:
    """Memories, tallies and counts folded anew from the whole log."""
    with closing(sqlite3.connect(room / "quizapp.db")) as connection, connection:
        connection.execute("UPDATE learner SET folds = 0")
    clock = Clock()
    with clock.timing("rebuild", wall=True):
        opened(room, refresh=False).close()
    clock.memory("rebuild")
    return clock.figures


def export(room: Path) -> Figures:
    """The whole log as lines in a file."""
    from quizapp.interop.reviewlog import to_line

    clock = Clock()
    trainer = opened(room)
    with clock.timing("log export", wall=True), (room / "log.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f"{to_line(event)}\n" for event in trainer.export_log())
    clock.memory("log export")
    trainer.close()
    return clock.figures


def take(room: Path) -> Figures:
    """The exported log taken into an empty database that knows no decks."""
    from quizapp.core.review import Event
    from quizapp.interop.jsonline import lines
    from quizapp.interop.reviewlog import read

    clock = Clock()
    (room / "new").mkdir()
    trainer = opened(room / "new", refresh=False)
    with clock.timing("log import", wall=True), (room / "log.jsonl").open("rb") as file:
        trainer.import_log(one for one in read(lines(file)) if isinstance(one, Event))
    clock.memory("log import")
    trainer.close()
    return clock.figures


def parse(room: Path) -> Figures:
    """The decks read for the first time, into an empty database."""
    from quizapp.deckfiles.folders import find
    from quizapp.deckfiles.library import read_library

    new = room / "unread"
    new.mkdir()
    (new / "decks").symlink_to(room / "decks", target_is_directory=True)
    clock = Clock()
    imported(Clock())
    opened(new, refresh=False).close()
    with clock.timing("reading of the decks alone", wall=True):
        for _ in read_library(sorted(find([new / "decks"])[0]), lambda _: False):
            pass
    with clock.timing("first reading of the decks", wall=True):
        opened(new).close()
    clock.memory("first reading")
    return clock.figures


BEFORE: dict[str, Callable[[Path], Figures]] = {"settle": settle}
"""What comes before all rounds, and is no figure."""
WORK: dict[str, Callable[[Path], Figures]] = {
    "study": study,
    "counts": counts,
    "statistics": statistics,
    "search": search,
    "memory": memory,
}
"""What is measured in each round."""
BULK: dict[str, Callable[[Path], Figures]] = {"rebuild": rebuild, "export": export, "take": take, "parse": parse}
"""What is measured once, in this order."""
