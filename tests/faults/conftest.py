"""A trainer on a folder of decks and a clock that the test moves, for what can go wrong around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.trainer.desk import Desk

DECK = "".join(f"- id: q{n}\n  q: Question {n}?\n  a: answer {n}\n" for n in range(1, 31))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.write("deck.yaml", DECK)
    yield made
    made.close()
