"""Does being right at one question go with being right at the others? That is what a question is good for."""

import math
from collections import defaultdict
from collections.abc import Mapping

from quizapp.core.health import Discrimination
from quizapp.core.stats.correlation import LEAST, correlation, fisher

REST_LEAST = 5
"""So many other questions of the deck a learner has to have met, for the rest of the answers to say anything."""

Firsts = Mapping[str, Mapping[str, bool]]
Rest = Mapping[str, float]


def rests(firsts: Firsts) -> dict[str, Rest]:
    """What a learner's first attempts at the other cards say: by card and learner, [-1, 1].

    It is the mean of how much better than everybody they were, card by card, so that whoever met harder questions is
    not the worse for it. `firsts` says of each card of a deck which learners were right. Nothing of learners who met
    too few others.
    """
    better: dict[str, list[float]] = defaultdict(list)
    means = {card_id: sum(rights.values()) / len(rights) for card_id, rights in firsts.items() if rights}
    for card_id, rights in firsts.items():
        for learner, right in rights.items():
            better[learner].append(right - means[card_id])
    sums = {learner: (math.fsum(values), len(values) - 1) for learner, values in better.items()}
    return {
        card_id: {
            learner: (sums[learner][0] - (right - means[card_id])) / sums[learner][1]
            for learner, right in rights.items()
            if sums[learner][1] >= REST_LEAST
        }
        for card_id, rights in firsts.items()
    }


def discrimination(rights: Mapping[str, bool], rest: Rest) -> Discrimination | None:
    """The corrected item-rest correlation of those learners of whom a rest is known (S. Henrysson, Psychometrika 28,
    1963, 211-218: the question itself is left out of what it is compared with), with Fisher's interval.

    None of too few learners, and where all did alike.
    """
    found = (
        correlation([float(rights[learner]) for learner in rest], list(rest.values())) if len(rest) >= LEAST else None
    )
    return None if found is None else Discrimination(found, *fisher(found, len(rest)))


def halves(rest: Rest) -> tuple[frozenset[str], frozenset[str]]:
    """The learners above the median of the rest and those below it; who is just there is in neither."""
    scores = sorted(rest.values())
    middle = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2 if scores else 0.0
    upper = frozenset(learner for learner, score in rest.items() if score > middle)
    return upper, frozenset(learner for learner, score in rest.items() if score < middle)
