"""An answer that is begun and leaves a part of its question open."""

from quizapp.core.cards import Card
from quizapp.core.deck import TypedList
from quizapp.core.marking import listed
from quizapp.core.response import Matched, Response, Wrote


def is_partly(card: Card, response: Response) -> bool:
    """Whether rows are without a pair, or fewer answers are typed than are asked for; it tells nothing of what is
    right.
    """
    match response, card.question.body:
        case Matched(rights=rights), _:
            return None in rights
        case Wrote(text=text), TypedList(items=items):
            return listed.most_entries(text) < len(items)
        case _:
            return False
