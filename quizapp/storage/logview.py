"""What can be asked of the log of a learner: its events, and what of them stands."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from quizapp.core.day import Moment
from quizapp.core.review import Event, EventKind
from quizapp.core.sweep import Columns
from quizapp.storage import (
    answers,
    exams,
    histories,
    log,
    replaying,
)
from quizapp.storage.answers import AnswerRow
from quizapp.storage.looking import Looking
from quizapp.storage.replaying import Share

if TYPE_CHECKING:
    from quizapp.core.exams.underway import UnderWay


class LogView(Looking):
    """The log of one learner, its exams among it."""

    def events(self, card_ids: Iterable[str]) -> list[Event]:
        """The events of these cards, in log order."""
        return log.of_cards(self._database, self.learner_id, card_ids)

    def iterate_events(self) -> Iterator[Event]:
        """All events in log order, never all in memory."""
        return log.iterate(self._database, self.learner_id)

    def replayed(self, left_out: Iterable[str], share: Share | None = None) -> Iterator[list[Columns]]:
        """The events of cards, or of a share of them, in log order as plain columns, some at a time; what is not the
        log may be written in between. `left_out` are the ids of those that may not count.
        """
        return replaying.replayed(self._database, self.learner_id, left_out, share)

    def shares(self, number: int, joined: Collection[str]) -> list[Share]:
        """Every card in one of at most so many shares; `joined` are the ids that were ever joined to others."""
        return replaying.shares(self._database, self.learner_id, number, self.size(), joined)

    def given_by_exams(self) -> list[tuple[str, str, str, str]]:
        """Id, kind, exam and card of the reviews that the results of exams gave, in log order."""
        return log.given_by_exams(self._database, self.learner_id)

    def size(self) -> int:
        """How many events the log holds."""
        return log.size(self._database, self.learner_id)

    def noted(self, key: str, card_ids: Iterable[str] | None = None) -> list[Event]:
        """The reviews that stand, in log order, whose bodies have a key: of these cards, or (slower) of all."""
        return log.noted(self._database, self.learner_id, key, card_ids)

    def event(self, event_id: str) -> Event | None:
        """The event with this id."""
        return log.by_id(self._database, self.learner_id, event_id)

    def events_by_id(self, ids: Iterable[str]) -> dict[str, Event]:
        """Those of the events with these ids that are here, by id."""
        return log.by_ids(self._database, self.learner_id, ids)

    def last_standing(self, device_id: str = "", first: Iterable[str] = ()) -> Event | None:
        """The event to take back next: of study or a mark, and not taken back yet.

        The first of these event ids that is one, else the newest of this device, else the newest of all.
        """
        return log.last_standing(self._database, self.learner_id, device_id, first)

    def newest_day(self) -> int | None:
        """The newest study day [date ordinal] in the log."""
        return log.newest_day(self._database, self.learner_id)

    def newest_ms(self) -> int | None:
        """The newest instant [UTC ms] in the log."""
        return log.newest_ms(self._database, self.learner_id)

    def newest_id(self, device_id: str) -> str:
        """The greatest event id that a device gave, to make a greater one; empty if it gave none."""
        return log.newest_id(self._database, self.learner_id, device_id)

    def exam(self, exam_id: str) -> list[Event]:
        """The start of an exam, its questions, and what was done in it, in log order; none of its reviews."""
        return exams.steps(self._database, self.learner_id, exam_id)

    def exam_under_way(self) -> "UnderWay | None":
        """The newest exam that was neither handed in nor dropped."""
        return exams.running(self._database, self.learner_id)

    def newest_of_exam(self, exam_id: str) -> Event | None:
        """What was done in an exam last, as its id says, before its end."""
        return exams.newest(self._database, self.learner_id, exam_id)

    def exam_has_ended(self, exam_id: str) -> bool:
        """Whether an exam was handed in or dropped."""
        return exams.has_ended(self._database, self.learner_id, exam_id)

    def exam_reviews(self, exam_id: str) -> list[Event]:
        """The reviews that the result of an exam gave and that were not taken back, in log order."""
        return exams.reviews(self._database, self.learner_id, exam_id)

    def applied_exams(self) -> set[str]:
        """The ids of the exams whose results are in the schedule."""
        return exams.applied(self._database, self.learner_id)

    def aliases(self) -> list[tuple[str, str]]:
        """(old card id, card id that carries its history now), in log order."""
        found = log.standing(self._database, self.learner_id, EventKind.ALIAS)
        return [(event.card_id, str(event.body.get("to", ""))) for event in found]

    def standing(self, kind: EventKind) -> list[Event]:
        """The events of a kind other than review that were not taken back, in log order."""
        return log.standing(self._database, self.learner_id, kind)

    def of_kind(self, kind: EventKind) -> list[Event]:
        """The events of a kind other than review, in log order, those that were taken back included."""
        return log.of_kind(self._database, self.learner_id, kind)

    def crammed(self, at: Moment) -> dict[str, int]:
        """How often each card was crammed on the study day of a moment, by card id; only of those that were."""
        return log.crammed(self._database, self.learner_id, at)

    def outcomes(self, card_ids: Iterable[str]) -> list[tuple[str, bool | None]]:
        """Card id, and whether it was remembered, of every review of the schedule that stands, in log order; None for
        a reset.
        """
        return log.outcomes(self._database, self.learner_id, card_ids)

    def study_answers(self, card_ids: Iterable[str]) -> list[AnswerRow]:
        """The answers of study to these cards that stand, in log order, as items are analysed."""
        return answers.answers(self._database, self.learner_id, card_ids)

    def tolls(self) -> list[tuple[str, int, bool]]:
        """Card id, lapses, and whether it is flagged, of the cards that were forgotten or are flagged."""
        return answers.tolls(self._database, self.learner_id)

    def learners(self) -> list[str]:
        """The ids of all learners whose logs are here; the one without a name is the first."""
        return answers.learners(self._database)

    def reviews(self) -> Iterator[tuple[str, int, int | None]]:
        """Card id, study day [date ordinal] and rating of every review that stands, in log order; none for a reset."""
        return histories.reviews(self._database, self.learner_id)

    def unpromised(self) -> list[str]:
        """The ids of the cards with reviews that name no day to come back on, such as imported ones."""
        return histories.unpromised(self._database, self.learner_id)

    def last_setting(self, device_id: str) -> Event | None:
        """The event that holds the scheduling policy which this device wrote last."""
        return log.last_setting(self._database, self.learner_id, device_id)
