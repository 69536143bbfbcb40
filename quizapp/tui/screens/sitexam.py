"""The way through an exam: from its start to the debrief, wherever it began."""

import secrets
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from quizapp.core.aims import Aim
from quizapp.core.exams.attempt import Attempt, Ending
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import SEED_MAX
from quizapp.tui.kit import Kit, Request

if TYPE_CHECKING:
    from quizapp.core.exams.debrief import Debrief


def any_seed() -> int:
    """Some seed: which paper it gives nobody knows before."""
    return secrets.randbelow(SEED_MAX + 1)


def practice(blueprint: Blueprint, seed: int) -> Request:
    """A practice over the paper of a seed."""
    return Request(aim=Aim.PRACTICE, blueprint=blueprint, seed=seed)


def sit(app: App[int], kit: Kit, attempt: Attempt, *, closing: Screen[None] | None = None) -> None:
    """Shows an attempt under way, in the place of a screen that is closed; once it is handed in, what it came to."""
    app.run_worker(_sit(app, kit, attempt, closing), group="route.exam", exclusive=True)


def debrief(app: App[int], kit: Kit, found: "Debrief") -> None:
    """Shows what an attempt came to."""
    from quizapp.tui.screens.debrief import DebriefScreen

    app.push_screen(DebriefScreen(kit, found))


async def _sit(app: App[int], kit: Kit, attempt: Attempt, closing: Screen[None] | None) -> None:
    from quizapp.tui.screens.exam import ExamScreen

    if closing:
        await closing.dismiss(None)
    exam = ExamScreen(kit, attempt)
    found = await app.push_screen_wait(exam)
    if exam.elsewhere:
        from quizapp.tui.screens.timeover import ended_elsewhere

        await app.push_screen_wait(ended_elsewhere(kit, exam.elsewhere, found))
    elif found and found.attempt.ending is Ending.TIME:
        from quizapp.tui.screens.timeover import time_over

        await app.push_screen_wait(time_over(kit, found.attempt))
    if found:
        debrief(app, kit, found)
