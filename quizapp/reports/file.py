"""A report is written in one step, private to its reader, and only over an older report."""

from pathlib import Path

from quizapp.errors import QuizError
from quizapp.files import replace_file
from quizapp.reports.page import MARK

_START = 4096
_ENDINGS = (".html", ".htm")


def check(path: Path, *, force: bool = False) -> None:
    """Raises QuizError where a report cannot be: without a folder, by a name that says it is something else than HTML,
    and, unless `force`, over what is no report.
    """
    try:
        _refuse(path, force=force)
    except OSError as error:
        raise QuizError(f"The report cannot be written to {path}: {error.strerror}.") from None


def write(path: Path, page: str, *, force: bool = False) -> None:
    """Puts a page into a file. Raises QuizError where `check` does, and where it cannot be written."""
    check(path, force=force)
    try:
        replace_file(path, page.encode())
    except OSError as error:
        raise QuizError(f"The report could not be written to {path}: {error.strerror}.") from None


def _refuse(path: Path, *, force: bool) -> None:
    if not path.parent.is_dir():
        raise QuizError(f"There is no folder {path.parent} to write the report into.")
    if path.is_dir():
        raise QuizError(f"{path} is a folder. Name a file in it, such as {path / 'report.html'}.")
    if path.suffix.lower() not in _ENDINGS:
        page = path.with_name(f"{path.stem or 'report'}.html")
        raise QuizError(
            f"A report is a page of HTML, so its name ends in .html: say {page}. A browser prints it as PDF."
        )
    if not path.exists():
        return
    if not path.is_file():
        raise QuizError(f"{path} is no ordinary file. Choose another name.")
    with path.open("rb") as file:
        if not force and MARK.encode() not in file.read(_START):
            raise QuizError(f"{path} is there and is no report. Choose another name, or say --force to replace it.")
