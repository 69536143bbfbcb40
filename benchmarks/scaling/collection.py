"""Anki's collection of a history, written into its tables; it needs the package `anki`."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.history import DECKS, Past
from quizapp.core.phase import Rating

_NOTE = "INSERT INTO notes VALUES (?, ?, ?, 0, -1, '', ?, ?, 0, 0, '')"
_CARD = "INSERT INTO cards VALUES (?, ?, ?, 0, 0, -1, ?, ?, ?, ?, 2500, ?, ?, 0, 0, 0, 0, ?)"
_REVIEW = "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, 2500, ?, ?)"


def write_collection(path: Path, cards: int, asked: Sequence[Past], now: datetime) -> None:
    """Writes so many cards, those asked with their memories and reviews, the rest as new."""
    from anki.collection import Collection

    made = Collection(str(path))
    kind = made.models.by_name("Basic")
    decks = [int(made.decks.id(f"Deck {number:02}") or 0) for number in range(DECKS)]
    made.set_config("fsrs", val=True)
    today = made.sched.today
    made.close()
    new = set(range(cards)) - {past.number for past in asked}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(_NOTE, (_note(number, kind["id"] if kind else 0) for number in range(cards)))
        connection.executemany(_CARD, (_asked(past, decks, today, now) for past in asked))
        connection.executemany(_CARD, (_new(number, decks) for number in sorted(new)))
        connection.executemany(_REVIEW, _reviews(asked))


def _note(number: int, kind: object) -> tuple[object, ...]:
    fields = f"What is term {number}?\x1fThe answer {number}."
    return (number + 1, f"guid{number}", kind, fields, fields.partition("\x1f")[0])


def _asked(past: Past, decks: Sequence[int], today: int, now: datetime) -> tuple[object, ...]:
    last = past.answers[-1]
    late = (now - last.at) // timedelta(days=1)
    memory = {"s": round(past.stability, 4), "d": round(past.difficulty, 3), "dr": 0.9, "lrt": int(last.at.timestamp())}
    lapses = sum(answer.rating is Rating.AGAIN for answer in past.answers)
    due = today + last.interval - late
    number, deck = past.number + 1, decks[past.number % DECKS]
    return (number, number, deck, 2, 2, due, last.interval, len(past.answers), lapses, json.dumps(memory))


def _new(number: int, decks: Sequence[int]) -> tuple[object, ...]:
    return (number + 1, number + 1, decks[number % DECKS], 0, 0, number, 0, 0, 0, "{}")


def _reviews(asked: Iterable[Past]) -> Iterator[tuple[int, ...]]:
    """The rows of Anki's log, whose ids are instants [ms], each used once."""
    taken: set[int] = set()
    for past in asked:
        before = 0
        for answer in past.answers:
            id_ = int(answer.at.timestamp() * 1000)
            while id_ in taken:
                id_ += 1
            taken.add(id_)
            kind = int(before > 0)
            yield (id_, past.number + 1, int(answer.rating), answer.interval, before, answer.took_ms, kind)
            before = answer.interval
