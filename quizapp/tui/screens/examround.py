"""The round of an exam: what is given at each question is stored at once, in the order in which it happened."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.timer import Timer

from quizapp.core.counting import plural
from quizapp.core.exams.attempt import Attempt
from quizapp.core.response import Response
from quizapp.errors import EndedError, QuizError
from quizapp.tui.examsaves import Saves
from quizapp.tui.kit import Kit
from quizapp.tui.orderly import Orderly
from quizapp.tui.saving import until_saved
from quizapp.tui.screens.examstage import ExamStage
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.reply import Reply, is_typed

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

T = TypeVar("T")
REST_S = 0.300
MOMENT_MS = 5_000


class ExamRound(ExamStage):
    """Tells the trainer what happens, and never waits for it."""

    def __init__(self, kit: Kit, attempt: Attempt) -> None:
        super().__init__(kit, attempt)
        self.ending = False
        self.saves = Saves(kit.desk, self.tell_unsaved)
        self._told_ms = attempt.spent_ms
        self._gone = False
        self._before: dict[int, list[Response | None]] = {}
        self._rest: Timer | None = None

    async def on_unmount(self) -> None:
        """However the program ends in order, what was typed last is stored; what cannot be is said at the end."""
        self._gone = True
        if not self.ending:
            self._store_reply()
        if not self.closed:
            self.tell_time(MOMENT_MS)
        self.workers.cancel_group(self, "trainer.saves")
        try:
            await self.saves.last()
        except QuizError as error:
            self._regret(error)

    @property
    def at_work(self) -> bool:
        """Nothing but what belongs to the exam stands above it."""
        return True

    @property
    def closed(self) -> bool:
        """Whether nothing can be answered any more."""
        return self.ending or super().closed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is handed in, and after the time, nothing is done any more but to hand in or leave."""
        allowed = not self.ending and action == "hand_in"
        open_ = not self.closed or allowed or action in ("leave", "help")
        return bool(super().check_action(action, parameters)) and open_

    def change(self, reply: Reply) -> None:
        """The question at hand looks like this now; another answer is stored."""
        self.reply = reply
        self.hush()
        self._store_reply()
        self.draw()

    def take_text(self) -> None:
        """Takes what stands in the field; it is stored when it rests. After the time nothing is taken any more."""
        if self.closed:
            self.query_one(Answer).clear_for(self.reply.text)
        elif is_typed(self.reply):
            self.reply = self.reply.written(self.query_one(Answer).value)
            if self._rest:
                self._rest.stop()
            self._rest = self.set_timer(REST_S, self.rested)

    def rested(self) -> None:
        """What is typed rests: it is stored."""
        if self._store_reply():
            self.draw_around()

    def settle(self) -> None:
        """Stores what is at hand before something else happens."""
        if is_typed(self.reply) and not self.closed:
            self.reply = self.reply.written(self.query_one(Answer).value)
        self.reply = self.reply.settled()
        self._store_reply()

    def undo(self) -> bool:
        """Has the answer that stood here before; whether there was one."""
        before = self._before.get(self.place, [])
        if not before:
            return False
        self._keep(before.pop())
        self.reply = self.begun_at(self.place)
        self.draw()
        return True

    def go_to(self, place: int) -> None:
        """Shows another question."""
        self.settle()
        self.hush()
        if place != self.place:
            self.place = place
            self.reply = self.begun_at(place)
            self._put_place()
        self.draw()
        unclear = self.reply.doubt
        if unclear:
            self.say(unclear.says)

    def mark(self) -> None:
        """Marks the question for later, or takes the mark away."""
        self.settle()
        id_, place, spent = self.attempt.id, self.place, self.clock.spent(self.ticks_ms)
        later = place not in self.later
        self.later = self.later ^ {place}
        self._put(lambda trainer: trainer.exams.mark(id_, place, spent, later=later))
        self.hush()
        self.draw_around()

    async def told(self, question: "Callable[[Trainer], T]") -> T:
        """What the trainer says, however long another program keeps it waiting. Raises QuizError as it does."""
        try:
            return await until_saved(lambda: self.kit.desk.ask(question), self.tell_unsaved)
        finally:
            if not self.saves.waiting:
                self.tell_unsaved("")

    def tell_time(self, least_ms: int) -> None:
        """Stores where the learner is, so that the time spent is known however the clock is set then; not if something
        was stored less than so long ago [ms].
        """
        if self.clock.spent(self.ticks_ms) - self._told_ms >= least_ms:
            self._put_place()

    def tell_failed(self, error: QuizError) -> None:
        """Says that something could not be stored."""
        self.tell_unsaved(f"Not saved: {error} The next answer tries again.", "wrong")

    def over_elsewhere(self) -> None:
        """The attempt has ended in another process: nothing of it is stored any more."""

    def _put_place(self) -> None:
        id_, place, spent = self.attempt.id, self.place, self.clock.spent(self.ticks_ms)
        self._put(lambda trainer: trainer.exams.move(id_, place, spent))

    def _store_reply(self) -> bool:
        """Stores the answer at hand, if it is another one than stands; whether it is."""
        if self.reply.given == self.given.get(self.place):
            return False
        self._before.setdefault(self.place, []).append(self.given.get(self.place))
        self._keep(self.reply.given)
        return True

    def _keep(self, given: Response | None) -> None:
        id_, place, spent = self.attempt.id, self.place, self.clock.spent(self.ticks_ms)
        if given is None:
            self.given.pop(place, None)
        else:
            self.given[place] = given
        self._put(
            lambda trainer: trainer.exams.answer(id_, place, given, spent), lambda: self._have_stored(place, given)
        )

    def _have_stored(self, place: int, given: Response | None) -> None:
        """Counts an answer that is stored now."""
        before = self.standing
        if given is None:
            self.stored.pop(place, None)
        else:
            self.stored[place] = given
        if self.standing != before and not self._gone:
            self.draw_around()

    def _put(self, save: "Callable[[Trainer], None]", then: Callable[[], None] = lambda: None) -> None:
        self._told_ms = self.clock.spent(self.ticks_ms)
        self.saves.put(save, then)
        if not self._gone and not self.saves.busy:
            self.run_worker(self._flush(), group="trainer.saves")

    async def _flush(self) -> None:
        try:
            await self.saves.flush()
        except EndedError:
            self.over_elsewhere()
        except QuizError as error:
            self.tell_failed(error)

    def _regret(self, error: QuizError) -> None:
        """Says which answers are lost, where the program ends and the screen cannot say it any more."""
        if self.unsaved and isinstance(self.app, Orderly) and not self.app.is_running:
            lost = plural(len(self.unsaved), "answer")
            self.app.regret(f"{lost} of the exam could not be saved. {error}", error.status)
