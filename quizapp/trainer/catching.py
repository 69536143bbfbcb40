"""The way through a backlog: what is late, how long it takes this learner, and on which day each card comes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from quizapp.core.backlog import CatchUp, Late, Room, Work, catch_up, piled_up
from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.queue import Limits, Used
from quizapp.core.stats.sums import Span
from quizapp.storage.seen import SeenRow
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History
from quizapp.trainer.reading import Reading

_PACE_DAYS = 90
_USUAL_SECONDS = 10.0


@dataclass(slots=True)
class _Sorted:
    """Cards by what they are to a backlog: those that are late, and what comes anyway, by study day.

    `asked` are the questions that had their turn today.
    """

    late: list[SeenRow] = field(default_factory=list)
    coming: dict[int, list[Work]] = field(default_factory=lambda: defaultdict(list))
    asked: set[str] = field(default_factory=set)


class Catching:
    """Finds ways through backlogs."""

    def __init__(self, store: Store, history: History, catalogue: Catalogue, asking: Asking, reading: Reading) -> None:
        self._store = store
        self._reading = reading
        self._history = history
        self._catalogue = catalogue
        self._asking = asking

    def way_through(self, minutes: float, at: Moment, among: Collection[str] | None = None) -> CatchUp | None:
        """A way through what is late, so many minutes a day; None when that is a day's work or less.

        Of all cards that are studied, or of those with the ids `among` them. No day has more reviews than the limits
        allow. Cards that wait for another of their question, or are buried for today, come on a later day.
        """
        limits = self._asking.options.limits
        seconds = self._seconds(at.day)
        found = self._sorted(among, limits, seconds, at.day)
        resting = {one.card_id for one in found.late if one.buried_day == at.day or one.question_id in found.asked}
        waiting = {one.question_id for one in found.late if one.card_id not in resting}
        if not piled_up(len(waiting), self._store.answers(), limits.reviews):
            return None
        usual = Room(minutes=minutes, cards=limits.reviews, decks=limits.deck_reviews)
        now = _left(usual, limits, self._store.used(at.day))
        late = (
            Late(
                one.card_id,
                one.stability,
                one.difficulty,
                one.last_day or at.day,
                Work(one.question_id, one.deck, seconds(one.kind)),
                one.card_id in resting,
            )
            for one in found.late
        )
        return catch_up(late, found.coming, at.day, usual, self._history.policy.model, now)

    def _sorted(
        self, among: Collection[str] | None, limits: Limits, seconds: Callable[[str], float], today: int
    ) -> _Sorted:
        """The cards that were ever asked, but for those that rest or whose decks have no reviews."""
        found = _Sorted()
        for row in self._rows(among):
            if row.last_day == today and not row.corrected:
                found.asked.add(row.question_id)
            if row.suspended or not limits.deck_reviews.get(row.deck, 1):
                continue
            if _is_late(row, today):
                found.late.append(row)
            else:
                soon = row.due_day is None or row.corrected
                day = today + 1 if soon else row.due_day or today
                found.coming[day].append(Work(row.question_id, row.deck, seconds(row.kind)))
        return found

    def _rows(self, among: Collection[str] | None) -> Iterable[SeenRow]:
        files = set(self._catalogue.files)
        return (row for row in self._store.seen() if row.file in files and (among is None or row.card_id in among))

    def _seconds(self, today: int) -> Callable[[str], float]:
        """How long an answer to a card of a kind took lately [s]; where that is not known, any answer."""
        sums = self._reading.sums(Span(today - _PACE_DAYS, today))
        answers, took_ms = Counter[str](), Counter[str]()
        for form in sums.forms:
            for name in (form.form, ""):
                answers[name] += form.timed
                took_ms[name] += form.took_ms
        means = {name: took_ms[name] / 1000 / count for name, count in answers.items() if count}
        usual = means.get("", _USUAL_SECONDS)
        return lambda kind: means.get(kind, usual)


def _is_late(row: SeenRow, today: int) -> bool:
    return row.phase == Phase.REVIEW and row.due_day is not None and row.due_day <= today


def _left(usual: Room, limits: Limits, used: Used) -> Room:
    """The room that is left of today."""
    return Room(
        minutes=usual.minutes,
        cards=max(limits.reviews - sum(used.reviews.values()), 0),
        decks={deck: limit - used.reviews.get(deck, 0) for deck, limit in limits.deck_reviews.items()},
    )
