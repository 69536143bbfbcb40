"""A paper and its key are written into two files beside each other, each only over an older one of its sort."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from quizapp.core.exams.paper import Paper, Slot
from quizapp.reports import answerkey, file, paperpage
from quizapp.reports.answerkey import answer_key
from quizapp.reports.embedding import Opener, closed
from quizapp.reports.file import Sort
from quizapp.reports.missing import missing
from quizapp.reports.paperpage import question_paper

PAPER, KEY = Sort("paper", "A", paperpage.MARK), Sort("key", "A", answerkey.MARK)


class Printed(NamedTuple):
    """The files of a paper and its key, and sentences about pictures that they lack."""

    paper: Path
    key: Path
    notes: tuple[str, ...] = ()


def key_beside(path: Path) -> Path:
    """Where the key of a paper stands: `mock.html` has its key in `mock-key.html`."""
    return path.with_name(f"{path.stem}-key{path.suffix}")


def check(path: Path, *, force: bool = False) -> None:
    """Raises QuizError where a paper, or the key beside it, cannot be written, as `reports.file.check` says it."""
    file.check(path, force=force, sort=PAPER)
    file.check(key_beside(path), force=force, sort=KEY)


def write_both(path: Path, paper: Paper, opener: Opener = closed, *, force: bool = False) -> Printed:
    """Writes a paper into a file and its key beside it; nothing unless both files may be written.

    Raises QuizError as `check` does, and where they cannot be written. Each picture is opened once.
    """
    check(path, force=force)
    remembered = _remembering(opener)
    key = key_beside(path)
    file.write(key, answer_key(paper, remembered), force=force, sort=KEY)
    file.write(path, question_paper(paper, remembered), force=force, sort=PAPER)
    return Printed(path, key, missing(paper, remembered))


def _remembering(opener: Opener) -> Opener:
    """An opener that opens each picture of a deck once."""
    slots: dict[str, Slot] = {}

    @cache
    def opened(deck_file: str, written: str) -> bytes:
        return opener(slots[deck_file], written)

    def open_(slot: Slot, written: str) -> bytes:
        slots.setdefault(slot.file, slot)
        return opened(slot.file, written)

    return open_
