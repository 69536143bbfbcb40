"""What the log says of a learner: mastery, readiness, statistics, and the past of a card."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from quizapp.core.backlog import CatchUp
from quizapp.core.bias import bias
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.outlook import Outlook
from quizapp.core.past import CardPast, TopicCard, past_of
from quizapp.core.paths import below
from quizapp.core.preparing import states_of
from quizapp.core.readiness import Readiness
from quizapp.core.reasons import LAST_ANSWERS, why_due, why_here
from quizapp.core.refitting import Change, change
from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.statistics import statistics
from quizapp.core.stats.sums import Span
from quizapp.core.topics import Confused, Notes, Topics, topics
from quizapp.core.workload import SimulatedCard
from quizapp.errors import QuizError
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.catching import Catching
from quizapp.trainer.confusing import confused, most_frequent
from quizapp.trainer.fitting import Fitting
from quizapp.trainer.health import Healths
from quizapp.trainer.history import History
from quizapp.trainer.listed import statuses
from quizapp.trainer.plans import plan_of
from quizapp.trainer.preparing import Preparing
from quizapp.trainer.reading import Reading
from quizapp.trainer.refitting import Refitting

_CHANGE_DAYS = 90
_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


def _at_one_moment(
    look: Callable[Concatenate["Insight", _Given], _Found],
) -> Callable[Concatenate["Insight", _Given], _Found]:
    """All that a look reads is of one moment; it calls no other such look."""

    @wraps(look)
    def whole(insight: "Insight", /, *args: _Given.args, **kwargs: _Given.kwargs) -> _Found:
        with insight.at_one_moment():
            return look(insight, *args, **kwargs)

    return whole


class Insight:
    """Looks, and changes nothing but what is kept to look again sooner.

    Every method may raise QuizError; all calls come from the trainer's thread.
    """

    def __init__(self, store: Store, history: History, catalogue: Catalogue, asking: Asking, healths: Healths) -> None:
        self._store = store
        self._healths = healths
        self._history = history
        self._catalogue = catalogue
        self._asking = asking
        self._reading = Reading(store, history, catalogue, asking)
        self._catching = Catching(store, history, catalogue, asking, self._reading)
        self._preparing = Preparing(store, catalogue, asking, self._reading)
        self._refitting = Refitting(store, history, self._reading)

    def at_one_moment(self) -> AbstractContextManager[None]:
        """All that is read within it is of one moment, whatever other processes write meanwhile."""
        return self._reading.at_one_moment()

    @_at_one_moment
    def topics(self, names: Sequence[str] = ()) -> Topics:
        """The topic tree of the decks and topics named, or of everything.

        Raises QuizError for an unknown name.
        """
        at = self._history.now()
        portions, firsts = self._reading.portions(names, at), self._reading.firsts(at)
        found = topics(portions, firsts, self._asking.options.target, self._notes(names))
        return replace(found, bias=bias(self._reading.predicted(at.day)))

    @_at_one_moment
    def topic_cards(self, path: str) -> tuple[TopicCard, ...]:
        """The cards of a topic and all below it, from worst to best; empty stands for cards without a topic."""
        at = self._history.now()
        entries = [entry for entry in self._reading.entries() if below(entry.topic, path)]
        recall = self._asking.recalls(entries, at)
        ids = [entry.card_id for entry in entries]
        found = statuses(self._store, self._history, ids, at)
        answers = self._answers(ids)
        cards = [
            TopicCard(
                card=card,
                answers=answers.get(id_, ())[-LAST_ANSWERS:],
                why=why_here(card.memory, card.retrievability, card.days, answers.get(id_, ())),
            )
            for id_, card in found.items()
        ]
        return tuple(sorted(cards, key=lambda one: _badness(one, recall)))

    @_at_one_moment
    def confusions(self, path: str | None = None, names: Sequence[str] = ()) -> tuple[Confused, ...]:
        """What is taken for what, the most frequent first: in one topic, of the decks and topics named, or anywhere.

        Raises QuizError for an unknown name.
        """
        ids = None
        if path is not None or names:
            entries = self._reading.entries(names)
            ids = {entry.card_id for entry in entries if path is None or below(entry.topic, path)}
        found = confused(self._store, self._catalogue.files, ids)
        return tuple(most_frequent(one for its_confusions in found.values() for one in its_confusions))

    @_at_one_moment
    def statistics(self, names: Sequence[str] = (), days: int | None = 365) -> Statistics:
        """All figures of the decks and topics named, or of everything, over the last so many days; None: all time.

        Raises QuizError for an unknown name.
        """
        at = self._history.now()
        (sums, all_time), span = self._reading.answers(names, days, at.day)
        return statistics(sums, all_time, self._reading.portions(names, at), ", ".join(names), span)

    @_at_one_moment
    def usable_reviews(self) -> int:
        """How many reviews FSRS can be fitted to at the least: those at least a day after the one before.

        Quick, for the few that followed a step which was left overnight are not counted.
        """
        sums = self._reading.sums(Span(0, self._history.now().day))
        return sum(form.reviews for form in sums.forms if form.bin >= 0)

    def ready(self, exam: ExamPlan | None = None) -> Readiness:
        """How ready the learner is for an exam; the one of the settings if none is given.

        Raises NotHereError for a deck or topic that is not here, and says where it is named.
        """
        return self._preparing.ready(exam or self._asking.options.exam, self._history.now())

    def exams(self) -> tuple[ExamPlan, ...]:
        """The exams that the decks studied bring."""
        return tuple(plan_of(exam) for row in self._catalogue.rows for exam in row.exams)

    @_at_one_moment
    def past(self, card_id: str) -> CardPast:
        """The past of a card. Raises QuizError for one that is in no deck."""
        at, policy = self._history.now(), self._history.policy
        card = statuses(self._store, self._history, [card_id], at).get(card_id)
        if card is None:
            raise QuizError("This card is in no deck that is loaded now.")
        row, _ = self._store.questions([card_id])[card_id]
        corrected = card.memory.is_corrected(row.key_hash)
        reviews, stretches = past_of(self._store.events(self._history.ids(card_id)), policy)
        return CardPast(
            card=card,
            today=at.day,
            reviews=reviews,
            stretches=stretches,
            why_due=why_due(card.memory, at, policy, corrected=corrected, day_start=self._history.day_start),
            delays=self._asking.delays(card_id, card.memory, at),
            policy=policy,
            health=self._healths.of_card(card_id),
        )

    @_at_one_moment
    def backlog(self, minutes: float | None = None) -> CatchUp | None:
        """A way through what has piled up, so many minutes a day, as many as are set where none are given; None when
        it is no more than a day's work.
        """
        wanted = minutes or self._asking.options.catch_up_minutes
        return self._catching.way_through(wanted, self._history.now())

    @_at_one_moment
    def way_through(self, minutes: float, among: Collection[str] | None = None) -> CatchUp | None:
        """A way through what has piled up of everything, or of the cards with the ids `among` them; None when that is
        no more than a day's work.
        """
        return self._catching.way_through(minutes, self._history.now(), among)

    @_at_one_moment
    def outlook(self, new_a_day: int | None = None) -> Outlook:
        """What a simulation of the study to come starts from: the cards as they are, and how this learner answers.

        With so many new cards a day, as many as are set where nothing is said.
        """
        return self._outlook(new_a_day)

    @property
    def weights(self) -> tuple[float, ...]:
        """The weights of the scheduler that are in force."""
        return self._history.policy.weights

    @_at_one_moment
    def fitting(self) -> Fitting:
        """What weights can be fitted to."""
        histories = [history for found in self._refitting.histories().values() for history in found if history]
        return Fitting(histories, self.weights)

    def change(self, weights: tuple[float, ...]) -> Change:
        """What these weights would change for the cards of the decks studied."""
        with self.at_one_moment():
            outlook, cards = self._outlook(), self._refitting.studied(weights)
        return change(cards, weights, outlook, self._history.now().day, _CHANGE_DAYS)

    def _outlook(self, new_a_day: int | None = None) -> Outlook:
        at, options = self._history.now(), self._asking.options
        cards = self._reading.cards((), at)
        return Outlook(
            states=[*states_of(cards, at.day), *(SimulatedCard() for _ in range(sum(cards.new)))],
            policy=options.policy,
            pattern=self._preparing.pattern(at),
            new_a_day=options.limits.new if new_a_day is None else new_a_day,
            reviews_a_day=options.limits.reviews,
        )

    def _notes(self, names: Sequence[str]) -> Notes:
        """What is known of the topics of the decks and topics named, or of all, beside their cards."""
        card_ids = {entry.card_id for entry in self._reading.entries(names)} if names else None
        found = confused(self._store, self._catalogue.files, card_ids)
        told = [note for row in reversed(self._catalogue.rows) for note in row.topics]
        return Notes(
            weights=self._preparing.weights(),
            abouts={note.path: note.about for note in told if note.about},
            confused={topic: its_confusions[0] for topic, its_confusions in found.items()},
        )

    def _answers(self, card_ids: Sequence[str]) -> dict[str, tuple[bool, ...]]:
        """Whether the cards were remembered at each review of the schedule that stands since they were new, by card id,
        the newest last.
        """
        ids = {former: card_id for card_id in card_ids for former in self._history.ids(card_id)}
        answers: dict[str, tuple[bool, ...]] = {}
        for former, right in self._store.outcomes(ids):
            card_id = ids[former]
            answers[card_id] = () if right is None else (*answers.get(card_id, ()), right)
        return answers


def _badness(one: TopicCard, recall: dict[str, float]) -> tuple[bool, float, int, str]:
    """The order of the cards of a topic: the lowest recall first, suspended ones last."""
    memory = one.card.memory
    return memory.suspended, recall[one.card.card_id], -memory.lapses, one.card.card_id
