"""Mastery: the share of a topic that would be recalled now, how sure that is, and whether the topic is weak."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What can be said of a topic: surely below the target, likely below it, not below it, or not enough is known."""

    WEAK = "weak"
    MAYBE = "maybe"
    FINE = "fine"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the cards of a topic add up to; those of two topics add up entry by entry.

    `cards` in all, `unseen` of them never asked; over the others, with R the recall predicted [0, 1]: `recall` = ΣR,
    `doubt` = ΣR(1−R), `square` = Σ(R(1−R))². `known` and `unknown` sum what first attempts say (`rating`), each answer
    weighted by its information.
    """

    cards: int = 0
    unseen: int = 0
    recall: float = 0.0
    doubt: float = 0.0
    square: float = 0.0
    known: float = 0.0
    unknown: float = 0.0

    def __add__(self, other: "Evidence") -> "Evidence":
        """Both together."""
        return Evidence(
            self.cards + other.cards,
            self.unseen + other.unseen,
            self.recall + other.recall,
            self.doubt + other.doubt,
            self.square + other.square,
            self.known + other.known,
            self.unknown + other.unknown,
        )


@dataclass(frozen=True, slots=True)
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
        """Weak only when all of the interval is below the target; unknown when it is too wide or nothing was seen."""
        raise NotImplementedError


def mastery(evidence: Evidence, whole: Evidence) -> Mastery:
    """The mastery of a topic, its first-attempt rate shrunken towards that of the `whole` library.

    A topic without cards has the value 0 and the interval [0, 1].
    """
    raise NotImplementedError
