"""The doctor finds what is kept for figures otherwise than cards and answers give it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.core.findings import Finding, State
from quizapp.core.review import Rating
from quizapp.storage.doctoring.mending import mend
from quizapp.trainer.doctor.portions import look
from tests.trainer.desk import Desk
from tests.trainer.walk import Walk, answer


@pytest.fixture
def months(desk: Desk) -> Desk:
    """A learner who answered two months ago, whose figures were looked at."""
    walk = Walk(desk)
    answer(walk.trainer, Rating.GOOD)
    desk.wait(days=60)
    walk.trainer.insight.statistics()
    return desk


def findings(desk: Desk) -> list[Finding]:
    trainer = desk.open()
    history = trainer.insight._history
    with closing(sqlite3.connect(desk.database)) as opened:
        return list(look(opened, desk.database, history.policy, history.now(), history.day_start))


def test_months_that_are_as_the_answers_give_them_are_fine(months: Desk) -> None:
    assert [found.state for found in findings(months)] == [State.FINE]


def test_a_month_that_is_otherwise_is_found_and_emptied(months: Desk, tmp_path: Path) -> None:
    with closing(sqlite3.connect(months.database)) as file, file:
        changed = file.execute(
            "UPDATE tally_block SET figures = (SELECT figures FROM tally_block ORDER BY block LIMIT 1)"
        )
        assert changed.rowcount == 2
    (found,) = findings(months)
    assert (found.check, found.state, found.number) == ("figures", State.PROBLEM, 1)
    assert "1 of the past months" in found.said
    months.close()
    assert list(mend(months.database, [found], tmp_path / "aside"))
    assert [found.state for found in findings(months)] == [State.FINE]
