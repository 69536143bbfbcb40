"""A card tried out by who writes it: asked as a learner sees it the first time, graded, and nothing else happens."""

from collections.abc import Mapping

from quizapp.core import grading, hints, rating, scheduling
from quizapp.core.calculated.evaluation import Value
from quizapp.core.calculated.variables import fresh_seed, realise
from quizapp.core.cards import Card
from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.response import Response
from quizapp.core.review import NEW, Rating
from quizapp.core.session import Asked, Graded
from quizapp.core.showing import option_order

_NO_DELAYS = ("", "", "", "")
_SOME_DAY = Moment(0, 0, 1)


def tried(
    card: Card, seed: str, *, file: str = "", title: str = "", other_than: Mapping[str, Value] | None = None
) -> Asked:
    """A card as a learner sees it who never saw it, with the numbers and the order that a seed draws.

    Numbers are `other_than` those named, where there are others. Raises DrawError where no numbers fit the question.
    """
    if other_than:
        seed = fresh_seed(card, seed, other_than)
    concrete, values = realise(card, seed)
    return Asked(
        card=concrete,
        deck=title,
        title=title,
        file=file,
        memory=NEW,
        outcomes=scheduling.outcomes(NEW, _SOME_DAY, Policy(), None),
        delays=_NO_DELAYS,
        retrievability=rating.PRIOR_RATE,
        guess=rating.chance_of_guessing(concrete.question),
        order=option_order(concrete, seed),
        seed=seed,
        shown_ms=0,
        source=concrete.question.source,
        values=values,
    )


def judged(asked: Asked, given: Response, opened: int = 0) -> Graded:
    """The verdict on a response with so many rungs of the hint ladder open; it suggests no rating worth looking at.

    Raises ValueError for a response that the card's kind cannot get.
    """
    mark = grading.grade(asked.card, given)
    return Graded(
        response=given, mark=mark, suggested=Rating.AGAIN, hints=opened, guess=hints.chance_left(asked, opened)
    )
