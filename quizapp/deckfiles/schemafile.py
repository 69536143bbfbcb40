"""The JSON Schema as a file that editors find: beside the learner's own decks, or where a deck stands."""

import json
import os
from pathlib import Path

from quizapp.deckfiles.schema import FILE
from quizapp.deckfiles.schema import schema as make
from quizapp.errors import QuizError
from quizapp.files import replace_file

_TITLE = "quizapp deck"


def write(folder: Path) -> Path:
    """Writes the schema into a folder, in the place of an older one; where it is. Raises QuizError if it cannot."""
    path = folder / FILE
    try:
        if os.path.lexists(path) and not _is_ours(path):
            raise QuizError(f"{path} is there and is no schema of decks. Move it away, or choose another folder.")
        replace_file(path, json.dumps(make(), indent=1).encode() + b"\n", shared=True)
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
