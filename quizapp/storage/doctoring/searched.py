"""Whether what is searched of each card is what its question says: made anew beside it and compared."""

from quizapp.storage import catalogue, searching
from quizapp.storage.database import Database
from quizapp.storage.searching import FileNumber, SearchRow

_UNKNOWN = "SELECT count(*) FROM card WHERE NOT EXISTS (SELECT 1 FROM search_card WHERE card_id = card.card_id)"


def differing(database: Database) -> int:
    """How many cards are searched otherwise than their questions say, or not at all, or are there no more."""
    missing = database.rows(int, _UNKNOWN)[0]
    return missing + sum(_differing(database, file) for file in database.rows(FileNumber, searching.FILES))


def _differing(database: Database, file: FileNumber) -> int:
    first, end = file.numbers
    rows = database.rows(SearchRow, searching.OF_FILE, first=first, end=end)
    cards = catalogue.questions(database, (row.card_id for row in rows))
    return sum(row.card_id not in cards or searching.row_of(row.number, cards[row.card_id][0]) != row for row in rows)
