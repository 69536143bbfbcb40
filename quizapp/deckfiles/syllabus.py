"""The topics and exams of a deck: nodes → values, their entries checked on the way."""

from collections.abc import Iterator
from datetime import date

from quizapp.core.exams.blueprint import QUESTIONS_MAX, Blueprint
from quizapp.core.exams.plan import share_of
from quizapp.core.exams.spelled import levels_of, minutes_of, penalty_of
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.syllabus import TopicNote
from quizapp.deckfiles import checked, examvalues, fields, numerals, shapes
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.filled import wrong_shape
from quizapp.deckfiles.keys import DECK_KEYS, EXAM_KEYS, TOPIC_KEYS
from quizapp.deckfiles.report import Place, Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

QUESTIONS = 40
_RULE, _LONG_RULE, _NAME_RULE = "exam", "long-exam", "same-exam"
_BY_A_HAIR = 1e-9
_NO_NAME = (
    f"the name of an exam has to be a text of up to {shapes.MAX_ID} characters in one line, without blanks around it"
)


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
    """The exams, each with what is usual where it says nothing; those that cannot be put together are left out."""
    found: list[Blueprint] = []
    names: dict[str, Scalar] = {}
    for key, value in node.entries if isinstance(node, Map) else ():
        good = shapes.is_name(key.text)
        if not good:
            report.error(key, "shape", _NO_NAME, "write a name in one line, such as `Final:`")
        if checked.is_left_empty(value):
            value = Map((), value.line, value.column)  # noqa: PLW2901 - an exam of which nothing is said
        if not isinstance(value, Map):
            wrong_shape(value, DECK_KEYS["exams"], report)
        elif good:
            exam = _exam(key, fields.read(value, EXAM_KEYS, report))
            _check_name(key, names, report)
            if _can_be(exam, key, report):
                found.append(exam)
    return found


def prerequisites(node: Node | None, topic: str = "") -> Iterator[Prerequisite]:
    """What stands at `after`, of a topic or (empty) of the deck."""
    for item in () if node is None else node.items if isinstance(node, Seq) else (node,):
        yield Prerequisite(checked.text(item), topic, item.line, item.column)


def _exam(name: Scalar, written: Fields) -> Blueprint:
    usual = Blueprint(questions=QUESTIONS)
    minutes, levels, penalty, day = (written.text(key).strip() for key in ("minutes", "difficulty", "penalty", "date"))
    return Blueprint(
        name=name.text,
        place=(name.line, name.column),
        about=written.text("about"),
        questions=int(written.text("questions") or usual.questions),
        minutes=minutes_of(minutes) if minutes else usual.minutes,
        pass_mark=share_of(written.text("pass")) or usual.pass_mark,
        day=date.fromisoformat(day).toordinal() if day else None,
        options=int(written.text("options") or usual.options),
        topics=written.texts("topics"),
        places=written.places("topics"),
        quotas=examvalues.quotas_of(written.values.get("quotas")),
        kinds=examvalues.kinds_named(written.values.get("kinds")),
        levels=levels_of(levels) if levels else usual.levels,
        penalty=penalty_of(penalty) if penalty else usual.penalty,
        partial=checked.flag(written.values["partial"]) if "partial" in written.values else usual.partial,
    )


def _check_name(key: Scalar, names: dict[str, Scalar], report: Report) -> None:
    """Warns of a second exam that only capitals tell from the first; `names` are those before."""
    first = names.setdefault(key.text.casefold(), key)
    if first is not key:
        message = f"`{first.text}` in line {first.line} is its name, too: capitals do not tell exams apart"
        report.warning(key, _NAME_RULE, message, "give one of them another name")


def _can_be(exam: Blueprint, key: Scalar, report: Report) -> bool:
    """Whether the quotas of an exam fit into its questions; where not, that is reported."""
    if exam.questions > QUESTIONS_MAX:
        message = f"an exam that is taken asks {QUESTIONS_MAX} questions at most"
        report.warning(key, _LONG_RULE, message, f"`quizapp ready` goes by all {exam.questions}")
    room = float(exam.questions)
    for quota in exam.quotas:
        room -= quota.number or (quota.share or 0) * exam.questions
        if room < -_BY_A_HAIR:
            place = Place(*quota.place)
            message = f"with this quota they come to more than the {exam.questions} questions of the exam"
            report.left_out(place, _RULE, message, "lower the quotas, or raise `questions:`")
            return False
    return True


def _number(written: Fields, name: str) -> float | None:
    found = numerals.value(written.text(name))
    return None if found is None else float(found)
