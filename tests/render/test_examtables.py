"""Exams as tables."""

from dataclasses import replace

from quizapp.core.day import Moment
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.offers import AttemptLine, Offer
from quizapp.core.phase import Rating
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


def test_steps_pairs_and_entries_stand_apart() -> None:
    rows = {row[0]: row[2:4] for row in examtables.questions(debrief()).rows}
    assert all(" · " in right for _, right in (rows["5."], rows["7."], rows["8."]))
    assert all(" · " in given for given, _ in (rows["7."], rows["8."]))


def moved(*, before: int | None, in_steps: bool = False) -> Debrief:
    """A debrief of which the first card was due then, and is in its steps now."""
    found = debrief()
    first = replace(found.effects[0], before=before, after=None, in_steps=in_steps)
    return replace(found, effects=(first, *found.effects[1:]))


def test_a_card_in_its_steps_is_told_from_a_new_one() -> None:
    told = [
        examtables.effects(found).rows[0][3:]
        for found in (moved(before=None), moved(before=None, in_steps=True), moved(before=AT.day))
    ]
    assert told == [("new", "the same day"), ("the same day", "the same day"), ("2026-03-02", "the same day")]


def test_why_a_right_answer_is_not_rated_good_is_said_where_one_is_not() -> None:
    found = debrief()
    held_back = replace(found, effects=(replace(found.effects[0], rating=Rating.HARD), *found.effects[1:]))
    assert "may have been a guess" in examtables.effects(held_back).note
    wrong = replace(found, effects=(found.effects[0], found.effects[1], replace(found.effects[2], rating=Rating.AGAIN)))
    assert examtables.effects(found).note == examtables.effects(wrong).note == ""
