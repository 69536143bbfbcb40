"""From the cards of a scope to what is known of each topic on a day, today or to come."""

from collections import Counter
from collections.abc import Sequence
from itertools import compress
from operator import not_

from quizapp.core.fsrs import Model
from quizapp.core.mastery import Evidence
from quizapp.core.rating import Firsts, first_attempt
from quizapp.core.stats.cards import Cards
from quizapp.core.values import frozen


@frozen
class AskedCards:
    """The cards that were ever asked and are not suspended, as columns: `topic` is an index, as in `Cards`.

    `stability` [days] and `last_day` [date ordinal] as there. By topic, `counts` is how many these are, `new`
    how many were never asked, and `firsts` what first attempts say, those at cards that are suspended now, too.
    """

    topic: Sequence[int]
    stability: Sequence[float]
    last_day: Sequence[int]
    counts: Sequence[int]
    new: Sequence[int]
    firsts: Sequence[Firsts]


def asked(cards: Cards) -> AskedCards:
    """The cards of a scope that count."""
    kept = list(map(not_, cards.suspended))
    topic = list(compress(cards.topic, kept))
    counts = Counter(topic)
    return AskedCards(
        topic=topic,
        stability=list(compress(cards.stability, kept)),
        last_day=list(compress(cards.last_day, kept)),
        counts=[counts[place] for place in range(len(cards.topics))],
        new=cards.new,
        firsts=_firsts(cards),
    )


def evidence(cards: AskedCards, day: int, model: Model) -> list[Evidence]:
    """What each topic adds up to on a study day [date ordinal], today or later, if nothing is studied until then."""
    return summed(cards, model.retrievabilities(day, cards.last_day, cards.stability))


def summed(cards: AskedCards, recalls: Sequence[float]) -> list[Evidence]:
    """What each topic adds up to, given the chance of recall [0, 1] of every card that was asked."""
    return list(map(of_topic, _by_topic(cards, recalls), cards.new, cards.firsts))


def of_topic(recalls: Sequence[float], new: int, firsts: Firsts) -> Evidence:
    """What a topic adds up to: the chances of recall [0, 1] of its cards that were asked, and how many never were."""
    doubts = [recall - recall * recall for recall in recalls]
    square = sum([doubt * doubt for doubt in doubts])
    return Evidence(len(recalls) + new, new, sum(recalls), sum(doubts), square, firsts)


def _by_topic(cards: AskedCards, values: Sequence[float]) -> Sequence[Sequence[float]]:
    """The values of the cards of each topic."""
    found: list[list[float]] = [[] for _ in cards.new]
    for topic, value in zip(cards.topic, values, strict=True):
        found[topic].append(value)
    return found


def _firsts(cards: Cards) -> list[Firsts]:
    """What first attempts at the cards of each topic say."""
    said = {
        guess: (first_attempt(right=False, guess=guess), first_attempt(right=True, guess=guess))
        for guess in set(cards.first_guess)
    }
    known, unknown = ([0.0] * len(cards.topics) for _ in range(2))
    for topic, right, guess in zip(cards.topic, cards.first_right, cards.first_guess, strict=True):
        first = said[guess][right]
        known[topic] += first.known
        unknown[topic] += first.unknown
    return list(map(Firsts, known, unknown))
