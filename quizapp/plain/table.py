"""The talk as it stands: the card on the table, what was asked back, and all that can be wished of the trainer."""

from quizapp.core.patch import Patch
from quizapp.core.response import Response
from quizapp.core.review import Confidence, EventKind, Rating, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.core.values import frozen
from quizapp.plain.commands import Word


@frozen
class Meant:
    """Asked back: does yes count the response `meant` instead of the one `given`?"""

    given: Response
    meant: Response


@frozen
class Sure:
    """Asked back: how sure is the learner of this response?"""

    given: Response


@frozen
class Writing:
    """Asked back: shall this change be written into the deck?"""

    patch: Patch


@frozen
class Which:
    """Asked back: which of these pictures, as the deck writes them, is to be opened?"""

    pictures: tuple[str, ...]


Waiting = Meant | Sure | Writing | Which


@frozen
class Talk:
    """The card on the table.

    `graded` once it is answered, `hints` how many were given; `fresh` answers were given just now, not brought back
    by an undo. `doubted` is the command that was typed as if it were the answer, once that was asked about, and
    `waiting` any other question in return that the next line answers.
    """

    asked: Asked
    graded: Graded | None = None
    hints: int = 0
    fresh: bool = False
    doubted: Word | None = None
    waiting: Waiting | None = None

    @property
    def unrated(self) -> bool:
        """Whether leaving would lose an answer that was marked."""
        return self.fresh and self.graded is not None and self.graded.mark.verdict is not Verdict.YOU_JUDGE


@frozen
class Grade:
    """Have this response graded."""

    response: Response
    confidence: Confidence | None = None


@frozen
class Rate:
    """Store this rating of an answer, and go on."""

    graded: Graded
    rating: Rating


@frozen
class SetAside:
    """Suspend or bury the card, and go on."""

    kind: EventKind


@frozen
class Overrule:
    """Count an answer as right."""

    graded: Graded


@frozen
class Propose:
    """Look for the change of the deck that would count an answer from now on."""

    graded: Graded


@frozen
class Write:
    """Write this change into the deck."""

    patch: Patch


@frozen
class View:
    """Open a picture, as the deck writes it."""

    picture: str


@frozen
class Flag:
    """Flag the card, or take its flag away."""


@frozen
class Undo:
    """Take back what was done last."""


@frozen
class Edit:
    """Open the question in an editor."""


@frozen
class Repeat:
    """Say the card once more."""


@frozen
class Leave:
    """End the sitting."""


Wish = Grade | Rate | SetAside | Overrule | Propose | Write | View | Flag | Undo | Edit | Repeat | Leave


@frozen
class Reply:
    """The talk as it goes on, the lines to say, and what the trainer is asked to do, if anything."""

    talk: Talk
    says: tuple[str, ...] = ()
    wish: Wish | None = None
