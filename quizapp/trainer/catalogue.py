"""Deck files → the catalogue of cards: reads what changed, keeps what is broken or away."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from quizapp.core.kin import Carried
from quizapp.core.overview import DeckName
from quizapp.core.prerequisites import Told, in_order, learning_order
from quizapp.core.turns import Building
from quizapp.deckfiles.folders import find
from quizapp.deckfiles.library import FileReading, read_library
from quizapp.errors import Problem
from quizapp.storage.rows import CardRow, DeckFileRow, State
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.claims import Claim, Place, claims_of, clashes, first_owners, same_ids
from quizapp.trainer.filing import READ_AGAIN, card_rows, file_row, holds_exams_alone, is_unchanged, touched
from quizapp.trainer.history import History
from quizapp.trainer.inheriting import Come, inherit, stood

_STALE = "Decks have changed, but the data folder cannot be written: they are shown as they were last read."


class Catalogue:
    """The cards of all decks found.

    `decks` are those that are here and not switched off; `rows` and `files` (their paths) are those that can be
    studied and files that hold exams alone, which are no decks; `broken` are the paths of the others, `order` is what
    builds on what; `here` are the paths of all that are here, and `names` their names, None before the first look.
    `carried` are the histories that went over to rewritten questions since the start, `waiting` the paths of files
    that are away.
    """

    def __init__(self, store: Store, paths: Sequence[Path], history: History, off: Collection[str]) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.notices: tuple[str, ...] = ()
        self.decks: tuple[DeckName, ...] = ()
        self.broken: tuple[str, ...] = ()
        self.rows: tuple[DeckFileRow, ...] = ()
        self.files: tuple[str, ...] = ()
        self.order: tuple[Building, ...] = ()
        self.here: tuple[str, ...] = ()
        self.names: frozenset[str] | None = None
        self.carried: tuple[Carried, ...] = ()
        self.waiting: tuple[str, ...] = ()
        self._here: tuple[DeckFileRow, ...] = ()
        self._store = store
        self._paths = paths
        self._history = history
        self._off = off

    def refresh(self) -> bool:
        """Reads the deck files that changed since the last look; whether any did."""
        known = self._store.files()
        found, problems = find(self._paths)
        rewritten = [row for file in found if (row := touched(file, known.get(file.path)))]
        known |= {row.path: row for row in rewritten}
        changed = read_library(found, lambda file: is_unchanged(file, known.get(file.path)))
        readings = sorted(changed, key=lambda reading: reading.found)
        present = {file.path for file in found}
        present |= {path for reading in readings for path in (reading.found.path, *reading.reading.includes)}
        if self._store.read_only:
            self.notices = (_STALE,) if readings else ()
        else:
            self._put(rewritten)
            problems += self._write(readings, known, present)
        rows = self._store.files()
        self.waiting = self._waiting(rows, present)
        self._here = tuple(in_order((rows[path] for path in sorted(present) if path in rows), _told))
        known_problems = (problem for row in self._here for problem in row.problems)
        ids = same_ids((row.path, row.deck_id) for row in self._here)
        self.problems = tuple(sorted({*problems, *known_problems, *ids}))
        self.here = tuple(row.path for row in self._here)
        self.names = frozenset(row.deck for row in self._here)
        self.switch_off(self._off)
        return bool(readings)

    def switch_off(self, off: Collection[str]) -> None:
        """Leaves out the decks of these names from now on, and no others."""
        self._off = off
        on = [row for row in self._here if row.deck not in off]
        self.decks = tuple(_deck_name(row) for row in on if not holds_exams_alone(row))
        self.broken = tuple(row.path for row in on if row.state is State.BROKEN)
        self.rows = tuple(row for row in on if row.state is State.OK)
        self.files = tuple(row.path for row in self.rows)
        self.order = learning_order(map(_told, self.rows))

    @property
    def sources(self) -> Mapping[str, DeckFileRow]:
        """The deck files that are here, by path, those that are broken or switched off among them."""
        return {row.path: row for row in self._here}

    def look_in(self, folder: Path) -> None:
        """Searches one more folder for decks from the next look on, unless it is searched already."""
        if not any(folder.resolve().is_relative_to(path.resolve()) for path in self._paths):
            self._paths = (folder, *self._paths)

    def carry_over(self, tx: Transaction) -> None:
        """Joins what the log holds under other ids of the cards that are studied."""
        self._join(tx, (), tx.cards(self.files))

    def _put(self, rows: Sequence[DeckFileRow]) -> None:
        """Notes what is known about files whose cards stay as they are."""
        if rows:
            with self._history.writing() as tx:
                for row in rows:
                    tx.put_file(row, None)

    def _write(self, readings: list[FileReading], known: dict[str, DeckFileRow], present: set[str]) -> list[Problem]:
        """Puts what was read into the catalogue; returns where two places claim one card."""
        away = [row for row in known.values() if self._is_gone(row, present)]
        if not readings and not away:
            return []
        whole = [reading.found.path for reading in readings if reading.reading.deck]
        claims = [claim for reading in readings for claim in claims_of(reading.reading.deck)]
        held = self._held(claims)
        owners = self._owners(claims, held, present - {*whole})
        found = clashes(claims, owners)
        contested = {problem.path for problem in found}
        robbed = {held[claim.card.id].file for claim in claims if claim.card.id in held} - {*whole}
        reread = {reading.found.path for reading in readings}
        taken = {row.deck for path, row in known.items() if path in present - reread}
        with self._history.writing() as tx:
            at_ms = self._history.now().at_ms
            before = tx.cards([*whole, *(row.path for row in away)])
            waiting = self._waiting(known, present)
            earlier = {*waiting} - {row.path for row in away}
            former = stood(tx, self._history, [*before, *tx.cards(earlier)], at_ms)
            written: list[CardRow] = []
            for reading in readings:
                row = file_row(reading, known.get(reading.found.path), taken)
                taken.add(row.deck)
                cards = card_rows(reading, row, claims, owners)
                row = replace(
                    row, mtime_ns=READ_AGAIN if row.path in contested else row.mtime_ns, cards=len(cards or ())
                )
                tx.put_file(row, cards, at_ms)
                written += cards or ()
            for path in robbed - reread:
                tx.put_file(replace(known[path], mtime_ns=READ_AGAIN), None)
            for row in away:
                tx.set_file_state(row.path, State.ABSENT)
            self._join(tx, before, tx.cards(whole))
            come = Come(written, {row.card_id for row in written} - {*held}, waiting)
            self.carried += tuple(inherit(tx, self._history, former, come))
        return found

    def _waiting(self, known: Mapping[str, DeckFileRow], present: set[str]) -> tuple[str, ...]:
        """The files that are away while the folder they were found in is there."""
        away = (row for row in known.values() if row.path not in present and self._is_ours(row))
        return tuple(row.path for row in away if Path(row.root).exists())

    def _is_gone(self, row: DeckFileRow, present: set[str]) -> bool:
        """Whether a file that was in a folder of this library is no longer there."""
        return row.path not in present and row.state is not State.ABSENT and self._is_ours(row)

    def _is_ours(self, row: DeckFileRow) -> bool:
        """Whether a file belongs to a folder of this library."""
        roots = {place for path in self._paths for place in (path.absolute(), path.resolve())}
        return not roots.isdisjoint((Path(row.path), *Path(row.path).parents))

    def _held(self, claims: Iterable[Claim]) -> dict[str, CardRow]:
        """The rows that the catalogue has of the cards claimed, and of those that carry their histories."""
        ids = {id_ for claim in claims for id_ in (claim.card.id, self._history.carrier(claim.card.id))}
        return {id_: row for id_, (row, _) in self._store.questions(ids).items()}

    def _owners(self, claims: Sequence[Claim], held: Mapping[str, CardRow], kept: set[str]) -> dict[str, Place]:
        """Who has each card: the file that had it before, as long as it still has it, else the first to claim it.

        `kept` are the files whose cards stay as they are. A card whose history another living card carries is
        that card.
        """
        owners = first_owners(claims)
        for claim in claims:
            row = held.get(claim.card.id)
            if row and row.file in kept:
                owners[claim.card.id] = Place(row.file, row.line)
            elif row and row.file == claim.at.file != owners[claim.card.id].file:
                owners[claim.card.id] = claim.at
        for claim in claims:
            carrier = self._history.carrier(claim.card.id)
            row = held.get(carrier)
            if carrier != claim.card.id and carrier in owners:
                owners[claim.card.id] = owners[carrier]
            elif carrier != claim.card.id and row and row.file in kept:
                owners[claim.card.id] = Place(row.file, row.line)
        return owners

    def _join(self, tx: Transaction, before: Iterable[CardRow], rows: Iterable[CardRow]) -> None:
        """Joins the histories of ids that mean the same card: an id was given, changed or taken away.

        An id is followed when a card names it as an alias, or when a file no longer has it and a card with the
        same prompt has come in its place; never while a file that is there still has it.
        """
        now = {row.card_id: row for row in rows}
        prompts = {(row.fingerprint, row.part): row.card_id for row in now.values()}
        former = {alias: row.card_id for row in now.values() for alias in row.aliases}
        former |= {row.card_id: to for row in before if (to := prompts.get((row.fingerprint, row.part)))}
        former |= {carrier: id_ for id_ in now if (carrier := self._history.carrier(id_)) != id_}
        files = tx.files()
        living = {id_ for id_, (row, _) in tx.questions(former).items() if files[row.file].state is not State.ABSENT}
        for old in tx.memories(former):
            if old not in living and self._history.carrier(old) != former[old]:
                self._history.join(tx, old, former[old])


def _told(row: DeckFileRow) -> Told:
    return row.deck, row.title, row.after


def _deck_name(row: DeckFileRow) -> DeckName:
    return DeckName(row.deck, row.title, row.path, row.topic, broken=row.state is State.BROKEN)
