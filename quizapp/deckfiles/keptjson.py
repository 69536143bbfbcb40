"""Facts ↔ JSON. What is read back is believed in nothing: whatever is not as it was written is refused."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.prerequisites import Prerequisite
from quizapp.deckfiles.facts import Facts, Kept
from quizapp.deckfiles.lint.duplicates import Asked
from quizapp.deckfiles.outline import Outline, QuestionOutline
from quizapp.errors import Level, Problem

T = TypeVar("T")


class NoFactsError(ValueError):
    """What was read is not as facts are written."""


def written(kept: Kept) -> str:
    """Facts, what they depend on and their key as JSON in ASCII; what a file includes is not kept."""
    path, key, problems, _, outline = kept.facts
    return json.dumps({"path": path, "key": key, "needs": kept.needs, "problems": problems, "outline": _bare(outline)})


def read(text: str | bytes) -> Kept:
    """The facts that were written. Raises NoFactsError for anything else."""
    try:
        return _kept(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise NoFactsError from error


def _kept(found: object) -> Kept:
    if not isinstance(found, dict) or found.keys() != {"path", "key", "needs", "problems", "outline"}:
        raise NoFactsError
    needs = tuple((_text(name), _text(state)) for name, state in _rows(found["needs"], 2))
    problems = tuple(_each(found["problems"], _problem))
    outline = None if found["outline"] is None else _outline(found["outline"])
    return Kept(Facts(_text(found["path"]), _text(found["key"]), problems, (), outline), needs)


def _bare(outline: Outline | None) -> object:
    """An outline as lists; an exam is a class, and goes as what it consists of."""
    if outline is None:
        return None
    exams = [
        (one.name, one.place, one.questions, one.topics, one.places, one.quotas, one.kinds, one.levels)
        for one in outline.exams
    ]
    asked = [(one.line, one.column, *one[4:]) for one in outline.asked]
    return (*outline[:4], exams, outline.questions, asked)


def _outline(found: object) -> Outline:
    path, title, id_, after, exams, questions, asked = _row(found, 7)
    return Outline(
        at := _text(path),
        _text(title),
        scope := _text(id_),
        tuple(_each(after, _prerequisite)),
        tuple(_each(exams, _exam)),
        tuple(_each(questions, _question)),
        tuple(_each(asked, lambda row: _asked(row, at, scope))),
    )


def _problem(found: object) -> Problem:
    path, line, column, level, rule, message, cure, excerpt = _row(found, 8)
    place = _text(path), _count(line), _count(column)
    return Problem(*place, Level(_text(level)), _text(rule), _text(message), _text(cure), _text(excerpt))


def _prerequisite(found: object) -> Prerequisite:
    on, topic, line, column = _row(found, 4)
    return Prerequisite(_text(on), _text(topic), _count(line), _count(column))


def _exam(found: object) -> Blueprint:
    name, place, questions, topics, places, quotas, kinds, levels = _row(found, 8)
    exam = Blueprint(
        name=_text(name),
        place=_place(place),
        questions=_count(questions),
        topics=tuple(_each(topics, _text)),
        places=tuple(_each(places, _place)),
        quotas=tuple(_each(quotas, _quota)),
        kinds=tuple(_each(kinds, _text)),
        levels=None if levels is None else _place(levels),
    )
    if len(exam.topics) != len(exam.places):
        raise NoFactsError
    return exam


def _quota(found: object) -> Quota:
    name, number, share, place = _row(found, 4)
    if (number is None) == (share is None):
        raise NoFactsError
    return Quota(_text(name), None if number is None else _count(number), _share(share), _place(place))


def _share(found: object) -> float | None:
    if found is None or (isinstance(found, float) and 0 < found <= 1):
        return found
    raise NoFactsError


def _place(found: object) -> tuple[int, int]:
    line, column = _row(found, 2)
    return _count(line), _count(column)


def _question(found: object) -> QuestionOutline:
    line, column, name, topic, cards, kind, level = _row(found, 7)
    texts = _text(name), _text(topic), tuple(_each(cards, _text)), _text(kind)
    return QuestionOutline(_count(line), _count(column), *texts, _count(level))


def _asked(found: object, path: str, scope: str) -> Asked:
    line, column, id_, place, prompt, answer, contradicts, silenced = _row(found, 8)
    texts = _text(id_), _text(place), _text(prompt), _text(answer)
    return Asked(path, _count(line), _count(column), scope, *texts, contradicts is True, silenced is True)


def _row(found: object, length: int) -> Sequence[object]:
    if isinstance(found, list) and len(found) == length:
        return found
    raise NoFactsError


def _rows(found: object, length: int) -> Iterable[Sequence[object]]:
    return _each(found, lambda row: _row(row, length))


def _each(found: object, read_one: Callable[[object], T]) -> Iterable[T]:
    if isinstance(found, list):
        return map(read_one, found)
    raise NoFactsError


def _text(found: object) -> str:
    if isinstance(found, str):
        return found
    raise NoFactsError


def _count(found: object) -> int:
    if type(found) is int and found >= 0:
        return found
    raise NoFactsError
