"""Exams as tables."""

from quizapp.core.day import Moment
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.offers import AttemptLine, Offer
from quizapp.render import examtables
from quizapp.render.cells import width
from tests.reports.examples import debrief

AT = Moment(1_772_445_600_000, 0, 739_677)


def line(number: int, name: str = "Final") -> AttemptLine:
    return AttemptLine(id=f"{number:04}", name=name, started=AT, questions=3, pass_mark=0.6, seed=1)


def test_of_many_attempts_the_newest_are_shown_and_how_many_more_there_are() -> None:
    table = examtables.attempts([line(number) for number in range(3_000)])
    assert [row[0] for row in table.rows] == [f"{number:04}" for number in range(20)]
    assert table.note == "And 2,980 more: `quizapp exam --list --json` lists all."


def test_a_few_attempts_are_all_shown() -> None:
    table = examtables.attempts([line(number) for number in range(20)])
    assert (len(table.rows), table.note) == (20, "")


def test_a_name_without_end_is_cut_in_lists() -> None:
    name = "W" * 4_000
    for table in (examtables.attempts([line(1, name)]), examtables.offers([Offer(Blueprint(name=name))])):
        assert max(width(cell) for row in table.rows for cell in row) == 60
        assert any(cell.endswith("…") for row in table.rows for cell in row)


def test_options_that_are_right_together_stand_apart() -> None:
    row = examtables.questions(debrief()).rows[1]
    assert row[2:4] == ("two · four", "two · five")
