"""What a deck file comes to in the catalogue, made where it is read: in any process, without a database."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from quizapp.core.cards import Card, cards_of
from quizapp.core.collector import collector_paused
from quizapp.core.deck import Deck, Kind, Question
from quizapp.core.sources import written_out
from quizapp.core.values import frozen
from quizapp.deckfiles.folders import Found
from quizapp.deckfiles.library import read_file
from quizapp.deckfiles.reader import Reading
from quizapp.storage import catalogue, searching
from quizapp.storage.rows import SearchTexts
from quizapp.trainer.claims import Place


class Claim(NamedTuple):
    """A card that a deck says is its own, with what rows hold of it; `place` is its position in the file, from 0.

    `question_name` is what its question has at `id:`, empty for none.
    """

    at: Place
    place: int
    question_name: str
    card_id: str
    question_id: str
    aliases: tuple[str, ...]
    topic: str
    kind: Kind
    part: str
    fingerprint: str
    key_hash: str
    content: str
    texts: SearchTexts


@frozen
class Sheet:
    """A file as it was when it was read, the digest of its bytes, what came of it, and the cards that its deck claims,
    which are searched as those of a deck of that `name`.

    Of the deck itself only the first question is there, which tells it from a file that holds exams alone.
    """

    found: Found
    digest: str
    reading: Reading
    name: str
    cards: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The cards, none of a deck that is broken or turned out to be."""
        return self.cards if self.reading.deck else ()


def read_sheet(path: str, root: str) -> Sheet:
    """Reads one file below the folder `root`; what hinders it is a problem of the reading, nothing is raised."""
    read = read_file(path, root)
    deck = read.reading.deck
    head = deck and replace(deck, questions=deck.questions[:1])
    name = (deck and deck.id) or Path(path).stem
    with collector_paused():
        cards = tuple(claims_of(deck, name)) if deck else ()
    return Sheet(read.found, read.digest, replace(read.reading, deck=head, partial=None), name, cards)


def claims_of(deck: Deck, name: str) -> Iterator[Claim]:
    """The cards of a deck of that name; drafts have none."""
    places = count()
    for question in deck.questions:
        if not question.draft:
            at = Place(deck.path, question.line, question.column)
            content = catalogue.content(_with_source(question, deck))
            for card in cards_of(question, deck.id):
                yield _claim(card, at, next(places), content, searching.texts_of(card, name, deck.title))


def renamed(claims: Iterable[Claim], deck: str, title: str) -> Iterator[Claim]:
    """The claims of a deck that got another name, as another one has its own."""
    for claim in claims:
        question = catalogue.question(claim.content)
        card = Card(id=claim.card_id, question_id=claim.question_id, question=question, part=claim.part)
        yield claim._replace(texts=searching.texts_of(card, deck, title))


def _claim(card: Card, at: Place, place: int, content: str, texts: SearchTexts) -> Claim:
    return Claim(
        at,
        place,
        card.question.id,
        card.id,
        card.question_id,
        card.aliases,
        card.question.topic,
        card.question.kind,
        card.part,
        card.fingerprint,
        card.key_hash,
        content,
        texts,
    )


def _with_source(question: Question, deck: Deck) -> Question:
    """The question with its reference written out in full."""
    source = written_out(question.source, deck.sources) if question.source else ""
    return question if source == question.source else replace(question, source=source)
