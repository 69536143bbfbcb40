"""Exams as a front end takes them: what there is, a paper, an attempt with every answer stored at once, its result."""

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from quizapp.core import response
from quizapp.core.day import Moment, moment, wall_clock
from quizapp.core.exams.attempt import Attempt, Ending, attempt, fitting, is_empty, spent_of
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.marking import result
from quizapp.core.exams.offers import AttemptLine, Lookahead, Offer
from quizapp.core.exams.paper import Paper
from quizapp.core.mastery import Standing
from quizapp.core.response import Response
from quizapp.core.review import Event, EventKind
from quizapp.errors import EndedError, QuizError
from quizapp.storage import sealing
from quizapp.storage.store import Store, Transaction
from quizapp.trainer.debriefing import Debriefing
from quizapp.trainer.examlog import DamagedError, ExamLog
from quizapp.trainer.history import History
from quizapp.trainer.insight import Insight
from quizapp.trainer.papers import Papers

LATE_MS = 2_000
"""So long after the time is over what was typed in time may still be stored."""


class Exams:
    """Every method may raise QuizError, LockedError and DatabaseError among them; all calls come from one thread.

    What is written is durable when a method returns. Of an attempt that has ended meanwhile, in another process,
    nothing is changed any more: QuizError says so.
    """

    def __init__(
        self,
        store: Store,
        history: History,
        papers: Papers,
        insight: Insight,
        debriefing: Debriefing,
    ) -> None:
        self._store = store
        self._history = history
        self._insight = insight
        self._papers = papers
        self._debriefing = debriefing
        self._log = ExamLog(store)
        self._sealed: tuple[str, Paper] | None = None

    @property
    def now_ms(self) -> int:
        """This moment [UTC ms] by the clock alone, by which the time of an exam goes, wherever the log stands.

        Raises QuizError for a clock that cannot be right.
        """
        return self._history.clock().at_ms

    def offers(self) -> tuple[Offer, ...]:
        """The learner's own exam, that of the settings, first; then those that the decks studied bring."""
        return self._papers.offers()

    def look(self, blueprint: Blueprint, seed: int = 0) -> Lookahead:
        """What a blueprint comes to. Raises NotHereError for a deck or topic that is not here."""
        return self._papers.look(blueprint, seed)

    def paper(self, blueprint: Blueprint, seed: int) -> Paper:
        """The paper that a seed draws, nothing stored. Raises QuizError where there is no question to ask."""
        return self._papers.paper(blueprint, seed)

    def start(self, blueprint: Blueprint, seed: int) -> Attempt:
        """Seals a paper and starts its clock. Raises QuizError where another attempt is under way."""
        known = {*self._log.under_way()}
        if self.open():
            raise QuizError("Another exam is under way. Hand it in or drop it first.")
        paper = self._papers.paper(blueprint, seed)
        before = self._before(paper)
        with self._history.writing() as tx:
            if not known.issuperset(ExamLog(tx).under_way()):
                raise QuizError("Another exam was begun meanwhile. Hand it in or drop it first.")
            start = self._seal(tx, paper, before)
        self._sealed = start.id, paper
        return attempt(paper, start, ())

    def open(self) -> Attempt | None:
        """The attempt under way, where it was left; None for none. One whose time is over is submitted first."""
        for attempt_id in self._log.under_way():
            with suppress(DamagedError, EndedError):
                found = self._log.attempt(attempt_id)
                spent = found.spent_ms + max(self.now_ms - found.newest_ms, 0)
                if spent < (found.paper.limit_ms or math.inf):
                    return found
                if not self._store.read_only:
                    self._end(attempt_id, spent, Ending.TIME)
        return None

    def attempt(self, attempt_id: str) -> Attempt:
        """An attempt of the log. Raises QuizError for an id that there is not."""
        return self._log.attempt(attempt_id)

    def attempts(self) -> Sequence[AttemptLine]:
        """All attempts, the newest first."""
        return self._log.lines()

    def answer(self, attempt_id: str, place: int, given: Response | None, spent_ms: int) -> None:
        """Stores the answer to a question, None for none any more, when so much of the time was spent [ms].

        An answer with nothing in it is none. Raises ValueError for one that the question cannot get.
        """
        paper = self._paper(attempt_id)
        if given is not None and not fitting(paper, place, given):
            raise ValueError(f"question {place} cannot get {given}")
        body = None if given is None or is_empty(given) else response.to_body(given)
        self._tell(attempt_id, EventKind.EXAM_ANSWER, spent_ms, {"place": place, "response": body})

    def mark(self, attempt_id: str, place: int, spent_ms: int, *, later: bool) -> None:
        """Stores whether a question is marked to come back to."""
        self._tell(attempt_id, EventKind.EXAM_MARK, spent_ms, {"place": place, "later": later})

    def move(self, attempt_id: str, place: int, spent_ms: int) -> None:
        """Stores at which question the learner is."""
        self._tell(attempt_id, EventKind.EXAM_MOVE, spent_ms, {"place": place})

    def submit(self, attempt_id: str, spent_ms: int, *, in_time: bool = True) -> Debrief:
        """Ends an attempt with what is answered, the schedule untouched; not `in_time` says that the time ran out."""
        self._end(attempt_id, spent_ms, Ending.SUBMITTED if in_time else Ending.TIME)
        return self.debrief(attempt_id)

    def drop(self, attempt_id: str, spent_ms: int) -> None:
        """Ends an attempt without a result."""
        with self._history.writing() as tx:
            spent = self._spent_now(tx, attempt_id, spent_ms)
            body = {"ending": Ending.DROPPED.value, "spent": spent}
            self._note(tx, attempt_id, EventKind.EXAM_SUBMIT, body)

    def debrief(self, attempt_id: str) -> Debrief:
        """What an attempt came to. Raises QuizError for one that is under way or was dropped."""
        found = self._log.debriefed(attempt_id)
        return self._debriefing.debrief(found, self._log.earlier(found, self._papers.known_as))

    def apply(self, attempt_id: str) -> Debrief:
        """Gives each card that was answered its review, as of when it was answered: all in one transaction, once.

        One undo takes all of them back, and they may then be applied again.
        """
        found = self._log.debriefed(attempt_id)
        return self._debriefing.apply(found, self._log.earlier(found, self._papers.known_as))

    def _tell(self, attempt_id: str, kind: EventKind, spent_ms: int, body: Mapping[str, object]) -> None:
        """Stores what was done in an attempt at one of its questions. Raises ValueError for a place that is none."""
        paper = self._paper(attempt_id)
        if body["place"] not in range(len(paper.slots)):
            raise ValueError(f"there is no question {body['place']}")
        with self._history.writing() as tx:
            spent = self._spent_now(tx, attempt_id, spent_ms)
            limit = paper.limit_ms or spent
            if spent > limit + LATE_MS:
                raise QuizError("The time of this exam is over.")
            self._note(tx, attempt_id, kind, {**body, "spent": min(spent, limit)})

    def _end(self, attempt_id: str, spent_ms: int, ending: Ending) -> None:
        """Ends an attempt with what is answered; one whose time is over ended when it was, whenever that is found."""
        with self._history.writing() as tx:
            spent = self._spent_now(tx, attempt_id, spent_ms)
            found = ExamLog(tx).attempt(attempt_id)
            scored, given = result(found), found.answers
            limit = found.paper.limit_ms or spent
            body = {
                "ending": ending.value,
                "spent": min(spent, limit),
                "answers": [given[place].id if place in given else None for place in range(len(found.paper.slots))],
                "points": [marked.points for marked in scored.marked],
                "score": scored.whole.score,
                "passed": scored.passed,
            }
            late = max(spent - limit, 0) if ending is Ending.TIME else 0
            self._note(tx, attempt_id, EventKind.EXAM_SUBMIT, body, self._back(late, found))

    def _seal(self, tx: Transaction, paper: Paper, before: Mapping[str, object]) -> Event:
        """Writes a paper into the log, and returns the start of its exam; `before` is what was known of its topics."""
        (at, clock), event = self._moment(), self._history.event
        start = event(EventKind.EXAM_START, at, body={**sealing.start_body(paper), **before, **clock})
        start = replace(start, exam=start.id)
        bodies = (sealing.question_body(place, slot) for place, slot in enumerate(paper.slots))
        questions = (event(EventKind.EXAM_QUESTION, at, body=body, exam=start.id) for body in bodies)
        self._history.tell(tx, [start, *questions])
        return start

    def _note(
        self,
        tx: Transaction,
        attempt_id: str,
        kind: EventKind,
        body: Mapping[str, object],
        then: Moment | None = None,
    ) -> None:
        """Stores an event of an attempt, of this moment or of one before; its id says when it was written."""
        at, clock = self._moment()
        event = self._history.event(kind, at, body={**body, **clock}, exam=attempt_id)
        self._history.tell(tx, [replace(event, moment=then or event.moment)])

    def _back(self, late_ms: int, found: Attempt) -> Moment | None:
        """The moment that is so long [ms] gone, after all that was done in an attempt; None for now."""
        at_ms = max(self.now_ms - late_ms, found.newest_ms, found.started.at_ms)
        at = wall_clock(at_ms, found.started.tz_min)
        return moment(at, self._history.day_start) if late_ms else None

    def _moment(self) -> tuple[Moment, dict[str, object]]:
        """This moment as the log takes it, and what an event then says of the clock where that is behind the log."""
        clock = self._history.clock()
        at = self._history.after_log(clock)
        return at, {} if at.at_ms == clock.at_ms else {"wall": clock.at_ms}

    def _spent_now(self, tx: Transaction, attempt_id: str, spent_ms: int) -> int:
        """How much of the time is spent [ms]: never less than before. Raises EndedError for an attempt that has ended,
        and QuizError for one that there is not.
        """
        newest = tx.newest_of_exam(attempt_id)
        if newest is None:
            raise QuizError("There is no such exam in the log.")
        if tx.exam_has_ended(attempt_id):
            raise EndedError("This exam has ended already: nothing of it is changed any more.")
        return max(spent_ms, spent_of(newest) or 0)

    def _paper(self, attempt_id: str) -> Paper:
        """The paper of an attempt; that of the one before is kept, as it cannot change."""
        if self._sealed is None or self._sealed[0] != attempt_id:
            self._sealed = attempt_id, self._log.attempt(attempt_id).paper
        return self._sealed[1]

    def _before(self, paper: Paper) -> dict[str, object]:
        """The mastery of each topic of a paper now, with its interval, and the topics of which not enough is known."""
        lines = {line.path.casefold(): line for line in self._insight.topics().lines}
        topics = ((topic, lines.get(topic.casefold())) for topic in sorted({slot.topic for slot in paper.slots}))
        found = {topic: line for topic, line in topics if line}
        masteries = ((topic, line.mastery) for topic, line in found.items())
        return {
            "before": {topic: [known.value, known.low, known.high] for topic, known in masteries},
            "unknown": [topic for topic, line in found.items() if line.standing is Standing.UNKNOWN],
        }
