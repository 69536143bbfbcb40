"""All cards as a search sees them, kept in memory so that searching is as quick as typing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from quizapp.core import status
from quizapp.core.day import Moment
from quizapp.core.listing import CardStatus
from quizapp.core.predicates import Searched
from quizapp.core.query import parse
from quizapp.core.review import NEW, Memory
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.store import Store
from quizapp.trainer.asking import card_of
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History
from quizapp.trainer.listed import Sides, sides, status_of


@dataclass(frozen=True, slots=True)
class _Known:
    """A card's row, and its texts as they are shown and as they are searched."""

    row: CardRow
    sides: Sides
    texts: status.Texts
    lasting: frozenset[str]


class Searching:
    """Finds cards; reads again only what changed: files, memories, the day."""

    def __init__(self, store: Store, history: History, catalogue: Catalogue) -> None:
        self._store = store
        self._history = history
        self._catalogue = catalogue
        self._files: dict[DeckFileRow, tuple[_Known, ...]] = {}
        self._known: dict[str, _Known] = {}
        self._cards: dict[str, tuple[CardStatus, Searched]] = {}
        self._others: int | None = None
        self._of: tuple[object, ...] = ()

    def cards(self, query: str) -> list[CardStatus]:
        """The cards that a query means, in the library's order. Raises QuizError for one that is none."""
        wanted = parse(query)
        self._update(self._history.now())
        return [found for found, searched in self._cards.values() if wanted.fits(searched)]

    def _update(self, at: Moment) -> None:
        """Brings what is kept up to date with the catalogue, the log, the settings and the day."""
        others, history = self._store.others(), self._history
        of = (others, self._catalogue.rows, history.policy, history.day_start, at.day, at.tz_min)
        stale: Collection[str] = history.changed & self._known.keys()
        if of != self._of:
            self._read_files(others)
            stale = list(self._known)
        memories = self._store.memories(stale)
        self._cards |= {id_: self._looked_at(self._known[id_], memories.get(id_, NEW), at) for id_ in stale}
        self._of, history.changed = of, set()

    def _read_files(self, others: int) -> None:
        """Reads the files that changed; all of them when another process wrote."""
        kept = self._files if others == self._others else {}
        self._files = {file: kept.get(file) or tuple(self._read(file)) for file in self._catalogue.rows}
        self._known = {known.row.card_id: known for cards in self._files.values() for known in cards}
        self._cards = {}
        self._others = others

    def _read(self, file: DeckFileRow) -> Iterator[_Known]:
        found = self._store.questions(row.card_id for row in self._store.cards([file.path]))
        for row, question in sorted(found.values(), key=lambda card: (card[0].place, card[0].card_id)):
            card = card_of(row, question)
            shown = sides(card)
            texts = status.texts(card, shown, row.deck, row.title)
            yield _Known(row, shown, texts, status.lasting_marks(question))

    def _looked_at(self, known: _Known, memory: Memory, at: Moment) -> tuple[CardStatus, Searched]:
        found = status_of(known.row, known.sides, memory, self._history, at)
        return found, status.searched(known.texts, memory, found.state, found.days, known.lasting)
