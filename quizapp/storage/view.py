"""What can be asked of the database: one learner's log, memories and figures, and the catalogue of all decks."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.core.bounds import LAST_DAY
from quizapp.core.day import Moment
from quizapp.core.deck import Question
from quizapp.core.overview import Answers
from quizapp.core.queue import Entry, Used
from quizapp.core.review import NEW, Event, EventKind, Memory
from quizapp.storage import (
    answers,
    catalogue,
    exams,
    filerows,
    folds,
    formers,
    histories,
    log,
    mistakes,
    portions,
    queries,
    stocks,
    tallies,
)
from quizapp.storage.answers import AnswerRow
from quizapp.storage.database import Database
from quizapp.storage.log import ReplayedRow
from quizapp.storage.portions import Place
from quizapp.storage.rows import CardRow, DeckFileRow, FormerRow
from quizapp.storage.shelf import Shelf

if TYPE_CHECKING:
    from quizapp.core.bias import Predicted
    from quizapp.core.confusion import Mistake
    from quizapp.core.exams.paper import Candidate
    from quizapp.core.exams.underway import UnderWay
    from quizapp.core.ordering import Order
    from quizapp.core.portion import Portion
    from quizapp.core.predicates import Predicate
    from quizapp.core.stats.cards import Cards
    from quizapp.core.stats.sums import Sums
    from quizapp.storage.finding import ListedRow, Look


class View:
    """What can be asked; every answer is about one learner where it is about a learner at all."""

    def __init__(self, database: Database, learner_id: str) -> None:
        """Ask `database` about the learner."""
        self._database = database
        self.learner_id = learner_id

    def memory(self, card_id: str) -> Memory:
        """The card's memory, NEW if it has none."""
        return self.memories([card_id]).get(card_id, NEW)

    def memories(self, card_ids: Iterable[str]) -> dict[str, Memory]:
        """The memories of those of the cards that have one, by card id."""
        return folds.memories(self._database, self.learner_id, card_ids)

    def strengths(self, card_ids: Iterable[str]) -> dict[str, tuple[float, int | None]]:
        """Stability [days] and last study day [date ordinal] of those of the cards that were ever asked, by card id."""
        return folds.strengths(self._database, self.learner_id, card_ids)

    def events(self, card_ids: Iterable[str]) -> list[Event]:
        """The events of these cards, in log order."""
        return log.of_cards(self._database, self.learner_id, card_ids)

    def iterate_events(self) -> Iterator[Event]:
        """All events in log order, never all in memory."""
        return log.iterate(self._database, self.learner_id)

    def replayed(self) -> Iterator[list[ReplayedRow]]:
        """All events in log order as plain columns, some at a time; what is not the log may be written in between."""
        return log.replayed(self._database, self.learner_id)

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

    @property
    def folds_are_old(self) -> bool:
        """Whether memories, tallies and mistakes have to be folded anew, as this version folds the log otherwise."""
        return folds.are_old(self._database, self.learner_id)

    @property
    def folded_by(self) -> str | None:
        """The name of the scheduling policy by which the log was folded; None where that was not noted."""
        return folds.policy(self._database, self.learner_id)

    def others(self) -> int:
        """A number that changes whenever another process changed the database."""
        return self._database.others()

    def stamp(self) -> tuple[int, int]:
        """What changes whenever this or another process changed the database."""
        return self._database.stamp()

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

    def candidates(self, files: Iterable[str], *, with_levels: bool = True) -> "list[Candidate]":
        """The cards of the files at these paths as an exam may ask them, in no order; their levels only if asked for,
        which is slower.
        """
        return exams.candidates(self._database, files, with_levels=with_levels)

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

    def reviews(self) -> Sequence[tuple[str, int, int | None]]:
        """Card id, study day [date ordinal] and rating of every review that stands, in log order; none for a reset."""
        return histories.reviews(self._database, self.learner_id)

    def unpromised(self) -> list[str]:
        """The ids of the cards with reviews that name no day to come back on, such as imported ones."""
        return histories.unpromised(self._database, self.learner_id)

    def last_setting(self, device_id: str) -> Event | None:
        """The event that holds the scheduling policy which this device wrote last."""
        return log.last_setting(self._database, self.learner_id, device_id)

    def files(self) -> dict[str, DeckFileRow]:
        """All deck files ever read, by path, in the order of their paths."""
        return filerows.files(self._database)

    def cards(self, files: Iterable[str]) -> list[CardRow]:
        """The cards of the files at these paths, in that order, without their questions."""
        return catalogue.cards(self._database, files)

    def questions(self, card_ids: Iterable[str]) -> dict[str, tuple[CardRow, Question]]:
        """The cards with these ids that the catalogue has, with their questions, by card id."""
        return catalogue.questions(self._database, card_ids)

    def places(self, card_ids: Iterable[str]) -> dict[str, tuple[str, int]]:
        """File and line of those of the cards that the catalogue has, by id."""
        return catalogue.places(self._database, card_ids)

    def living(self, card_ids: Iterable[str]) -> set[str]:
        """Those of the cards that are in a deck file which is there."""
        return catalogue.living(self._database, card_ids)

    def remembered(self, card_ids: Iterable[str]) -> list[str]:
        """Those of the cards that have a memory."""
        return folds.remembered(self._database, self.learner_id, card_ids)

    def find(self, look: "Look", wanted: "Predicate", order: "Order", at_most: int | None = None) -> "array[int]":
        """The numbers of the cards that a predicate fits, in an order; no more than the first so many.

        A card has its number until its file is read again.
        """
        from quizapp.storage import finding  # noqa: PLC0415 - the first card does not need it

        return finding.find(self._database, self.learner_id, look, wanted, order, at_most)

    def listed(self, numbers: Iterable[int]) -> "list[ListedRow]":
        """What lists show of the cards with these numbers, in no order; of those that are still there."""
        from quizapp.storage import finding  # noqa: PLC0415 - the first card does not need it

        return finding.listed(self._database, numbers)

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of the cards with these numbers, by number; of those that are still there."""
        from quizapp.storage import finding  # noqa: PLC0415 - the first card does not need it

        return finding.ids(self._database, numbers)

    def ids_beginning(self, short: str, files: Iterable[str]) -> list[str]:
        """The ids, that begin so, of the cards of the files at these paths."""
        from quizapp.storage import finding  # noqa: PLC0415 - the first card does not need it

        return finding.ids_beginning(self._database, short, files)

    def numbers(self, card_ids: Iterable[str]) -> dict[str, int]:
        """The numbers that cards have now, by card id."""
        from quizapp.storage import finding  # noqa: PLC0415 - the first card does not need it

        return finding.numbers(self._database, card_ids)

    def added(self, since_ms: int) -> dict[str, int]:
        """The cards that came into the catalogue since an instant [UTC ms], and when, by id."""
        return catalogue.added(self._database, since_ms)

    def formers(self, card_ids: Iterable[str]) -> dict[str, FormerRow]:
        """The former forms of those of the cards that have one, by card id."""
        return formers.of_cards(self._database, self.learner_id, card_ids)

    def gone(self) -> list[FormerRow]:
        """The studied cards that no deck has any more, in the order of their files."""
        return formers.gone(self._database, self.learner_id)

    def any_gone(self) -> bool:
        """Whether there is a studied card that no deck has any more."""
        return formers.any_gone(self._database, self.learner_id)

    def groups(self, card_ids: Iterable[str]) -> dict[str, tuple[str, str, str]]:
        """File, title and context of the group that each of these cards is in, by card id; only of those in one."""
        return catalogue.groups(self._database, card_ids)

    def entries(self, files: Iterable[str]) -> list[Entry]:
        """The cards of the files at these paths as the queue sees them; the order of the files is the library's."""
        return catalogue.entries(self._database, self.learner_id, files)

    def shelf(self, files: Iterable[str], day: int) -> Shelf:
        """The stocks of the files at these paths, in library order, on a study day [date ordinal]."""
        wanted = list(files)
        rows = stocks.read(self._database.bulk, self.learner_id, wanted, day)
        return Shelf(rows, self._database.bulk, self.learner_id, wanted, day)

    def recent(self, day: int) -> Answers:
        """What was answered of late, seen from a study day [date ordinal]."""
        return queries.recent(self._database.bulk, self.learner_id, day)

    def used(self, day: int) -> Used:
        """How many new cards and reviews each deck had on a study day [date ordinal]."""
        return catalogue.used(self._database, self.learner_id, day)

    def answers(self, before: int = LAST_DAY + 1) -> dict[int, int]:
        """How many answers each study day [date ordinal] before that one had; days without any may be missing."""
        return tallies.answers(self._database, self.learner_id, before)

    def mistakes(self, card_ids: Collection[str] | None = None) -> "list[Mistake]":
        """The wrong answers given to these cards, or to all, by card and text."""
        return mistakes.mistakes(self._database, self.learner_id, card_ids)

    def first_attempts(self, before: int = LAST_DAY + 1) -> list[tuple[str, bool, float]]:
        """Topic, whether it was right, and the chance of guessing [0, 1), of each card's very first review before a
        study day [date ordinal].
        """
        return folds.first_attempts(self._database, self.learner_id, before)

    def begun(self, first: int, last: int) -> list[tuple[str, str]]:
        """Card id and topic of the cards whose first review may have come on the study days [date ordinals] from
        `first` to `last`: also of those that were reset since.
        """
        return folds.begun(self._database, self.learner_id, first, last)

    def predicted(self, first: int, last: int) -> "Predicted":
        """The reviews whose recall was predicted, on the study days [date ordinals] from `first` to `last`."""
        from quizapp.storage import figures  # noqa: PLC0415 - the first card does not need it

        return figures.predicted(self._database, self.learner_id, first, last)

    def columns(self, files: Iterable[str], today: int, step_ends: Callable[[int], int]) -> "Cards":
        """The cards of the files at these paths as columns on a study day [date ordinal], with the trails of the last
        month; that a card was corrected does not show in them.

        `step_ends` tells the study day of the instant [UTC ms] at which a step ends.
        """
        from quizapp.storage import figures  # noqa: PLC0415 - the first card does not need it

        return figures.cards(self._database, self.learner_id, files, today, step_ends)

    def topic_columns(self, place: Place, today: int, step_ends: Callable[[int], int]) -> "Cards":
        """The cards that a deck file has of one topic as columns, like `columns`, corrected ones as such."""
        from quizapp.storage import figures  # noqa: PLC0415 - the first card does not need it

        return figures.topic_cards(self._database, self.learner_id, place, today, step_ends)

    def portions(self, files: Iterable[str], basis: str) -> "dict[Place, Portion | None]":
        """The portions kept of all topics of the files at these paths; None for those that have to be made anew.

        Each is of the study day on which it was made, and of a `basis`: a text of all else that portions rest on.
        """
        return portions.kept(self._database, self.learner_id, files, basis)

    def sums(self, first: int, last: int) -> "Sums":
        """What was answered on the study days [date ordinals] from `first` to `last`."""
        from quizapp.storage import figures  # noqa: PLC0415 - the first card does not need it

        return figures.sums(self._database, self.learner_id, first, last)
