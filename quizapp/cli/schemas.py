"""`quizapp schema`: the JSON Schema of decks, printed, or written where decks find it."""

from pathlib import Path

from quizapp.cli.build import Call, say_notices
from quizapp.cli.output import as_json, say
from quizapp.deckfiles.schema import FILE
from quizapp.deckfiles.schema import schema as make
from quizapp.deckfiles.schemafile import write
from quizapp.errors import QuizError, Status

LINE = "# yaml-language-server: $schema="


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
