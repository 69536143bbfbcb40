"""What can be said of deck files only beside each other: cards that two of them have, equal ids, questions that ask
the same, and what is named and nowhere to be found.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizapp.deckfiles.lint.duplicates import duplicates
from quizapp.deckfiles.outline import Outline
from quizapp.errors import Problem
from quizapp.trainer.claims import Place, clashes, first_owners, same_ids
from quizapp.trainer.examdoubts import exam_doubts
from quizapp.trainer.order import doubts


class _Claim(NamedTuple):
    """A card that a deck says is its own."""

    at: Place
    card_id: str
    question_name: str


def across(outlines: Sequence[Outline], *, whole: bool) -> tuple[Problem, ...]:
    """What to say of decks that were read together, in the order of their files. Unless they are a `whole` library,
    what they name may be elsewhere.
    """
    claims = [claim for outline in outlines for claim in _claims(outline)]
    found = [
        *clashes(claims, first_owners(claims)),
        *same_ids((outline.path, outline.id) for outline in outlines),
        *doubts(outlines, whole=whole),
        *exam_doubts(outlines, whole=whole),
        *duplicates(asked for outline in outlines for asked in outline.asked),
    ]
    return tuple(sorted(found))


def _claims(outline: Outline) -> Iterator[_Claim]:
    for question in outline.questions:
        place = Place(outline.path, question.line, question.column)
        for card in question.cards:
            yield _Claim(place, card, question.name)
