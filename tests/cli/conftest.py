import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli.run import run

ALPHA = """\
deck: Letters
id: alpha
topic: letters/first
cards:
  - id: first
    q: What is the first letter?
    a: A
  - q: Which letter follows A?
    a: B
    wrong: [C, D]
  - statement: A comes before B.
    a: true
"""
BETA = """\
deck: Numbers
topic: numbers
cards:
  - q: What follows one?
    a: Two
    reverse: true
"""


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "alpha.yaml").write_text(ALPHA, encoding="utf-8")
    (folder / "beta.yaml").write_text(BETA, encoding="utf-8")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def cli(
    decks: Path, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command on the test's decks and data; the answer is status, standard output, standard error."""
    monkeypatch.setenv("QUIZAPP_DATA", str(data))
    monkeypatch.setenv("QUIZAPP_DECKS", str(decks))

    def call(*arguments: str, now: str = "2026-11-20T10:00:00+01:00") -> tuple[int, str, str]:
        capsys.readouterr()
        status = run([*arguments, "--now", now])
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture
def review(cli: Callable[..., tuple[int, str, str]], tmp_path: Path) -> Callable[..., None]:
    """Puts reviews of one card into the log: (question, *(moment, rating))."""

    def add(question: str, *reviews: tuple[str, int]) -> None:
        _, out, _ = cli("cards", "--json")
        card = next(card for card in json.loads(out) if card["question"] == question)
        lines = [
            {"id": f"{card['card_id']}-{moment}", "card_id": card["card_id"], "answered_at": moment, "rating": rating}
            for moment, rating in reviews
        ]
        log = tmp_path / "reviews.jsonl"
        log.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
        status, _, err = cli("log", "import", str(log))
        assert status == 0, err

    return add
