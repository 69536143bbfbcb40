"""What figures are made from: of everything what is kept beside the log, of a part of the library its own events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import time
from itertools import chain

from quizapp.core.bias import Predicted
from quizapp.core.bounds import FIRST_DAY
from quizapp.core.day import Moment
from quizapp.core.phase import Phase, Rating
from quizapp.core.portion import Portion, portions
from quizapp.core.queue import Entry
from quizapp.core.rating import Firsts
from quizapp.core.review import Event, Memory
from quizapp.core.stats.cards import Cards, comes
from quizapp.core.stats.sums import Span, Sums, answered, sums_of
from quizapp.core.tally import Tally, tallies
from quizapp.core.trail import LOOK_BACK_DAYS, as_text
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History
from quizapp.trainer.keeping import Keeping, step_ends
from quizapp.trainer.selection import select

YEAR_DAYS = 365
_AT_ONCE = 200  # cards whose events are in memory together

Answers = tuple[Sums, Mapping[int, int]]


class Reading:
    """Reads the cards and answers of the decks and topics named, or of everything: columns then stay till a change."""

    def __init__(self, store: Store, history: History, catalogue: Catalogue, asking: Asking) -> None:
        self._store = store
        self._history = history
        self._catalogue = catalogue
        self._asking = asking
        self._keeping = Keeping(store, history, catalogue)
        self._stamp: object = None
        self._cards = Cards()

    def at_one_moment(self) -> AbstractContextManager[None]:
        """All that is read within it is of one moment, whatever other processes write meanwhile."""
        return self._keeping.at_one_moment()

    def entries(self, names: Sequence[str] = ()) -> list[Entry]:
        """The cards named, or all. Raises QuizError for an unknown name."""
        entries = self._store.entries(self._catalogue.files)
        return select(names, entries, self._catalogue.decks, self._asking.options.off)

    def cards(self, names: Sequence[str], at: Moment) -> Cards:
        """The cards named, or all, as columns. Raises QuizError for an unknown name."""
        if names:
            return self.columns(self.entries(names), at)
        files, day_start = self._catalogue.files, self._history.day_start
        stamp = (self._store.stamp(), files, at.day, at.tz_min, day_start)
        if stamp != self._stamp:
            self._cards = self._store.columns(files, at.day, lambda due_ms: step_ends(due_ms, at, day_start))
            self._stamp = stamp
        return self._cards

    def portions(self, names: Sequence[str], at: Moment) -> list[Portion]:
        """The portions of the cards named, or of all. Raises QuizError for an unknown name."""
        if names:
            return portions(self.columns(self.entries(names), at), at.day, self._history.policy.model)
        return self._keeping.portions(at)

    def firsts(self, at: Moment) -> Firsts:
        """What all first attempts in the library say, whatever is looked at."""
        return self._keeping.firsts(at)

    def predicted(self, today: int) -> Predicted:
        """What the last year's reviews came to beside what was predicted of them."""
        return self._store.predicted(today - YEAR_DAYS + 1, today)

    def answers(self, names: Sequence[str], days: int | None, today: int) -> tuple[Answers, Span]:
        """The sums of the answers within the last so many days (None: since the first), and the answers of each study
        day of all time; given to the cards named, or to any. Raises QuizError for an unknown name.
        """
        if names:
            found = list(chain.from_iterable(self._tallies(self.entries(names))))
            every = Counter(tally.study_day for tally in found)
            span = _span(every, days, today)
            return (sums_of(tally for tally in found if tally.study_day in span), every), span
        first = FIRST_DAY if days is None else today - days + 1
        sums = self.sums(Span(first, today))
        all_time = self._store.answered(FIRST_DAY, first - 1) + answered(sums.days)
        return (sums, all_time), _span(all_time, days, today)

    def sums(self, span: Span) -> Sums:
        """The sums of all answers within a span that ends today."""
        return self._keeping.sums(span)

    def columns(self, entries: Sequence[Entry], at: Moment) -> Cards:
        """These cards as columns, from their memories."""
        memories = self._store.memories(entry.card_id for entry in entries if entry.phase is not Phase.NEW)
        return columns(entries, memories, at, self._history.day_start)

    def _tallies(self, entries: Iterable[Entry]) -> Iterator[list[Tally]]:
        """What the events of each card add up, a few cards at a time."""
        card_ids = [entry.card_id for entry in entries]
        for start in range(0, len(card_ids), _AT_ONCE):
            some = card_ids[start : start + _AT_ONCE]
            ids = {former: card_id for card_id in some for former in self._history.ids(card_id)}
            of_card: dict[str, list[Event]] = defaultdict(list)
            for event in self._store.events(ids):
                of_card[ids[event.card_id]].append(event)
            yield from (tallies(events, self._history.policy) for events in of_card.values())


def columns(entries: Iterable[Entry], memories: Mapping[str, Memory], at: Moment, day_start: time) -> Cards:
    """The cards as columns; `memories` has those that were ever asked, by card id."""
    topics: dict[str, int] = {}
    new: Counter[tuple[int, bool]] = Counter()
    seen: list[tuple[int, Memory]] = []
    corrected: list[bool] = []
    for entry in entries:
        topic = topics.setdefault(entry.topic, len(topics))
        memory = memories.get(entry.card_id)
        if memory is None or memory.phase is Phase.NEW:
            new[topic, entry.suspended] += 1
        else:
            seen.append((topic, memory))
            corrected.append(entry.corrected)
    known = [memory for _, memory in seen]
    return Cards(
        topics=tuple(topics),
        topic=[topic for topic, _ in seen],
        stability=[memory.stability for memory in known],
        difficulty=[memory.difficulty for memory in known],
        last_day=[memory.last_day or 0 for memory in known],
        first_day=[memory.first_day or 0 for memory in known],
        due=[_due(memory, at, day_start, corrected=changed) for memory, changed in zip(known, corrected, strict=True)],
        in_steps=[int(memory.in_steps) for memory in known],
        suspended=[int(memory.suspended) for memory in known],
        lapses=[memory.lapses for memory in known],
        first_right=[int((memory.first_rating or Rating.AGAIN) > Rating.AGAIN) for memory in known],
        first_guess=[memory.first_guess for memory in known],
        trail=[_trail(memory, at.day) for memory in known],
        new=[new[topic, False] for topic in range(len(topics))],
        new_suspended=[new[topic, True] for topic in range(len(topics))],
    )


def _due(memory: Memory, at: Moment, day_start: time, *, corrected: bool) -> int:
    """The study day on which a card comes."""
    due = memory.due_day or 0 if memory.due_ms is None else step_ends(memory.due_ms, at, day_start)
    return comes(due, at.day, corrected=corrected and not memory.in_steps, buried=memory.buried_day == at.day)


def _trail(memory: Memory, today: int) -> str:
    return as_text(memory.trail) if (memory.last_day or 0) >= today - LOOK_BACK_DAYS else ""


def _span(answers: Mapping[int, int], days: int | None, today: int) -> Span:
    """The last so many study days, or all since the first answer."""
    first = min((day for day, count in answers.items() if count), default=today) if days is None else today - days + 1
    return Span(min(first, today), today)
