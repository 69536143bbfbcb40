"""What deck files come to is made where they are read: the same in any process, and under any name of the deck."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.deckfiles import readers
from quizapp.deckfiles.folders import find
from quizapp.deckfiles.library import read_each
from quizapp.trainer.sheets import Claim, claims_of, read_sheet, renamed
from tests.decks.bundled import FOLDER, NAMES, deck
from tests.trainer.desk import Desk

TEXTS = {
    "one.yaml": "sources: {b: Book}\ncards:\n- {q: One?, a: x, reverse: true, source: b}\n- {cloze: 'a {{b}} {{c}}'}\n",
    "two.yaml": "id: two\ncards:\n- {id: i, q: Two?, a: [x, y], wrong: {z: no}}\n- {q: Later?, a: x, draft: true}\n",
    "sub/one.yaml": "- {q: Three?, number: 5, unit: m}\n",
    "broken.yaml": "- q: [broken\n",
    "circle.yaml": "include: round.yaml\ncards:\n- {q: Four?, a: x}\n",
    "round.yaml": "include: circle.yaml\ncards:\n- {q: Five?, a: x}\n",
    "exams.yaml": "exams:\n- {exam: All, questions: 2}\n",
}
TABLES = ("card", "deck_file", "search_card", "search_file")


def library(desk: Desk) -> None:
    for name, text in TEXTS.items():
        desk.write(name, text)


def with_processes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(readers, "MUCH", 0)
    patch.setattr("os.cpu_count", lambda: 2)


def rows(database: Path) -> Iterator[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as connection:
        for table in TABLES:
            yield sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)


def test_what_processes_make_of_files_is_what_is_made_of_them_here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    library(desk)
    desk.open(database="alone.db").close()
    with_processes(monkeypatch)
    desk.open(database="together.db").close()
    alone, together = (list(rows(desk.database.parent / name)) for name in ("alone.db", "together.db"))
    assert together == alone
    assert all(alone)


def test_the_cards_of_bundled_decks_travel_whole_from_one_process_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = find([FOLDER])
    with_processes(monkeypatch)
    sheets = list(read_each(found, lambda _: False, read_sheet, ()))
    assert sheets == [read_sheet(file.path, file.root) for file in found]
    assert any(sheet.claims for sheet in sheets)


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_that_gets_another_name_is_searched_by_that_one(name: str) -> None:
    one = deck(name)
    claims: list[Claim] = list(claims_of(one, "first"))
    assert list(renamed(claims, "other", one.title)) == list(claims_of(one, "other"))
    assert claims[0].texts != next(claims_of(one, "other")).texts


def test_two_decks_of_one_name_are_each_searched_by_their_own(desk: Desk) -> None:
    library(desk)
    trainer = desk.open()
    [card] = [card for card in trainer.cards() if card.file.endswith("sub/one.yaml")]
    assert card.deck == "sub/one"
    with closing(sqlite3.connect(desk.database)) as connection:
        [(text,)] = connection.execute("SELECT text FROM search_card WHERE card_id = ?", (card.card_id,))
    assert "sub/one" in text


def test_a_deck_in_a_circle_of_includes_has_no_cards_whoever_read_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(desk)
    with_processes(monkeypatch)
    trainer = desk.open()
    circle = {Path(problem.path).name for problem in trainer.problems if "circle" in problem.message}
    assert circle == {"circle.yaml", "round.yaml"}
    assert not circle & {Path(card.file).name for card in trainer.cards()}
