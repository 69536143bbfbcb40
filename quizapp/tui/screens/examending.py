"""The end of an exam: its time is minded, and it is handed in, left or dropped once everything is stored."""

import asyncio
from collections.abc import Awaitable, Callable

from quizapp.core.exams.attempt import Attempt
from quizapp.errors import QuizError
from quizapp.tui import examkeys
from quizapp.tui.kit import Kit
from quizapp.tui.returning import return_to
from quizapp.tui.screens.examlooking import ExamLooking

TICK_S = 1.0
_OVER = "The time is over: what is answered is handed in …"


class ExamEnding(ExamLooking):
    """Ends when the learner says so, and by itself when the time is over."""

    def __init__(self, kit: Kit, attempt: Attempt) -> None:
        super().__init__(kit, attempt)
        self._reading = asyncio.Lock()
        self._tried = False
        self._warned = False
        self._failed = False

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
        if self.clock.over(now) and not self._tried:
            self._tried = True
            self.hand_in(in_time=False)
        elif not self._reading.locked():
            self.run_worker(self._read_clock(), group="trainer.clock")

    def hand_in(self, *, in_time: bool) -> None:
        """Ends the attempt with what is answered."""
        if self.ending:
            return
        self.settle()
        self.ending = True
        self.say("Handing in …" if in_time else _OVER, hold=True)
        self.end(lambda: self._submit(in_time), anyway=not in_time)

    def drop(self) -> None:
        """Ends the attempt without a result."""
        self.ending = True
        self.end(self._drop)

    def go_away(self) -> None:
        """Leaves once everything is stored; the clock goes on."""
        self.settle()
        self.ending = True
        self.end(self._leave, anyway=self._failed)

    def leave_anyway(self) -> None:
        """Leaves without waiting for what cannot be stored, on a second word."""
        if self._warned:
            self.workers.cancel_group(self, "trainer.exam")
            self.dismiss(None)
        else:
            self._warned = True
            self.say(f"Not everything is saved yet: {self.key(examkeys.LEAVE)} again leaves all the same.", hold=True)

    def end(self, work: Callable[[], Awaitable[None]], *, anyway: bool = False) -> None:
        """Does something once everything is stored, or `anyway` once that was tried; if it fails the exam goes on."""

        async def safely() -> None:
            try:
                if self in self.app.screen_stack and not self.is_current:
                    return_to(self.app, self)
                await self._store_all(anyway=anyway)
                await work()
            except QuizError as error:
                self.ending, self._failed = False, True
                self.say(str(error), "wrong", hold=True)

        working: Callable[[], Awaitable[None]] = safely
        self.run_worker(working, group="trainer.exam")

    async def _store_all(self, *, anyway: bool) -> None:
        try:
            await self.saves.flush()
        except QuizError:
            if not anyway:
                raise

    async def _submit(self, in_time: bool) -> None:  # noqa: FBT001
        id_, spent = self.attempt.id, self.clock.spent(self.ticks_ms)
        self.dismiss(await self.told(lambda trainer: trainer.exams.submit(id_, spent, in_time=in_time)))

    async def _drop(self) -> None:
        id_, spent = self.attempt.id, self.clock.spent(self.ticks_ms)
        await self.told(lambda trainer: trainer.exams.drop(id_, spent))
        self.dismiss(None)

    async def _leave(self) -> None:
        self.dismiss(None)

    async def _read_clock(self) -> None:
        """Looks at the wall clock: it goes on while the machine sleeps."""
        async with self._reading:
            try:
                wall_ms = await self.kit.desk.ask(lambda trainer: trainer.now_ms)
            except QuizError:
                return
            self.clock.read(wall_ms, self.ticks_ms)
        with self.while_here():
            self.draw_head()
