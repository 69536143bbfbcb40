"""The exams that decks bring, and where the names in an exam come from."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.plan import ExamPlan, guess_of
from quizapp.errors import NotHereError
from quizapp.render.visible import one_line
from quizapp.storage.rows import DeckFileRow


def plan_of(exam: Blueprint) -> ExamPlan:
    """What readiness goes by of an exam of the catalogue."""
    return ExamPlan(exam.questions, exam.pass_mark, exam.day, guess_of(exam.options), exam.topics, exam.name)


def topic_weights(rows: Sequence[DeckFileRow]) -> dict[str, float]:
    """The weights of topics by path; of two decks that name one the first has its say."""
    told = (note for row in reversed(rows) for note in row.topics)
    return {note.path: note.weight for note in told if note.weight is not None}


@contextmanager
def saying_where(exam: ExamPlan, set_up: ExamPlan) -> Iterator[None]:
    """Says of a name that is not here where the exam has it from: from the one that is set up, or from a deck."""
    try:
        yield
    except NotHereError as error:
        raise NotHereError(f"{error} {_place(exam, set_up)}".rstrip()) from error


def _place(exam: ExamPlan, set_up: ExamPlan) -> str:
    if exam.names == set_up.names:
        return "The exam in config.toml names it, under [exam] topics."
    return f"The exam {one_line(exam.title)} names it, under `exams:` in its deck." if exam.title else ""
