"""What can be asked of the catalogue: deck files, their cards as they are and were, and which a search finds."""

from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quizapp.core.deck import Question
from quizapp.core.queue import Entry
from quizapp.storage import (
    catalogue,
    exams,
    filerows,
    formers,
)
from quizapp.storage.looking import Looking
from quizapp.storage.rows import CardRow, DeckFileRow, FormerRow

if TYPE_CHECKING:
    from quizapp.core.exams.paper import Candidate
    from quizapp.core.ordering import Order
    from quizapp.core.predicates import Predicate
    from quizapp.storage.finding import Look, Search
    from quizapp.storage.listing import ListedRow
    from quizapp.storage.seen import AskedRow, ComingRow, LateRow


class CardView(Looking):
    """The deck files that are there and their cards."""

    def candidates(self, files: Iterable[str], *, with_levels: bool = True) -> "list[Candidate]":
        """The cards of the files at these paths as an exam may ask them, in no order; their levels only if asked for,
        which is slower.
        """
        return exams.candidates(self._database, files, with_levels=with_levels)

    def files(self) -> dict[str, DeckFileRow]:
        """All deck files ever read, by path, in the order of their paths."""
        return filerows.files(self._database)

    def cards(self, files: Iterable[str]) -> list[CardRow]:
        """The cards of the files at these paths, in that order, without their questions."""
        return catalogue.cards(self._database, files)

    def questions(self, card_ids: Iterable[str]) -> dict[str, tuple[CardRow, Question]]:
        """The cards with these ids that the catalogue has, with their questions, by card id."""
        return catalogue.questions(self._database, card_ids)

    def late(self, day: int) -> "Iterator[LateRow]":
        """The reviews that are due on a study day [date ordinal], but for suspended ones; never all in memory."""
        from quizapp.storage import seen  # noqa: PLC0415 - the first card does not need it

        return seen.late(self._database, self.learner_id, day)

    def coming(self, day: int) -> "Iterator[ComingRow]":
        """All other cards that were ever asked, but for suspended ones; never all in memory."""
        from quizapp.storage import seen  # noqa: PLC0415 - the first card does not need it

        return seen.coming(self._database, self.learner_id, day)

    def asked_on(self, day: int) -> "Iterator[AskedRow]":
        """The cards asked last on a study day [date ordinal] whose keyed answers are as they were then."""
        from quizapp.storage import seen  # noqa: PLC0415 - the first card does not need it

        return seen.asked(self._database, self.learner_id, day)

    def places(self, card_ids: Iterable[str]) -> dict[str, tuple[str, int]]:
        """File and line of those of the cards that the catalogue has, by id."""
        return catalogue.places(self._database, card_ids)

    def living(self, card_ids: Iterable[str]) -> set[str]:
        """Those of the cards that are in a deck file which is there."""
        return catalogue.living(self._database, card_ids)

    def search(self, look: "Look", wanted: "Predicate") -> "Search":
        """A search for the cards that a predicate fits. A card has its number until its file is read again."""
        from quizapp.storage import finding  # noqa: PLC0415 - the first card does not need it

        return finding.Search(self._database, self.learner_id, look, wanted)

    def arranged(self, look: "Look", found: "array[int]", order: "Order") -> "array[int]":
        """Cards that were found in the library's order, by number, in another one; equal ones stay as they stand."""
        from quizapp.storage import finding  # noqa: PLC0415 - the first card does not need it

        return finding.arranged(self._database, self.learner_id, look, found, order)

    def listed(self, numbers: Iterable[int]) -> "list[ListedRow]":
        """What lists show of the cards with these numbers, in no order; of those that are still there."""
        from quizapp.storage import listing  # noqa: PLC0415 - the first card does not need it

        return listing.listed(self._database, numbers)

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of the cards with these numbers, by number; of those that are still there."""
        from quizapp.storage import listing  # noqa: PLC0415 - the first card does not need it

        return listing.ids(self._database, numbers)

    def ids_beginning(self, short: str, files: Iterable[str]) -> list[str]:
        """The ids, that begin so, of the cards of the files at these paths."""
        from quizapp.storage import listing  # noqa: PLC0415 - the first card does not need it

        return listing.ids_beginning(self._database, short, files)

    def numbers(self, card_ids: Iterable[str]) -> dict[str, int]:
        """The numbers that cards have now, by card id."""
        from quizapp.storage import listing  # noqa: PLC0415 - the first card does not need it

        return listing.numbers(self._database, card_ids)

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

    def entries(self, files: Iterable[str]) -> Iterator[Entry]:
        """The cards of the files at these paths as the queue sees them; the order of the files is the library's.

        They are read a file at a time.
        """
        return catalogue.entries(self._database, self.learner_id, files)
