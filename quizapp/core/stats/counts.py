"""How many cards there are of each sort."""

from collections.abc import Iterable
from operator import attrgetter

from quizapp.core.stats.cards import Cards
from quizapp.core.stats.figures import CardCounts
from quizapp.core.status import LEECH_LAPSES
from quizapp.core.tally import MATURE_DAYS

_SORTS = attrgetter("new", "learning", "young", "mature", "suspended", "leeches")


def counts(cards: Cards) -> CardCounts:
    """New, learning, young, mature and suspended cards; a suspended card is nothing else but perhaps a leech."""
    columns = zip(cards.stability, cards.in_steps, cards.suspended, strict=True)
    steady = [days for days, in_steps, suspended in columns if not (in_steps or suspended)]
    suspended = sum(cards.suspended)
    mature = len([days for days in steady if days >= MATURE_DAYS])
    return CardCounts(
        new=sum(cards.new),
        learning=cards.seen - suspended - len(steady),
        young=len(steady) - mature,
        mature=mature,
        suspended=suspended + sum(cards.new_suspended),
        leeches=len([lapses for lapses in cards.lapses if lapses >= LEECH_LAPSES]),
    )


def instead(whole: CardCounts, before: Cards, now: Cards) -> CardCounts:
    """The counts of all where some cards are as they are `now` instead of as they were `before`."""
    columns = zip(*map(_SORTS, (whole, counts(before), counts(now))), strict=True)
    return CardCounts(*(every - gone + come for every, gone, come in columns))


def added(parts: Iterable[CardCounts]) -> CardCounts:
    """The counts of all parts together."""
    return CardCounts(*map(sum, zip(*map(_SORTS, parts), strict=True)))
