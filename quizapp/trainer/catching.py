"""The way through a backlog: what is late, how long it takes this learner, and on which day each card comes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from sys import intern

from quizapp.core.backlog import CatchUp, Late, Room, Work, catch_up, piled_up
from quizapp.core.day import Moment
from quizapp.core.queue import Limits, Used
from quizapp.core.stats.sums import Span
from quizapp.storage.seen import AskedRow, ComingRow, LateRow
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History
from quizapp.trainer.reading import Reading

_PACE_DAYS = 90
_USUAL_SECONDS = 10.0

_Row = AskedRow | ComingRow | LateRow


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
        limits, seconds = self._asking.options.limits, self._seconds(at.day)
        wanted = self._wanted(among)
        late = list(self._late(wanted, limits, seconds, at.day))
        waiting = {card.work.question_id for card in late if not card.resting}
        if not piled_up(len(waiting), self._store.answers(), limits.reviews):
            return None
        coming = self._coming(wanted, limits, seconds, at.day, {card.work.question_id for card in late})
        usual = Room(minutes=minutes, cards=limits.reviews, decks=limits.deck_reviews)
        now = _left(usual, limits, self._store.used(at.day))
        return catch_up(late, coming, at.day, usual, self._history.policy.model, now)

    def _wanted(self, among: Collection[str] | None) -> Callable[[_Row], bool]:
        """Whether a card is in a deck that is studied, and among those asked for."""
        files = set(self._catalogue.files)
        return lambda row: row.file in files and (among is None or row.card_id in among)

    def _late(
        self, wanted: Callable[[_Row], bool], limits: Limits, seconds: Callable[[str], float], today: int
    ) -> Iterator[Late]:
        """The cards that are late, but for those that rest or whose decks have no reviews."""
        asked = {row.question_id for row in filter(wanted, self._store.asked_on(today))}
        for row in filter(wanted, self._store.late(today)):
            if limits.deck_reviews.get(row.deck, 1):
                yield Late(
                    row.card_id,
                    row.stability,
                    row.difficulty,
                    row.last_day or today,
                    Work(row.question_id, intern(row.deck), seconds(row.kind)),
                    row.buried_day == today or row.question_id in asked,
                )

    def _coming(
        self,
        wanted: Callable[[_Row], bool],
        limits: Limits,
        seconds: Callable[[str], float],
        today: int,
        late: Collection[str],
    ) -> dict[int, list[Work]]:
        """What comes anyway, by study day: of questions that no `late` card is of, only what they take."""
        found: dict[int, list[Work]] = defaultdict(list)
        alike: dict[tuple[str, str, str], Work] = {}
        for row in filter(wanted, self._store.coming(today)):
            if limits.deck_reviews.get(row.deck, 1):
                question = row.question_id if row.question_id in late else ""
                work = Work(question, row.deck, seconds(row.kind))
                soon = row.due_day is None or row.corrected
                day = today + 1 if soon else row.due_day or today
                found[day].append(alike.setdefault((question, row.deck, row.kind), work))
        return found

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


def _left(usual: Room, limits: Limits, used: Used) -> Room:
    """The room that is left of today."""
    return Room(
        minutes=usual.minutes,
        cards=max(limits.reviews - sum(used.reviews.values()), 0),
        decks={deck: limit - used.reviews.get(deck, 0) for deck, limit in limits.deck_reviews.items()},
    )
