"""The exams of a learner in memory: papers of the small library, attempts folded by the real core, results."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quizapp.core import response
from quizapp.core.exams.attempt import Attempt, Ending, attempt
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief, Effect
from quizapp.core.exams.marking import result
from quizapp.core.exams.offers import AttemptLine, Lookahead, Offer
from quizapp.core.exams.paper import Paper
from quizapp.core.response import Chosen, Response, Said, Wrote
from quizapp.core.review import Event, EventKind, Rating
from quizapp.core.session import LastDone, Undone
from quizapp.errors import QuizError
from tests.tui.bench import DAY, START, Bench
from tests.tui.library import CHOICE, METRIC, STATEMENT, TYPED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.core.day import Moment
    from quizapp.core.deck import Question

ASKED = (METRIC, STATEMENT, TYPED, CHOICE)
RIGHT: tuple[Response, ...] = (Chosen(frozenset({0})), Said(truth=True), Wrote("F1 score"), Chosen(frozenset({0})))
WRONG: tuple[Response, ...] = (Chosen(frozenset({2})), Said(truth=False), Wrote("accuracy"), Chosen(frozenset({1})))
OWN = Blueprint(questions=4, minutes=5.0)
MIDTERM = Blueprint(name="Midterm", about="What the first half was about.", questions=4, pass_mark=0.5, penalty=0.25)


@dataclass
class Kept:
    """What is stored of an attempt."""

    paper: Paper
    start: Event
    events: list[Event] = field(default_factory=list)
    before: dict[str, tuple[float, float, float]] | None = None
    unknown: frozenset[str] = frozenset()

    @property
    def now(self) -> Attempt:
        return replace(attempt(self.paper, self.start, self.events), before=self.before, unknown=self.unknown)


@dataclass
class LearnerExams:
    """What `trainer.exams` says; `short` is what a blueprint asks for and is not there, `refuse` why it cannot be."""

    bench: Bench
    brought: tuple[Offer, ...] = (Offer(MIDTERM, "Machine learning I"),)
    kept: dict[str, Kept] = field(default_factory=dict)
    applied: list[str] = field(default_factory=list)
    short: tuple[str, ...] = ()
    refuse: list[QuizError] = field(default_factory=list)
    refuse_look: str = ""
    changed: str = ""

    @property
    def now_ms(self) -> int:
        return self.bench.at.at_ms

    def offers(self) -> tuple[Offer, ...]:
        return (Offer(OWN), *self.brought)

    def look(self, blueprint: Blueprint, _seed: int = 0) -> Lookahead:
        if self.refuse_look:
            raise QuizError(self.refuse_look)
        topics: dict[str, int] = {}
        for question in self.bench.questions[: blueprint.questions]:
            topics[question.topic] = topics.get(question.topic, 0) + 1
        return Lookahead(tuple(sorted(topics.items())), len(self.bench.questions), self.short)

    def start(self, blueprint: Blueprint, seed: int) -> Attempt:
        if self.refuse:
            raise self.refuse.pop(0)
        if self.open():
            raise QuizError("Another exam is under way. Hand it in or drop it first.")
        id_ = f"exam-{len(self.kept) + 1}"
        start = Event(id=id_, kind=EventKind.EXAM_START, moment=self.bench.at, exam=id_)
        self.kept[id_] = Kept(self.bench.paper(blueprint, seed), start)
        return self.kept[id_].now

    def open(self) -> Attempt | None:
        for id_, kept in self.kept.items():
            found = kept.now
            limit = found.paper.blueprint.limit_ms
            spent = found.spent_ms + self.bench.at.at_ms - found.newest_ms
            if found.ending is None and limit is not None and spent >= limit:
                self._end(id_, spent, Ending.TIME)
            elif found.ending is None:
                return found
        return None

    def attempt(self, attempt_id: str) -> Attempt:
        return self.kept[attempt_id].now

    def attempts(self) -> Sequence[AttemptLine]:
        return [self._line(id_) for id_ in reversed(self.kept)]

    def answer(self, attempt_id: str, place: int, given: Response | None, spent_ms: int) -> None:
        body = None if given is None else response.to_body(given)
        self._tell(EventKind.EXAM_ANSWER, attempt_id, {"place": place, "response": body, "spent": spent_ms})

    def mark(self, attempt_id: str, place: int, spent_ms: int, *, later: bool) -> None:
        self._tell(EventKind.EXAM_MARK, attempt_id, {"place": place, "later": later, "spent": spent_ms})

    def move(self, attempt_id: str, place: int, spent_ms: int) -> None:
        self._tell(EventKind.EXAM_MOVE, attempt_id, {"place": place, "spent": spent_ms})

    def submit(self, attempt_id: str, spent_ms: int, *, in_time: bool = True) -> Debrief:
        self._end(attempt_id, spent_ms, Ending.SUBMITTED if in_time else Ending.TIME)
        return self.debrief(attempt_id)

    def drop(self, attempt_id: str, spent_ms: int) -> None:
        self._end(attempt_id, spent_ms, Ending.DROPPED)

    def debrief(self, attempt_id: str) -> Debrief:
        found = self.attempt(attempt_id)
        earlier = [line for line in self.attempts() if line.id < attempt_id and line.score is not None]
        same = tuple(line for line in earlier if line.name == found.paper.blueprint.name)
        return Debrief(found, result(found), self._effects(found), attempt_id in self.applied, same)

    def apply(self, attempt_id: str) -> Debrief:
        if self.refuse:
            raise self.refuse.pop(0)
        if self.changed:
            note, self.changed = self.changed, ""
            return replace(self.debrief(attempt_id), note=note)
        self.applied.append(attempt_id)
        return self.debrief(attempt_id)

    def _effects(self, found: Attempt) -> tuple[Effect, ...]:
        marked = result(found).marked
        return tuple(
            Effect(place, found.paper.slots[place].card.id, *_moved(marked[place].points > 0))
            for place in found.answers
        )

    def _line(self, id_: str) -> AttemptLine:
        found = self.attempt(id_)
        scored = result(found) if found.ending in (Ending.SUBMITTED, Ending.TIME) else None
        return AttemptLine(
            id=id_,
            name=found.paper.blueprint.name,
            started=found.started,
            questions=len(found.paper.slots),
            pass_mark=found.paper.blueprint.pass_mark,
            seed=found.paper.seed,
            ending=found.ending,
            score=scored.whole.score if scored else None,
            passed=scored.passed if scored else None,
            spent_ms=found.spent_ms,
            applied=id_ in self.applied,
        )

    def _end(self, attempt_id: str, spent_ms: int, ending: Ending) -> None:
        self._tell(EventKind.EXAM_SUBMIT, attempt_id, {"ending": ending.value, "spent": spent_ms})

    def _tell(self, kind: EventKind, attempt_id: str, body: dict[str, object]) -> None:
        kept = self.kept[attempt_id]
        id_ = f"{attempt_id}-{len(kept.events):04}"
        kept.events.append(Event(id=id_, kind=kind, moment=self.bench.at, body=body, exam=attempt_id))


class ExamBench(Bench):
    """A trainer whose newest deed may be the result of an exam."""

    exams: LearnerExams

    def last_done(self) -> LastDone | None:
        if not self.exams.applied:
            return super().last_done()
        id_ = self.exams.applied[-1]
        return LastDone(EventKind.REVIEW, "", DAY, DAY, len(self.exams.debrief(id_).effects), id_)

    def undo(self, session: object = None) -> Undone | None:
        if not self.exams.applied:
            return super().undo()
        cards = len(self.exams.debrief(self.exams.applied.pop()).effects)
        return Undone(None, None, EventKind.REVIEW, "", cards)


def examined(*questions: Question, brought: tuple[Offer, ...] | None = None) -> ExamBench:
    """A learner who has taken no exam yet; papers ask these questions."""
    bench = ExamBench(questions or ASKED)
    bench.exams = LearnerExams(bench)
    if brought is not None:
        bench.exams.brought = brought
    return bench


def sat(
    bench: ExamBench,
    *given: Response | None,
    blueprint: Blueprint = OWN,
    at: Moment = START,
    ended: bool = True,
    seed: int = 7,
) -> str:
    """The id of an attempt at which these answers were given, None for none, ten seconds each."""
    now, bench.at = bench.at, at
    found = bench.exams.start(blueprint, seed)
    for place, answer in enumerate(given):
        bench.at = replace(bench.at, at_ms=bench.at.at_ms + 10_000)
        bench.exams.move(found.id, place, 10_000 * (place + 1))
        if answer is not None:
            bench.exams.answer(found.id, place, answer, 10_000 * (place + 1))
    if ended:
        bench.exams.submit(found.id, 10_000 * len(given))
    bench.at = now
    return found.id


def _moved(right: bool) -> tuple[Rating, int | None, int | None]:
    return (Rating.GOOD, DAY, DAY + 5) if right else (Rating.AGAIN, DAY - 2, None)
