"""Stocks as rows, and the cards that they count without naming them: what queues and counts are made from.

A card that is about to change is first written down as it was, with its siblings (`note`), so that the row of its
topic stays good: what is read is that row less what was written down, with these cards as they are now. A file that is
read again loses its rows, and so does a learner of whom very many cards change; what is missing is made from the cards.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from quizapp.core.phase import Rating
from quizapp.core.stock import Stock
from quizapp.storage import limits, queries, streaks
from quizapp.storage.queries import EntryRow, Read
from quizapp.storage.statements import upsert
from quizapp.storage.stockbytes import KeptRow, Unpacking, packed

if TYPE_CHECKING:
    from quizapp.storage.database import Database, PlainRow, Row

_Kept = tuple[str, str, str, int, bytes, bytes, bytes]
Place = tuple[str, str]
"""The path of a deck file and a topic of some of its cards."""

FIRST_FRESH = 32
"""So many cards never asked are kept by name with each topic."""

# More cards than these do not change one by one: all stocks of a learner are made anew then.
_MANY = 500

_CARD_COLUMNS = EntryRow._fields.index("phase")
_FIRST_COLUMNS = 4

_KEY = ("learner_id", "file", "topic")
_KEEP = upsert("stock", (*_KEY, "deck", "day", "figures", "fresh", "firsts"), _KEY)

_KEPT = "SELECT file, topic, deck, day, figures, fresh, firsts FROM stock WHERE learner_id = :learner"
_CHANGED = f"""
SELECT {queries.CARD}, stock_change.phase, stock_change.due_day, stock_change.due_ms, stock_change.last_day,
       stock_change.buried_day, stock_change.suspended, stock_change.corrected, {queries.STATE},
       stock_change.first_rating, stock_change.first_guess, memory.first_rating, memory.first_guess
FROM stock_change
JOIN card ON card.card_id = stock_change.card_id
LEFT JOIN memory ON memory.learner_id = stock_change.learner_id AND memory.card_id = stock_change.card_id
WHERE stock_change.learner_id = :learner
"""  # noqa: S608 - all names are ours
_NUMBER_CHANGED = "SELECT count(*) FROM stock_change WHERE learner_id = :learner"
_NOTE = f"""
INSERT INTO stock_change (learner_id, card_id, file, topic, phase, due_day, due_ms, last_day, buried_day, suspended,
                          corrected, first_rating, first_guess)
SELECT :learner, card.card_id, card.file, card.topic, memory.phase, memory.due_day, memory.due_ms, memory.last_day,
       memory.buried_day, coalesce(memory.suspended, 0), {queries.CORRECTED}, memory.first_rating, memory.first_guess
