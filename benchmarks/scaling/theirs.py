"""What Anki's own library costs over the same history: each function is a measurement in a process of its own.

It needs the package `anki`, which quizapp never imports.
"""

import csv
import importlib.util
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.scaling.ours import ANSWERS, QUERIES, SESSION, SPANS, UNLIMITED
from benchmarks.scaling.sample import Clock, Figures

if TYPE_CHECKING:
    from anki.collection import Collection

FIRST_CARD = """
import sys
from anki.collection import Collection
made = Collection(sys.argv[1])
print(len(made.sched.get_queued_cards(fetch_limit=1).cards), "card", flush=True)
"""
"""The program from its start to the first card, as it lies in the queue."""


def is_here() -> bool:
    """Whether the package is installed."""
    return importlib.util.find_spec("anki") is not None


def imported(clock: Clock) -> None:
    """Imports the library."""
    with clock.timing("import"):
        import anki.collection  # noqa: F401


def opened(room: Path) -> "Collection":
    """The collection of a room."""
    from anki.collection import Collection

    return Collection(str(room / "collection.anki2"))


def without_limits(room: Path) -> Figures:
    """Lifts the limits of a day, as ours are: no figure."""
    collection = opened(room)
    (config, *_) = collection.decks.all_config()
    config["new"]["perDay"] = config["rev"]["perDay"] = UNLIMITED
    collection.decks.update_config(config)
    collection.decks.select(collection.decks.all_names_and_ids(skip_empty_default=True)[0].id)
    collection.close()
    return {}


def study(room: Path) -> Figures:
    """Open, queue, answers with their commits and next cards, and what that holds."""
    clock = Clock()
    imported(clock)
    collection = clock.run("open", lambda: opened(room))
    queued = clock.run("queue", lambda: collection.sched.get_queued_cards(fetch_limit=1))
    answer(collection, queued, ANSWERS, clock)
    clock.memory("answering")
    collection.close()
    return clock.figures


def answer(collection: "Collection", queued: object, count: int, clock: Clock) -> None:
    """So many answers, each with the next card."""
    from anki.cards import Card
    from anki.scheduler.v3 import CardAnswer

    for _ in range(count):
        if not queued.cards:
            return
        with clock.timing("answer and next", wall=True):
            card = Card(collection, backend_card=queued.cards[0].card)
            card.start_timer()
            states = queued.cards[0].states
            collection.sched.answer_card(
                collection.sched.build_answer(card=card, states=states, rating=CardAnswer.GOOD)
            )
            queued = collection.sched.get_queued_cards(fetch_limit=1)


def counts(room: Path) -> Figures:
    """The tree of decks with their counts."""
    clock = Clock()
    collection = opened(room)
    clock.run("counts, just opened", collection.sched.deck_due_tree)
    answer(collection, collection.sched.get_queued_cards(fetch_limit=1), 1, Clock())
    clock.run("counts, after an answer", collection.sched.deck_due_tree)
    collection.close()
    return clock.figures


def statistics(room: Path) -> Figures:
    """What its statistics window calls; once before, as a program that is open has done."""
    clock = Clock()
    collection = opened(room)
    for span, days in SPANS.items():
        graphs(collection, days)
        clock.run(f"statistics, {span}", partial(graphs, collection, days))
    collection.close()
    return clock.figures


def graphs(collection: "Collection", days: int | None) -> None:
    """All graphs over so many days."""
    collection._backend.graphs(search="", days=days or 0)  # noqa: SLF001 - what its statistics window calls


def search(room: Path) -> Figures:
    """Searches; the first as any other."""
    clock = Clock()
    collection = opened(room)
    collection.find_cards("term 4712")
    for name, query in QUERIES.items():
        clock.run(f"search, {name}", partial(collection.find_cards, query))
    collection.close()
    return clock.figures


def memory(room: Path) -> Figures:
    """What a session holds: answers, graphs, a search."""
    clock = Clock()
    collection = opened(room)
    answer(collection, collection.sched.get_queued_cards(fetch_limit=1), SESSION, Clock())
    graphs(collection, 365)
    collection.find_cards("answer")
    clock.memory("a session")
    collection.close()
    return clock.figures


def import_csv(room: Path) -> Figures:
    """The same questions from a table of text into an empty collection."""
    from anki.collection import Collection, ImportCsvRequest

    from benchmarks.scaling.floors import questions

    table = room / "questions.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(questions(room / "decks"))
    clock = Clock()
    collection = Collection(str(room / "imported.anki2"))
    with clock.timing("import of a table", wall=True):
        metadata = collection.get_csv_metadata(str(table), delimiter=None)
        collection.import_csv(ImportCsvRequest(path=str(table), metadata=metadata))
    clock.memory("import of a table")
    collection.close()
    return clock.figures


BEFORE: dict[str, Callable[[Path], Figures]] = {"limits": without_limits}
"""What comes before all rounds, and is no figure."""
WORK: dict[str, Callable[[Path], Figures]] = {
    "study": study,
    "counts": counts,
    "statistics": statistics,
    "search": search,
    "memory": memory,
}
"""What is measured in each round."""
BULK: dict[str, Callable[[Path], Figures]] = {"parse": import_csv}
"""What is measured once."""
