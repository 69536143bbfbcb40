"""A process that answers cards and says so, to be killed: writer.py DATABASE [COUNT].

Without COUNT it obeys: for each line on stdin it forks a child that opens the database and writes until it is killed.
The child says `pid N`, and `try ID` before and `saved ID` after each transaction; then the parent says `gone`.
"""

import os
import sys
from pathlib import Path

from quizapp.core.day import Moment
from quizapp.core.review import Event, Memory, Phase, Rating, Review
from quizapp.core.tally import Maturity, Tally
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store

START_MS, DAY = 1_790_000_000_000, 740_000


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def answer(store: Store, last: str, number: int) -> str:
    """One answer, as the trainer writes it."""
    at_ms = START_MS + number
    made = new_id(at_ms, last)
    card = f"card-{number % 5}"
    review = Review(rating=Rating.GOOD, interval_days=3, due_day=DAY + 3)
    say(f"try {made}")
    with store.writing() as tx:
        known = tx.memory(card)
        tx.append(Event(id=made, kind="review", moment=Moment(at_ms, 0, DAY), card_id=card, review=review))
        tx.save(card, Memory(phase=Phase.REVIEW, stability=3.0, difficulty=5.0, reps=known.reps + 1))
        tx.count(
            [Tally(study_day=DAY, hour=1, deck="a", topic="t", maturity=Maturity.NEW, rating=Rating.GOOD, took_ms=5)]
        )
    say(f"saved {made}")
    return made


def write(path: Path, count: int) -> None:
    with Store.open(path) as store:
        last = store.newest_id("")
        for number in range(count):
            last = answer(store, last, number)


def obey(path: Path) -> None:
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            say(f"pid {os.getpid()}")
            write(path, 10**9)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        write(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        obey(Path(sys.argv[1]))
