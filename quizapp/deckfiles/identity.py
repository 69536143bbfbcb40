"""No two questions of a file are one: equal ids are errors, equal prompts without ids are left out."""

from collections.abc import Iterable, Iterator

from quizapp.core.cards import fingerprint
from quizapp.core.deck import Question
from quizapp.deckfiles.report import Report


def distinct(questions: Iterable[Question], report: Report) -> Iterator[Question]:
    """The questions without those that stand there already; each of these is reported."""
    ids: dict[str, Question] = {}
    prompts: dict[str, Question] = {}
    for question in questions:
        if question.id and question.id in ids:
            _say_equal_ids(ids[question.id], question, report)
            continue
        ids[question.id] = question
        print_ = fingerprint(question)
        first = prompts.setdefault(print_, question)
        if first is not question and not (first.id and question.id):
            message = f"this is asked in line {first.line} already; only that one is studied"
            report.warning(question, "duplicate", message, "delete one, word it differently, or give both an `id:`")
            continue
        yield question


def _say_equal_ids(first: Question, second: Question, report: Report) -> None:
    for one, other in ((first, second), (second, first)):
        message = f"the id `{one.id}` stands twice, here and in line {other.line}; the later one is left out"
        report.left_out(one, "duplicate-id", message, "give one of them another id")
