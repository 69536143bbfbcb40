"""Mastery: the share of a topic that would be recalled now, how sure that is, and whether the topic is weak."""

import math
from enum import StrEnum

from quizapp.core.rating import NO_FIRSTS, Firsts, first_attempt_counts
from quizapp.core.stats.wilson import Z90
from quizapp.core.values import frozen

WIDEST = 0.30
ENOUGH_SEEN = 10
_MODEL_DOUBT = 0.2


class Standing(StrEnum):
    """What can be said of a topic: surely below the target, likely below it, not below it, or not enough is known."""

    WEAK = "weak"
    MAYBE = "maybe"
    FINE = "fine"
    UNKNOWN = "unknown"


@frozen
class Evidence:
    """What the cards of a topic add up to; those of two topics add up entry by entry.

    `cards` in all, `unseen` of them never asked; over the others, with R the recall predicted [0, 1]: `recall` = ΣR,
    `doubt` = ΣR(1−R), `square` = Σ(R(1−R))². `firsts` is what first attempts say.
    """

    cards: int = 0
    unseen: int = 0
    recall: float = 0.0
    doubt: float = 0.0
    square: float = 0.0
    firsts: Firsts = NO_FIRSTS

    def __add__(self, other: "Evidence") -> "Evidence":
        """Both together."""
        return Evidence(
            self.cards + other.cards,
            self.unseen + other.unseen,
            self.recall + other.recall,
            self.doubt + other.doubt,
            self.square + other.square,
            self.firsts.plus(other.firsts),
        )


@frozen
class Mastery:
    """Expected share of a topic recalled now, `value` [0, 1], and its 90 % interval from `low` to `high`.

    `forgotten` and `unseen_share` are what is missing to 1: what was seen and would be forgotten, and what was never
    seen and would not be known. `rate` is the chance of knowing an unseen card, `sd` the standard deviation of
    `value`, `shared` the part of it that other topics share.
    """

    cards: int
    seen: int
    value: float
    low: float
    high: float
    forgotten: float
    unseen_share: float
    rate: float
    sd: float
    shared: float

    def standing(self, target: float) -> Standing:
        """Weak only when all of the interval is below the target.

        Unknown when nothing was seen, or the interval is wider than 0.30. Once 10 cards were seen, or half of the
        topic, only that part of it counts which more answers would narrow, not the doubt about the memory model, which
        is the same for any number of cards.
        """
        much = self.seen >= ENOUGH_SEEN or 2 * self.seen >= self.cards
        sd = math.sqrt(max(self.sd**2 - self.shared**2, 0.0)) if much else self.sd
        if not self.seen or 2 * Z90 * sd > WIDEST:
            return Standing.UNKNOWN
        if self.high < target:
            return Standing.WEAK
        return Standing.MAYBE if self.value < target else Standing.FINE


def mastery(evidence: Evidence, library: Firsts) -> Mastery:
    """The mastery of a topic, its first-attempt rate shrunken towards that of all first attempts in the library.

    M = (ΣR + u·q)/N with q = a/(a+b) of `first_attempt_counts`; SD² = 0.2·(ΣR(1−R)/N)² + Σ(R(1−R))²/N² +
    (u/N)²·q(1−q)/(a+b+1): the model may be off for this learner and topic (variance 0.2 in logits), each card may be
    harder or easier than thought (1.0), and the rate q is known from so many first attempts. The interval is
    M ± 1.645·SD, cut to [0, 1]. A topic without cards has the value 0 and the interval [0, 1].
    """
    known, unknown = first_attempt_counts(evidence.firsts, library)
    rate = known / (known + unknown)
    if not evidence.cards:
        return Mastery(0, 0, 0.0, 0.0, 1.0, 0.0, 0.0, rate, 0.0, 0.0)
    cards, seen = evidence.cards, evidence.cards - evidence.unseen
    unseen_share = evidence.unseen / cards
    value = min((evidence.recall + evidence.unseen * rate) / cards, 1.0)
    shared = math.sqrt(_MODEL_DOUBT) * evidence.doubt / cards
    of_rate = unseen_share**2 * rate * (1 - rate) / (known + unknown + 1)
    sd = math.sqrt(shared**2 + evidence.square / cards**2 + of_rate)
    return Mastery(
        cards=cards,
        seen=seen,
        value=value,
        low=max(value - Z90 * sd, 0.0),
        high=min(value + Z90 * sd, 1.0),
        forgotten=max(seen - evidence.recall, 0.0) / cards,
        unseen_share=unseen_share * (1 - rate),
        rate=rate,
        sd=sd,
        shared=shared,
    )
