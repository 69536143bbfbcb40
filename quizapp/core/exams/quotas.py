"""Quotas of an exam: how many questions each gets, and which, so that all get theirs wherever that can be."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from quizapp.core.exams.blueprint import Quota
from quizapp.core.exams.paper import Candidate
from quizapp.core.exams.spreading import Spread
from quizapp.core.paths import below

_ROUNDING = 1e-9
_Where = tuple[str, str]


class Filled(NamedTuple):
    """What the quotas come to: the cards `chosen` for them, and those `beside`, of which no quota speaks.

    `asked` is what they add up to as they are written, `wanted` as far as the paper has room for it; `short` are the
    names of those that get less, with how many they want and have.
    """

    chosen: list[Candidate]
    beside: list[Candidate]
    asked: int
    wanted: int
    short: list[tuple[str, int, int]]


def filled(quotas: Sequence[Quota], questions: int, cards: Sequence[Candidate], spread: Spread) -> Filled:
    """The cards for quotas of a paper of so many questions; a card counts for one quota only.

    As many questions as can be get into quotas that overlap.
    """
    if not quotas:
        return Filled([], list(cards), 0, 0, [])
    pools, beside = _pools([quota.name for quota in quotas], cards)
    counts = numbers(quotas, questions)
    seats = _Seats(pools, spread)
    seats.fill(counts)
    there = [len(seats.of(quota)) for quota in range(len(quotas))]
    return Filled(
        chosen=[card for quota in range(len(quotas)) for card in seats.of(quota)],
        beside=beside,
        asked=math.ceil(math.fsum(_amount(quota, questions) for quota in quotas) - _ROUNDING),
        wanted=sum(counts),
        short=[(q.name, count, has) for q, count, has in zip(quotas, counts, there, strict=True) if has < count],
    )


def numbers(quotas: Sequence[Quota], questions: int) -> list[int]:
    """How many questions each quota gets of so many: its number, or its share by largest remainder.

    Where they add up to more than there are, each gets its part of these, by largest remainder, too.
    """
    amounts = [_amount(quota, questions) for quota in quotas]
    total = math.fsum(amounts)
    if total > questions:
        amounts = [amount * questions / total for amount in amounts]
    return _apportioned([*amounts, max(questions - total, 0.0)], questions)[:-1]


def _amount(quota: Quota, questions: int) -> float:
    return float(quota.number or 0) if quota.share is None else quota.share * questions


def _apportioned(amounts: Sequence[float], total: int) -> list[int]:
    """Whole numbers that add up to the total as the amounts do: what is left goes to the largest fractions."""
    whole = [math.floor(amount) for amount in amounts]
    fractions = [round(amount - least, 9) for amount, least in zip(amounts, whole, strict=True)]
    for place in sorted(range(len(whole)), key=lambda place: -fractions[place])[: total - sum(whole)]:
        whole[place] += 1
    return whole


def _pools(names: Sequence[str], cards: Sequence[Candidate]) -> tuple[list[list[Candidate]], list[Candidate]]:
    """The cards that each name stands for, and those that none does."""
    where: dict[_Where, list[int]] = {(card.deck, card.topic): [] for card in cards}
    for quota, name in enumerate(names):
        for place in _meant(name, where):
            where[place].append(quota)
    pools: list[list[Candidate]] = [[] for _ in names]
    beside = []
    for card in cards:
        quotas = where[card.deck, card.topic]
        for quota in quotas:
            pools[quota].append(card)
        if not quotas:
            beside.append(card)
    return pools, beside


def _meant(name: str, where: Iterable[_Where]) -> set[_Where]:
    """What a name stands for, in the order in which names are looked up: a deck, a topic, a topic of a deck."""
    deck, colon, topic = name.partition(":")
    ways: list[Callable[[_Where], bool]] = [
        lambda place: place[0].casefold() == name.casefold(),
        lambda place: below(place[1], name),
        lambda place: bool(colon) and place[0].casefold() == deck.casefold() and below(place[1], topic),
    ]
    return next((found for way in ways if (found := {place for place in where if way(place)})), set())


class _Seats:
    """Which card stands for which quota: a matching, as large as it can be (H. W. Kuhn, Naval Research Logistics
    Quarterly 2, 1955, 83-97).
    """

    def __init__(self, pools: Sequence[Sequence[Candidate]], spread: Spread) -> None:
        self._pools, self._spread = pools, spread
        self._held: dict[Candidate, int] = {}

    def of(self, quota: int) -> list[Candidate]:
        """The cards that stand for a quota."""
        return [card for card, holder in self._held.items() if holder == quota]

    def fill(self, counts: Sequence[int]) -> None:
        """Gives each quota so many cards, those with the fewest to choose from first, as far as there are enough."""
        order = sorted(range(len(counts)), key=lambda quota: len(self._pools[quota]))
        for quota in order:
            free = [card for card in self._pools[quota] if card not in self._held]
            self._held |= dict.fromkeys(self._spread.of(free, counts[quota]), quota)
        for quota in order:
            for _ in range(counts[quota] - len(self.of(quota))):
                if not self._take(quota, {quota}):
                    break

    def _take(self, quota: int, asked: set[int]) -> bool:
        """Whether a quota gets one more card: a free one, or that of another which takes one elsewhere."""
        free = next((card for card in self._pools[quota] if card not in self._held), None)
        if free is not None:
            self._held[free] = quota
            return True
        for card in self._pools[quota]:
            holder = self._held[card]
            if holder not in asked:
                asked.add(holder)
                if self._take(holder, asked):
                    self._held[card] = quota
                    return True
        return False
