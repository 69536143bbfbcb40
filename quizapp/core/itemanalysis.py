"""Answers → how each question does: classical item analysis, deck by deck."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from quizapp.core.health import Item, ItemHealth, OptionUse, Share, share
from quizapp.core.itemrest import Rest, discrimination, halves, rests
from quizapp.core.itemsigns import Pace, signs
from quizapp.core.picks import Picks
from quizapp.core.stats.correlation import LEAST

_NO_TIME_MS = 1


class Answer(NamedTuple):
    """An answer of study that stands.

    `day` is the study day [date ordinal], `guess` the chance of guessing [0, 1), `took_ms` the time [ms], `recall` the
    recall predicted [0, 1]; both None when unknown. `picks` is None where no option was chosen, or hints were open.
    """

    learner: str
    card_id: str
    day: int
    right: bool
    again: bool
    guess: float = 0.0
    took_ms: int | None = None
    recall: float | None = None
    picks: Picks | None = None


class Toll(NamedTuple):
    """What learners left beside their answers: the most lapses of one, and how many flagged the card."""

    most_lapses: int = 0
    flagged: int = 0


def analyse(items: Iterable[Item], answers: Iterable[Answer], tolls: Mapping[str, Toll]) -> list[ItemHealth]:
    """How the items do, in their order; `tolls` are by card id.

    The answers of each learner come in the order of time. Items have to be whole decks: what a question is compared
    with is the rest of its deck.
    """
    listed = list(items)
    of_card: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        of_card[answer.card_id].append(answer)
    decks: dict[str, list[Item]] = defaultdict(list)
    for item in listed:
        decks[item.deck].append(item)
    found = {one.item.card_id: one for deck in decks.values() for one in _of_deck(deck, of_card, tolls)}
    return [found[item.card_id] for item in listed]


def _of_deck(
    items: Sequence[Item], of_card: Mapping[str, Sequence[Answer]], tolls: Mapping[str, Toll]
) -> Iterator[ItemHealth]:
    firsts = {item.card_id: _firsts(of_card.get(item.card_id, ())) for item in items}
    several = len({learner for its_firsts in firsts.values() for learner in its_firsts}) >= LEAST
    rights = {card_id: {who: one.right for who, one in its.items()} for card_id, its in firsts.items()}
    rest_of = rests(rights) if several else {}
    paces = {item.card_id: Pace.of(_times(of_card.get(item.card_id, ()))) for item in items}
    kinds: dict[str, Pace] = defaultdict(Pace)
    for item in items:
        kinds[item.kind] = kinds[item.kind].plus(paces[item.card_id])
    for item in items:
        id_ = item.card_id
        pace = paces[id_]
        others = kinds[item.kind].less(pace)
        found = _counted(item, of_card.get(id_, ()), firsts[id_], rest_of.get(id_, {}))
        toll = tolls.get(id_, Toll())
        found = found._replace(
            took_ms=pace.mean_ms, usual_ms=others.usual_ms, most_lapses=toll.most_lapses, flagged=toll.flagged
        )
        yield found._replace(signs=tuple(sign for sign in signs(found, pace) if sign.rule not in item.silenced))


def _counted(item: Item, answers: Sequence[Answer], firsts: Mapping[str, Answer], rest: Rest) -> ItemHealth:
    """What the answers to one item come to, but for time and tolls."""
    spaced = _spaced(answers)
    predicted = [1 - one.recall for one in spaced if one.recall is not None]
    return ItemHealth(
        item=item,
        reviews=len(answers),
        learners=len(firsts),
        facility=share(sum(one.right for one in firsts.values()), len(firsts)),
        guess=math.fsum(one.guess for one in firsts.values()) / len(firsts) if firsts else 0.0,
        right=share(sum(one.right for one in answers), len(answers)),
        lapses=share(sum(one.again for one in spaced), len(spaced)),
        expected=math.fsum(predicted) / len(predicted) if predicted and 2 * len(predicted) >= len(spaced) else None,
        options=_options(item, answers, firsts, rest),
        rewordings=sum(one.picks.reworded for one in answers if one.picks),
        discrimination=discrimination({who: one.right for who, one in firsts.items()}, rest),
    )


def _firsts(answers: Iterable[Answer]) -> dict[str, Answer]:
    """The first answer of each learner."""
    found: dict[str, Answer] = {}
    for answer in answers:
        found.setdefault(answer.learner, answer)
    return found


def _spaced(answers: Iterable[Answer]) -> list[Answer]:
    """The answers a day or more after the same learner's one before."""
    last: dict[str, int] = {}
    found = []
    for answer in answers:
        if answer.learner in last and answer.day > last[answer.learner]:
            found.append(answer)
        last[answer.learner] = answer.day
    return found


def _times(answers: Iterable[Answer]) -> list[int]:
    return [one.took_ms for one in answers if one.took_ms is not None and one.took_ms >= _NO_TIME_MS]


def _options(item: Item, answers: Iterable[Answer], firsts: Mapping[str, Answer], rest: Rest) -> tuple[OptionUse, ...]:
    """How often each option was chosen: of all answers, and of first attempts by the two halves of the learners."""
    if not item.options:
        return ()
    size = len(item.options)
    every = _chosen((one.picks for one in answers if one.picks), size)
    upper, lower = ([one.picks for who, one in firsts.items() if who in half and one.picks] for half in halves(rest))
    if not (upper and lower):
        return tuple(OptionUse(*option, use) for option, use in zip(item.options, every, strict=True))
    uses = zip(every, _chosen(upper, size), _chosen(lower, size), strict=True)
    return tuple(OptionUse(*option, *its_uses) for option, its_uses in zip(item.options, uses, strict=True))


def _chosen(picks: Iterable[Picks], size: int) -> list[Share]:
    """How often each of so many options was chosen of the times it was shown."""
    shown, chosen = [0] * size, [0] * size
    for one in picks:
        for index in one.shown:
            shown[index] += 1
        for index in one.chosen:
            chosen[index] += 1
    return [share(times, of) for times, of in zip(chosen, shown, strict=True)]
