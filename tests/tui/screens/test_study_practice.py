"""Practice in the study screen: feedback after each question, nothing to rate, and a score at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.review import NEW, EventKind, Rating
from quizapp.core.session import LastDone, Undone
from quizapp.core.wording import PRACTICE
from quizapp.tui.kit import Request
from tests.tui.bench import DAY, Bench

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

PRACTISING = Request(aim=Aim.PRACTICE, blueprint=Blueprint(questions=3, penalty=1.0), seed=5)


def practice(deck: type[Deck]) -> Bench:
    return Bench((deck.STATEMENT, deck.CHOICE, deck.TYPED), recall=0.2)


async def test_after_the_verdict_there_is_nothing_to_rate(opened: Opened, deck: type[Deck]) -> None:
    bench = practice(deck)
    async with opened(bench, study=PRACTISING) as screen:
        assert screen.rows[0].split()[0] == "practice"
        assert "question 1 of 3" in screen.rows[0]
        assert "new" not in screen.rows[0]
        await screen.press("1")
        assert "✓ Right" in screen.text
        assert "next question" in screen.text
        assert PRACTICE in screen.text
        assert "Again" not in screen.text
        assert "rate" not in screen.text
        await screen.press("3", "1")
        assert bench.ratings == []
        await screen.press("space")
        assert "question 2 of 3" in screen.rows[0]
        assert bench.ratings == [Rating.AGAIN]  # what the memory model makes of a likely guess
        assert set(bench.memories.values()) <= {NEW}


async def test_a_click_on_the_pill_goes_on(opened: Opened, deck: type[Deck]) -> None:
    async with opened(practice(deck), study=PRACTISING) as screen:
        await screen.press("2")
        await screen.click_on("space  next")
        assert "question 2 of 3" in screen.text


async def test_the_help_says_what_the_keys_do_there(opened: Opened, deck: type[Deck]) -> None:
    async with opened(practice(deck), study=PRACTISING) as screen:
        await screen.press("1", "question_mark")
        assert "the next question" in screen.text
        assert "Again, Hard, Good, Easy" not in screen.text


async def test_hints_cost_no_rating_there(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.CHOICE,)), study=PRACTISING) as screen:
        await screen.press("h")
        assert "best rating" not in screen.text


async def test_the_end_says_the_score_and_what_was_missed(opened: Opened, deck: type[Deck]) -> None:
    bench = practice(deck)
    async with opened(bench, study=PRACTISING) as screen:
        await screen.press("1", "space", "ctrl+r", "space", *"recall", "enter", "space")
        assert "Score 0%" in screen.text
        assert "passed from 60% on. Practice: the schedule" in screen.text
        assert "✓ 1 right   ✗ 2 missed" in screen.text
        assert "What you missed" in screen.text
        assert "✗ Of 5,000 castings" in screen.text
        assert "Recall can be raised" not in screen.text
        assert "Again" not in screen.text
        await screen.press("down", "enter")
        assert "castings" in screen.text


async def test_a_right_answer_that_may_be_a_guess_is_not_missed(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.STATEMENT,), recall=0.1), study=PRACTISING) as screen:
        await screen.press("1", "space")
        assert "Score 100%" in screen.text
        assert "Nothing was missed." in screen.text


async def test_an_answer_can_be_taken_back_before_and_after_it_is_stored(opened: Opened, deck: type[Deck]) -> None:
    bench = practice(deck)
    async with opened(bench, study=PRACTISING) as screen:
        await screen.press("2", "u")
        assert "answer again" in screen.text
        await screen.press("1", "space", "u")
        assert "question 1 of 3" in screen.text
        assert bench.ratings == []


async def test_leaving_after_a_verdict_keeps_the_answer(opened: Opened, deck: type[Deck]) -> None:
    bench = practice(deck)
    async with opened(bench, study=PRACTISING) as screen:
        await screen.press("1", "q")
        assert len(bench.ratings) == 1
        assert "2 questions left." in screen.text
        assert "0% of what was answered" in screen.text
        assert "2 not asked" in screen.text
        assert "Score" not in screen.text
        assert "go on: 2 questions" in screen.text
        await screen.press("space")
        assert "question 2 of 3" in screen.text


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 50)])
async def test_it_survives_any_size(opened: Opened, deck: type[Deck], size: tuple[int, int]) -> None:
    async with opened(practice(deck), study=PRACTISING, size=size) as screen:
        assert "1 of 3" in screen.rows[0]
        await screen.press("1")
        assert "next question" in screen.text
        assert max(map(len, screen.rows)) <= size[0]


async def test_what_an_exam_showed_missing_is_asked_as_any_study(opened: Opened, deck: type[Deck]) -> None:
    bench = Bench((deck.STATEMENT,), note="What you missed in the exam of 2 March.")
    async with opened(bench, study=Request(aim=Aim.MISSED, exam="an id")) as screen:
        assert bench.missed == ["an id"]
        assert screen.rows[0].split()[0] == "missed"
        assert "What you missed in the exam of 2 March." in screen.text
        await screen.press("1")
        assert "4 Easy" in screen.text
        await screen.press("4")
        assert bench.ratings == [Rating.EASY]


async def test_a_result_taken_back_in_a_sitting_is_named_and_the_card_stays(
    opened: Opened, deck: type[Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench((deck.STATEMENT,))
    async with opened(bench, study=Request()) as screen:
        result = Undone(None, None, EventKind.REVIEW, "", 12)
        monkeypatch.setattr(bench, "undo", lambda _session=None: result)
        await screen.press("u")
        assert "The result of an exam (12 cards) taken back." in screen.text
        assert "Recall can be raised" in screen.text


@pytest.mark.parametrize(("ago", "asks"), [(0, False), (3, True)])
async def test_a_result_is_taken_back_at_home(
    opened: Opened, bench: Bench, monkeypatch: pytest.MonkeyPatch, ago: int, *, asks: bool
) -> None:
    result = Undone(None, None, EventKind.REVIEW, "", 12)
    last = LastDone(EventKind.REVIEW, "", DAY - ago, DAY, 12)
    monkeypatch.setattr(bench, "last_done", lambda: last)
    monkeypatch.setattr(bench, "undo", lambda _session=None: result)
    monkeypatch.setattr(bench, "undoable", lambda _session=None: True)
    async with opened(bench) as screen:
        await screen.press("u")
        if asks:
            assert "Take the result of an exam out of the schedule" in screen.text
            assert "12 cards" in screen.text
            await screen.press("y")
        assert "The result of an exam (12 cards) taken back" in screen.text
