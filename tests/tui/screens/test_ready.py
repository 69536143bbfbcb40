"""Readiness for an exam."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.core.readiness import Advice, ExamPlan
from quizapp.errors import QuizError
from quizapp.tui.screens.ready import ReadyScreen
from quizapp.tui.screens.settings import SettingsScreen
from quizapp.tui.screens.study import StudyScreen
from tests.figures import full_readiness, thin_readiness
from tests.tui.topical import topical

if TYPE_CHECKING:
    from tests.tui.driving import Opened, Screen


def row(screen: Screen, name: str) -> str:
    return next(row for row in screen.rows if row.lstrip(" ▸").startswith(name))


async def test_chances_now_and_on_the_day_stand_on_one_scale(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("r")
        assert "Machine learning I: 40 questions, passed with 60%, on Wednesday, 2 December" in screen.text
        for name, figures in (("now", "66%    55–77%       76%"), ("without study", "62%"), ("with the plan", "97%")):
            assert figures in row(screen, name)
            assert "●" in row(screen, name)
        assert "the exam asks what the decks ask." in screen.text


async def test_the_plan_tells_the_next_days(opened: Opened) -> None:
    async with opened(topical(), size=(80, 40)) as screen:
        await screen.press("r")
        assert "10 new   20 reviews   14 min" in row(screen, "today")
        assert "Sat 21 Nov" in screen.text
        assert "2 h 54 min in all" in screen.text
        assert "day by day" in screen.text


async def test_enter_on_an_advice_starts_a_cure_of_that_topic(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("r", "down")
        assert "▸ evaluation › precision-recall" in screen.text
        await screen.press("enter")
        await screen.until("0/7")
        assert isinstance(screen.app.screen, StudyScreen)
        assert (screen.bench.wanted, screen.bench.aims) == ([("evaluation/precision-recall/",)], [Aim.CURE])


async def test_where_too_little_is_known_no_chance_is_named(opened: Opened) -> None:
    async with opened(topical(ready=thin_readiness())) as screen:
        await screen.press("r")
        assert "Not enough to say: 4 of 110 cards were answered" in " ".join(screen.text.split())
        assert "to pass" not in screen.text
        await screen.press("enter")
        assert isinstance(screen.app.screen, ReadyScreen)


async def test_without_a_date_it_says_what_a_date_would_bring(opened: Opened) -> None:
    found = full_readiness()
    bare = replace(found, exam=replace(found.exam, day=None), idle=None, kept=None, plan=())
    async with opened(topical(ready=bare)) as screen:
        await screen.press("r")
        assert "no date set." in screen.text
        assert "With a date there is a plan" in screen.text
        assert "without study" not in screen.text


async def test_exams_of_decks_are_offered_by_name(opened: Opened) -> None:
    bench = topical()
    mock = ExamPlan(title="Mock exam", questions=20)
    async with opened(bench) as screen:
        await screen.press("r", "tab")
        assert "No deck brings an exam of its own." in screen.text
        bench.insight.seen_exams = (mock,)
        await screen.press("escape", "r", "tab")
        assert bench.insight.asked[-1][1] == mock
        await screen.press("e")
        assert "This exam is part of a deck." in screen.text
        await screen.press("tab")
        assert bench.insight.asked[-1][1] is None


async def test_the_exam_is_changed_in_the_settings(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("r", "e")
        assert isinstance(screen.app.screen, SettingsScreen)
        await screen.press("escape")
        assert [asked[0] for asked in screen.bench.insight.asked].count("ready") == 2


async def test_a_refusal_is_a_sentence(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = topical()

    def refused(_exam: ExamPlan | None = None) -> None:
        raise QuizError("There is no topic `evalution`. Did you mean `evaluation`?")

    monkeypatch.setattr(bench.insight, "ready", refused)
    async with opened(bench) as screen:
        await screen.press("r")
        assert "Did you mean `evaluation`?" in screen.text


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_hostile_names_and_many_topics_fit_any_size(opened: Opened, size: tuple[int, int]) -> None:
    nasty = "[/b]\x1b[31m\u202e" + "y" * 200
    found = full_readiness()
    exam = replace(found.exam, title=nasty, names=(nasty, nasty))
    advice = tuple(Advice(f"{nasty}/{number}", 0.01, 0.7, 5) for number in range(30))
    async with opened(topical(ready=replace(found, exam=exam, advice=advice)), size=size) as screen:
        await screen.press("r", *(["down"] * 12))
        assert "\x1b" not in screen.text
        assert "▸" in screen.text
        assert max(map(len, screen.rows)) <= size[0]
        await screen.press("end", "home", "pagedown", "pageup")
        assert max(map(len, screen.rows)) <= size[0]
