"""Files of other formats → questions of a deck: which format it is, and its text."""

import codecs
from collections.abc import Mapping
from pathlib import Path

from quizapp.core.rawquestion import Brought
from quizapp.errors import QuizError, UsageError
from quizapp.interop import hashcards, spreadsheet

MAX_BYTES = 20_000_000
SUFFIXES = (".csv", ".tsv", ".txt", ".md")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def bring(path: Path, named: Mapping[str, str]) -> Brought:
    """What a file comes to; `named` are keys by the columns that stand for them, as the author says.

    Raises QuizError for a file that cannot be read, UsageError for one of a format that is not known.
    """
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise UsageError(f"{path} is none of {', '.join(SUFFIXES)}: what is in it cannot be told by its name.")
    if suffix == ".md" and named:
        raise UsageError(f"{path} has no columns: --map is for tables.")
    text = _text(path)
    return hashcards.read(text) if suffix == ".md" else spreadsheet.read(text, named, tabs=suffix == ".tsv")


def _text(path: Path) -> str:
    """The text of a file with line feeds alone. Raises QuizError where it is none."""
    try:
        if not path.is_file():
            raise QuizError(f"{path} is no file." if path.exists() else f"{path} is not there.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise QuizError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise QuizError("A file name cannot hold a NUL character.") from None
    if len(data) > MAX_BYTES:
        raise QuizError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB. Split it into several files.")
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise QuizError(f"{path}:{line} is no UTF-8 text. Save the file as UTF-8 and try again.") from None
    if "\0" in text:
        raise QuizError(f"{path} holds NUL characters: it is no text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
