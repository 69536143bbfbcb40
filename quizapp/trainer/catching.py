"""The way through a backlog: what is late, how long it takes this learner, and on which day each card comes."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from quizapp.core.backlog import CatchUp, Late, catch_up, piled_up
from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.queue import Entry, asked_today
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

        Of siblings one comes on a day: the others follow it, a day after each other.
        """
        late = _late(entries, at.day)
        if not piled_up(len(late), self._store.answers(), self._asking.options.limits.reviews):
            return None
        firsts = [siblings[0].card_id for siblings in late.values()]
        awake = (entry.due_day for entry in entries if not entry.suspended)
        coming = Counter(day for day in awake if day is not None and day > at.day)
        model = self._history.policy.model
        found = catch_up(self._weighed(firsts, at.day), coming, at.day, minutes, model)
        return _with_siblings(found, late.values(), at.day)

    def _weighed(self, card_ids: Collection[str], today: int) -> list[Late]:
        """The cards with their memories, and how long an answer to each is likely to take."""
        memories, seconds = self._store.memories(card_ids), self._seconds(today)
        wanted = set(card_ids)
        kinds = {row.card_id: row.kind for row in self._store.cards(self._catalogue.files) if row.card_id in wanted}
        return [
            Late(id_, memory.stability, memory.difficulty, memory.last_day or today, seconds(kinds[id_]))
            for id_, memory in memories.items()
        ]

    def _seconds(self, today: int) -> Callable[[str], float]:
        """How long an answer to a card of a kind took lately [s]; where that is not known, any answer."""
        sums = self._reading.sums(Span(today - _PACE_DAYS, today))
        answers, took_ms = Counter[str](), Counter[str]()
        for form in sums.forms:
            for name in (form.form, ""):
                answers[name] += form.reviews
                took_ms[name] += form.took_ms
        means = {name: took_ms[name] / 1000 / count for name, count in answers.items() if took_ms[name]}
        usual = means.get("", _USUAL_SECONDS)
        return lambda kind: means.get(kind, usual)


def _late(entries: Iterable[Entry], today: int) -> dict[str, list[Entry]]:
    """The cards at day-long intervals that are due and can be asked, by question: the longest due of each first."""
    by_question: dict[str, list[Entry]] = defaultdict(list)
    asked = {entry.question_id for entry in entries if asked_today(entry, today)}
    for entry in entries:
        rests = entry.suspended or entry.buried_day == today
        if entry.phase is Phase.REVIEW and (entry.due_day or today) <= today and not rests:
            by_question[entry.question_id].append(entry)
    return {
        question: sorted(siblings, key=lambda entry: (entry.due_day or 0, entry.place))
        for question, siblings in by_question.items()
        if question not in asked
    }


def _with_siblings(found: CatchUp, late: Iterable[Sequence[Entry]], today: int) -> CatchUp:
    """The way through with the siblings of its cards, each a day after the one before."""
    moved = {
        entry.card_id: found.moved.get(siblings[0].card_id, today) + wait
        for siblings in late
        for wait, entry in enumerate(siblings)
        if wait
    }
    if not moved:
        return found
    days = Counter(moved.values())
    rest = [*found.rest, *[0] * (max(days) - today - len(found.rest))]
    return replace(
        found,
        due=found.due + len(moved),
        rest=tuple(count + days[today + day] for day, count in enumerate(rest, start=1)),
        moved=found.moved | moved,
    )
