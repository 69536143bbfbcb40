"""How much each topic counts in an exam: a parent's share is divided among what it holds."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from quizapp.core.paths import upwards
from quizapp.core.values import frozen


@frozen
class Shares:
    """Shares of an exam [0, 1] by path: of each topic with all below it, and of the cards that are its own.

    Topics that nothing holds add up to 1 in `whole`, and all of `own` do, if there is any card.
    """

    whole: Mapping[str, float]
    own: Mapping[str, float]


def shares(cards: Mapping[str, int], weights: Mapping[str, float]) -> Shares:
    """The shares of topics with so many cards of their own.

    Where one of the topics beside each other has a weight, they count as their weights, as 1 without one, and so do the
    own cards of the topic that holds them, together. Where none has, all count as the cards that they and the topics
    below them have. Topics without cards count for nothing.
    """
    below = Counter[str]()
    for path, count in cards.items():
        below.update(dict.fromkeys(upwards(path), count))
    held = defaultdict[str | None, list[str]](list)
    for path in below:
        held[path.rpartition("/")[0] or None].append(path)
    whole, own = _divided(1.0, 0, held[None], below, weights)[0], dict[str, float]()
    for path in sorted(below, key=lambda path: path.count("/")):
        found, own[path] = _divided(whole[path], cards.get(path, 0), held[path], below, weights)
        whole |= found
    return Shares(whole, own)


def _divided(
    share: float, own: int, held: list[str], below: Mapping[str, int], weights: Mapping[str, float]
) -> tuple[dict[str, float], float]:
    """A share divided among topics and so many cards beside them."""
    there = [path for path in held if below[path]]
    if any(path in weights for path in there):
        counts, own = {path: weights.get(path, 1) for path in there}, min(own, 1)
    else:
        counts = {path: below[path] for path in there}
    total = sum(counts.values()) + own
    if not total:
        return dict.fromkeys(held, 0.0), 0.0
    return {path: share * counts.get(path, 0) / total for path in held}, share * own / total
