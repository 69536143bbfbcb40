"""What can be compared of a deck with other decks: its cards' ids, its prompts and topics, and what it builds on."""

from typing import NamedTuple

from quizapp.core.cards import card_ids
from quizapp.core.deck import Deck, Question
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.prerequisites import Prerequisite
from quizapp.deckfiles.lint.duplicates import Asked, asked


class QuestionOutline(NamedTuple):
    """A question: its line and column from 1, its id (may be empty), its topic, the ids of its cards; drafts have
    none.
    """

    line: int
    column: int
    name: str
    topic: str
    cards: tuple[str, ...]


class Outline(NamedTuple):
    """A deck, as far as other decks may have to do with it. Of its exams only name, topics and places are kept.

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
    exams = tuple(Blueprint(exam.name, topics=exam.topics, places=exam.places) for exam in deck.exams)
    questions = tuple(_outlined(question, deck.id) for question in deck.questions)
    return Outline(deck.path, deck.title, deck.id, deck.after, exams, questions, tuple(asked(deck)))


def _outlined(question: Question, scope: str) -> QuestionOutline:
    cards = () if question.draft else card_ids(question, scope)
    return QuestionOutline(question.line, question.column, question.id, question.topic, cards)
