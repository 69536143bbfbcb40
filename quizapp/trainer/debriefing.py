"""After an exam: what its result does to the schedule, applied only when the learner says so, and all of it at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from quizapp.core.bounds import FIRST_DAY, LAST_DUE_DAY
from quizapp.core.day import Moment
from quizapp.core.exams import marking
from quizapp.core.exams.attempt import Attempt, Given
from quizapp.core.exams.debrief import Debrief, Effect
from quizapp.core.exams.marking import Marked
from quizapp.core.exams.offers import AttemptLine
from quizapp.core.exams.paper import Slot
from quizapp.core.replay import fold, surviving
from quizapp.core.review import Event, EventKind, Mode, Review
from quizapp.core.session import Asked, Graded
from quizapp.core.values import frozen
from quizapp.errors import QuizError
from quizapp.storage.store import Store
from quizapp.storage.view import View
from quizapp.trainer.acting import Acting
from quizapp.trainer.asking import Asking, body
from quizapp.trainer.firsts import First, FirstAttempts, counted, first_of
from quizapp.trainer.history import History
from quizapp.trainer.judging import Judging

CHANGED = "Cards of this exam were answered meanwhile: this is what its result would do now. Nothing was changed yet."
NOTHING = "Nothing was answered in this exam, so there is nothing that the schedule could learn from it."
_AFTER_ALL_IDS = "~"


@frozen
class _Coming:
    """The review that an answer of an exam gives, and what it does."""

    effect: Effect
    asked: Asked
    graded: Graded
    review: Review
    at: Moment


class Debriefing:
    """Tells what the result of an attempt does to each card, and gives the cards their reviews."""

    def __init__(self, store: Store, history: History, asking: Asking, judging: Judging, acting: Acting) -> None:
        self._store = store
        self._history = history
        self._asking = asking
        self._judging = judging
        self._acting = acting
        self._told: dict[str, tuple[Effect, ...]] = {}

    def debrief(self, found: Attempt, earlier: Sequence[AttemptLine] = ()) -> Debrief:
        """What an attempt that ended came to, and what its result does to the schedule, or did."""
        result = marking.result(found)
        with self._store.reading():
            did = _effects(found, self._store.exam_reviews(found.id), self._history.carrier)
            effects = did or _by_place(self._coming(self._store, found, result.marked))
        self._told[found.id] = effects
        return Debrief(found, result, effects, bool(did), tuple(earlier))

    def apply(self, found: Attempt, earlier: Sequence[AttemptLine] = ()) -> Debrief:
        """Gives each card that was answered its review, unless that was done; what the debrief then says.

        Where the effects are not those that `debrief` told last nothing is changed, and the note says so. Raises
        QuizError where nothing was answered.
        """
        note = ""
        with self._history.writing() as tx:
            if not tx.exam_reviews(found.id):
                coming = self._coming(tx, found, marking.result(found).marked)
                effects = _by_place(coming)
                if not effects:
                    raise QuizError(NOTHING)
                if effects == self._told.get(found.id, effects):
                    events = self._events(found.id, coming)
                    self._history.add(tx, events)
                    self._did(events)
                else:
                    note = CHANGED
        return replace(self.debrief(found, earlier), note=note)

    def missed(self, found: Attempt) -> list[str]:
        """The ids of the cards whose questions were not answered right, or not at all, in the order of the paper."""
        return [self._history.carrier(found.paper.slots[place].card.id) for place in marking.result(found).missed]

    def _did(self, events: Iterable[Event]) -> None:
        for event in events:
            self._acting.did(event.id)
        self._asking.forget_firsts()
        self._judging.forget()

    def _coming(self, view: View, found: Attempt, marked: Sequence[Marked]) -> list[_Coming]:
        """The reviews of all answers, in the order in which these were given: each is rated as study would have rated
        it then, by what was known of its card, and of a new one by the first attempts before it, those of this exam
        among them. What was studied later changes nothing.
        """
        cards = {place: self._history.carrier(found.paper.slots[place].card.id) for place in found.answers}
        log, firsts = self._log(view, cards.values()), self._firsts(view, found)
        coming = []
        for place, given in sorted(found.answers.items(), key=lambda answer: (answer[1].at.at_ms, answer[0])):
            events = log[cards[place]]
            firsts.go_on(given.at.at_ms)
            one = self._one(place, found.paper.slots[place], given, marked[place], cards[place], events, firsts)
            if one:
                events.append(_event(one))
                coming.append(one)
                if one.asked.memory.first_rating is None:
                    firsts.count(_first(one))
        return coming

    def _firsts(self, view: View, found: Attempt) -> FirstAttempts:
        """The first attempts before an exam, and those that came beside it: in the days around it, for the study days
        of two zones may differ by one.
        """
        end = max((one.at for one in found.answers.values()), key=lambda at: at.at_ms, default=found.started)
        first = found.started.day - 1
        begun = dict(view.begun(first, end.day + 1))
        beside = (
            first_of(card_id, begun[card_id], (event for event in events if event.moment.at_ms <= end.at_ms))
            for card_id, events in self._log(view, begun).items()
        )
        return FirstAttempts(counted(view.first_attempts(first)), filter(None, beside))

    def _log(self, view: View, card_ids: Iterable[str]) -> defaultdict[str, list[Event]]:
        """The events of cards that stand, in log order, by the id that carries them."""
        log: defaultdict[str, list[Event]] = defaultdict(list)
        for event in view.events({id_ for card_id in card_ids for id_ in self._history.ids(card_id)}):
            log[self._history.carrier(event.card_id)].append(event)
        return defaultdict(list, {card_id: surviving(events) for card_id, events in log.items()})

    def _one(  # noqa: PLR0913, PLR0917 - an answer, and what was known when it was given
        self,
        place: int,
        slot: Slot,
        given: Given,
        marked: Marked,
        card_id: str,
        events: Sequence[Event],
        firsts: FirstAttempts,
    ) -> _Coming | None:
        """The review that an answer gives, rated by what was known of the card when it was given."""
        if marked.mark is None:
            return None
        at, policy = given.at, self._history.policy
        then = fold([event for event in events if event.moment.at_ms <= at.at_ms], policy)
        shown = replace(slot.asked(), shown_ms=at.at_ms - given.took_ms)
        asked = self._asking.renewed(shown, then, at, firsts)
        graded = self._judging.suggesting(asked, given.response, marked.mark)
        rating = graded.suggested
        review = self._asking.review(asked, graded, asked.outcomes[rating - 1], at, Mode.EXAM)
        now = fold(events, policy)
        effect = Effect(place, card_id, rating, now.due_day, None, now.in_steps)
        coming = _Coming(effect, asked, graded, review, at)
        after = fold([*events, _event(coming)], policy).due_day
        return replace(coming, effect=replace(effect, after=after))

    def _events(self, exam: str, coming: Iterable[_Coming]) -> list[Event]:
        """The reviews as the log keeps them: one act, with what it does."""
        now = self._history.now()
        act = self._history.new_id(now)
        return [
            self._history.event(
                EventKind.REVIEW,
                one.at,
                one.asked.card.id,
                one.review,
                {
                    **body(exam, one.asked, one.graded),
                    "act": act,
                    "applied": now.day,
                    "due": [one.effect.before, one.effect.after],
                    "in_steps": one.effect.in_steps,
                },
                exam,
            )
            for one in coming
        ]


def _event(one: _Coming) -> Event:
    """A review as the fold takes it, after all that happened in its instant."""
    return Event(id=_AFTER_ALL_IDS, kind=EventKind.REVIEW, moment=one.at, card_id=one.effect.card_id, review=one.review)


def _first(one: _Coming) -> First:
    """An answer to a new card as its first attempt."""
    return First(one.at.at_ms, one.effect.card_id, one.asked.card.question.topic, one.review.guess, one.review.right)


def _by_place(coming: Iterable[_Coming]) -> tuple[Effect, ...]:
    return tuple(sorted((one.effect for one in coming), key=lambda effect: effect.place))


def _effects(found: Attempt, reviews: Iterable[Event], carrier: Callable[[str], str]) -> tuple[Effect, ...]:
    """What reviews that stand did to the cards of a paper, by place; of two at a place the first counts."""
    places = {slot.seed: place for place, slot in enumerate(found.paper.slots)}
    effects = {}
    for event in reviews:
        place = places.get(str(event.body.get("seed")))
        if place is not None and place not in effects and event.review is not None:
            before, after = _days(event.body.get("due"))
            in_steps = before is None and event.body.get("in_steps") is True
            effects[place] = Effect(place, carrier(event.card_id), event.review.rating, before, after, in_steps)
    return tuple(effects[place] for place in sorted(effects))


def _days(said: object) -> tuple[int | None, int | None]:
    """The two study days that a review noted; None for what is none."""
    days = said if isinstance(said, list) and len(said) == 2 else (None, None)
    before, after = (day if type(day) is int and FIRST_DAY <= day <= LAST_DUE_DAY else None for day in days)
    return before, after
