"""What stands at a key has the shape that the table asks for, or the problem is said."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from quizapp.core import patterns
from quizapp.core.bounds import YEARS
from quizapp.core.deck import Kind
from quizapp.core.exams.plan import share_of
from quizapp.core.exams.spelled import levels_of, minutes_of
from quizapp.deckfiles import checked, entries, examvalues, numerals
from quizapp.deckfiles.filled import check_text, wrong_shape
from quizapp.deckfiles.keys import Key, Shape
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

Check = Callable[[Node, Key, Report], bool]
MAX_ID = 200
_UNIT = re.compile(r"[^\W\d].*|[^\w\s+−-].*")
_UNIT_MAX = 40
_SHARE = re.compile(r"0?\.\d{1,15}|0")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def check(node: Node, key: Key, report: Report) -> bool:
    """Whether what stands at a key has its shape, and no more entries than it may; where not, that is reported."""
    return entries.is_bounded(node, key, report) and _CHECKS[key.shape](node, key, report)


def _texts(node: Node, key: Key, report: Report) -> bool:
    if not isinstance(node, Seq):
        return check_text(node, key, report)
    if not node.items and key.shape is Shape.ANSWER:
        report.error(node, "no-answer", "no right answer stands here", "write it, or a list when several are right")
        return False
    if not node.items and key.shape is not Shape.FORMS:
        return wrong_shape(node, key, report)
    return _every(check_text(item, key, report) for item in node.items)


def _every(checks: Iterable[bool]) -> bool:
    """Whether all checks pass; unlike `all` it runs each, so that every problem is reported."""
    return sum(not good for good in checks) == 0


def _forms(node: Node, key: Key, report: Report) -> bool:
    if isinstance(node, Map):
        return _every(check_text(name, key, report) and check(value, key, report) for name, value in node.entries)
    if not _texts(node, key, report):
        return False
    return _every(_pattern(form, report) for form in (node.items if isinstance(node, Seq) else (node,)))


def _pattern(node: Node, report: Report) -> bool:
    form = checked.text(node).strip()
    problem = patterns.problem_of(form[1:-1]) if patterns.is_pattern(form) else None
    if problem:
        report.error(node, "pattern", problem, "write the accepted answers out, or a simpler pattern")
    return problem is None


def _noted(node: Node, key: Key, report: Report) -> bool:
    if isinstance(node, Map):
        return _pairs(node, key, report, comments=True)
    if isinstance(node, Scalar) and node.text.strip():
        return True
    return _texts(node, key, report)


def _pairs(node: Node, key: Key, report: Report, *, comments: bool = False) -> bool:
    if not isinstance(node, Map) or not node.entries:
        return wrong_shape(node, key, report)
    good = True
    for name, value in node.entries:
        if not name.text.strip():
            good = check_text(name, key, report) and good
        elif not (comments and isinstance(value, Scalar) and not value.text):
            good = check_text(value, key, report) and good
    return good


def _way_back(node: Node, key: Key, report: Report) -> bool:
    if isinstance(node, Map) and len(node.entries) == 1 and not checked.is_left_empty(node.entries[0][1]):
        return _pairs(node, key, report)
    if isinstance(node, Map) and len(node.entries) != 1:
        return wrong_shape(node, key, report)
    return check_text(node, key, report)


def _margin(node: Node, key: Key, report: Report) -> bool:
    if not isinstance(node, Scalar) or not node.text.strip():
        return check_text(node, key, report)
    found = numerals.margin(node.text)
    return (found is not None and not found.startswith("-")) or wrong_shape(node, key, report)


def _unit(node: Node, key: Key, report: Report) -> bool:
    if not check_text(node, key, report):
        return False
    unit = checked.text(node).strip()
    good = len(unit) <= _UNIT_MAX and unit.isprintable() and _UNIT.fullmatch(unit)
    return bool(good) or wrong_shape(node, key, report)


def _id(node: Node, key: Key, report: Report) -> bool:
    if not check_text(node, key, report):
        return False
    return is_name(checked.text(node)) or wrong_shape(node, key, report)


@lru_cache(maxsize=1_024)
def is_name(text: str) -> bool:
    """Whether a text can name something: in one line, without blanks around it, and not long."""
    return bool(text) and text.isprintable() and text == text.strip() and len(text) <= MAX_ID


def _topic(node: Node, key: Key, report: Report) -> bool:
    if not _id(node, key, report):
        return False
    return all(part.strip() for part in checked.text(node).split("/")) or wrong_shape(node, key, report)


def _kind(node: Node, key: Key, report: Report) -> bool:
    if checked.text(node) in tuple(Kind):
        return True
    message = f"`{key.name}` has to be one of {', '.join(Kind)}"
    report.error(node, "kind", message, "leave it out: it follows from the other keys")
    return False


def _flag(node: Node, key: Key, report: Report) -> bool:
    return checked.is_flag(node) or wrong_shape(node, key, report)


def _matching(form: re.Pattern[str]) -> Check:
    def matches(node: Node, key: Key, report: Report) -> bool:
        if not isinstance(node, Scalar) or not node.text.strip():
            return check_text(node, key, report)
        return form.fullmatch(node.text.strip()) is not None or wrong_shape(node, key, report)

    return matches


def _full_map(node: Node, key: Key, report: Report) -> bool:
    return (isinstance(node, Map) and bool(node.entries)) or wrong_shape(node, key, report)


def _map(node: Node, key: Key, report: Report) -> bool:
    return isinstance(node, Map) or checked.is_left_empty(node) or wrong_shape(node, key, report)


def _list(node: Node, key: Key, report: Report) -> bool:
    return isinstance(node, Seq) or checked.is_left_empty(node) or wrong_shape(node, key, report)


def _weight(node: Node, key: Key, report: Report) -> bool:
    if not isinstance(node, Scalar) or not node.text.strip():
        return check_text(node, key, report)
    found = numerals.value(node.text)
    return (found is not None and 0 < found <= numerals.LARGEST) or wrong_shape(node, key, report)


def _pass(node: Node, key: Key, report: Report) -> bool:
    if not isinstance(node, Scalar) or not node.text.strip():
        return check_text(node, key, report)
    return share_of(node.text) is not None or wrong_shape(node, key, report)


def _date(node: Node, key: Key, report: Report) -> bool:
    if not isinstance(node, Scalar) or not node.text.strip():
        return check_text(node, key, report)
    try:
        good = (
            _DATE.fullmatch(checked.text(node).strip()) and date.fromisoformat(checked.text(node).strip()).year in YEARS
        )
    except ValueError:
        good = False
    return bool(good) or wrong_shape(node, key, report)


_CHECKS: Mapping[Shape, Check] = MappingProxyType(
    {
        Shape.TEXT: check_text,
        Shape.ID: _id,
        Shape.TOPIC: _topic,
        Shape.PATH: _id,
        Shape.KIND: _kind,
        Shape.FLAG: _flag,
        Shape.WAY_BACK: _way_back,
        Shape.TEXTS: _texts,
        Shape.FORMS: _forms,
        Shape.ANSWER: _texts,
        Shape.NOTED: _noted,
        Shape.CHOICES: _list,
        Shape.PAIRS: _pairs,
        Shape.NAMES: _pairs,
        Shape.VARIABLES: _full_map,
        Shape.NUMBER: check_text,
        Shape.MARGIN: _margin,
        Shape.UNIT: _unit,
        Shape.WHOLE: _matching(re.compile(r"\d{1,2}")),
        Shape.DAYS: _matching(re.compile(r"\d{1,4}|false|no", re.IGNORECASE)),
        Shape.LEVEL: _matching(re.compile(r"[1-5]")),
        Shape.SHARE: _matching(_SHARE),
        Shape.TOPICS: _map,
        Shape.EXAMS: _map,
        Shape.WEIGHT: _weight,
        Shape.COUNT: _matching(re.compile(r"[1-9]\d{0,3}")),
        Shape.PASS: _pass,
        Shape.DATE: _date,
        Shape.OFFERED: _matching(re.compile(r"0|[2-9]|1\d|20")),
        Shape.MINUTES: examvalues.measured(minutes_of),
        Shape.QUOTAS: examvalues.check_quotas,
        Shape.KINDS: examvalues.check_kinds,
        Shape.LEVELS: examvalues.measured(levels_of),
        Shape.PENALTY: examvalues.check_penalty,
        Shape.DEFAULTS: _map,
        Shape.CARDS: _list,
    }
)
