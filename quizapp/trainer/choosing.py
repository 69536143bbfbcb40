"""What a sitting asks, by its aim: the day's work, or the cards that cure, cram, tell apart or catch up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.core import aiming, confusion, wording
from quizapp.core.aims import Aim
from quizapp.core.counting import dated, plural
from quizapp.core.day import Moment, wall_clock
from quizapp.core.paths import upwards
from quizapp.core.queue import Entry, Queue, Terms
from quizapp.core.values import frozen
from quizapp.errors import NotHereError, QuizError
from quizapp.render.visible import one_line
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking, card_of
from quizapp.trainer.belonging import together
from quizapp.trainer.shelving import Shelving

if TYPE_CHECKING:
    from quizapp.core.exams.attempt import Attempt
    from quizapp.core.session import Session
    from quizapp.core.topics import Confused, TopicLine
    from quizapp.trainer.debriefing import Debriefing
    from quizapp.trainer.insight import Insight

_NAMED = 3
_WEAKEST = 3


@frozen
class Wanted:
    """What a sitting is asked for: its aim, the names it is over, the terms and the minutes there are.

    `exam` is the id of the attempt whose missed questions are asked.
    """

    aim: Aim
    names: Sequence[str]
    terms: Terms
    minutes: float | None = None
    exam: str = ""


@frozen
class Chosen:
    """The queue of a sitting, and a sentence about it, empty for the day's work."""

    queue: Queue
    note: str = ""


