"""The way of a learner from question to summary and on; loaded after the first paint."""

from textual.app import App

from quizapp.core.queue import Counts
from quizapp.tui.kit import Kit, Request
from quizapp.tui.screens.study import StudyScreen
from quizapp.tui.screens.summary import SummaryScreen, Way
from quizapp.tui.sitting import Sitting


async def sittings(app: App[int], kit: Kit, request: Request) -> str:
    """A sitting, its summary, and what the learner chooses there, until that is home; what is left to say there.

    Raises QuizError when a sitting cannot be started or shown.
    """
    sitting = await start(kit, request)
    way = Way.ON
    while way is not Way.HOME:
        trouble = await app.push_screen_wait(StudyScreen(kit, sitting, undo=way is Way.UNDO))
        if trouble:
            raise trouble
        if not sitting.session.answered:
            return sitting.parting
        coming = await start(kit, Request(request.names)) if sitting.over else sitting
        way = await _summary(app, kit, sitting, coming)
        sitting = coming if way is Way.ON else sitting
    return ""


async def start(kit: Kit, request: Request) -> Sitting:
    """A sitting that nothing was asked in yet. Raises QuizError when it cannot be started."""
    session = await kit.desk.ask(
        lambda trainer: trainer.start(request.names, limit=request.limit, minutes=request.minutes, aim=request.aim)
    )
    return Sitting(session)


async def _summary(app: App[int], kit: Kit, sitting: Sitting, coming: Sitting) -> Way:
    overview = await kit.desk.ask(lambda trainer: trainer.overview())
    wait_ms = await kit.desk.ask(lambda trainer: trainer.wait_ms(sitting.session))
    return await app.push_screen_wait(SummaryScreen(kit, sitting, overview, _left(coming), wait_ms))


def _left(sitting: Sitting) -> Counts:
    left = sitting.session.left
    return Counts(left.learning + left.due, left.new)
