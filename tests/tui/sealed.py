"""Papers, and the exams of a trainer in memory: what is told to it is folded by the real core."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from quizapp.core import response
from quizapp.core.cards import cards_of
from quizapp.core.exams.attempt import Attempt, Ending, attempt
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.marking import result
from quizapp.core.exams.paper import Paper, Slot
from quizapp.core.review import Event, EventKind
from quizapp.core.showing import option_order
from quizapp.errors import EndedError, QuizError
from tests.tui.bench import START, Bench

if TYPE_CHECKING:
    import threading

    from quizapp.core.deck import Question
    from quizapp.core.response import Response
    from quizapp.tui.screens.exam import ExamScreen
    from tests.tui.driving import Screen

EXAM = "exam-1"


def paper(*questions: Question, **blueprint: Any) -> Paper:
    """A paper that asks these questions as they are written, options and steps in the order of a seed."""
    slots = tuple(_slot(question, place) for place, question in enumerate(questions))
    whole = {"name": "Midterm", "questions": len(slots), "minutes": 25.0, **blueprint}
    return Paper(Blueprint(**whole), 7, slots)


def _slot(question: Question, place: int) -> Slot:
    card, seed = cards_of(question)[0], f"exam:7:{place}"
    file = "basics.yaml"
    return Slot(card=card, deck="basics", title="Basics", file=file, seed=seed, order=option_order(card, seed))


@dataclass
class FakeExams:
    """One attempt at a paper. `refuse` are errors that the next calls raise; a `gate` holds them up."""

    bench: Bench
    asked: Paper
    events: list[Event] = field(default_factory=list)
    refuse: list[QuizError] = field(default_factory=list)
    gate: threading.Event | None = None
    _ids: count[int] = field(default_factory=lambda: count(1))

    @property
    def stored(self) -> Attempt:
        """The attempt as a new start of the program would take it up."""
        return attempt(self.asked, Event(id=EXAM, kind=EventKind.EXAM_START, moment=START, exam=EXAM), self.events)

    @property
    def answers(self) -> dict[int, Response]:
        """What is stored as given, by place."""
        return {place: given.response for place, given in self.stored.answers.items()}

    @property
    def now_ms(self) -> int:
        """What the wall clock says."""
        return self.bench.at.at_ms

    def open(self) -> Attempt | None:
        """Home offers nothing: the tests show the exam themselves."""
        return None

    def answer(self, attempt_id: str, place: int, given: Response | None, spent_ms: int) -> None:
        body = None if given is None else response.to_body(given)
        self._tell(EventKind.EXAM_ANSWER, attempt_id, {"place": place, "response": body, "spent": spent_ms})

    def mark(self, attempt_id: str, place: int, spent_ms: int, *, later: bool) -> None:
        self._tell(EventKind.EXAM_MARK, attempt_id, {"place": place, "later": later, "spent": spent_ms})

    def move(self, attempt_id: str, place: int, spent_ms: int) -> None:
        self._tell(EventKind.EXAM_MOVE, attempt_id, {"place": place, "spent": spent_ms})

    def submit(self, attempt_id: str, spent_ms: int, *, in_time: bool = True) -> Debrief:
        ending = Ending.SUBMITTED if in_time else Ending.TIME
        self._tell(EventKind.EXAM_SUBMIT, attempt_id, {"ending": ending.value, "spent": spent_ms})
        return Debrief(self.stored, result(self.stored), (), applied=False)

    def attempt(self, attempt_id: str) -> Attempt:
        assert attempt_id == EXAM
        return self.stored

    def debrief(self, attempt_id: str) -> Debrief:
        return Debrief(self.attempt(attempt_id), result(self.stored), (), applied=False)

    def drop(self, attempt_id: str, spent_ms: int) -> None:
        self._tell(EventKind.EXAM_SUBMIT, attempt_id, {"ending": Ending.DROPPED.value, "spent": spent_ms})

    def _tell(self, kind: EventKind, attempt_id: str, body: dict[str, object]) -> None:
        if self.gate:
            self.gate.wait(10)
        if self.refuse:
            raise self.refuse.pop(0)
        if self.stored.ending:
            raise EndedError("This exam has ended already.")
        event = Event(id=f"{next(self._ids):04}", kind=kind, moment=self.bench.at, body=body, exam=attempt_id)
        self.events.append(event)


@dataclass
class Sitting:
    """An exam on the screen, what is stored of it, and what came of it: `ended` says that the screen was left."""

    screen: Screen
    exams: FakeExams
    ended: list[Debrief | None] = field(default_factory=list)

    async def press(self, *keys: str) -> None:
        await self.screen.press(*keys)

    @property
    def text(self) -> str:
        return self.screen.text

    @property
    def exam(self) -> ExamScreen:
        """The screen of the exam, whatever stands above it."""
        from quizapp.tui.screens.exam import ExamScreen

        return next(one for one in self.screen.app.screen_stack if isinstance(one, ExamScreen))

    async def take_up(self) -> None:
        """Shows the attempt as it is stored."""
        from quizapp.tui.screens.exam import ExamScreen

        self.ended.clear()
        self.screen.app.push_screen(ExamScreen(self.screen.app.kit, self.exams.stored), self.ended.append)
        await self.screen.settle()

    async def pass_by(self, seconds: float, *, wall: float | None = None) -> None:
        """Lets time pass, on the wall clock as much or so much; then the exam looks at its clocks twice."""
        self.screen.hands.time += seconds
        at, passed = self.screen.bench.at, seconds if wall is None else wall
        self.screen.bench.at = replace(at, at_ms=at.at_ms + round(passed * 1000))
        exam = self.exam
        for _ in range(2):
            exam.mind_time()
            await self.screen.settle()


Sits = Callable[..., AbstractAsyncContextManager[Sitting]]
