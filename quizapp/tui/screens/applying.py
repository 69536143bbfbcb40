"""What can be done with the result of an exam: applied, taken back, exported, and what was missed studied."""

from abc import abstractmethod
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from quizapp.core.aims import Aim
from quizapp.core.counting import plural
from quizapp.core.exams.debrief import Debrief
from quizapp.errors import QuizError
from quizapp.tui import examviewkeys
from quizapp.tui.kit import Kit, Request
from quizapp.tui.screens.filling import Filling
from quizapp.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

_ELSE = "Something else was done since. Home takes back what was done last, one thing after the other."


class Applying(Filling):
    """Holds a result; whatever the trainer changes about it is shown by `show`."""

    def __init__(self, kit: Kit, found: Debrief) -> None:
        super().__init__(kit)
        self.found = found
        self._working = False

    @abstractmethod
    def show(self, found: Debrief) -> None:
        """Draws the attempt as it is now."""

    @property
    def at_work(self) -> bool:
        """Whether the schedule is being changed."""
        return self._working

    def action_apply(self) -> None:
        """Puts the answers into the schedule."""
        if self.found.applied:
            self._work(self._look_again)
        else:
            self._work(self._apply)

    def action_undo(self) -> None:
        """Takes the answers out of the schedule again, if nothing else was done since."""
        if self.found.applied:
            self._work(self._take_back)
        else:
            self._work(self._look_again)

    def action_missed(self) -> None:
        """Studies what was missed; before that it offers to apply the result."""
        if not self.found.result.missed:
            self.tell("Nothing was missed.", "right")
        elif self.found.applied or not self.found.effects:
            self._study()
        else:
            from quizapp.tui.screens.firstsheet import FirstSheet

            self.app.push_screen(FirstSheet(self.kit), self._decided)

    def action_export(self) -> None:
        """Writes the result as a page of HTML, and as JSON beside it."""
        from quizapp.tui.exporting import export

        try:
            page = export(self.found)
            self.tell(f"Written: {page.name} and the same as .json, in {page.parent}", "right")
        except QuizError as error:
            self.warn(error)

    def _decided(self, apply: bool | None) -> None:  # noqa: FBT001 - a callback of Textual
        if apply:
            self._work(self._apply_and_study)
        elif apply is not None:
            self._study()

    def _study(self) -> None:
        self.post_message(HomeScreen.Start(Request(aim=Aim.MISSED, exam=self.found.attempt.id)))

    def _work(self, work: Callable[[], Awaitable[None]]) -> None:
        """Changes the schedule, one change at a time."""
        if not self._working:
            self._working = True
            self.run_worker(self._safely(work), group="trainer.apply")

    async def _safely(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            with self.while_here():
                await work()
        except QuizError as error:
            with self.while_here():
                self.warn(error)
        finally:
            self._working = False

    async def _look_again(self) -> None:
        """Shows whether they are in the schedule, which another process may have changed, and says what can be done."""
        before, id_ = self.found.applied, self.found.attempt.id
        self.show(await self.kit.desk.ask(lambda trainer: trainer.exams.debrief(id_)))
        undo, apply = self.kit.label(examviewkeys.DEBRIEF_UNDO), self.kit.label(examviewkeys.DEBRIEF_APPLY)
        match before, self.found.applied:
            case True, True:
                self.tell(f"They are in the schedule already. {undo} takes them back.")
            case True, False:
                self.tell(f"They were taken back elsewhere and are not in the schedule. {apply} applies them.", "near")
            case False, True:
                self.tell(f"They were applied elsewhere and are in the schedule. {undo} takes them back.", "near")
            case _:
                self.tell("They are not in the schedule.")

    async def _apply(self) -> None:
        id_ = self.found.attempt.id
        found = await self.kit.desk.ask(lambda trainer: trainer.exams.apply(id_))
        self.show(found)
        if found.applied:
            cards, key = plural(len(found.effects), "card"), self.kit.label(examviewkeys.DEBRIEF_UNDO)
            self.tell(f"Applied: {cards} got a review each, as of its answer. {key} takes all back.", "right")
        else:
            self.tell(found.note, "near")

    async def _apply_and_study(self) -> None:
        await self._apply()
        if self.found.applied:
            self._study()

    async def _take_back(self) -> None:
        id_ = self.found.attempt.id

        def back(trainer: "Trainer") -> bool:
            last = trainer.last_done()
            mine = last is not None and last.exam == id_
            if mine:
                trainer.undo()
            return mine

        if not await self.kit.desk.ask(back):
            await self._look_again()
            if self.found.applied:
                raise QuizError(_ELSE)
            return
        self.show(await self.kit.desk.ask(lambda trainer: trainer.exams.debrief(id_)))
        self.tell("Taken back: the schedule is as it was before the result was applied.")
