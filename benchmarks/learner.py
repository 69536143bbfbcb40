"""A learner made up from a seed: many cards, each reviewed on days that lie further and further apart."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizapp.core.day import Moment, moment
from quizapp.core.listing import CardStatus
from quizapp.core.policy import Policy
from quizapp.core.review import Event, EventKind, Rating, Review, Verdict
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer

SEED = 10
DECKS = 20
CONFIG = "[limits]\nnew = 9999\nreviews = 9999\n"
DEVICE = "0190b5a0-0000-7000-8000-000000000000"
_RATINGS = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY)


def make(data: Path, decks: Path, *, cards: int, reviews: int) -> None:
    """Writes flashcards into `decks` and a log of about so many reviews into a database in `data`."""
    data.mkdir(parents=True)
    decks.mkdir()
    (data / "config.toml").write_text(CONFIG, encoding="utf-8")
    for number in range(DECKS):
        (decks / f"deck-{number:02}.yaml").write_text(_deck(number, cards // DECKS), encoding="utf-8")
    store = Store.open(data / "quizapp.db")
    trainer = Trainer(store, [decks], Options(Policy()), lambda: datetime.now(UTC))
    try:
        trainer.import_log(_history(trainer.cards(), reviews // cards))
    finally:
        trainer.close()


def _deck(number: int, cards: int) -> str:
    questions = (
        f"  - id: card-{place}\n    q: Deck {number:02} asks question {place}. What *is* `term {place}`?\n"
        f"    a: The **answer** {place} of deck {number}, in a sentence of about the usual length.\n"
        for place in range(cards)
    )
    return f"id: deck-{number:02}\ndeck: Deck {number:02}\ncards:\n{''.join(questions)}"


def _history(cards: list[CardStatus], each: int) -> Iterator[Event]:
    """Every card's reviews in the order of time, the newest some days ago."""
    chance = random.Random(SEED)
    now = datetime.now(UTC)
    shown = sorted(
        (now - timedelta(days=chance.uniform(3, 20) * 1.5**step), card.card_id, chance.choice(_RATINGS))
        for card in cards
        for step in range(each)
    )
    previous = ""
    for at, card_id, rating in shown:
        when = moment(at)
        previous = new_id(when.at_ms, previous)
        yield _review(previous, when, card_id, rating)


def _review(id_: str, at: Moment, card_id: str, rating: Rating) -> Event:
    verdict = Verdict.WRONG if rating is Rating.AGAIN else Verdict.RIGHT
    review = Review(rating=rating, form="flashcard", verdict=verdict, took_ms=4000)
    return Event(id=id_, kind=EventKind.REVIEW, moment=at, card_id=card_id, device_id=DEVICE, review=review)
