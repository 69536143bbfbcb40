"""What a deck says, wherever in its file it stands: to be compared with what another text says."""

from dataclasses import replace

from quizapp.core.deck import Deck
from quizapp.core.exams.blueprint import Blueprint

_NOWHERE = (0, 0)


def placeless(deck: Deck) -> Deck:
    """A deck without the places in its file; all that is compared of its cards stays."""
    return replace(
        deck,
        questions=tuple(replace(question, line=0, column=0) for question in deck.questions),
        after=tuple(one._replace(line=0, column=0) for one in deck.after),
        exams=tuple(map(placeless_exam, deck.exams)),
    )


def placeless_exam(exam: Blueprint) -> Blueprint:
    """An exam without its place, and those of what it names."""
    quotas = tuple(quota._replace(place=_NOWHERE) for quota in exam.quotas)
    return replace(exam, quotas=quotas, places=(), place=_NOWHERE)
