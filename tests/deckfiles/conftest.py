"""What the tests of deck files share: reading a text, and a folder of decks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.deckfiles.reader import Reading, read


@pytest.fixture
def read_text() -> Callable[[str], Reading]:
    def reading(text: str) -> Reading:
        return read(text.encode(), "/nowhere/deck.yaml", "/nowhere")

    return reading


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    def filled(files: dict[str, str]) -> Path:
        root = tmp_path / "decks"
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return root.resolve()

    return filled