class Choosing:
    """Makes queues; a sitting with an aim of its own that would be empty is refused with a sentence."""

    def __init__(
        self,
        store: Store,
        asking: Asking,
        shelving: Shelving,
        insight: Callable[[], "Insight"],
        debriefing: Callable[[], "Debriefing"],
    ) -> None:
        """`insight` and `debriefing` are made only for the aims that need them."""
        self._store = store
        self._asking = asking
        self._shelving = shelving
        self._insight = insight
        self._debriefing = debriefing

    def chosen(self, wanted: Wanted, at: Moment) -> Chosen:
        """What a sitting asks. Raises QuizError where its aim finds no card."""
        make: dict[Aim, Callable[[Wanted, Moment], Chosen]] = {
            Aim.STUDY: self._study,
            Aim.CURE: self._cure,
            Aim.WEAK: self._weak,
            Aim.CONFUSIONS: self._confusions,
            Aim.CRAM: self._cram,
            Aim.CATCH_UP: self._catch_up,
            Aim.MISSED: self._missed,
        }
        return make[wanted.aim](wanted, at)

    def more(self, session: "Session", terms: Terms, at: Moment) -> Sequence[Entry]:
        """What the day's work of a sitting comes to by now; nothing where its names name nothing any more."""
        try:
            return self._work(session.names, terms, at, session.unanswered).main
        except NotHereError:
            return ()

    def _study(self, wanted: Wanted, at: Moment) -> Chosen:
        return Chosen(self._work(wanted.names, wanted.terms, at))

    def _work(self, names: Sequence[str], terms: Terms, at: Moment, known: int = 0) -> Queue:
        options = self._asking.options
        queue = self._shelving.queue(names, at, options.limits, terms, options.off, known=known)
        return together(queue, self._store)

    def _cure(self, wanted: Wanted, at: Moment) -> Chosen:
        entries = list(self._entries(wanted, at))
        return Chosen(
            self._cured(entries, wanted.terms, at), "What you are least likely to know comes first, due or not."
        )

    def _weak(self, wanted: Wanted, at: Moment) -> Chosen:
        topics = self._insight().topics(wanted.names)
        weakest = topics.weak or _below_target(topics.ranked)[:_WEAKEST]
        if not weakest:
            raise QuizError(f"Every topic is at your target of {topics.target:.0%}: none is weak.")
        lead = "Your weak topics" if topics.weak else "No topic is surely weak yet; most is to be gained in these"
        within = {line.path.casefold() for line in weakest}
        entries = [
            entry for entry in self._entries(wanted, at) if not within.isdisjoint(upwards(entry.topic.casefold()))
        ]
        return Chosen(self._cured(entries, wanted.terms, at), f"{lead}: {_listed(weakest)}.")

    def _confusions(self, wanted: Wanted, at: Moment) -> Chosen:
        confused, entries = self._insight().confusions(names=wanted.names), list(self._entries(wanted, at))
        partners = self._partners(confused, entries)
        ids = (card_id for found in confused for card_id in (found.card_id, *partners[found.card_id]))
        at_most = aiming.USUAL_CARDS if wanted.terms.at_most is None else wanted.terms.at_most
        queue = aiming.in_order(entries, ids, at, at_most)
        if not queue.main:
            raise QuizError("You mix nothing up here: no wrong answer was given twice.")
        return Chosen(queue, "Your mix-ups: what you took for something else, next to that.")

    def _cram(self, wanted: Wanted, at: Moment) -> Chosen:
        entries = list(self._entries(wanted, at))
        recall = self._asking.recalls(entries, at)
        queue = aiming.cram(entries, recall, self._store.crammed(at), wanted.terms)
        if not queue.main:
            raise QuizError("There is no card to cram: all of them are suspended.")
        return Chosen(together(queue, self._store), wording.CRAM)

    def _catch_up(self, wanted: Wanted, at: Moment) -> Chosen:
        minutes = wanted.minutes or self._asking.options.catch_up_minutes
        among = {entry.card_id for entry in self._entries(wanted, at)} if wanted.names else None
        found = self._insight().way_through(minutes, among)
        if found is None:
            raise QuizError("Nothing has piled up: what is due is no more than a day's work. `quizapp study` asks it.")
        if not found.chosen:
            limit = plural(self._asking.options.limits.reviews, "review")
            raise QuizError(
                f"Today's {limit} are done. What waits comes on the days after: `quizapp study` asks it then."
            )
        queue = aiming.in_order(self._entries(wanted, at), found.chosen, at, wanted.terms.at_most)
        said = f"What is worth most comes first: {len(queue.main)} of {plural(found.due, 'card')} due."
        rest = f" The rest takes {plural(len(found.rest), 'more day')}." if found.rest else ""
        return Chosen(queue, said + rest)

    def _missed(self, wanted: Wanted, at: Moment) -> Chosen:
        from quizapp.trainer.examlog import ExamLog  # noqa: PLC0415 - the first card does not need it

        found = ExamLog(self._store).debriefed(wanted.exam)
        missed = self._debriefing().missed(found)
        name = _exam(found, at.day)
        if not missed:
            raise QuizError(f"Nothing was missed in {name}: every question was answered right.")
        queue = aiming.in_order(self._entries(wanted, at), missed, at, wanted.terms.at_most)
        if not queue.main:
            raise QuizError(f"What you missed in {name} is suspended, buried until tomorrow, or in no deck any more.")
        return Chosen(queue, f"What you missed in {name}.")

    def _entries(self, wanted: Wanted, at: Moment) -> Iterator[Entry]:
        return self._shelving.entries(wanted.names, at, self._asking.options.off)

    def _cured(self, entries: Sequence[Entry], terms: Terms, at: Moment) -> Queue:
        recall, target = self._asking.recalls(entries, at), self._asking.options.target
        queue = aiming.cure(entries, recall, at, target, terms)
        if not queue.main and not queue.steps:
            raise QuizError("There is nothing to gain here now: every card rests or was asked today.")
        return together(queue, self._store)

    def _partners(self, confused: "Sequence[Confused]", entries: Iterable[Entry]) -> dict[str, list[str]]:
        """The cards whose right answers were given to confused cards of their decks, by the ids of these."""
        decks = {entry.card_id: entry.deck for entry in entries}
        concerned = {decks[found.card_id] for found in confused}
        near = [card_id for card_id, deck in decks.items() if deck in concerned]
        known = self._store.questions(near)
        cards = [card_of(*known[card_id]) for card_id in near if card_id in known]
        mistakes = [(found.card_id, found.chosen) for found in confused for _ in range(found.times)]
        partners: dict[str, list[str]] = defaultdict(list)
        for one, other in confusion.pairs(cards, mistakes):
            partners[one].append(other)
            partners[other].append(one)
        return partners


def _below_target(ranked: "Iterable[TopicLine]") -> "list[TopicLine]":
    """The topics in which there is something to gain, those first of which enough is known to say so."""
    from quizapp.core.mastery import Standing  # noqa: PLC0415 - the first card does not need it

    lacking = [line for line in ranked if line.gain > 0]
    return sorted(lacking, key=lambda line: line.standing is Standing.UNKNOWN)


def _exam(found: "Attempt", today: int) -> str:
    """An exam in a sentence: by its name, or the day that the clock said."""
    name = one_line(found.paper.blueprint.name)
    if name:
        return f"“{name}”"
    return f"the exam of {dated(wall_clock(found.started.at_ms, found.started.tz_min).toordinal(), today)}"


def _listed(lines: "Sequence[TopicLine]") -> str:
    """The names of the first topics, and how many more there are."""
    named = [one_line(line.path) or "questions without a topic" for line in lines[:_NAMED]]
    rest = len(lines) - _NAMED
    return ", ".join([*named, f"{rest} more"] if rest > 0 else named)
