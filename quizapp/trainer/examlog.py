"""Exams in the log: attempts as they stand, and the list of all."""

from collections.abc import Callable, Sequence

from quizapp.core.exams.attempt import Attempt, Ending, attempt, ending_of, spent_of
from quizapp.core.exams.blueprint import LEVELS, QUESTIONS_MAX, Blueprint
from quizapp.core.exams.folding import turn, whole
from quizapp.core.exams.offers import AttemptLine
from quizapp.core.review import Event, EventKind
from quizapp.errors import QuizError
from quizapp.storage import sealing
from quizapp.storage.view import View

_DAMAGED = (
    "The questions of this exam are not all there or damaged in the log, so it cannot be opened. It can be dropped."
)


class DamagedError(QuizError):
    """The questions of an exam in the log cannot be asked."""


class ExamLog:
    """Reads, and writes nothing. Every method may raise QuizError."""

    def __init__(self, view: View) -> None:
        self._view = view

    def attempt(self, attempt_id: str) -> Attempt:
        """An attempt as it stands. Raises QuizError for an id that there is not, DamagedError for a paper that cannot
        be asked.
        """
        events = self._view.exam(attempt_id)
        start = _start(events, attempt_id)
        questions = (event.body for event in events if event.kind == EventKind.EXAM_QUESTION)
        try:
            paper = sealing.paper(start.body, questions)
        except ValueError as error:
            raise DamagedError(_DAMAGED) from error
        return attempt(paper, start, events)

    def debriefed(self, attempt_id: str) -> Attempt:
        """An attempt that has a result. Raises QuizError for one that is under way or was dropped, like `attempt`."""
        found = self.attempt(attempt_id)
        if found.ending is None:
            raise QuizError("This exam is still under way: what it comes to is said when it was handed in.")
        if found.ending is Ending.DROPPED:
            raise QuizError("This exam was dropped, so it has no result.")
        return found

    def earlier(self, found: Attempt, known_as: Callable[[str], str]) -> Sequence[AttemptLine]:
        """The attempts with a result that came before one at the same exam, the newest first.

        Exams of one name are the same; of those without a name such as ask the same topics and decks by the same quotas
        in the same kinds and levels. `known_as` tells a deck or topic however it is written.
        """
        what = _what(found.paper.blueprint, known_as)
        same = {
            start.id
            for start in self._starts()
            if (start.moment.at_ms, start.id) < (found.started.at_ms, found.id)
            and _what(sealing.blueprint_of(start.body), known_as) == what
        }
        return [line for line in self.lines() if line.id in same and line.score is not None]

    def lines(self) -> Sequence[AttemptLine]:
        """All attempts, the newest first."""
        applied, ends = self._view.applied_exams(), self._ends()
        return [self._line(start, ends.get(start.id), start.id in applied) for start in reversed(self._starts())]

    def under_way(self) -> list[str]:
        """The ids of the attempts without an end, the newest first."""
        ended = self._ends()
        return [start.id for start in reversed(self._starts()) if start.id not in ended]

    def _starts(self) -> list[Event]:
        """The starts of all exams, in log order; one that is not of its own exam is none."""
        return [event for event in self._view.of_kind(EventKind.EXAM_START) if event.exam == event.id]

    def _ends(self) -> dict[str, Event]:
        """The end of each attempt that has one; of several the one that ends it when it is folded."""
        ends = sorted(self._view.of_kind(EventKind.EXAM_SUBMIT), key=turn, reverse=True)
        return {event.exam: event for event in ends}

    def _line(self, start: Event, end: Event | None, applied: bool) -> AttemptLine:  # noqa: FBT001
        blueprint = sealing.blueprint_of(start.body)
        questions = whole(start.body.get("questions"), QUESTIONS_MAX) or 0
        ending = ending_of(end) if end else None
        score, passed = _result(end) if end and ending is not Ending.DROPPED else (None, None)
        last = end or self._view.newest_of_exam(start.id)
        spent = (last and spent_of(last)) or 0
        return AttemptLine(
            id=start.id,
            name=blueprint.name,
            started=start.moment,
            questions=questions,
            pass_mark=blueprint.pass_mark,
            seed=sealing.seed_of(start.body),
            ending=ending,
            score=score,
            passed=passed,
            spent_ms=min(spent, blueprint.limit_of(questions) or spent),
            applied=applied,
            blueprint=blueprint,
        )


def _result(end: Event) -> tuple[float | None, bool | None]:
    """The score [0, 1] in the end of an exam, and whether that passes; None for what cannot be."""
    score, passed = end.body.get("score"), end.body.get("passed")
    found = float(score) if isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1 else None
    return found, passed if isinstance(passed, bool) else None


def _what(blueprint: Blueprint, known_as: Callable[[str], str]) -> tuple[object, ...]:
    """What tells one exam from another."""
    if blueprint.name:
        return (blueprint.name.casefold(),)
    return (
        "",
        sorted({known_as(topic) for topic in blueprint.topics}),
        sorted((known_as(quota.name), quota.number or 0, quota.share or 0.0) for quota in blueprint.quotas),
        sorted(blueprint.kinds),
        blueprint.levels or LEVELS,
    )


def _start(events: Sequence[Event], attempt_id: str) -> Event:
    for event in events:
        if event.kind == EventKind.EXAM_START and event.id == attempt_id:
            return event
    raise QuizError("There is no such exam in the log.")
