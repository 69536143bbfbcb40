import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizapp.core.day import Moment
from quizapp.core.deck import Choice, Option, Question
from quizapp.core.review import Event, Mode, Rating, Review
from quizapp.storage.identity import new_id
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.store import Store

NOON = 1_790_000_000_000
DAY = 740_000

MakeReview = Callable[..., Event]
MakeCard = Callable[..., CardRow]
MakeFile = Callable[..., DeckFileRow]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quiz.db"


@pytest.fixture
def store(path: Path, empty_database: Path) -> Iterator[Store]:
    shutil.copy(empty_database, path)
    with Store.open(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database without rows, to copy from."""
    made = tmp_path_factory.mktemp("empty") / "quiz.db"
    Store.open(made).close()
    return made


@pytest.fixture
def event() -> MakeReview:
    """Events of any kind, each a second after the one before."""
    at = NOON
    last = ""

    def make(kind: str = "review", card_id: str = "card", **body: object) -> Event:
        nonlocal at, last
        at += 1000
        last = new_id(at, last)
        review = Review(rating=Rating.GOOD) if kind == "review" else None
        moment = Moment(at, 60, DAY)
        return Event(id=last, kind=kind, moment=moment, card_id=card_id, device_id="d", review=review, body=body)

    return make


@pytest.fixture
def review(event: MakeReview) -> MakeReview:
    def make(card_id: str = "card", mode: Mode = Mode.STUDY) -> Event:
        made = event("review", card_id)
        return Event(
            id=made.id, kind="review", moment=made.moment, card_id=card_id, review=Review(rating=Rating.GOOD, mode=mode)
        )

    return make


@pytest.fixture(scope="session")
def card() -> MakeCard:
    def make(card_id: str, file: str = "/decks/a.yaml", place: int = 0, **changes: str) -> CardRow:
        options = (Option("yes", right=True), Option("no", right=False, why="never"))
        question = Question(prompt=f"What is {card_id}?", body=Choice(options), tags=("x", "é"), line=place + 1)
        return CardRow(
            card_id=card_id,
            question_id=f"q-{card_id}",
            aliases=("old-1", "old-2"),
            deck="a",
            title="Deck A",
            file=file,
            place=place,
            line=place + 1,
            topic=changes.get("topic", "t/x"),
            kind=question.kind,
            fingerprint="f",
            key_hash=changes.get("key_hash", "k"),
            question=question,
        )

    return make


@pytest.fixture(scope="session")
def deck_file() -> MakeFile:
    def make(path: str = "/decks/a.yaml", **changes: str) -> DeckFileRow:
        return DeckFileRow(
            path=path,
            root="/decks",
            size=10,
            mtime_ns=2**60 + 1,
            digest="aa",
            deck="a",
            title=changes.get("title", "Deck A"),
        )

    return make
