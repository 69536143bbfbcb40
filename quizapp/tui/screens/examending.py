"""The end of an exam: its time is minded, and it is handed in, left or dropped once everything is stored."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from quizapp.core.counting import plural
from quizapp.core.exams.attempt import Attempt, Ending
from quizapp.core.exams.debrief import Debrief
from quizapp.errors import EndedError, QuizError
from quizapp.tui import examkeys
from quizapp.tui.kit import Kit
from quizapp.tui.returning import return_to
from quizapp.tui.screens.examlooking import ExamLooking
from quizapp.tui.screens.examround import MOMENT_MS
from quizapp.tui.widgets.examrows import not_saved

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

TICK_S = 1.0
MINUTE_MS = 60_000
_OVER = "The time is over: what is answered is handed in …"


_ENDED_MEANWHILE = "This exam has ended in another process."
_ENDED = {
    Ending.SUBMITTED: "It was handed in by another quizapp.",
    Ending.TIME: "Its time was over, and another quizapp handed it in as it stood.",
    Ending.DROPPED: "It was dropped in another quizapp, so it has no result.",
}


class ExamEnding(ExamLooking):
    """Ends when the learner says so, and by itself when the time is over.

    `elsewhere` says, once it is closed, how it ended in another process; empty where it did not.
    """

    def __init__(self, kit: Kit, attempt: Attempt) -> None:
        super().__init__(kit, attempt)
        self._reading = asyncio.Lock()
        self._tried = False
        self._warned_of: frozenset[int] | None = None
        self._closing_elsewhere = False
        self.elsewhere = ""

    def on_mount(self) -> None:
        """Shows the question at which the attempt was left."""
        self.draw()
        self.set_interval(TICK_S, self.mind_time)
        self.mind_time()

    def mind_time(self) -> None:
        """Shows the time; hands in when it is over, whatever stands above."""
        now = self.ticks_ms
        warning = self.clock.warning(now)
        if warning and not self.ending:
            self.say(warning, hold=True)
        with self.while_here():
            self.draw_head()
        if self.clock.limit_ms and not self.closed:
            self.tell_time(MINUTE_MS)
        if self.clock.over(now) and not self._tried:
            self._tried = True
            self.hand_in(in_time=False)
            self.draw_around()
        elif not self._reading.locked():
            self.run_worker(self._read_clock(), group="trainer.clock")

    def hand_in(self, *, in_time: bool) -> None:
        """Ends the attempt with what is answered."""
        if self.ending:
            return
        self.settle()
        self.ending = True
        self.say("Handing in …" if in_time else _OVER, hold=True)
        self.draw_around()
        self.end(lambda: self._submit(in_time))

    def drop(self) -> None:
        """Ends the attempt without a result."""
        self.ending = True
        self.end(self._drop)

    def go_away(self) -> None:
        """Leaves once everything is stored, or on a second word; the clock goes on."""
        self.settle()
        self.tell_time(MOMENT_MS)
        self.ending = True
        self.end(self._leave)

    def leave_anyway(self) -> None:
        """Leaves without waiting for what cannot be stored, on a second word."""
        if self._warned:
            self.workers.cancel_group(self, "trainer.exam")
            self.dismiss(None)
        else:
            self._warn(self.key(examkeys.LEAVE))

    def over_elsewhere(self) -> None:
        """Closes with what it came to in the other process; nothing that was given here since is part of it."""
        if self._closing_elsewhere:
            return
        self.ending = self._closing_elsewhere = True
        self.saves.forget()
        self.draw_around()
        self.end(self._see)

    def end(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does something that ends it here; if it fails the exam goes on."""

        async def safely() -> None:
            try:
                if self in self.app.screen_stack:
                    return_to(self.app, self)
                await work()
            except EndedError:
                self.over_elsewhere()
            except QuizError as error:
                self.ending = self._closing_elsewhere = False
                self.draw()
                if not self.saves.waiting:
                    self.say(str(error), "wrong", hold=True)

        working: Callable[[], Awaitable[None]] = safely
        self.run_worker(working, group="trainer.exam")

    async def _store_all(self, *, anyway: bool) -> None:
        """Stores what waits; `anyway` goes on where that cannot be."""
        try:
            await self.saves.flush()
        except EndedError:
            raise
        except QuizError as error:
            self.tell_failed(error)
            if not anyway:
                raise
        if self._closing_elsewhere:
            raise EndedError(_ENDED_MEANWHILE)

    async def _submit(self, in_time: bool) -> None:  # noqa: FBT001
        await self._store_all(anyway=not in_time)
        id_, spent = self.attempt.id, self.clock.spent(self.ticks_ms)
        self.dismiss(await self.told(lambda trainer: trainer.exams.submit(id_, spent, in_time=in_time)))

    async def _drop(self) -> None:
        await self._store_all(anyway=True)
        id_, spent = self.attempt.id, self.clock.spent(self.ticks_ms)
        await self.told(lambda trainer: trainer.exams.drop(id_, spent))
        self.dismiss(None)

    async def _leave(self) -> None:
        try:
            await self._store_all(anyway=self._warned)
        except EndedError:
            raise
        except QuizError:
            self._warn(f"{self.kit.label(examkeys.LEAVE)} {self.kit.label(examkeys.AWAY_LEAVE)}")
            raise
        self.dismiss(None)

    @property
    def _warned(self) -> bool:
        """Whether it was said that what is not saved now would be lost."""
        return self._warned_of is not None and self.unsaved <= self._warned_of

    def _warn(self, keys: str) -> None:
        """Says what would be lost; the keys that are named then leave all the same."""
        self._warned_of = self.unsaved
        what = not_saved(len(self.unsaved)) or "Not everything is saved yet"
        self.say(f"{what}: {keys} again leaves all the same.", hold=True)

    async def _see(self) -> None:
        """Closes with the result, if there is one, that another process gave the attempt."""
        id_, late = self.attempt.id, len(self.unsaved)
        ending, found = await self.told(lambda trainer: _ended(trainer, id_))
        came = f" {plural(late, 'answer')} that you gave here came later and can no longer count." if late else ""
        self.elsewhere = f"{_ENDED[ending]}{came}"
        self.dismiss(found)

    async def _read_clock(self) -> None:
        """Looks at the wall clock: it goes on while the machine sleeps."""
        async with self._reading:
            try:
                wall_ms = await self.kit.desk.ask(lambda trainer: trainer.exams.now_ms)
            except QuizError:
                return
            self.clock.read(wall_ms, self.ticks_ms)
        with self.while_here():
            self.draw_head()


def _ended(trainer: "Trainer", id_: str) -> tuple[Ending, Debrief | None]:
    """How an attempt has ended, and its result; None for one that was dropped. Raises QuizError."""
    ending = trainer.exams.attempt(id_).ending or Ending.SUBMITTED
    return ending, None if ending is Ending.DROPPED else trainer.exams.debrief(id_)
