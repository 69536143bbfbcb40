"""How much is shown of the texts of one card, so that all of them together are drawn in bounded time."""

from collections.abc import Iterable, Iterator

from quizapp.core import showing
from quizapp.core.cards import Card
from quizapp.core.deck import Match, Order, TypedList
from quizapp.render.parsing import CHARACTERS_MAX, LINE


def most_shown(card: Card) -> int:
    """How many characters are shown of each text of a card."""
    return shared(_texts(card))


def shared(texts: Iterable[str]) -> int:
    """How many characters are shown of each of some texts: `CHARACTERS_MAX`, where all together have no more.

    Else they share these: what short texts leave goes to the long ones. A line counts as `LINE` characters at least.
    """
    left, sizes = CHARACTERS_MAX, sorted(map(_size, texts))
    for place, size in enumerate(sizes):
        share = left // (len(sizes) - place)
        if size > share:
            return share
        left -= size
    return CHARACTERS_MAX


def _size(text: str) -> int:
    return min(max(len(text), LINE * (text.count("\n") + 1)), CHARACTERS_MAX) if text else 0


def _texts(card: Card) -> Iterator[str]:
    """All that a card can show, in any order."""
    question, body = card.question, card.question.body
    yield from (question.group, question.context, question.why, *question.hints)
    yield showing.front(card)
    for option in showing.options(card):
        yield from (option.text, option.why)
    match body:
        case Order(steps=steps):
            yield from steps
        case Match(pairs=pairs, pool=pool):
            yield from (*(pair.left for pair in pairs), *pool)
        case TypedList(items=items):
            yield from (item.answer for item in items)
        case _ if not showing.options(card):
            yield showing.back(card)
