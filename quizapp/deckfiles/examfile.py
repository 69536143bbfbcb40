"""The exams of one file, wherever it lies: a deck, or a file that holds exams alone."""

import os
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from quizapp.core.deck import Deck
from quizapp.core.exams.blueprint import Blueprint
from quizapp.deckfiles.library import read_file
from quizapp.deckfiles.placeless import placeless_exam
from quizapp.errors import Problem


class ExamFile(NamedTuple):
    """What came of a file: its exams, in its order, and its problems, of every level.

    An exam that cannot be put together is among the problems alone; a file that cannot be read has no exams.
    """

    exams: tuple[Blueprint, ...]
    problems: tuple[Problem, ...]


def read_exams(path: Path) -> ExamFile:
    """The exams of the file at a path. Raises nothing: what hinders reading it is a problem.

    An exam that names no topics asks its deck, by the deck's id or the file's name; in a file without questions it
    asks everything.
    """
    real = Path(os.path.realpath(path))
    reading = read_file(str(real), str(real.parent)).reading
    deck = reading.deck
    return ExamFile(asking(deck, deck.id or real.stem) if deck else (), reading.problems)


def asking(deck: Deck, name: str) -> tuple[Blueprint, ...]:
    """The exams of a deck of this name, each with the names of all that it asks, none for everything.

    Where they stand in the file is left out.
    """
    own = (name,) if deck.questions else ()
    return tuple(replace(placeless_exam(exam), topics=exam.topics or own) for exam in deck.exams)
