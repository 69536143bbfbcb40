"""Where a call for an exam leads: to the attempt under way, or to the cover of the exam that is meant."""

from typing import TYPE_CHECKING

from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.blueprint import Blueprint
from quizapp.errors import QuizError
from quizapp.tui.kit import Request
from quizapp.tui.screens import sitexam
from quizapp.tui.screens.examcover import CoverScreen

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.visiting import Visiting


async def enter(app: "Visiting", request: Request) -> None:
    """Shows the exams and above them what is meant: without a blueprint the attempt under way, else the learner's own
    exam. Where the trainer says no, Home says why.
    """
    try:
        attempt, own = await app.kit.desk.ask(_there)
    except QuizError as error:
        app.home.warn(error)
        return
    app.action_exams(request.blueprint)
    if attempt and request.blueprint is None:
        sitexam.sit(app, app.kit, attempt)
    else:
        await app.push_screen(CoverScreen(app.kit, request.blueprint or own, request.seed))


def _there(trainer: "Trainer") -> tuple[Attempt | None, Blueprint]:
    """The attempt under way, and the learner's own exam."""
    return trainer.exams.open(), trainer.exams.offers()[0].blueprint
