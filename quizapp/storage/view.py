"""What can be asked of the database: one learner's log, memories and figures, and the catalogue of all decks."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from quizapp.core.bounds import LAST_DAY
from quizapp.core.overview import Answers
from quizapp.core.queue import Used
from quizapp.core.review import NEW, Memory
from quizapp.storage import (
    catalogue,
    firsts,
    folds,
    mistakes,
    portions,
    stocks,
    streaks,
    tallies,
)
from quizapp.storage.cardview import CardView
from quizapp.storage.logview import LogView
from quizapp.storage.portions import Place
from quizapp.storage.shelf import Shelf
from quizapp.storage.stockbytes import Unpacking

if TYPE_CHECKING:
    from quizapp.core.bias import Predicted
    from quizapp.core.confusion import Mistake
    from quizapp.core.portion import Portion
    from quizapp.core.rating import Attempts
    from quizapp.core.stats.cards import Cards
    from quizapp.core.stats.sums import Sums
    from quizapp.storage.figures import Change
    from quizapp.storage.portioncodec import Unsealing


class View(LogView, CardView):
    """What can be asked; every answer is about one learner where it is about a learner at all."""

    def memory(self, card_id: str) -> Memory:
        """The card's memory, NEW if it has none."""
        return self.memories([card_id]).get(card_id, NEW)

    def memories(self, card_ids: Iterable[str]) -> dict[str, Memory]:
        """The memories of those of the cards that have one, by card id."""
        return folds.memories(self._database, self.learner_id, card_ids)

    def strengths(self, card_ids: Iterable[str]) -> dict[str, tuple[float, int | None]]:
        """Stability [days] and last study day [date ordinal] of those of the cards that were ever asked, by card id."""
        return folds.strengths(self._database, self.learner_id, card_ids)

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

    def remembered(self, card_ids: Iterable[str]) -> list[str]:
        """Those of the cards that have a memory."""
        return folds.remembered(self._database, self.learner_id, card_ids)

    def shelf(self, files: Iterable[str], day: int, unpacking: Unpacking | None = None) -> Shelf:
        """The stocks of the files at these paths, in library order, on a study day [date ordinal].

        Whoever looks again and again keeps the `unpacking`.
        """
        wanted = list(files)
        rows = stocks.read(self._database.bulk, self.learner_id, wanted, day, unpacking or Unpacking())
        return Shelf(rows, self._database.bulk, self.learner_id, wanted, day)

    def number_changed(self) -> int:
        """How many cards, with the siblings of these, changed since the stocks were kept that count them."""
        return stocks.number_changed(self._database.bulk, self.learner_id)

    def recent(self, day: int) -> Answers:
        """What was answered of late, seen from a study day [date ordinal]."""
        return streaks.recent(self._database.bulk, self.learner_id, day)

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

    def firsts(self) -> "dict[str, Attempts]":
        """How many first attempts at the cards of each topic, in all deck files, were right or not."""
        return firsts.counted(self._database.bulk, self.learner_id)

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
        """The cards of the files at these paths as columns on a study day [date ordinal], without trails; that a card
        was corrected does not show in them.

        `step_ends` tells the study day of the instant [UTC ms] at which a step ends.
        """
        from quizapp.storage import figures  # noqa: PLC0415 - the first card does not need it

        return figures.cards(self._database, self.learner_id, files, today, step_ends)

    def topic_columns(self, place: Place, today: int, step_ends: Callable[[int], int]) -> "Cards":
        """The cards that a deck file has of one topic as columns, like `columns`, corrected ones as such, with the
        trails of the last month.
        """
        from quizapp.storage import figures  # noqa: PLC0415 - the first card does not need it

        return figures.topic_cards(self._database, self.learner_id, place, today, step_ends)

    def portions(self, files: Iterable[str], basis: str, unsealing: "Unsealing") -> "dict[Place, Portion | None]":
        """The portions kept of all topics of the files at these paths; None for those that have to be made anew.

        Each holds for its cards but those that changed (see `portion_changes`), and is of a `basis`: a text of all
        else that portions rest on.
        """
        return portions.kept(self._database, self.learner_id, files, basis, unsealing)

    def portion_changes(self, today: int, step_ends: Callable[[int], int]) -> "dict[Place, Change]":
        """The cards that changed since their portions were made, as they were then and as they are now."""
        from quizapp.storage import figures  # noqa: PLC0415 - the first card does not need it

        return figures.changes(self._database, self.learner_id, today, step_ends)

    def answered(self, first: int, last: int) -> Counter[int]:
        """How many answers each of the study days [date ordinals] from `first` to `last` had."""
        from quizapp.storage import blocks  # noqa: PLC0415 - the first card does not need it

        return blocks.answers(self._database, self.learner_id, first, last)

    def lacks_blocks(self, before: int) -> bool:
        """Whether sums of answers before a study day [date ordinal] could be kept that are not."""
        from quizapp.storage import blocks  # noqa: PLC0415 - the first card does not need it

        return bool(blocks.lacking(self._database, self.learner_id, before))

    def sums(self, first: int, last: int) -> "Sums":
        """What was answered on the study days [date ordinals] from `first` to `last`."""
        from quizapp.storage import figures  # noqa: PLC0415 - the first card does not need it

        return figures.sums(self._database, self.learner_id, first, last)
