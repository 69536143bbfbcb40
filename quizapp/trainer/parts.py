"""The parts that a library is put together from: what the next card needs at once, the rest when it is first asked for.

What is made later is also imported later: a sitting starts sooner without searching, statistics, exams and editing.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.core.cards import Card
from quizapp.core.lazily import lazy
from quizapp.core.progress import Progress, silent
from quizapp.errors import Problem
from quizapp.storage.store import Store
from quizapp.trainer.acting import Acting
from quizapp.trainer.asking import Asking
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.choosing import Choosing
from quizapp.trainer.history import History
from quizapp.trainer.judging import Judging
from quizapp.trainer.options import Options
from quizapp.trainer.shelving import Shelving
from quizapp.trainer.sittings import Sittings

if TYPE_CHECKING:
    from quizapp.trainer.authoring import Authoring
    from quizapp.trainer.debriefing import Debriefing
    from quizapp.trainer.exams import Exams
    from quizapp.trainer.health import Healths
    from quizapp.trainer.insight import Insight
    from quizapp.trainer.kin import Kin
    from quizapp.trainer.mending import Mending
    from quizapp.trainer.papers import Papers
    from quizapp.trainer.searching import Searching


class Parts:
    """An open store, and all that works on it."""

    def __init__(
        self,
        store: Store,
        paths: Sequence[Path],
        options: Options,
        clock: Callable[[], datetime],
        progress: Progress = silent,
    ) -> None:
        self._store = store
        self._options = options
        self._clock = clock
        self._history = History(store, options.policy, clock, options.day_start, progress)
        self._catalogue = Catalogue(store, paths, self._history, options.off)
        self._asking = Asking(store, self._history, options)
        self._judging = Judging(store, self._history)
        self._sittings = Sittings(self._history, self._asking)
        self._acting = Acting(store, self._history)
        self._shelving = Shelving(store, self._catalogue)
        self._choosing = Choosing(store, self._asking, self._shelving, lambda: self.insight, lambda: self._debriefing)

    @lazy
    def kin(self) -> "Kin":
        """Questions that were rewritten, and whether they are the same."""
        from quizapp.trainer.kin import Kin  # noqa: PLC0415 - the first card does not need it

        return Kin(self._store, self._history, self._catalogue, self._acting)

    @lazy
    def insight(self) -> "Insight":
        """What the log says of the learner."""
        from quizapp.trainer.insight import Insight  # noqa: PLC0415 - the first card does not need it

        return Insight(self._store, self._history, self._catalogue, self._asking, self._healths)

    @lazy
    def authoring(self) -> "Authoring":
        """Decks as they are written."""
        from quizapp.trainer.authoring import Authoring  # noqa: PLC0415 - the first card does not need it

        return Authoring(self._catalogue, self._store.folder, self._options.own_decks, self.health_problems)

    @lazy
    def exams(self) -> "Exams":
        """Exams, from their blueprints to their results."""
        from quizapp.trainer.exams import Exams  # noqa: PLC0415 - the first card does not need it

        return Exams(self._store, self._history, self._papers, self.insight, self._debriefing)

    def health_problems(self, path: str, cards: Iterable[Card] | None = None) -> list[Problem]:
        """What the reviews say of the questions of a deck file, as hints at their lines.

        The lines are those of the file as it was last read; of `cards`, as those of a draft text, their own.
        """
        lines = None if cards is None else {card.id: card.question.line for card in cards}
        return self._healths.problems(path, lines)

    @lazy
    def _healths(self) -> "Healths":
        from quizapp.trainer.health import Healths  # noqa: PLC0415 - the first card does not need it

        return Healths(self._store, self._catalogue)

    @lazy
    def searching(self) -> "Searching":
        """The cards that a query means."""
        from quizapp.trainer.searching import Searching  # noqa: PLC0415 - the first card does not need it

        return Searching(self._store, self._history, self._catalogue)

    @lazy
    def _mending(self) -> "Mending":
        from quizapp.trainer.mending import Mending  # noqa: PLC0415 - the first card does not need it

        return Mending(self._store)

    @lazy
    def _papers(self) -> "Papers":
        from quizapp.trainer.papers import Papers  # noqa: PLC0415 - the first card does not need it

        return Papers(self._store, self._catalogue, self._asking)

    @lazy
    def _debriefing(self) -> "Debriefing":
        from quizapp.trainer.debriefing import Debriefing  # noqa: PLC0415 - the first card does not need it

        return Debriefing(self._store, self._history, self._asking, self._judging, self._acting)
