"""A deck file that is changed as text: opened, read back as changed, and written only if it says what it has to."""

import hashlib

from quizapp.core.counting import plural
from quizapp.core.deck import Deck
from quizapp.core.values import frozen
from quizapp.deckfiles.folders import Found
from quizapp.deckfiles.library import UnreadableError, read_bytes
from quizapp.deckfiles.placeless import placeless
from quizapp.deckfiles.reader import read
from quizapp.deckfiles.writer import write
from quizapp.errors import Level, QuizError

_BOM = b"\xef\xbb\xbf"


@frozen
class Opened:
    """A deck file without errors: bytes, text with the line ends it has and without byte order mark, deck."""

    path: str
    root: str
    data: bytes
    text: str
    deck: Deck
    includes: tuple[str, ...] = ()

    def bytes_of(self, text: str) -> bytes:
        """The bytes of the file with another text; a byte order mark stays."""
        return (_BOM if self.data.startswith(_BOM) else b"") + text.encode()

    def says(self, text: str, deck: Deck) -> bool:
        """Whether the file with another text is without errors and this deck, wherever its questions stand."""
        reading = read(self.bytes_of(text), self.path, self.root)
        return reading.deck is not None and placeless(reading.deck) == placeless(deck)

    def save(self, text: str) -> None:
        """Writes another text in one step.

        Raises ChangedError when the file was changed meanwhile, QuizError when it cannot be written.
        """
        write(self.path, hashlib.sha256(self.data).hexdigest(), self.bytes_of(text))


def opened(found: Found) -> Opened:
    """A deck file as it is now. Raises QuizError for one that cannot be read, or has errors."""
    try:
        data = read_bytes(found.path, found.root)[1]
    except UnreadableError as error:
        raise QuizError(f"{found.path} was left alone: {error}.") from None
    reading = read(data, found.path, found.root)
    errors = sum(problem.level is Level.ERROR for problem in reading.problems)
    if reading.deck is None or errors:
        raise QuizError(f"{found.path} was left alone: it has {plural(errors, 'error')}, which `quizapp check` shows.")
    return Opened(found.path, found.root, data, data.decode("utf-8-sig"), reading.deck, reading.includes)
