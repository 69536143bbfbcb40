"""First attempts, counted by topic from what is kept with the stocks: a new card needs no look at all cards."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from quizapp.core.bounds import LAST_DAY
from quizapp.storage import stocks
from quizapp.storage.queries import Read
from quizapp.storage.statements import flag
from quizapp.storage.stockbytes import Unpacking, uncounted

if TYPE_CHECKING:
    from quizapp.core.rating import Attempts

_RIGHT = flag("memory.first_rating > 1")
_OF_FILE = f"""
SELECT card.topic, {_RIGHT}, memory.first_guess, count(*)
FROM card CROSS JOIN memory ON memory.learner_id = :learner AND memory.card_id = card.card_id
WHERE card.file = :file AND memory.first_rating IS NOT NULL GROUP BY card.topic, {_RIGHT}, memory.first_guess
"""  # noqa: S608 - all names are ours
_FILES = "SELECT path FROM deck_file WHERE EXISTS (SELECT 1 FROM card WHERE card.file = deck_file.path)"


def counted(reading: Read, learner: str) -> "dict[str, Attempts]":
    """How many first attempts at the cards of each topic were right or not, in all deck files."""
    found: defaultdict[str, Attempts] = defaultdict(Counter)
    files = {file for (file,) in cast("list[tuple[str]]", reading(_FILES))}
    kept = stocks.kept(reading, learner, files, LAST_DAY, Unpacking())
    for row in kept:
        found[row.topic].update(uncounted(row.firsts))
    there = {row.file for row in kept}
    for change in stocks.changed(reading, learner):
        if change.now.file in there:
            apply(found[change.now.topic], (change,))
    for file in files - there:
        for topic, attempts in of_file(reading, learner, file).items():
            found[topic].update(attempts)
    return {topic: +attempts for topic, attempts in found.items() if +attempts}


def apply(attempts: "Attempts", changes: Iterable[stocks.Change]) -> None:
    """Brings what was counted of a topic of a file up to date with the cards that changed since."""
    for change in changes:
        if change.first_before:
            attempts[change.first_before] -= 1
        if change.first_now:
            attempts[change.first_now] += 1


def of_file(reading: Read, learner: str, file: str) -> "defaultdict[str, Attempts]":
    """The first attempts at all cards of a deck file, by topic."""
    found: defaultdict[str, Attempts] = defaultdict(Counter)
    rows = cast("list[tuple[str, int, float, int]]", reading(_OF_FILE, learner=learner, file=file))
    for topic, right, guess, number in rows:
        found[topic][right == 1, guess] += number
    return found
