"""Cards that a learner takes for one another: a wrong answer to one of them is the right answer to the other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, assert_never

from quizapp.core import patterns, showing, spelling
from quizapp.core.cards import Card
from quizapp.core.deck import (
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Order,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.review import Event, EventKind

TWICE = 2

Pair = tuple[str, str]


class Mistake(NamedTuple):
    """A wrong answer to a card, how many times it was given, and on which study day [date ordinal] last."""

    card_id: str
    text: str
    times: int
    last_day: int

    def plus(self, other: "Mistake") -> "Mistake":
        """The same wrong answer, given as often as both say."""
        return self._replace(times=self.times + other.times, last_day=max(self.last_day, other.last_day))


def mistakes_of(body: Mapping[str, object]) -> tuple[str, ...]:
    """The wrong answers that the body of a review holds."""
    found = body.get("mistakes")
    return tuple(text for text in found if isinstance(text, str)) if isinstance(found, list | tuple) else ()


def given(card_id: str, body: Mapping[str, object], day: int) -> list[Mistake]:
    """The wrong answers that the body of a review holds, one for each time; a text with NUL is none."""
    return [Mistake(card_id, text, 1, day) for text in mistakes_of(body) if "\0" not in text]


def counted(card_id: str, events: Iterable[Event]) -> list[Mistake]:
    """The wrong answers to a card that its events hold, all of which stand."""
    found: dict[str, Mistake] = {}
    for event in events:
        for one in given(card_id, event.body, event.moment.day) if event.kind == EventKind.REVIEW else ():
            found[one.text] = one.plus(found[one.text]) if one.text in found else one
    return list(found.values())


def again(mistakes: Iterable[str], before: Iterable[str]) -> dict[str, int]:
    """Those of the wrong answers that were given before, with how often, however they were spelled then."""
    times = Counter(map(spelling.normalise, before))
    return {text: count for text in mistakes if (count := times[spelling.normalise(text)])}


def pairs(cards: Iterable[Card], mistakes: Iterable[tuple[str, str]]) -> list[Pair]:
    """The ids of two of the cards each that were taken for one another at least twice, whichever way round.

    `mistakes` are (card id, wrong answer), one for each time. Pairs come in the order in which they were first met.
    """
    holders: dict[str, list[str]] = {}
    for card in cards:
        for text in dict.fromkeys(map(spelling.normalise, _right(card))):
            holders.setdefault(text, []).append(card.id)
    times: Counter[Pair] = Counter()
    for card_id, text in mistakes:
        for other in holders.get(spelling.normalise(text), ()):
            if other != card_id:
                times[min(card_id, other), max(card_id, other)] += 1
    return [pair for pair, count in times.items() if count >= TWICE]


def _right(card: Card) -> Iterator[str]:
    """The texts by which a right answer to a card may be known again; none of kinds whose answers say nothing alone."""
    match card.question.body:
        case Choice(options=options) | Multi(options=options):
            yield from (option.text for option in options if option.right)
        case Typed(answer=answer, accept=accept):
            yield from (answer, *(form for form in accept if not patterns.is_pattern(form)))
        case TypedList(items=items):
            yield from (item.answer for item in items)
        case Flashcard():
            yield showing.back(card)
        case Cloze():
            yield from showing.hidden(card)
        case TrueFalse() | Number() | Order() | Match():
            return
        case _:
            assert_never(card.question.body)
