"""The forms in which studied cards stood before."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.storage.rows import FormerRow
from quizapp.storage.store import Store
from tests.storage.conftest import NOON, MakeCard


@pytest.mark.parametrize("content", ['{"prompt": "What is recall?", "renamed": 1}', "[]", "no JSON at all", ""])
def test_a_former_card_that_cannot_be_read_is_passed_over_and_stays(
    store: Store, path: Path, card: MakeCard, content: str
) -> None:
    rows = [FormerRow(card=card(name), near=("before", ""), at_ms=NOON, gone=True) for name in ("sound", "spoilt")]
    with store.writing() as tx:
        tx.put_formers(rows)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE former SET content = ? WHERE card_id = 'spoilt'", [content])
        other.commit()
    assert [row.card.card_id for row in store.gone()] == ["sound"]
    assert list(store.formers(["sound", "spoilt"])) == ["sound"]
    assert store.formers(["sound"])["sound"].near == ("before", "")
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT count(*) FROM former").fetchone() == (2,)
