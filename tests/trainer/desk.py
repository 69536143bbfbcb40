"""Decks, database and clock of one learner, for tests of the trainer."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizapp.core.review import Event, Memory
from quizapp.core.session import Asked, Session
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


class Desk:
    """Decks, database and clock of one learner; `open` starts the program anew."""

    def __init__(self, folder: Path) -> None:
        self.decks = folder / "decks"
        self.decks.mkdir()
        self.database = folder / "data" / "quizapp.db"
        self.at = START
        self.options = Options()
        self._open: list[Store] = []

    def write(self, name: str, text: str) -> Path:
        path = self.decks / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def wait(self, **span: float) -> None:
        self.at += timedelta(**span)

    def open(
        self,
        options: Options | None = None,
        *,
        paths: Sequence[Path] = (),
        database: str = "quizapp.db",
        wait_ms: int = 5000,
    ) -> Trainer:
        store = Store.open(self.database.parent / database, wait_ms=wait_ms)
        self._open.append(store)
        return Trainer(store, paths or [self.decks], options or self.options, lambda: self.at)

    def close(self) -> None:
        while self._open:
            self._open.pop().close()


def shown(asked: Asked | None) -> str:
    """The prompt of what is asked."""
    assert asked is not None
    return asked.card.question.prompt


def ask(trainer: Trainer, session: Session) -> Asked:
    """The card that a sitting asks now."""
    asked = trainer.ask(session)
    assert asked is not None
    return asked


def memories(trainer: Trainer) -> dict[str, Memory]:
    """The memory of every card, by card id."""
    return {card.card_id: card.memory for card in trainer.cards()}


def events(trainer: Trainer, *kinds: str) -> list[Event]:
    """The events of these kinds, in the log's order."""
    return [event for event in trainer.export_log() if event.kind in kinds]
