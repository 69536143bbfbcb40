"""A page is written in one step, private to its reader, and only over an older page of its sort."""

from pathlib import Path
from typing import NamedTuple

from quizapp.errors import QuizError
from quizapp.files import replace_file
from quizapp.reports.page import MARK

_START = 4096
_ENDINGS = (".html", ".htm")


class Sort(NamedTuple):
    """A sort of page: what it is called, with its article, and the `mark` in its head that it is known by."""

    name: str
    article: str
    mark: str


REPORT = Sort("report", "A", MARK)


def check(path: Path, *, force: bool = False, sort: Sort = REPORT) -> None:
    """Raises QuizError where a page cannot be: without a folder, by a name that says it is something else than HTML,
    and, unless `force`, over what is no page of its sort.
    """
    try:
        _refuse(path, sort, force=force)
    except OSError as error:
        raise QuizError(f"The {sort.name} cannot be written to {path}: {error.strerror}.") from None


def write(path: Path, page: str, *, force: bool = False, sort: Sort = REPORT) -> None:
    """Puts a page into a file. Raises QuizError where `check` does, and where it cannot be written."""
    check(path, force=force, sort=sort)
    try:
        replace_file(path, page.encode())
    except OSError as error:
        raise QuizError(f"The {sort.name} could not be written to {path}: {error.strerror}.") from None


def _refuse(path: Path, sort: Sort, *, force: bool) -> None:
    if not path.parent.is_dir():
        raise QuizError(f"There is no folder {path.parent} to write the {sort.name} into.")
    if path.is_dir():
        raise QuizError(f"{path} is a folder. Name a file in it, such as {path / sort.name}.html.")
    if path.suffix.lower() not in _ENDINGS:
        page = path.with_name(f"{path.stem or sort.name}.html")
        raise QuizError(
            f"{sort.article} {sort.name} is a page of HTML, so its name ends in .html: say {page}. "
            "A browser prints it as PDF."
        )
    if not path.exists():
        return
    if not path.is_file():
        raise QuizError(f"{path} is no ordinary file. Choose another name.")
    with path.open("rb") as file:
        if not force and sort.mark.encode() not in file.read(_START):
            raise QuizError(
                f"{path} is there and is no {sort.name}. Choose another name, or say --force to replace it."
            )
