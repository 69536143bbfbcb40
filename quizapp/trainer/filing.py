"""What was read of a deck file → its rows in the catalogue; and whether rows still hold."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.deckfiles.folders import Found
from quizapp.deckfiles.version import FORMAT
from quizapp.storage.rows import CardRow, DeckFileRow, FileState
from quizapp.trainer.claims import Place

if TYPE_CHECKING:
    from quizapp.trainer.sheets import Claim, Sheet

READ_AGAIN = 0
"""As the modification time of a file: it is read at the next look, whatever it holds."""

_OF_OTHER_FILES = ("include", "image")


def is_unchanged(file: Found, row: DeckFileRow | None) -> bool:
    """Whether a file need not be read again."""
    return row is not None and _stands(row) and (file.size, file.mtime_ns) == (row.size, row.mtime_ns)


def touched(file: Found, row: DeckFileRow | None) -> DeckFileRow | None:
    """The row of a file that was written again with the same bytes."""
    if row is None or not _stands(row) or file.size != row.size or row.mtime_ns in (READ_AGAIN, file.mtime_ns):
        return None
    from quizapp.deckfiles.library import digest  # noqa: PLC0415 - the first card does not need it

    return replace(row, mtime_ns=file.mtime_ns) if _stamped(digest(file)) == row.digest else None


def _stands(row: DeckFileRow) -> bool:
    """Whether a row is of this format and depends on its own file alone; what includes others is always read again."""
    other = any(problem.rule in _OF_OTHER_FILES for problem in row.problems)
    ours = row.digest.startswith(_stamped(""))
    return ours and row.state is not FileState.ABSENT and not row.includes and not other


def _stamped(digest_: str) -> str:
    """A file's digest as it is kept: with the format that the file was read in."""
    return f"{FORMAT}:{digest_}"


def file_row(sheet: "Sheet", known: DeckFileRow | None, names: Collection[str]) -> DeckFileRow:
    """The row of a file as it was read; `known` is its former one, `names` are taken by other decks.

    A broken deck keeps its name and what is told of it.
    """
    from quizapp.deckfiles.examfile import asking  # noqa: PLC0415 - the first card does not need it

    found, deck = sheet.found, sheet.reading.deck
    path = Path(found.path)
    name = (deck and deck.id) or path.stem
    for folder in path.parents:
        name = f"{folder.name}/{name}" if name in names else name
    row = DeckFileRow(
        path=found.path,
        root=found.root,
        size=found.size,
        mtime_ns=found.mtime_ns,
        digest=_stamped(sheet.digest),
        deck=name,
        title=deck.title if deck else path.stem,
        includes=sheet.reading.includes,
        problems=sheet.reading.problems,
    )
    if deck:
        row = replace(row, deck_id=deck.id, topic=deck.topic, about=deck.about)
        return replace(row, after=deck.after, topics=deck.topics, exams=asking(deck, name))
    former = known or row
    return replace(
        row, state=FileState.BROKEN, cards=former.cards, deck=former.deck, title=former.title, deck_id=former.deck_id
    )


def holds_exams_alone(row: DeckFileRow) -> bool:
    """Whether a file is no deck, but a home of exams."""
    return row.state is FileState.OK and bool(row.exams) and not row.cards


def card_rows(sheet: "Sheet", row: DeckFileRow, owners: Mapping[str, Place]) -> list[CardRow] | None:
    """The cards that a file now has of those it claims; None for a broken deck, which keeps those it had."""
    if sheet.reading.deck is None:
        return None
    mine = [claim for claim in sheet.claims if owners[claim.card_id] == claim.at]
    if row.deck != sheet.name:
        from quizapp.trainer.sheets import renamed  # noqa: PLC0415 - the first card does not need it

        mine = [*renamed(mine, row.deck, row.title)]
    return [_card_row(claim, row) for claim in mine]


def _card_row(claim: "Claim", row: DeckFileRow) -> CardRow:
    return CardRow(
        card_id=claim.card_id,
        question_id=claim.question_id,
        aliases=claim.aliases,
        deck=row.deck,
        title=row.title,
        file=row.path,
        place=claim.place,
        line=claim.at.line,
        topic=claim.topic,
        kind=claim.kind,
        part=claim.part,
        fingerprint=claim.fingerprint,
        key_hash=claim.key_hash,
        content=claim.content,
        texts=claim.texts,
    )
