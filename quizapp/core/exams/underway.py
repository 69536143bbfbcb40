"""An exam under way as the first look at the database sees it, before anything of it is read."""

from collections.abc import Iterable
from typing import NamedTuple


class UnderWay(NamedTuple):
    """An exam that was neither handed in nor dropped, of so many questions, so many of them answered.

    When its newest event was written, at `newest_ms` [UTC ms], so much of its time was `spent_ms`, of `limit_ms` in
    all, None for no limit.
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
    """An event of the exam under way other than its questions."""

    id: str
    kind: str
    at_ms: int
    body: str


def under_way(rows: Iterable[UnderWayRow]) -> UnderWay | None:
    """What these events come to, in whatever order; None for none at all, or no start."""
    found = list(rows)
    if not found:
        return None
    import json  # noqa: PLC0415 - as below

    from quizapp.core.exams.blueprint import from_body  # noqa: PLC0415 - the first paint needs it only in an exam

    bodies = {row.id: body for row in found if isinstance(body := json.loads(row.body), dict)}
    start = next((row for row in found if row.kind == "exam_start" and row.id in bodies), None)
    if start is None:
        return None
    steps = sorted((spent, row.id, row) for row in found if (spent := _whole(bodies.get(row.id, {}).get("spent"))))
    answered: set[object] = set()
    for _, id_, row in steps:
        if row.kind == "exam_answer":
            place = _whole(bodies[id_].get("place"))
            (answered.discard if bodies[id_].get("response") is None else answered.add)(place)
    told = bodies[start.id].get("blueprint")
    blueprint = from_body(told if isinstance(told, dict) else {})
    spent, _, newest = steps[-1] if steps else (0, "", start)
    questions = _whole(bodies[start.id].get("questions"))
    limit = blueprint.limit_of(questions)
    return UnderWay(start.id, blueprint.name, questions, len(answered), newest.at_ms, spent, limit)


def _whole(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
