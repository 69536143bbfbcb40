"""What the cards of one topic come to on a study day: all that figures of very many cards are added up from."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from quizapp.core.evidence import AskedCards, asked, evidence_on, summed
from quizapp.core.fsrs import Model
from quizapp.core.mastery import Evidence
from quizapp.core.stats.cards import Cards, by_topic
from quizapp.core.stats.counts import counts
from quizapp.core.stats.figures import CardCounts
from quizapp.core.status import LEECH_LAPSES
from quizapp.core.trail import LOOK_BACK_DAYS

TREND_DAYS = (30, 20, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Some or all cards of one topic, without those below it, on a study day [date ordinal].

    `evidence` is that of the day, `pasts` that of TREND_DAYS before (see `core.evidence.evidence_on`); `leeches` are
    those of the cards that are not suspended. The columns are of the cards that were asked and are not suspended:
    `stability` [days] rises, `last_day` [date ordinal] is of the same cards in that order, and so is `trail`, but only
    of those asked less than LOOK_BACK_DAYS before (see `stats.Cards`). `difficulty` [1, 10], `recall` predicted [0, 1]
    and `due` [date ordinal] rise each by itself; `for_today` says that `due` holds for its day alone.
    """

    path: str
    day: int
    evidence: Evidence
    pasts: tuple[Evidence, ...] = ()
    counts: CardCounts
    leeches: int
    stability: Sequence[float]
    last_day: Sequence[int]
    trail: Sequence[str]
    difficulty: Sequence[float]
    recall: Sequence[float] = ()
    due: Sequence[int]
    for_today: bool = False

    @property
    def due_now(self) -> int:
        """How many cards are due on its day or were before."""
        return bisect_right(self.due, self.day)

    def later(self, day: int, model: Model) -> "Portion":
        """The same cards on a later study day, if nothing is studied until then."""
        known = self._known()
        recall = sorted(model.retrievabilities(day, known.last_day, known.stability))
        pasts = evidence_on(known, [day - back for back in TREND_DAYS], model)
        return replace(
            self,
            day=day,
            evidence=summed(known, recall)[0],
            pasts=tuple(past for (past,) in pasts),
            trail=list(compress(known.trail, _lately(known.last_day, day))),
            recall=recall,
        )

    def _known(self) -> AskedCards:
        """The cards as columns, each with its trail."""
        waiting = iter(self.trail)
        return AskedCards(
            topic=[0] * len(self.stability),
            stability=self.stability,
            last_day=self.last_day,
            trail=[next(waiting) if lately else "" for lately in _lately(self.last_day, self.day)],
            counts=[len(self.stability)],
            new=[self.evidence.unseen],
            firsts=[self.evidence.firsts],
        )


def portions(cards: Cards, day: int, model: Model) -> list[Portion]:
    """The portions of some cards on a study day [date ordinal], one for each of their topics."""
    return [portion(of_topic, day, model) for of_topic in by_topic(cards)]


def portion(cards: Cards, day: int, model: Model) -> Portion:
    """The portion of the cards of one topic on a study day [date ordinal], whatever their order."""
    known = asked(cards)
    (difficulty,), (due, lapses) = cards.active(cards.difficulty), cards.active(cards.due, cards.lapses)
    rising = sorted(zip(known.stability, known.last_day, known.trail, strict=True))
    last_day = [last for _, last, _ in rising]
    return Portion(
        path=cards.topics[0],
        day=day,
        evidence=Evidence(unseen=known.new[0], firsts=known.firsts[0]),
        counts=counts(cards),
        leeches=sum(count >= LEECH_LAPSES for count in lapses),
        stability=[stability for stability, _, _ in rising],
        last_day=last_day,
        trail=list(compress((trail for _, _, trail in rising), _lately(last_day, day))),
        difficulty=sorted(difficulty),
        due=sorted(due),
        for_today=cards.for_today,
    ).later(day, model)


def _lately(last_days: Sequence[int], day: int) -> list[bool]:
    """Of each card whether it was asked so short before a study day that its trail is needed to look back."""
    return [last > day - LOOK_BACK_DAYS for last in last_days]
