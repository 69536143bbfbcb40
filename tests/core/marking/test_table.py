"""The marking table: what is given to each kind of question, and what an examiner makes of it."""

import time

import pytest

from quizapp.core.grading import grade
from quizapp.core.response import Wrote
from quizapp.core.review import Verdict
from tests.core.marking import numbers_table, options_table, spellings_table, texts_table
from tests.core.marking.rows import Row, outcome, response

ROWS = [
    row
    for table in (spellings_table, numbers_table, texts_table, options_table)
    for group in table.GROUPS
    for row in group.rows()
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.card.question.kind}: {row.given!a}")
def test_every_response_of_the_table_gets_its_verdict(row: Row) -> None:
    verdict, said = outcome(row)
    assert verdict == row.verdict, said
    assert row.says in said


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.card.question.kind}: {row.given!a}")
def test_parts_and_mistakes_agree_with_the_verdict(row: Row) -> None:
    mark = grade(row.card, response(row.card, row.given))
    counted = mark.verdict in (Verdict.RIGHT, Verdict.NEARLY)
    assert 0 <= mark.right_parts <= mark.all_parts
    assert (mark.right_parts == mark.all_parts) or not counted
    assert not (counted and mark.mistakes)
    assert all(0 < len(mistake) <= 500 and "\n" not in mistake for mistake in mark.mistakes)
    assert sum(part.verdict is not Verdict.WRONG for part in mark.parts) == (mark.right_parts if mark.parts else 0)


def test_the_table_has_more_than_three_hundred_rows_of_every_kind() -> None:
    assert len(ROWS) >= 300
    assert len({row.card.question.kind for row in ROWS}) == 9


def test_no_row_costs_more_than_a_moment() -> None:
    typed = [(row, given) for row in ROWS if isinstance(given := response(row.card, row.given), Wrote)]
    spent = []
    for row, given in typed:
        start = time.process_time()
        grade(row.card, given)
        spent.append(time.process_time() - start)
    assert max(spent) < 1.0
