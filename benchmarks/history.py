"""A long history made up from a seed: FSRS schedules it, and a learner answers whose memory has other weights."""

import json
import random
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from quizapp.core.cards import cards_of
from quizapp.core.day import moment
from quizapp.core.deck import Flashcard, Question
from quizapp.core.fsrs import DEFAULT_WEIGHTS, Model
from quizapp.core.phase import Rating

SEED = 20
DECKS, TOPICS = 20, 5
DEVICE = "0190b5a0-0000-7000-8000-000000000000"
YEARS = 3
_RETENTION = 0.9
_TRUE = Model((*(weight * 0.8 for weight in DEFAULT_WEIGHTS[:4]), *DEFAULT_WEIGHTS[4:]))
_APPEND = """
INSERT INTO event (learner_id, id, kind, device_id, card_id, at_ms, tz_min, study_day, body, rating, mode, form,
                   verdict, retrievability, guess, hint, override, took_ms, interval_days, due_day)
VALUES (?, ?, 'review', ?, ?, ?, 0, ?, ?, ?, 'study', 'flashcard', ?, ?, 0, 0, 0, ?, ?, ?)
"""


class Answer(NamedTuple):
    """One review: its time, rating, milliseconds, recall predicted before, and the interval chosen [days]."""

    at: datetime
    rating: Rating
    took_ms: int
    predicted: float | None
    interval: int


@dataclass(frozen=True, slots=True)
class Past:
    """A card with its answers, the oldest first, and the memory they leave: stability [days] and difficulty."""

    number: int
    answers: tuple[Answer, ...]
    stability: float
    difficulty: float


def pasts(cards: int, reviews: int, now: datetime) -> Iterator[Past]:
    """The cards, each with about as many answers as make so many reviews in all, up to `now`."""
    chance = random.Random(SEED)
    for number in range(cards):
        yield _past(number, reviews // cards, now, chance)


def _past(number: int, count: int, now: datetime, chance: random.Random) -> Past:
    """One card, begun so long ago that it had time for its answers."""
    believed, answers = Model(), []
    at = now - timedelta(days=chance.uniform(1, YEARS * 365), hours=chance.uniform(0, 14))
    stability = difficulty = true_stability = true_difficulty = 0.0
    before: datetime | None = None
    while at < now and len(answers) < 2 * count:
        elapsed = (moment(at).day - moment(before).day) if before else 0
        predicted = believed.retrievability(elapsed, stability) if before and elapsed else None
        knows = chance.random() < (_TRUE.retrievability(elapsed, true_stability) if before else 0.6)
        rating = chance.choices((Rating.HARD, Rating.GOOD, Rating.EASY), (1, 8, 1))[0] if knows else Rating.AGAIN
        if before is None:
            (stability, difficulty), (true_stability, true_difficulty) = believed.first(rating), _TRUE.first(rating)
        else:
            stability, difficulty = believed.after(stability, difficulty, rating, elapsed)
            true_stability, true_difficulty = _TRUE.after(true_stability, true_difficulty, rating, elapsed)
        interval = believed.interval(_RETENTION, stability)
        answers.append(Answer(at, rating, int(chance.lognormvariate(8.7, 0.5)), predicted, interval))
        before, at = at, at + timedelta(days=interval * chance.uniform(0.9, 1.2))
    return Past(number, tuple(answers), stability, difficulty)


def write_decks(folder: Path, cards: int) -> list[str]:
    """Writes decks of flashcards, some topics in each; the card ids by number."""
    folder.mkdir(parents=True)
    ids = [""] * cards
    for deck in range(DECKS):
        numbers = range(deck, cards, DECKS)
        lines = [f"id: deck-{deck:02}", f"deck: Deck {deck:02}", "cards:"]
        for number in numbers:
            name, topic = f"card-{number}", f"field-{deck:02}/topic-{number // DECKS % TOPICS}"
            lines.append(f"  - {{id: {name}, topic: {topic}, q: What is term {number}?, a: The answer {number}.}}")
            question = Question(prompt=f"What is term {number}?", body=Flashcard(""), id=name)
            ids[number] = cards_of(question, f"deck-{deck:02}")[0].id
        (folder / f"deck-{deck:02}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ids


def write_log(database: Path, learner: str, ids: Sequence[str], pasts_: Sequence[Past]) -> int:
    """Appends all answers to the log of a database, in the order of time; how many they are."""
    order = sorted((answer.at, past.number, answer) for past in pasts_ for answer in past.answers)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.executemany(_APPEND, _rows(learner, ids, order))
        connection.execute("COMMIT")
    return len(order)


def _rows(
    learner: str, ids: Sequence[str], order: Sequence[tuple[datetime, int, Answer]]
) -> Iterator[tuple[object, ...]]:
    for place, (at, number, answer) in enumerate(order):
        when = moment(at)
        deck = number % DECKS
        body = {"deck": f"deck-{deck:02}", "topic": f"field-{deck:02}/topic-{number // DECKS % TOPICS}"}
        verdict = "wrong" if answer.rating is Rating.AGAIN else "right"
        yield (
            *(
                learner,
                _id(when.at_ms, place),
                DEVICE,
                ids[number],
                when.at_ms,
                when.day,
                json.dumps(body),
                int(answer.rating),
            ),
            *(verdict, answer.predicted, answer.took_ms, answer.interval, when.day + answer.interval),
        )


def _id(at_ms: int, place: int) -> str:
    """A UUIDv7 that is the same in every run, greater than those of earlier places."""
    return str(uuid.UUID(int=at_ms << 80 | 0x7 << 76 | 0b10 << 62 | place))


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
