"""A deck file as text: read, looked at, and written in one step if nobody else has written it meanwhile."""

import hashlib
import os
import re
import stat
from pathlib import Path

from quizapp.core.authoring import Against, Draft, Look
from quizapp.core.cards import cards_of
from quizapp.core.differing import differing
from quizapp.deckfiles import writer
from quizapp.deckfiles.examining import examine
from quizapp.deckfiles.source import MAX_BYTES, size_words
from quizapp.errors import ChangedError, QuizError
from quizapp.files import create_file
from quizapp.render.visible import visible

_END = re.compile(r"\r\n|\r")
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class GoneError(QuizError):
    """There is no such file."""


def real(path: str) -> str:
    """The path without links, absolute. Raises QuizError for what can be no path."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        raise QuizError(f"{visible(path)} is no name of a file.") from None


def opened(path: str, root: str) -> Draft:
    """The text of the deck file at a real path, found below a folder.

    Raises GoneError where there is none, another QuizError for what is no text.
    """
    data = _bytes(path)
    return Draft(path, root, _text(data, path), hashlib.sha256(data).hexdigest())


def against(draft: Draft, text: str) -> Against:
    """Where a text differs from what the file of a draft holds now. Nothing is raised for any file."""
    now, trouble = draft, ""
    try:
        now = opened(draft.path, draft.root)
    except GoneError:
        now = draft._replace(text="", digest="")
    except QuizError as error:
        trouble = str(error)
    lines = text.split("\n")
    if trouble or not now.digest:
        return Against(now, tuple(f"+{line}" for line in lines), trouble)
    return Against(now, tuple(differing(now.text.split("\n"), lines)))


def look(draft: Draft, text: str) -> Look:
    """What a text would come to as the text of a file. Nothing is raised for any text."""
    found = examine(text.encode("utf-8", "replace"), draft.path, draft.root)
    deck = found.reading.partial
    questions = deck.questions if deck else ()
    cards = tuple(card for question in questions for card in cards_of(question, deck.id if deck else ""))
    return Look(deck.title if deck else Path(draft.path).stem, found.problems, cards)


def saved(draft: Draft, text: str) -> Draft:
    """Writes a text in the place of the file that a draft was made from; the draft of what is there now.

    Lines end as they did, and a byte order mark stays. Leaves the file as it is and raises ChangedError when it is
    another one now, QuizError when it cannot be written.
    """
    if draft.digest:
        data = _encoded(_unchanged(draft), text)
        writer.write(draft.path, draft.digest, data)
    else:
        data = _encoded(b"", text)
        _create(draft.path, data)
    return draft._replace(text=text, digest=hashlib.sha256(data).hexdigest())


def _bytes(path: str) -> bytes:
    """What a file holds. Raises GoneError where there is none, QuizError for what is no regular file or too large."""
    try:
        with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 - the open handle decides, not the name
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise QuizError(f"{visible(path)} is no file that can be read as a deck.")
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise GoneError(f"{visible(path)} cannot be opened: {error.strerror}.") from None
    except OSError as error:
        raise QuizError(f"{visible(path)} cannot be opened: {error.strerror}.") from None
    except ValueError:
        raise QuizError(f"{visible(path)} is no name of a file.") from None
    if len(data) > MAX_BYTES:
        message, cure = size_words(Path(path).stat().st_size)
        raise QuizError(f"{visible(path)} cannot be opened: {message}; {cure}.")
    return data


def _text(data: bytes, path: str) -> str:
    """The text, lines ended by line feeds. Raises QuizError for what is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise QuizError(f"{visible(path)} is no UTF-8 text (line {line}). Save it as UTF-8 first.") from None
    if text.count("\0") * 10 > len(text):
        raise QuizError(f"{visible(path)} is a binary file, not a deck.")
    return _END.sub("\n", text)


def _unchanged(draft: Draft) -> bytes:
    """The bytes that a draft was made from. Raises ChangedError where the file holds others, or is gone."""
    try:
        data = _bytes(draft.path)
    except GoneError:
        raise ChangedError(f"{visible(draft.path)} is not there any more; nothing was written.") from None
    if hashlib.sha256(data).hexdigest() != draft.digest:
        raise ChangedError(f"{visible(draft.path)} was changed meanwhile; it was left alone.")
    return data


def _encoded(before: bytes, text: str) -> bytes:
    """The bytes of a text in the place of others. Raises QuizError for what no file can hold."""
    try:
        return writer.rewritten(before, text)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise QuizError(f"Line {line} has a character that no file can hold. Delete it. Nothing was written.") from None


def _create(path: str, data: bytes) -> None:
    """Writes a file that is not there yet. Raises ChangedError where it is, QuizError where it cannot be written."""
    try:
        create_file(Path(path), data)
    except FileExistsError:
        raise ChangedError(f"{visible(path)} is there already; it was left alone.") from None
    except OSError as error:
        raise QuizError(f"{visible(path)} cannot be written: {error.strerror}. Nothing was written.") from None
