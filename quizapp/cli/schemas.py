"""`quizapp schema`: the JSON Schema of decks, printed, or written where decks find it."""

import json
import os
from pathlib import Path

from quizapp.cli.build import Call, say_notices
from quizapp.cli.output import as_json, say
from quizapp.deckfiles.schema import FILE
from quizapp.deckfiles.schema import schema as make
from quizapp.errors import QuizError, Status
from quizapp.files import replace_file

LINE = "# yaml-language-server: $schema="
_TITLE = "quizapp deck"


def schema(call: Call, folder: str, *, install: bool) -> int:
    """Prints the schema, or writes it into a folder or, to install it, into that of the learner's own decks.

    Raises QuizError where it cannot be written.
    """
    say_notices(call)
    if not folder and not install:
        as_json(make())
        return Status.FINE
    if folder and not Path(folder).is_dir():
        raise QuizError(f"There is no folder {folder}. Make it first, or name another one.")
    path = write(Path(folder).absolute() if folder else call.settings.own_decks)
    say(f"{path} is written. Let a deck beside it begin with this line, and editors complete and check it:")
    say(f"{LINE}{FILE}")
    return Status.FINE


def write(folder: Path) -> Path:
    """Writes the schema into a folder, in the place of an older one; where it is. Raises QuizError if it cannot."""
    path = folder / FILE
    try:
        if os.path.lexists(path) and not _is_ours(path):
            raise QuizError(f"{path} is there and is no schema of decks. Move it away, or choose another folder.")
        replace_file(path, json.dumps(make(), indent=1).encode() + b"\n")
    except OSError as error:
        raise QuizError(f"{path} cannot be written: {error.strerror}.") from None
    return path


def beside(folder: Path, own: Path) -> str:
    """The path from a deck's folder to a schema: that of the learner's `own` decks, else one there or one folder above.

    It is written where there is none. Raises QuizError where it cannot be.
    """
    inside = folder.is_relative_to(own)
    found = next((one / FILE for one in ((own,) if inside else (folder, folder.parent)) if _is_ours(one / FILE)), None)
    return Path(os.path.relpath(found or write(own if inside else folder), folder)).as_posix()


def _is_ours(path: Path) -> bool:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.get("title") == _TITLE
