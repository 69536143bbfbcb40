"""From the cards of a scope to what is known of each topic: on a day, today or to come, and on days gone by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import mul, not_

from quizapp.core.fsrs import Model
from quizapp.core.mastery import Evidence
from quizapp.core.rating import Firsts, first_attempt
from quizapp.core.stats.cards import Cards


@dataclass(frozen=True, slots=True)
class AskedCards:
    """The cards that were ever asked and are not suspended, as columns: `topic` is an index, as in `Cards`.

    `stability` [days], `last_day` [date ordinal] and `trail` as there. By topic, `counts` is how many these are, `new`
    how many were never asked, and `firsts` what first attempts say, those at cards that are suspended now, too.
    """

    topic: Sequence[int]
    stability: Sequence[float]
    last_day: Sequence[int]
    trail: Sequence[str]
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
        trail=list(compress(cards.trail, kept)),
        counts=[counts[place] for place in range(len(cards.topics))],
        new=cards.new,
        firsts=_firsts(cards),
    )


def evidence(cards: AskedCards, day: int, model: Model) -> list[Evidence]:
    """What each topic adds up to on a study day [date ordinal], today or later, if nothing is studied until then."""
    return summed(cards, model.retrievabilities(day, cards.last_day, cards.stability))


def summed(cards: AskedCards, recalls: Sequence[float]) -> list[Evidence]:
    """What each topic adds up to, given the chance of recall [0, 1] of every card that was asked."""
    found = []
    columns = zip(cards.counts, cards.new, _by_topic(cards, recalls), cards.firsts, strict=True)
    for count, new, of_topic, firsts in columns:
        doubts = [recall - recall * recall for recall in of_topic]
        square = sum(map(mul, doubts, doubts))
        found.append(Evidence(count + new, new, sum(of_topic), sum(doubts), square, firsts))
    return found


def evidence_on(cards: AskedCards, days: Iterable[int], model: Model) -> list[list[Evidence]]:
    """What each topic added up to on each of these study days of the last month [date ordinals], the latest first.

    Cards first asked later were unseen then; what first attempts say is what they say today. Doubts are left out: it
    is enough for the value of mastery, and not for its interval.
    """
    pasts = [_Past(day, str(day), list(cards.last_day), list(cards.stability), []) for day in days]
    earliest = min((past.day for past in pasts), default=0)
    for place in [place for place, last in enumerate(cards.last_day) if last > earliest]:
        _turn_back(place, cards.last_day[place], cards.trail[place].split(), pasts)
    return [_recalled(cards, past, model) for past in pasts]


@dataclass(frozen=True, slots=True)
class _Past:
    """The cards as they were on a study day, here as text, too; `unseen` are the places of those not asked before."""

    day: int
    text: str
    last_day: list[int]
    stability: list[float]
    unseen: list[int]


def _turn_back(place: int, last: int, words: Sequence[str], pasts: Iterable[_Past]) -> None:
    """Makes a card what it was on each day, the latest first, given its last day and the words of its trail.

    All study days have six digits, so that as texts they are in the same order.
    """
    entry = len(words) - 2
    for past in pasts:
        if last <= past.day:
            continue
        while entry >= 0 and words[entry] > past.text:
            entry -= 2
        if entry < 0:
            past.unseen.append(place)
        else:
            past.last_day[place], past.stability[place] = int(words[entry]), float(words[entry + 1])


def _recalled(cards: AskedCards, past: _Past, model: Model) -> list[Evidence]:
    """What each topic added up to, but for the doubts."""
    recalls = model.retrievabilities(past.day, past.last_day, past.stability)
    later = [0] * len(cards.new)
    for place in past.unseen:
        recalls[place] = 0.0
        later[cards.topic[place]] += 1
    recall = map(sum, _by_topic(cards, recalls))
    sums = zip(cards.counts, cards.new, later, recall, cards.firsts, strict=True)
    return [Evidence(count + new, new + unseen, found, firsts=firsts) for count, new, unseen, found, firsts in sums]


def _by_topic(cards: AskedCards, values: Sequence[float]) -> Sequence[Sequence[float]]:
    """The values of the cards of each topic."""
    if len(cards.new) == 1:
        return [values]
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
