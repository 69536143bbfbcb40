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
    from quizapp.storage.finding import ListedRow, Look
    from quizapp.storage.seen import SeenRow


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

    def seen(self) -> "Iterator[SeenRow]":
        """The cards of all deck files that were ever asked, in no order, never all in memory."""
        from quizapp.storage.seen import seen  # noqa: PLC0415 - the first card does not need it

        return seen(self._database, self.learner_id)

    def places(self, card_ids: Iterable[str]) -> dict[str, tuple[str, int]]:
        """File and line of those of the cards that the catalogue has, by id."""
        return catalogue.places(self._database, card_ids)

    def living(self, card_ids: Iterable[str]) -> set[str]:
        """Those of the cards that are in a deck file which is there."""
        return catalogue.living(self._database, card_ids)

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
