"""The result of an exam as two files beside each other in the folder that the program was started in."""

import json
from pathlib import Path

from quizapp.core.day import wall_clock
from quizapp.core.exams.debrief import Debrief
from quizapp.errors import QuizError
from quizapp.files import replace_file
from quizapp.reports import exampage, file
from quizapp.reports.examobjects import attempt_object


def export(found: Debrief) -> Path:
    """The path of the page; the JSON beside it has the same name. Raises QuizError where they cannot be written."""
    started = found.attempt.started
    at = wall_clock(started.at_ms, started.tz_min)
    path = Path.cwd() / f"exam-{at:%Y-%m-%d-%H%M%S}.html"
    try:
        file.write(path, exampage.page(found), sort=exampage.ATTEMPT)
    except QuizError:
        if path.is_file():
            raise QuizError(f"{path} is there already, and is no result of an exam: move it away first.") from None
        raise
    text = json.dumps(attempt_object(found), ensure_ascii=False, indent=2)
    beside = path.with_suffix(".json")
    try:
        replace_file(beside, f"{text}\n".encode())
    except OSError as error:
        raise QuizError(f"The page is written to {path}, but not {beside.name}: {error.strerror}.") from None
    return path