FROM card LEFT JOIN memory ON memory.learner_id = :learner AND memory.card_id = card.card_id
WHERE card.question_id = (SELECT question_id FROM card WHERE card_id = :card_id) AND EXISTS (
  SELECT 1 FROM stock WHERE stock.learner_id = :learner AND stock.file = card.file AND stock.topic = card.topic
)
ON CONFLICT (learner_id, card_id) DO NOTHING
"""  # noqa: S608 - all names are ours
_FORGET_CHANGES = "DELETE FROM stock_change WHERE learner_id = :learner_id AND file = :file AND topic = :topic"
_DROP_FILE = ("DELETE FROM stock WHERE file = :file", "DELETE FROM stock_change WHERE file = :file")
_DROP_LEARNER = (
    "DELETE FROM stock WHERE learner_id = :learner_id",
    "DELETE FROM stock_change WHERE learner_id = :learner_id",
)


First = tuple[bool, float] | None
"""Whether the first attempt at a card was right, and the chance of guessing [0, 1) that it had; None before it."""


class Change(NamedTuple):
    """A card as it was when the stock was made, and as it is, with its first attempt then and now."""

    before: EntryRow
    now: EntryRow
    first_before: First
    first_now: First


class Made(NamedTuple):
    """A stock to be kept; its first cards that were never asked, and its first attempts, as they are kept."""

    stock: Stock
    fresh: bytes
    firsts: bytes


class Rows(NamedTuple):
    """What was read for stocks at one moment: rows of the tables, and all cards of the files without rows.

    `unpacking` makes stocks of the rows.
    """

    kept: Sequence[KeptRow]
    changed: Sequence[Change]
    cards: Mapping[str, Sequence[EntryRow]]
    unpacking: Unpacking

    def of(self, files: Iterable[str]) -> "Rows":
        """What of it is of these files."""
        wanted = set(files)
        return self._replace(
            kept=[row for row in self.kept if row.file in wanted],
            changed=[change for change in self.changed if change.now.file in wanted],
            cards={file: rows for file, rows in self.cards.items() if file in wanted},
        )


def read(reading: Read, learner: str, files: Iterable[str], day: int, unpacking: Unpacking) -> Rows:
    """What the stocks of these files are made of on a study day [date ordinal]."""
    wanted = dict.fromkeys(files)
    rows = kept(reading, learner, wanted, day, unpacking)
    there = {row.file for row in rows}
    return Rows(
        kept=rows,
        changed=changed(reading, learner),
        cards={file: queries.of_file(reading, learner, file) for file in wanted if file not in there},
        unpacking=unpacking,
    )


def kept(reading: Read, learner: str, files: Collection[str], day: int, unpacking: Unpacking) -> list[KeptRow]:
    """The rows of those of the files of which all rows are as they were written, and good for a study day."""
    every = [KeptRow(*row) for row in cast("list[_Kept]", reading(_KEPT, learner=learner))]
    bad = {row.file for row in every if row.day > day or not unpacking.is_whole(row)}
    return [row for row in every if row.file in files and row.file not in bad]


def changed(reading: Read, learner: str) -> list[Change]:
    """The cards that changed since their stocks were made."""
    return [_change(row) for row in reading(_CHANGED, learner=learner)]


def number_changed(reading: Read, learner: str) -> int:
    """How many cards are written down as they were."""
    ((number,),) = cast("list[tuple[int]]", reading(_NUMBER_CHANGED, learner=learner))
    return number


def _change(row: "PlainRow") -> Change:
    card, states, firsts = row[:_CARD_COLUMNS], row[_CARD_COLUMNS:-_FIRST_COLUMNS], row[-_FIRST_COLUMNS:]
    middle = len(states) // 2
    before, now = (
        EntryRow._make(cast("tuple[str, ...]", (*card, *state))) for state in (states[:middle], states[middle:])
    )
    first_before, first_now = (_first(*cast("tuple[int | None, float]", one)) for one in (firsts[:2], firsts[2:]))
    return Change(before, now, first_before, first_now)


def _first(rating: int | None, guess: float) -> First:
    return None if rating is None else (rating > Rating.AGAIN, guess)


def keep(database: "Database", learner: str, made: Mapping[Place, Made], day: int) -> None:
    """Keep stocks instead of those before, with all that changed in them, and the streak up to a study day."""
    database.run_many(_KEEP, (_row(learner, place, one) for place, one in made.items()))
    database.run_many(_FORGET_CHANGES, ({"learner_id": learner, "file": file, "topic": topic} for file, topic in made))
    streaks.keep(database, learner, day)


def note(database: "Database", learner: str, card_ids: Iterable[str]) -> None:
    """Write down, once, how cards are that are about to change, and their siblings."""
    changing = list(card_ids)
    if len(changing) > _MANY:
        forget(database, learner)
    else:
        database.run_many(_NOTE, ({"learner": learner, "card_id": card_id} for card_id in changing))


def forget(database: "Database", learner: str) -> None:
    """Delete all stocks of a learner: they are made anew from the cards."""
    for statement in _DROP_LEARNER:
        database.run(statement, {"learner_id": learner})


def drop(database: "Database", files: Iterable[str]) -> None:
    """Delete the stocks of files whose cards change, of all learners."""
    wanted = [{"file": file} for file in files]
    for statement in _DROP_FILE:
        database.run_many(statement, wanted)


def _row(learner: str, place: Place, made: Made) -> "Row":
    file, topic = place
    stock, fresh, firsts = made
    return {
        "learner_id": learner,
        "file": limits.key("file", file),
        "topic": limits.text("topic", topic),
        "deck": limits.text("deck", stock.deck),
        "day": stock.day,
        "figures": packed(stock, fresh, firsts),
        "fresh": fresh,
        "firsts": firsts,
    }
