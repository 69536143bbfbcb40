"""The pictures that a paper names and cannot show."""

from collections.abc import Iterator

from quizapp.core import showing
from quizapp.core.deck import Match, Order
from quizapp.core.exams.paper import Paper, Slot
from quizapp.render.pictures import Picture, pictures
from quizapp.reports.answerroom import prompt
from quizapp.reports.embedding import Opener, fault
from quizapp.reports.paperpage import own


def missing(paper: Paper, opener: Opener) -> tuple[str, ...]:
    """Why pictures are not on the page, as sentences with the numbers of their questions."""
    return tuple(
        f"Question {number}: {found}"
        for number, slot in enumerate(paper.slots, start=1)
        for picture in _pictures(slot)
        if (found := fault(slot, picture, opener))
    )


def _pictures(slot: Slot) -> Iterator[Picture]:
    """The pictures of a question: its own first, then those in its texts."""
    yield from own(slot)
    for text in _texts(slot):
        yield from pictures(text)


def _texts(slot: Slot) -> Iterator[str]:
    question = slot.card.question
    yield from (question.group, question.context, prompt(slot.card))
    yield from (option.text for option in showing.options(slot.card))
    match question.body:
        case Order(steps=steps):
            yield from steps
        case Match(pairs=pairs) as body:
            yield from (*(pair.left for pair in pairs), *body.pool)
