"""The way through a backlog: what is late, how long it takes this learner, and on which day each card comes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from quizapp.core.backlog import CatchUp, Late, Room, Work, catch_up, piled_up
from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.queue import Entry, Limits, Used, asked_today
from quizapp.core.stats.sums import Span
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History
from quizapp.trainer.reading import Reading

_PACE_DAYS = 90
_USUAL_SECONDS = 10.0


class Catching:
    """Finds ways through backlogs."""

    def __init__(self, store: Store, history: History, catalogue: Catalogue, asking: Asking, reading: Reading) -> None:
        self._store = store
        self._reading = reading
        self._history = history
        self._catalogue = catalogue
        self._asking = asking

    def way_through(self, entries: Sequence[Entry], minutes: float, at: Moment) -> CatchUp | None:
        """A way through what is late of these cards, so many minutes a day; None when that is a day's work or less.

        No day has more reviews than the limits allow. Cards that wait for another of their question, or are buried
        for today, come on a later day.
        """
        limits = self._asking.options.limits
        awake = [entry for entry in entries if not entry.suspended and limits.deck_reviews.get(entry.deck, 1)]
        late = [entry for entry in awake if _is_late(entry, at.day)]
        asked = {entry.question_id for entry in entries if asked_today(entry, at.day)}
        resting = {one.card_id for one in late if one.buried_day == at.day or one.question_id in asked}
        waiting = {one.question_id for one in late if one.card_id not in resting}
        if not piled_up(len(waiting), self._store.answers(), limits.reviews):
            return None
        works = self._works(awake, at.day)
        usual = Room(minutes=minutes, cards=limits.reviews, decks=limits.deck_reviews)
        now = _left(usual, limits, self._store.used(at.day))
        return catch_up(
            self._weighed(late, works, resting, at.day),
            _coming(awake, works, at.day),
            at.day,
            usual,
            self._history.policy.model,
            now,
        )

    def _weighed(self, late: Sequence[Entry], works: dict[str, Work], resting: set[str], today: int) -> list[Late]:
        """The late cards with their memories."""
        return [
            Late(id_, found.stability, found.difficulty, found.last_day or today, works[id_], id_ in resting)
            for id_, found in self._store.memories(entry.card_id for entry in late).items()
        ]

    def _works(self, entries: Iterable[Entry], today: int) -> dict[str, Work]:
        """The answer to each card by its id, with the time that it is likely to take."""
        seconds = self._seconds(today)
        kinds = {row.card_id: row.kind for file in self._catalogue.files for row in self._store.cards([file])}
        return {
            entry.card_id: Work(entry.question_id, entry.deck, seconds(kinds[entry.card_id]))
            for entry in entries
            if entry.phase is not Phase.NEW
        }

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


def _is_late(entry: Entry, today: int) -> bool:
    return entry.phase is Phase.REVIEW and entry.due_day is not None and entry.due_day <= today


def _coming(entries: Iterable[Entry], works: dict[str, Work], today: int) -> dict[int, list[Work]]:
    """What comes anyway, by study day: a day's own reviews, and tomorrow what was corrected or is in steps now."""
    coming: dict[int, list[Work]] = defaultdict(list)
    for entry in entries:
        if entry.phase is not Phase.NEW and not _is_late(entry, today):
            soon = entry.due_day is None or entry.corrected
            coming[today + 1 if soon else entry.due_day or today].append(works[entry.card_id])
    return coming


def _left(usual: Room, limits: Limits, used: Used) -> Room:
    """The room that is left of today."""
    return Room(
        minutes=usual.minutes,
        cards=max(limits.reviews - sum(used.reviews.values()), 0),
        decks={deck: limit - used.reviews.get(deck, 0) for deck, limit in limits.deck_reviews.items()},
    )
