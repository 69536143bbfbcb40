"""What an exam came to: score, topics, questions, the schedule, and what comes after."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.core.exams.debrief import Effect
from quizapp.core.phase import Rating
from quizapp.errors import LockedError
from quizapp.tui.screens.answered import AnsweredScreen
from quizapp.tui.screens.debrief import DebriefScreen
from quizapp.tui.screens.study import StudyScreen
from quizapp.tui.widgets.debriefrows import schedule_rows
from quizapp.tui.widgets.questionrows import due
from tests.tui.bench import START
from tests.tui.examined import MIDTERM, RIGHT, WRONG, ExamBench, examined, sat

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.core.exams.debrief import Debrief
    from tests.tui.driving import Opened, Screen

HALF = (RIGHT[0], WRONG[1], RIGHT[2], None)
SIZES = [(60, 16), (80, 24), (120, 40)]


def shown(screen: Screen) -> type[object]:
    return type(screen.app.screen)


def words(screen: Screen) -> str:
    return " ".join(" ".join(row.partition("▏")[0] for row in screen.rows).split())


def half() -> ExamBench:
    """A learner who got two of four questions right, one wrong, and left one open."""
    bench = examined()
    sat(bench, *HALF)
    return bench


async def debrief(screen: Screen) -> None:
    await screen.press("e", "end", "enter")
    assert shown(screen) is DebriefScreen


async def test_the_score_stands_beside_the_mark_with_its_interval(opened: Opened) -> None:
    async with opened(half(), size=(120, 40)) as screen:
        await debrief(screen)
        assert "┏━╸ ┏━┓ ○ ╱   ✗ Not passed" in screen.text
        assert "2 of 4 points, 2 right, 1 open" in screen.text
        assert "40 seconds of 5 minutes" in screen.text
        assert "pass 60%" in screen.text
        assert "Another paper might have gone the other way" in words(screen)


async def test_the_code_of_the_paper_stands_beside_its_seed(opened: Opened) -> None:
    bench = half()
    (kept,) = bench.exams.kept.values()
    paper = kept.now.paper
    async with opened(bench, size=(60, 16)) as screen:
        await debrief(screen)
        assert f"seed {paper.seed}  code {paper.code}" in screen.text


async def test_a_clear_pass_is_said_as_calmly(opened: Opened) -> None:
    bench = examined()
    sat(bench, *RIGHT, blueprint=replace(MIDTERM, pass_mark=0.3))
    async with opened(bench, size=(120, 40)) as screen:
        await debrief(screen)
        assert "✓ Passed" in screen.text
        assert "All of the range is above the mark." in words(screen)
        assert "!" not in screen.text


async def test_topics_show_their_points_beside_what_was_known_before(opened: Opened) -> None:
    bench = half()
    bench.exams.kept["exam-1"].before = {"evaluation/recall": (0.83, 0.7, 0.9)}
    async with opened(bench, size=(120, 40)) as screen:
        await debrief(screen)
        row = screen.rows[screen.place("evaluation › recall")[0]]
        assert "0/1" in row
        assert "83%" in row
        assert row.partition("▏")[0].count("●") == 2


async def test_a_topic_of_which_too_little_was_asked_is_unknown_as_among_the_topics(opened: Opened) -> None:
    bench = half()
    bench.exams.kept["exam-1"].before = {"evaluation/recall": (0.3, 0.05, 0.6)}
    bench.exams.kept["exam-1"].unknown = frozenset({"evaluation/recall"})
    async with opened(bench, size=(120, 40)) as screen:
        await debrief(screen)
        row = screen.rows[screen.place("evaluation › recall")[0]].partition("▏")[0]
        assert "? unknown" in row
        assert "30%" not in row
        assert row.count("●") == 1


async def test_what_was_marked_for_later_has_the_sign_that_it_had_in_the_exam(opened: Opened) -> None:
    bench = examined()
    id_ = sat(bench, RIGHT[0], ended=False)
    for place in (0, 1):
        bench.exams.mark(id_, place, 11_000, later=True)
    bench.exams.submit(id_, 12_000)
    async with opened(bench, size=(120, 40)) as screen:
        await debrief(screen)
        signs = [sign for row in screen.rows for sign in "◆◇⚑" if f"{sign} " in row.partition("▏")[2]]
        assert signs == ["◆", "◇"]
        await screen.press("enter")
        assert "◆ marked for later" in screen.text


async def test_each_question_has_its_sign_and_the_filter_leaves_what_was_missed(opened: Opened) -> None:
    async with opened(half(), size=(120, 40)) as screen:
        await debrief(screen)
        signs = {sign: sum(f"{sign} " in row.partition("▏")[2][:8] for row in screen.rows) for sign in "✓✗–"}
        assert signs == {"✓": 2, "✗": 1, "–": 1}
        await screen.press("f")
        assert "What was missed: 2 of 4" in screen.text
        assert "What is the recall?" not in screen.text
        await screen.press("f")
        assert "What is the recall?" in screen.text


async def test_the_chosen_question_stays_chosen_when_others_are_left_out_and_come_back(opened: Opened) -> None:
    async with opened(half(), size=(120, 40)) as screen:
        await debrief(screen)
        await screen.press("end", "f")
        assert "▸ –   4" in screen.text
        await screen.press("f")
        assert "▸ –   4" in screen.text
        await screen.press("home", "f")
        assert "▸ ✗   2" in screen.text, "one that is left out gives way to the first"


async def test_where_the_questions_are_out_of_sight_an_arrow_scrolls_and_chooses_none(opened: Opened) -> None:
    async with opened(half(), size=(60, 16)) as screen:
        await debrief(screen)
        before = screen.text
        await screen.press("down")
        assert screen.text != before
        await screen.press("enter")
        assert "Question 1 of 4" in screen.text


async def test_a_question_is_shown_as_it_was_answered_with_what_is_right_and_why(opened: Opened) -> None:
    bench = examined()
    sat(bench, WRONG[0], WRONG[1], RIGHT[2], None)
    async with opened(bench) as screen:
        await debrief(screen)
        await screen.press("enter")
        assert shown(screen) is AnsweredScreen
        assert "Question 1 of 4" in screen.text
        assert "✗ Not right" in screen.text
        assert "That is a guess." in screen.text
        assert "0 of 1 point · 10 seconds · would be rated Again" in screen.text
        await screen.press("right", "right")
        assert "✓ Right" in screen.text
        await screen.press("right")
        assert "– Not answered" in screen.text
        assert "no review" in screen.text
        await screen.press("right", "left", "escape")
        await screen.press("enter")
        assert "Question 3 of 4" in screen.text


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_a_right_answer_that_may_be_a_guess_says_why_it_comes_back_soon(
    opened: Opened, size: tuple[int, int]
) -> None:
    bench = half()
    async with opened(bench, size=size) as screen:
        await debrief(screen)
        page = screen.app.screen
        assert isinstance(page, DebriefScreen)
        effects = [replace(one, rating=Rating.AGAIN, before=None, after=None) for one in page.found.effects]
        page.show(replace(page.found, effects=tuple(effects)))
        assert any("may have been a guess" in str(row.text) for row in schedule_rows(page.found, ("a", "u"), 200))
        await screen.press("enter")
        assert "would be rated Again, due" in screen.text
        assert "of 3 options a guess is easy" in screen.text
        await screen.press("right")
        assert "a guess is easy" not in screen.text


def test_a_card_that_was_in_its_steps_is_not_said_to_be_new() -> None:
    was = Effect(0, "a", Rating.GOOD, None, 740_003)
    assert [due(one, 740_000) for one in (was, replace(was, in_steps=True))] == ["new → 22 Jan", "soon → 22 Jan"]


async def test_the_result_is_applied_by_one_key_and_taken_back_by_one(opened: Opened) -> None:
    bench = half()
    async with opened(bench, size=(120, 40)) as screen:
        await debrief(screen)
        assert "3 answers: 2 good, 1 again. What was left open gets no review." in words(screen)
        assert "Nothing is changed yet." in screen.text
        await screen.press("a")
        assert bench.exams.applied == ["exam-1"]
        assert "Applied: 3 cards got a review each" in screen.text
        assert "✓ They are in the schedule." in screen.text
        await screen.press("a")
        assert bench.exams.applied == ["exam-1"]
        assert "They are in the schedule already." in screen.text
        await screen.press("u")
        assert bench.exams.applied == []
        assert "Taken back" in screen.text
        await screen.press("u")
        assert "They are not in the schedule." in screen.text


async def test_a_result_that_is_being_applied_is_not_applied_twice(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, gate = half(), threading.Event()
    apply = bench.exams.apply

    def held(attempt_id: str) -> Debrief:
        gate.wait(10)
        return apply(attempt_id)

    monkeypatch.setattr(bench.exams, "apply", held)
    async with opened(bench) as screen:
        await debrief(screen)
        bench.gate = gate
        await screen.press("a", "a")
        gate.set()
        bench.gate = None
        await screen.settle()
        assert bench.exams.applied == ["exam-1"]


async def test_undo_leaves_alone_what_was_done_since(opened: Opened) -> None:
    bench = half()
    sat(bench, *RIGHT)
    bench.exams.applied += ["exam-1", "exam-2"]
    async with opened(bench) as screen:
        await debrief(screen)
        await screen.press("u")
        assert bench.exams.applied == ["exam-1", "exam-2"]
        assert "Something else was done since." in screen.text


@pytest.mark.parametrize("key", ["u", "a"])
async def test_what_was_taken_back_elsewhere_is_not_claimed_any_more(opened: Opened, key: str) -> None:
    bench = half()
    async with opened(bench, size=(120, 40)) as screen:
        await debrief(screen)
        await screen.press("a")
        bench.exams.applied.clear()
        await screen.press(key)
        assert "✓ They are in the schedule." not in screen.text
        assert "are not in the schedule" in words(screen)
        assert bench.exams.applied == []


async def test_what_was_done_in_another_window_shows_when_one_comes_back(opened: Opened) -> None:
    bench = half()
    async with opened(bench, size=(120, 40)) as screen:
        await debrief(screen)
        bench.exams.applied.append("exam-1")
        screen.app.app_focus = False
        screen.app.app_focus = True
        await screen.settle()
        assert "✓ They are in the schedule." in screen.text


async def test_what_changed_before_it_could_be_applied_is_said_and_nothing_done(opened: Opened) -> None:
    bench = half()
    bench.exams.changed = "Cards of this exam were answered meanwhile."
    async with opened(bench) as screen:
        await debrief(screen)
        await screen.press("a")
        assert bench.exams.applied == []
        assert "Cards of this exam were answered meanwhile." in screen.text
        await screen.press("a")
        assert bench.exams.applied == ["exam-1"]


async def test_a_database_that_is_held_elsewhere_is_said_and_the_key_works_again(opened: Opened) -> None:
    bench = half()
    bench.exams.refuse = [LockedError("Another program writes the database just now.")]
    async with opened(bench) as screen:
        await debrief(screen)
        await screen.press("a")
        assert "Another program writes the database just now." in screen.text
        await screen.press("a")
        assert bench.exams.applied == ["exam-1"]


@pytest.mark.parametrize(("key", "applied"), [("y", ["exam-1"]), ("n", [])])
async def test_what_was_missed_is_studied_after_applying_or_without(
    opened: Opened, key: str, applied: list[str]
) -> None:
    bench = half()
    async with opened(bench) as screen:
        await debrief(screen)
        await screen.press("space")
        assert "Apply the result first?" in screen.text
        await screen.press(key)
        await screen.until("0/4")
        assert shown(screen) is StudyScreen
        assert (bench.exams.applied, bench.aims, bench.missed) == (applied, [Aim.MISSED], ["exam-1"])


async def test_once_applied_the_study_of_what_was_missed_begins_at_once_and_leads_back(opened: Opened) -> None:
    bench = half()
    bench.exams.applied.append("exam-1")
    async with opened(bench) as screen:
        await debrief(screen)
        await screen.press("space")
        await screen.until("0/4")
        await screen.press("escape")
        assert shown(screen) is DebriefScreen


async def test_leaving_the_question_does_neither(opened: Opened) -> None:
    bench = half()
    async with opened(bench) as screen:
        await debrief(screen)
        await screen.press("space", "escape")
        assert shown(screen) is DebriefScreen
        assert (bench.exams.applied, bench.aims) == ([], [])


async def test_where_all_was_right_there_is_nothing_to_study(opened: Opened) -> None:
    bench = examined()
    sat(bench, *RIGHT)
    async with opened(bench) as screen:
        await debrief(screen)
        await screen.press("space")
        assert "Nothing was missed." in screen.text
        assert bench.aims == []


async def test_an_exam_without_answers_changes_nothing_and_says_so(opened: Opened) -> None:
    bench = examined()
    sat(bench, None, None)
    async with opened(bench, size=(120, 40)) as screen:
        await debrief(screen)
        assert "Nothing was answered, so nothing changes." in screen.text
        await screen.press("space")
        await screen.until("0/4")
        assert bench.missed == ["exam-1"]


async def test_earlier_attempts_stand_below_with_their_difference(opened: Opened) -> None:
    bench = examined()
    sat(bench, *WRONG)
    sat(bench, *RIGHT, at=replace(START, at_ms=START.at_ms + 86_400_000))
    async with opened(bench, size=(120, 50)) as screen:
        await screen.press("e", "end", "up", "enter")
        assert "Attempts so far" in screen.text
        row = screen.rows[screen.place("  15 Jan 2027, 08:00 ")[0]]
        assert "0%" in row
        assert "−100" in row


async def test_a_first_attempt_has_nothing_to_be_compared_with(opened: Opened) -> None:
    async with opened(half(), size=(120, 50)) as screen:
        await debrief(screen)
        assert "Attempts so far" not in screen.text


async def test_export_writes_a_page_and_json_beside_it(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(half(), size=(120, 40)) as screen:
        await debrief(screen)
        await screen.press("x")
        assert "Written: exam-2027-01-15-080000.html and the same as .json, in " in words(screen)
        assert "<h1>Your own exam</h1>" in (tmp_path / "exam-2027-01-15-080000.html").read_text()
        kept = json.loads((tmp_path / "exam-2027-01-15-080000.json").read_text())
        assert kept["result"]["score"] == 0.5


async def test_export_says_why_it_could_not(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exam-2027-01-15-080000.html").write_text("My own notes.")
    async with opened(half()) as screen:
        await debrief(screen)
        await screen.press("x")
        assert "is there already, and is no result of an exam" in words(screen)
        assert (tmp_path / "exam-2027-01-15-080000.html").read_text() == "My own notes."
        assert not (tmp_path / "exam-2027-01-15-080000.json").exists()


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_top_down_leads_to_every_question(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(half(), size=size) as screen:
        await debrief(screen)
        for _ in range(60):
            await screen.press("down")
        assert "▸ –   4" in screen.text
        await screen.press("home")
        assert "Your own exam" in screen.text
        await screen.press("end")
        assert "▸ –   4" in screen.text
        assert all(len(row) <= size[0] for row in screen.rows)


async def test_a_comment_on_an_option_that_was_rightly_picked_is_not_marked_as_wrong(opened: Opened) -> None:
    async with opened(half()) as screen:
        await debrief(screen)
        await screen.press("home", "enter")
        row = screen.rows[screen.place("40 of 50 were found.")[0]]
        assert row.split()[0] == "✓"
