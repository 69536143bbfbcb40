"""Readings of deck files → the catalogue: some files at a time, each time in one transaction that leaves it whole."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from quizapp.core.collector import collector_paused
from quizapp.core.kin import Carried
from quizapp.errors import Problem
from quizapp.storage.rows import CardRow, DeckFileRow, FileState
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.claims import Place, clashes
from quizapp.trainer.filing import READ_AGAIN, card_rows, file_row
from quizapp.trainer.history import History
from quizapp.trainer.inheriting import Come, inherit, stood
from quizapp.trainer.joining import join, owners_of
from quizapp.trainer.looked import Looked
from quizapp.trainer.sheets import Claim, Sheet

AT_ONCE = 1_000_000
"""How many bytes of deck files are held in memory until they are written; the last file may be more."""


@dataclass(slots=True)
class _Batch:
    """Sheets, and where those of the cards stand that they claim and the catalogue has."""

    read: list[Sheet] = field(default_factory=list)
    held: dict[str, Place] = field(default_factory=dict)
    size: int = 0

    def add(self, sheet: Sheet, held: dict[str, Place]) -> None:
        self.read.append(sheet)
        self.held |= held
        self.size += sheet.found.size

    @property
    def paths(self) -> set[str]:
        return {sheet.found.path for sheet in self.read}

    @property
    def whole(self) -> list[str]:
        """The paths of the files whose decks are not broken."""
        return [sheet.found.path for sheet in self.read if sheet.reading.deck]

    @property
    def claims(self) -> list[Claim]:
        return [*chain.from_iterable(sheet.claims for sheet in self.read)]

    @property
    def new(self) -> set[str]:
        """The ids of the cards that the catalogue has not."""
        return {claim.card_id for claim in self.claims} - self.held.keys()


class Updating:
    """One refresh of the catalogue.

    `problems` are the places that claim one card, `carried` the histories that went over. The paths in `urgent` have
    to be read next: these files hold cards that others claim now, and keep those that they still have.
    """

    def __init__(self, store: Store, history: History, looked: Looked) -> None:
        self.problems: list[Problem] = []
        self.carried: list[Carried] = []
        self.urgent: list[str] = []
        self._store = store
        self._history = history
        self._looked = looked
        self._unread = set(looked.changed)
        self._new: set[str] = set()
        self._names = {looked.known[path].deck for path in looked.present - looked.changed if path in looked.known}

    def write(self, sheets: Iterable[Sheet]) -> Iterator[int]:
        """Puts sheets into the catalogue as they come; tells how many files were read so far after each."""
        batch = _Batch()
        for count, sheet in enumerate(sheets, start=1):
            self._take(sheet, batch)
            if batch.size >= AT_ONCE and self._unread.isdisjoint(self.urgent):
                self._put(batch, ())
                self._new |= batch.new
                batch = _Batch()
            yield count
        self._looked.expected.clear()
        away = self._looked.away
        if batch.read or away or self._new:
            self._put(batch, away, last=True)

    def _take(self, sheet: Sheet, batch: _Batch) -> None:
        self._unread.discard(sheet.found.path)
        self._looked.present.update((sheet.found.path, *sheet.reading.includes))
        ids = {id_ for claim in sheet.claims for id_ in (claim.card_id, self._history.carrier(claim.card_id))}
        held = {id_: Place(file, line) for id_, (file, line) in self._store.places(ids).items()}
        self.urgent += {place.file for place in held.values()} & self._unread
        batch.add(sheet, held)

    def _put(self, batch: _Batch, away: Sequence[DeckFileRow], *, last: bool = False) -> None:
        """One transaction. The last also finds out what became of studied cards that are nowhere any more."""
        batch.read.sort(key=lambda sheet: sheet.found)
        claims, gone = batch.claims, [row.path for row in away]
        owners = owners_of(
            claims, batch.held, (self._looked.present | self._looked.expected) - {*batch.whole}, self._history.carrier
        )
        problems = clashes(claims, owners)
        with collector_paused(), self._history.writing() as tx:
            at_ms, waiting = self._history.now().at_ms, self._looked.waiting
            before, missing = tx.cards([*batch.whole, *gone]), {*waiting, *gone}
            rows = [self._row(sheet, {problem.path for problem in problems}) for sheet in batch.read]
            files = [(row, card_rows(sheet, row, owners)) for row, sheet in zip(rows, batch.read, strict=True)]
            stand = [*before, *tx.cards({*waiting} - {*gone})]
            altered = {card.card_id for card in stand if card.file in missing}
            altered.update(*(tx.altered(row.path, cards) for row, cards in files if cards is not None))
            former = stood(tx, self._history, stand, at_ms, altered)
            written: list[CardRow] = []
            for row, cards in files:
                tx.put_file(replace(row, cards=row.cards if cards is None else len(cards)), cards, at_ms)
                written += cards or ()
            self._mark(tx, batch, away)
            join(tx, self._history, before, written)
            come = self._come(tx, batch, written, waiting) if last else Come(written, (), waiting)
            self.carried += inherit(tx, self._history, former, come)
        self.problems += problems

    def _row(self, sheet: Sheet, contested: Collection[str]) -> DeckFileRow:
        """The row of a file; one that claims cards of others is read again at the next look."""
        path = sheet.found.path
        row = file_row(sheet, self._looked.known.get(path), self._names)
        self._names.add(row.deck)
        self._looked.known[path] = replace(row, mtime_ns=READ_AGAIN) if path in contested else row
        return self._looked.known[path]

    def _mark(self, tx: Transaction, batch: _Batch, away: Iterable[DeckFileRow]) -> None:
        """Notes which files are away, and that those which others claim cards of are read again."""
        robbed = {batch.held[claim.card_id].file for claim in batch.claims if claim.card_id in batch.held}
        for path in robbed - batch.paths:
            tx.put_file(replace(self._looked.known[path], mtime_ns=READ_AGAIN), None)
        for row in away:
            tx.set_file_state(row.path, FileState.ABSENT)

    def _come(self, tx: Transaction, batch: _Batch, written: Sequence[CardRow], waiting: Collection[str]) -> Come:
        """What the whole refresh read, as far as a former card may be found in it."""
        earlier = self._new if self._new and (waiting or tx.any_gone()) else ()
        rows = [card for card, _ in tx.questions(earlier).values()]
        rows.sort(key=lambda card: (card.file, card.place))
        return Come([*rows, *written], {*earlier, *({row.card_id for row in written} & batch.new)}, waiting)
