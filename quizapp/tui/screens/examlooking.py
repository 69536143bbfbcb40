"""A closer look at the question of an exam: its case, its links, its pictures; nothing that helps to answer it."""

from collections.abc import Awaitable, Callable

from quizapp.core.exams.debrief import Debrief
from quizapp.errors import QuizError
from quizapp.tui.screens.closeup import CloseUp
from quizapp.tui.screens.examround import ExamRound
from quizapp.tui.widgets.cardrows import Shown


class ExamLooking(ExamRound, CloseUp[Debrief | None]):
    """The keys that show more of the question."""

    LOOKED_AT = "question"

    @property
    def in_view(self) -> Shown:
        """The question as it stands."""
        return self.reply.shown

    def look_up(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does something with the trainer while keys go on."""

        async def safely() -> None:
            try:
                await work()
            except QuizError as error:
                self.say(str(error), "wrong")

        working: Callable[[], Awaitable[None]] = safely
        self.run_worker(working, group="trainer.picture", exclusive=True)
