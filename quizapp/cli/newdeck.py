"""`quizapp new`: a deck from a template, in the learner's own folder, opened to be written."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from quizapp.cli.build import Call, say_notices
from quizapp.cli.output import say
from quizapp.cli.studying import author, obstacle
from quizapp.core.deck import Kind
from quizapp.core.editors import Editor
from quizapp.deckfiles import templates
from quizapp.deckfiles.folders import SUFFIXES
from quizapp.deckfiles.schemafile import beside
from quizapp.errors import QuizError, Status, UsageError
from quizapp.files import create_file

TITLE = "New deck"
_LONGEST = 60
_BETWEEN = re.compile(r"[\W_]+")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def new(call: Call, name: str, kind: str, *, is_opened: bool) -> int:
    """Writes a new deck and opens it in a terminal, unless that is not wanted. Returns the status.

    Raises QuizError, and leaves everything as it is, where a file of this name is there already or cannot be written.
    """
    say_notices(call)
    if kind and kind not in templates.NAMES:
        raise UsageError(f"There is no kind {kind[:40]}. Choose one of {', '.join(templates.NAMES)}.")
    path, title = _place(call, name.strip())
    text = _written(path, title, kind or Kind.FLASHCARD, call.settings.own_decks)
    say(f"{path} is there, with a question to replace and an example of every kind.")
    if is_opened and not obstacle(os.environ):
        _open(call, path, text[: text.index("\n  - ")].count("\n") + 2)
    _say_next(call, path)
    return Status.FINE


def _place(call: Call, name: str) -> tuple[Path, str]:
    """Where the deck comes to stand, and its title. Raises UsageError for a name that no file can have."""
    if not name.isprintable():
        raise UsageError("The name has a character that cannot be shown. Choose one of letters, figures and spaces.")
    is_file = name.lower().endswith(SUFFIXES)
    if not (is_file or os.sep in name or "/" in name):
        return next(_names(call.settings.own_decks, name)), name or TITLE
    if Path(name).is_dir():
        return next(_names(Path(name).resolve(), "")), TITLE
    path = Path(name).resolve()
    if not is_file or path.name.startswith("."):
        raise UsageError(f"{name[:_LONGEST]} is no name of a deck. A path ends in .yaml or .yml, behind a name.")
    if not path.parent.is_dir():
        raise QuizError(f"There is no folder {path.parent}. Make it first, or give a name alone.")
    _safe(path.stem)
    return path, path.stem.replace("-", " ").replace("_", " ").strip().capitalize() or TITLE


def _names(folder: Path, name: str) -> Iterator[Path]:
    """The file for a name; without a name the first that is free."""
    if name:
        yield folder / f"{_safe(name)}.yaml"
    usual = _safe(TITLE)
    free = (folder / f"{usual}{'' if number == 1 else f'-{number}'}.yaml" for number in count(1))
    yield from (path for path in free if not os.path.lexists(path))


def _safe(name: str) -> str:
    """A name as that of a file, as ids and topics have it. Raises UsageError where nothing is left of it."""
    plain = _BETWEEN.sub("-", unicodedata.normalize("NFKC", name).casefold()).strip("-")[:_LONGEST].rstrip("-")
    if not plain or plain in _DEVICES:
        raise UsageError(f"No deck can be named {name[:40]!r}. Choose a name with letters or figures.")
    return plain


def _written(path: Path, title: str, kind: str, own: Path) -> str:
    """Writes the file, which must not be there yet; its text. Raises QuizError where it is, or cannot be written."""
    if os.path.lexists(path):
        raise QuizError(f"{path} is there already and was left alone. Choose another name.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = templates.deck(title, _safe(path.stem), beside(path.parent, own), kind)
        create_file(path, text.encode())
    except OSError as error:
        raise QuizError(f"{path} cannot be written: {error.strerror}.") from None
    return text


def _open(call: Call, path: Path, line: int) -> None:
    """Opens the deck at a line, in the author screen or the learner's editor; what goes wrong there is said."""
    try:
        if call.settings.editor is Editor.HERE:
            author(_with(call, path), str(path), line)
        else:
            from quizapp.tui.editing import edit_here

            edit_here(str(path), line)
    except QuizError as error:
        say(str(error))


def _with(call: Call, path: Path) -> Call:
    """The call with the new deck in its library: the folder for one's own decks may not have been there before."""
    if any(path.is_relative_to(folder) for folder in call.settings.decks):
        return call
    return replace(call, settings=replace(call.settings, decks=(path.parent, *call.settings.decks)))


def _say_next(call: Call, path: Path) -> None:
    """What to do next, in a sentence or two."""
    folders = (call.settings.own_decks, *call.settings.decks)
    if any(path.is_relative_to(folder.absolute()) for folder in folders):
        say(f"`quizapp check` says what could be better, `quizapp study {path.stem}` asks it.")
    else:
        say(f"It is in none of your folders of decks: `quizapp --decks {path} study` asks it.")
