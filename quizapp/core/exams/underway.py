"""An exam under way as the first look at the database sees it, before anything of it is read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from quizapp.core.day import Moment
from quizapp.core.exams.blueprint import QUESTIONS_MAX, from_body

if TYPE_CHECKING:
    from quizapp.core.review import Event


class UnderWay(NamedTuple):
    """An exam that was neither handed in nor dropped, of so many questions, so many of them answered.

    When its newest event was written, at `newest_ms` [UTC ms] by the clock, so much of its time was `spent_ms`, of
    `limit_ms` in all, None for no limit.
    """

    id: str
    name: str
    questions: int
    answered: int
    newest_ms: int
    spent_ms: int
    limit_ms: int | None

    @property
    def over_ms(self) -> int | None:
        """When its time is over [UTC ms] by the wall clock; None for never."""
        return None if self.limit_ms is None else self.newest_ms + self.limit_ms - self.spent_ms


class UnderWayRow(NamedTuple):
    """An event of the exam under way other than its questions; `exam` is the id of its start."""

    id: str
    kind: str
    at_ms: int
    body: str
    exam: str


def under_way(rows: Iterable[UnderWayRow]) -> UnderWay | None:
    """What these events come to, in whatever order; None for none at all, or no start, and for an exam that has ended.

    It says what the attempt says that is folded from them; only whether an answer fits its question is not looked at.
    """
    found = list(rows)
    if not found:
        return None
    from quizapp.core.exams.folding import Fold, whole  # noqa: PLC0415 - the first paint needs it only in an exam

    events = list(filter(None, map(_event, found)))
    start = next((event for event in events if event.kind == "exam_start" and event.id == event.exam), None)
    if start is None:
        return None
    questions = whole(start.body.get("questions"), QUESTIONS_MAX) or 0
    fold = Fold(questions, start, lambda _place, _response: True)
    fold.take_all(events)
    if fold.end:
        return None
    told = start.body.get("blueprint")
    blueprint = from_body(told if isinstance(told, dict) else {})
    return UnderWay(
        id=start.id,
        name=blueprint.name,
        questions=questions,
        answered=len(fold.answers),
        newest_ms=fold.newest_ms,
        spent_ms=fold.spent_ms,
        limit_ms=blueprint.limit_of(questions),
    )


def _event(row: UnderWayRow) -> "Event | None":
    """The event of a row; None where its body is none. A first look needs no more of its moment than the instant."""
    import json  # noqa: PLC0415 - the first paint needs it only in an exam

    from quizapp.core.review import Event  # noqa: PLC0415 - as above

    body = json.loads(row.body)
    moment = Moment(row.at_ms, 0, 0)
    return Event(id=row.id, kind=row.kind, moment=moment, exam=row.exam, body=body) if isinstance(body, dict) else None
