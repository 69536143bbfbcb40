"""Readiness for an exam."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.core.bias import Bias
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.readiness import Advice, Readiness, Short
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
        assert "Machine learning I: 40 questions, 25% of them right by guessing, 60% to pass" in " ".join(
            screen.text.split()
        )
        for name, figures in (("now", "66%    55–77%       76%"), ("without study", "62%"), ("with the plan", "97%")):
            assert figures in row(screen, name)
            assert "●" in row(screen, name)
        assert "the exam asks what the decks ask." in " ".join(screen.text.split())


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
        assert "score" not in screen.text
        assert "A plan until then" not in screen.text
        await screen.press("enter")
        assert isinstance(screen.app.screen, ReadyScreen)


async def test_a_plan_shows_where_too_little_is_known_for_a_chance(opened: Opened) -> None:
    thin = replace(thin_readiness(), exam=full_readiness().exam, plan=full_readiness().plan)
    async with opened(topical(ready=thin), size=(80, 40)) as screen:
        await screen.press("r")
        assert "Not enough to say" in screen.text
        assert "A plan until then" in screen.text
        assert "10 new   20 reviews   14 min" in row(screen, "today")


async def test_without_a_date_it_says_what_a_date_would_bring(opened: Opened) -> None:
    found = full_readiness()
    bare = replace(found, exam=found.exam._replace(day=None), idle=None, kept=None, plan=())
    async with opened(topical(ready=bare)) as screen:
        await screen.press("r")
        assert "no date set." in screen.text
        assert "With a date there is a plan" in screen.text
        assert "without study" not in screen.text


async def test_an_exam_that_is_over_has_only_the_chance_now(opened: Opened) -> None:
    found = full_readiness()
    past = replace(found, exam=found.exam._replace(day=found.today - 3), idle=None, kept=None, plan=())
    async with opened(topical(ready=past)) as screen:
        await screen.press("r")
        assert "(3 days ago)" in screen.text
        assert "The day of the exam is past: this is how it stands now." in screen.text
        assert "With a date" not in screen.text


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


async def test_an_exam_that_its_deck_changed_meanwhile_is_asked_for_as_it_is_now(opened: Opened) -> None:
    bench = topical()
    bench.insight.seen_exams = (ExamPlan(title="Mock exam"),)
    async with opened(bench) as screen:
        await screen.press("r", "tab")
        bench.insight.seen_exams = (changed := ExamPlan(title="Mock exam", questions=7),)
        await screen.press("f12", "escape")
        bench.insight.seen_exams = ()
        await screen.press("tab")
        assert [asked[1] for asked in bench.insight.asked if asked[0] == "ready"][2:] == [changed, None]
        assert "e change the exam" in screen.text


async def test_tab_leads_past_exams_that_are_alike(opened: Opened) -> None:
    bench = topical()
    bench.insight.seen_exams = (mock := ExamPlan(title="Mock exam"), mock, final := ExamPlan(title="Final"))
    async with opened(bench) as screen:
        await screen.press("r", "tab", "tab", "tab", "tab")
        asked = [asked[1] for asked in bench.insight.asked if asked[0] == "ready"]
        assert asked == [None, mock, mock, final, None]


async def test_where_one_exam_cannot_be_shown_the_others_can_and_the_figures_go(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = topical()
    bench.insight.seen_exams = (bad := ExamPlan(title="Mock exam", names=("evalution",)),)
    found = full_readiness()

    def ready(exam: ExamPlan | None = None) -> Readiness:
        if exam == bad:
            raise QuizError("There is no topic `evalution`. Did you mean `evaluation`?")
        return found

    monkeypatch.setattr(bench.insight, "ready", ready)
    async with opened(bench) as screen:
        await screen.press("r", "tab")
        assert "Did you mean `evaluation`?" in screen.text
        assert "Machine learning I" not in screen.text
        await screen.press("f12", "escape", "tab")
        assert "Machine learning I" in screen.text


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
    exam = found.exam._replace(title=nasty, names=(nasty, nasty))
    advice = tuple(Advice(f"{nasty}/{number}", 0.01, 0.7, 5) for number in range(30))
    async with opened(topical(ready=replace(found, exam=exam, advice=advice)), size=size) as screen:
        await screen.press("r", *(["down"] * 12))
        assert "\x1b" not in screen.text
        assert "▸" in screen.text
        assert max(map(len, screen.rows)) <= size[0]
        await screen.press("end", "home", "pagedown", "pageup")
        assert max(map(len, screen.rows)) <= size[0]


async def test_what_the_limits_leave_and_predictions_that_did_not_hold_are_told(opened: Opened) -> None:
    found = replace(full_readiness(), short=Short(120, 32, 20), bias=Bias(-0.12, 2400))
    async with opened(topical(ready=found), size=(80, 40)) as screen:
        await screen.press("r")
        said = " ".join(screen.text.split())
        assert "120 cards stay unseen until then: it would take 32 new cards a day, and 20 are set." in said
        assert "12 points less than predicted (of 2,400 reviews): these figures are likely too high." in said
        assert "in the statistics fits the scheduler to you." in said


async def test_what_the_exam_is_about_can_be_crammed(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("r", "x")
        await screen.until("0/7")
        assert screen.bench.aims == [Aim.CRAM]
