"""The way of a learner from question to summary and on; loaded after the first paint."""

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import App

from quizapp.core.aims import Aim
from quizapp.core.queue import Counts
from quizapp.errors import QuizError
from quizapp.tui.content import literal
from quizapp.tui.kit import Kit, Request
from quizapp.tui.screens.study import StudyScreen
from quizapp.tui.sitting import Sitting, Way
from quizapp.tui.words import plural

if TYPE_CHECKING:
    from quizapp.core.topics import Topics
    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.screens.summary import SummaryScreen

_CURES = (Aim.CURE, Aim.WEAK)


async def sittings(app: App[int], kit: Kit, sitting: Sitting) -> str:
    """A sitting, its summary, and what the learner chooses there, until that is home; what is left to say there.

    Raises QuizError when a sitting cannot be started or shown.
    """
    way = Way.ON
    while way is not Way.HOME:
        trouble = await app.push_screen_wait(StudyScreen(kit, sitting, undo=way is Way.UNDO))
        if trouble:
            raise trouble
        coming = sitting
        if not sitting.instead:
            if not sitting.session.answered:
                return sitting.parting
            coming = await start(kit, Request(sitting.request.names)) if sitting.over else sitting
            way = await _summary(app, kit, sitting, coming)
        if sitting.instead:
            coming, way = await start(kit, sitting.instead), Way.ON
        sitting = coming if way is Way.ON else sitting
    return ""


async def start(kit: Kit, request: Request) -> Sitting:
    """A sitting that nothing was asked in yet. Raises QuizError when it cannot be started."""

    def begun(trainer: "Trainer") -> Sitting:
        session = trainer.start(
            request.names,
            limit=request.limit,
            minutes=request.minutes,
            aim=request.aim,
            blueprint=request.blueprint,
            seed=request.seed,
            exam=request.exam,
        )
        return Sitting(session, request=request, topics=_topics(trainer) if request.aim in _CURES else None)

    return await kit.desk.ask(begun)


async def instead(app: App[int], kit: Kit, other: Request) -> None:
    """Ends the sitting under way in order, once the learner is sure, so that `sittings` goes on with another one."""
    from quizapp.tui.screens.summary import SummaryScreen

    under = [screen for screen in app.screen_stack if isinstance(screen, StudyScreen | SummaryScreen)]
    if not under or not await _sure(app, kit, under[-1]):
        return
    while app.screen is not under[-1]:
        await app.pop_screen()
    under[-1].leave_for(other)


async def _sure(app: App[int], kit: Kit, under: "StudyScreen | SummaryScreen") -> bool:
    """Whether a sitting may end; one that has nothing left to ask may."""
    left = under.sitting.session.remaining
    if not isinstance(under, StudyScreen) or not left:
        return True
    from quizapp.tui.screens.confirm import Confirm

    says = f"Every answer of it is saved. {plural(left, 'card')} of it would be left for later."
    return await app.push_screen_wait(
        Confirm(kit, literal("End the sitting under way?", "strong"), literal(says), "end it")
    )


async def _summary(app: App[int], kit: Kit, sitting: Sitting, coming: Sitting) -> Way:
    from quizapp.tui.screens.summary import SummaryScreen

    overview = await kit.desk.ask(lambda trainer: trainer.overview())
    wait_ms = await kit.desk.ask(lambda trainer: trainer.wait_ms(sitting.session))
    topics = await kit.desk.ask(_topics) if sitting.topics else None
    return await app.push_screen_wait(SummaryScreen(kit, sitting, overview, _left(coming), wait_ms, topics))


def _topics(trainer: "Trainer") -> "Topics | None":
    """The topics as they are now; None where they cannot be had, which is no reason to ask or to sum up nothing."""
    with suppress(QuizError):
        return trainer.insight.topics()
    return None


def _left(sitting: Sitting) -> Counts:
    left = sitting.session.left
    return Counts(left.learning + left.due, left.new)
