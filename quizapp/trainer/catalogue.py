"""Deck files → the catalogue of cards: reads what changed, keeps what is broken or away."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from quizapp.core.cards import Card
from quizapp.core.deck import Deck, Question
from quizapp.core.overview import DeckName
from quizapp.deckfiles.folders import Found, find
from quizapp.deckfiles.library import FileReading, read_library
from quizapp.errors import Problem
from quizapp.storage.rows import CardRow, DeckFileRow, State
from quizapp.storage.store import Store
from quizapp.trainer.claims import Claim, Place, claims_of, clashes
from quizapp.trainer.history import History


class Catalogue:
    """The cards of all decks found.

    `decks` and `files` are those that are here and not switched off, `files` without broken ones; `names` are
    those of all that are here.
    """

    def __init__(self, store: Store, paths: Sequence[Path], history: History, off: Collection[str]) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.decks: tuple[DeckName, ...] = ()
        self.files: tuple[str, ...] = ()
        self.names: frozenset[str] = frozenset()
        self._store = store
        self._paths = paths
        self._history = history
        self._off = off

    def refresh(self) -> bool:
        """Reads the deck files that changed since the last look; whether any did."""
        known = self._store.files()
        found, problems = self._found(known)
        changed = read_library(found, lambda file: _unchanged(file, known.get(file.path)))
        readings = sorted(changed, key=lambda reading: reading.found)
        present = {file.path for file in found} | {reading.found.path for reading in readings}
        shared = self._write(readings, known, present) if not self._store.read_only else []
        rows = self._store.files()
        here = [rows[path] for path in sorted(present) if path in rows]
        self.problems = tuple(sorted({*problems, *shared, *(problem for row in here for problem in row.problems)}))
        self.names = frozenset(row.deck for row in here)
        self.decks = tuple(_deck_name(row) for row in here if row.deck not in self._off)
        self.files = tuple(row.path for row in here if row.state is State.OK and row.deck not in self._off)
        return bool(readings)

    def _found(self, known: dict[str, DeckFileRow]) -> tuple[list[Found], list[Problem]]:
        """The deck files there are, with those that unchanged files include."""
        found, problems = find(self._paths)
        seen = {file.path for file in found}
        waiting = list(found)
        while waiting:
            file = waiting.pop()
            row = known.get(file.path)
            includes = row.includes if row and _unchanged(file, row) else ()
            more, _ = find([Path(path) for path in includes if path not in seen])
            seen |= {file.path for file in more}
            found += more
            waiting += more
        return found, problems

    def _write(self, readings: list[FileReading], known: dict[str, DeckFileRow], present: set[str]) -> list[Problem]:
        """Puts what was read into the catalogue; returns where two places claim one card."""
        away = [row for row in known.values() if self._is_gone(row, present)]
        if not readings and not away:
            return []
        names = {row.deck for path, row in known.items() if path in present} - {
            known[reading.found.path].deck for reading in readings if reading.found.path in known
        }
        claims = [claim for reading in readings for claim in claims_of(reading.reading.deck)]
        owners = self._owners(claims, {reading.found.path for reading in readings}, present)
        found = clashes(claims, owners)
        contested = {problem.path for problem in found}
        before = self._store.cards(reading.found.path for reading in readings)
        with self._store.writing() as tx:
            for reading in readings:
                row = _file_row(reading, known.get(reading.found.path), names)
                names.add(row.deck)
                row = replace(row, mtime_ns=0) if row.path in contested else row
                tx.put_file(row, _card_rows(reading, row, claims, owners))
            for row in away:
                tx.set_file_state(row.path, State.ABSENT)
        self._carry_over(before, [claim.card for claim in claims])
        return found

    def _is_gone(self, row: DeckFileRow, present: set[str]) -> bool:
        """Whether a file that was in a folder of this library is no longer there."""
        if row.path in present or row.state is State.ABSENT:
            return False
        roots = [path.absolute() for path in self._paths]
        return any(root == Path(row.path) or root in Path(row.path).parents for root in roots)

    def _owners(self, claims: Sequence[Claim], read: set[str], present: set[str]) -> dict[str, Place]:
        """Who has each card: the file that had it before, as long as it still claims it, else the first."""
        held = self._store.questions([claim.card.id for claim in claims])
        owners: dict[str, Place] = {}
        for claim in claims:
            row = held[claim.card.id][0] if claim.card.id in held else None
            first = owners.setdefault(claim.card.id, claim.at)
            if row and row.file in present - read:
                owners[claim.card.id] = Place(row.file, row.line)
            elif row and row.file == claim.at.file != first.file:
                owners[claim.card.id] = claim.at
        return owners

    def _carry_over(self, before: Iterable[CardRow], cards: Iterable[Card]) -> None:
        """Joins the histories of ids that mean the same card: an id was given, changed or taken away.

        An id is followed when a card names it as an alias, or when a file that was read whole no longer has it
        and a card with the same prompt has come in its place.
        """
        now = {card.id: card for card in cards}
        prompts = {(card.fingerprint, card.part): card.id for card in now.values()}
        former = {alias: card.id for card in now.values() for alias in card.aliases}
        former |= {row.card_id: to for row in before if (to := prompts.get((row.fingerprint, row.part)))}
        former |= {carrier: id_ for id_ in now if (carrier := self._history.carrier(id_)) != id_}
        elsewhere = self._store.questions(former)
        for old in self._store.memories(former):
            if old not in elsewhere and self._history.carrier(old) != former[old]:
                self._history.join(old, former[old])


def _unchanged(file: Found, row: DeckFileRow | None) -> bool:
    return row is not None and row.state is not State.ABSENT and (file.size, file.mtime_ns) == (row.size, row.mtime_ns)


def _deck_name(row: DeckFileRow) -> DeckName:
    return DeckName(row.deck, row.title, row.path, row.topic, broken=row.state is State.BROKEN)


def _file_row(reading: FileReading, known: DeckFileRow | None, names: Collection[str]) -> DeckFileRow:
    found, deck = reading.found, reading.reading.deck
    path = Path(found.path)
    name = deck.id if deck and deck.id else path.stem
    if name in names:
        name = f"{path.parent.name}/{path.stem}"
    row = DeckFileRow(
        path=found.path,
        root=found.root,
        size=found.size,
        mtime_ns=found.mtime_ns,
        digest=reading.digest,
        deck=name,
        title=deck.title if deck else path.stem,
        includes=reading.reading.includes,
        problems=reading.reading.problems,
    )
    if deck:
        return replace(row, deck_id=deck.id, topic=deck.topic, about=deck.about)
    former = known or row
    return replace(
        row, state=State.BROKEN, cards=former.cards, deck=former.deck, title=former.title, deck_id=former.deck_id
    )


def _card_rows(
    reading: FileReading, row: DeckFileRow, claims: Iterable[Claim], owners: Mapping[str, Place]
) -> list[CardRow] | None:
    """The cards that a file now has; None for a broken deck, which keeps those of its last good reading."""
    deck = reading.reading.deck
    if deck is None:
        return None
    mine = (claim for claim in claims if claim.at.file == row.path and owners[claim.card.id] == claim.at)
    return [_card_row(claim, row, deck) for claim in mine]


def _card_row(claim: Claim, row: DeckFileRow, deck: Deck) -> CardRow:
    card = claim.card
    return CardRow(
        card_id=card.id,
        question_id=card.question_id,
        aliases=card.aliases,
        deck=row.deck,
        title=row.title,
        file=row.path,
        place=claim.place,
        line=card.question.line,
        topic=card.question.topic,
        kind=card.question.kind,
        part=card.part,
        fingerprint=card.fingerprint,
        key_hash=card.key_hash,
        question=replace(card.question, source=_reference(card.question, deck)),
    )


def _reference(question: Question, deck: Deck) -> str:
    """The source of a question with its short key written out."""
    key, _, place = question.source.partition(" ")
    full = deck.sources.get(key)
    if full is None:
        return question.source
    return f"{full}, {place.strip()}" if place.strip() else full
