"""What can be compared of a deck with other decks: its cards' ids, its prompts and topics, and what it builds on."""

from typing import NamedTuple

from quizapp.core.cards import card_ids
from quizapp.core.deck import Cloze, Deck, Kind, Question
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.prerequisites import Prerequisite
from quizapp.deckfiles.lint.duplicates import Asked, asked


class QuestionOutline(NamedTuple):
    """A question: its line and column from 1, its id (may be empty), its topic, the ids of its cards; drafts have
    none.

    `kind` is empty where nobody but the learner can mark it; `level` is its difficulty, 0 where its author says none.
    """

    line: int
    column: int
    name: str
    topic: str
    cards: tuple[str, ...]
    kind: str = ""
    level: int = 0


class Outline(NamedTuple):
    """A deck, as far as other decks may have to do with it. Of its exams that is kept which questions they ask.

    `asked` are its questions as they are compared with those of other decks.
    """

    path: str
    title: str
    id: str
    after: tuple[Prerequisite, ...]
    exams: tuple[Blueprint, ...]
    questions: tuple[QuestionOutline, ...]
    asked: tuple[Asked, ...] = ()


def outline_of(deck: Deck) -> Outline:
    """The outline of a deck."""
    exams = tuple(map(_asking, deck.exams))
    questions = tuple(_outlined(question, deck.id) for question in deck.questions)
    return Outline(deck.path, deck.title, deck.id, deck.after, exams, questions, tuple(asked(deck)))


def _outlined(question: Question, scope: str) -> QuestionOutline:
    cards = () if question.draft else card_ids(question, scope)
    kind = str(question.kind) if _is_markable(question) else ""
    level = question.difficulty or 0
    return QuestionOutline(question.line, question.column, question.id, question.topic, cards, kind, level)


def _is_markable(question: Question) -> bool:
    """Whether the program can mark an answer to a question."""
    body = question.body
    return body.accept is not None if isinstance(body, Cloze) else body.kind is not Kind.FLASHCARD


def _asking(exam: Blueprint) -> Blueprint:
    """An exam as far as which questions it asks."""
    return Blueprint(
        name=exam.name,
        place=exam.place,
        questions=exam.questions,
        topics=exam.topics,
        places=exam.places,
        quotas=exam.quotas,
        kinds=exam.kinds,
        levels=exam.levels,
    )
