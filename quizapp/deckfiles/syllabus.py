"""The topics and exams of a deck: nodes → values, their entries checked on the way."""

from collections.abc import Iterator
from datetime import date

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.plan import share_of
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.syllabus import TopicNote
from quizapp.deckfiles import checked, fields, numerals, shapes
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.filled import wrong_shape
from quizapp.deckfiles.keys import DECK_KEYS, EXAM_KEYS, TOPIC_KEYS
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Seq

QUESTIONS = 40


def topics(node: Node | None, report: Report) -> tuple[list[TopicNote], list[Prerequisite]]:
    """What is said of topics, and what is to be learned before them."""
    notes: list[TopicNote] = []
    after: list[Prerequisite] = []
    for key, value in node.entries if isinstance(node, Map) else ():
        good = shapes.check(key, DECK_KEYS["topic"], report)
        if isinstance(value, Map):
            topic = fields.read(value, TOPIC_KEYS, report)
            after.extend(prerequisites(topic.values.get("after"), key.text))
        else:
            good = shapes.check(value, TOPIC_KEYS["about"], report) and good
            topic = Fields(Map((), value.line, value.column), {"about": value})
        if good:
            notes.append(TopicNote(key.text, topic.text("about"), _number(topic, "weight")))
    return notes, after


def exams(node: Node | None, report: Report) -> list[Blueprint]:
    """The exams, each with what is usual where it says nothing."""
    found = []
    for key, value in node.entries if isinstance(node, Map) else ():
        good = shapes.check(key, DECK_KEYS["id"], report)
        if checked.is_left_empty(value):
            value = Map((), value.line, value.column)  # noqa: PLW2901 - an exam of which nothing is said
        if not isinstance(value, Map):
            wrong_shape(value, DECK_KEYS["exams"], report)
        elif good:
            found.append(_exam(key.text, fields.read(value, EXAM_KEYS, report)))
    return found


def prerequisites(node: Node | None, topic: str = "") -> Iterator[Prerequisite]:
    """What stands at `after`, of a topic or (empty) of the deck."""
    for item in () if node is None else node.items if isinstance(node, Seq) else (node,):
        yield Prerequisite(checked.text(item), topic, item.line, item.column)


def _exam(name: str, written: Fields) -> Blueprint:
    usual = Blueprint(name, questions=QUESTIONS)
    day = written.text("date").strip()
    return Blueprint(
        name=name,
        about=written.text("about"),
        questions=int(written.text("questions") or usual.questions),
        pass_mark=share_of(written.text("pass")) or usual.pass_mark,
        day=date.fromisoformat(day).toordinal() if day else None,
        options=int(written.text("options") or usual.options),
        topics=written.texts("topics"),
        places=written.places("topics"),
    )


def _number(written: Fields, name: str) -> float | None:
    found = numerals.value(written.text(name))
    return None if found is None else float(found)
