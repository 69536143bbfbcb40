"""The bundled decks, read once for all tests of what they hold."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from quizapp.core.calculated.filling import Sort, rewritten
from quizapp.core.deck import Choice, Cloze, Deck, Option, Question
from quizapp.deckfiles.library import FileReading, read_file

FOLDER = Path(__file__).parents[2] / "decks"
EXAMS = "exams"
"""The file that holds exams over several decks, and no questions."""
PATHS = tuple(sorted(FOLDER.glob("*.yaml")))
NAMES = tuple(path.stem for path in PATHS if path.stem != EXAMS)

_MARKS = re.compile(r"[*_`$\\{}]")


@cache
def reading(name: str) -> FileReading:
    """What comes of a bundled file, read as closely as `quizapp check` reads it."""
    return read_file(str(FOLDER / f"{name}.yaml"), str(FOLDER), closely=True)


def deck(name: str) -> Deck:
    """The deck of a bundled file that can be read."""
    found = reading(name).reading.deck
    assert found is not None
    return found


def questions() -> Iterator[Question]:
    """The questions of all bundled decks."""
    return chain.from_iterable(deck(name).questions for name in NAMES)


def texts(question: Question) -> list[str]:
    """Every text of a question that a learner may read; a cloze without the braces of its holes."""
    if isinstance(question.body, Cloze):
        return [plain(question.prompt), question.context, question.why, *question.hints]
    seen: list[str] = []

    def note(_: str, text: str, __: Sort) -> str:
        seen.append(text)
        return text

    rewritten(question, note)
    return seen


def plain(text: str) -> str:
    """A text without the marks of Markdown and TeX, as its length is seen."""
    return _MARKS.sub("", text)


def right_option(question: Question) -> Option:
    """The right option of a choice."""
    assert isinstance(question.body, Choice)
    return next(option for option in question.body.options if option.right)


def is_calculated(question: Question) -> bool:
    """Whether the numbers of a question are drawn anew each time."""
    return bool(question.variables)
