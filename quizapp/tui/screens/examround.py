"""The round of an exam: what is given at each question is stored at once, in the order in which it happened."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from textual.timer import Timer

from quizapp.core.exams.attempt import Attempt
from quizapp.core.response import Response
from quizapp.errors import QuizError
from quizapp.tui.examsaves import Saves
from quizapp.tui.kit import Kit
from quizapp.tui.saving import until_saved
from quizapp.tui.screens.examstage import ExamStage
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.reply import Reply, is_typed

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

T = TypeVar("T")
REST_S = 0.300


class ExamRound(ExamStage):
    """Tells the trainer what happens, and never waits for it."""

    def __init__(self, kit: Kit, attempt: Attempt) -> None:
        super().__init__(kit, attempt)
        self.ending = False
        self.saves = Saves(kit.desk, self._tell_saving)
        self._before: dict[int, list[Response | None]] = {}
        self._rest: Timer | None = None

    async def on_unmount(self) -> None:
        """However the program ends in order, what was typed last is stored."""
        if not self.ending:
            self._store_reply()
        self.workers.cancel_group(self, "trainer.saves")
        with suppress(QuizError):
            await self.saves.last()

    @property
    def at_work(self) -> bool:
        """Nothing but what belongs to the exam stands above it."""
        return True

    @property
    def closed(self) -> bool:
        """Whether nothing can be answered any more."""
        return self.ending or self.clock.over(self.ticks_ms)

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
        """Takes what stands in the field; it is stored when it rests."""
        if is_typed(self.reply) and not self.closed:
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
            id_, spent = self.attempt.id, self.clock.spent(self.ticks_ms)
            self.place = place
            self.reply = self.begun_at(place)
            self._put(lambda trainer: trainer.exams.move(id_, place, spent))
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
        return await until_saved(lambda: self.kit.desk.ask(question), self._tell_saving)

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
        self._put(lambda trainer: trainer.exams.answer(id_, place, given, spent))

    def _put(self, save: "Callable[[Trainer], None]") -> None:
        self.saves.put(save)
        if not self.saves.busy:
            self.run_worker(self._flush(), group="trainer.saves")

    async def _flush(self) -> None:
        try:
            await self.saves.flush()
        except QuizError as error:
            self.say(f"Not saved: {error} The next answer tries again.", "wrong", hold=True)

    def _tell_saving(self, text: str) -> None:
        self.say(text)
