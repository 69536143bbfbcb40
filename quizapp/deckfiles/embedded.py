"""Pictures in the texts of questions that cannot be opened: a problem at the question that names one."""

from collections.abc import Iterator

from quizapp.core.deck import Deck, Question
from quizapp.deckfiles import places
from quizapp.deckfiles.pictures import fault
from quizapp.deckfiles.texts import texts_of
from quizapp.errors import Problem
from quizapp.render.pictures import pictures


def problems(deck: Deck, root: str) -> Iterator[Problem]:
    """A problem for each picture in the texts of a deck that cannot be opened, at its first question.

    `root` is the folder below which the deck was found.
    """
    folder = places.folder_of(deck.path, root)
    said: set[str] = set()
    for question in deck.questions:
        for path in _named(question):
            found = None if path in said else fault(path, folder)
            said.add(path)
            if found:
                level, message, cure = found
                told = f"`![...]({path})`: {message}"
                yield Problem(deck.path, question.line, question.column, level, "image", told, cure=cure)


def named(deck: Deck) -> Iterator[str]:
    """The paths of the pictures in the texts of a deck."""
    return (path for question in deck.questions for path in _named(question))


def _named(question: Question) -> Iterator[str]:
    return (picture.path for text in texts_of(question) for picture in pictures(text))
