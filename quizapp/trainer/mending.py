"""What "I was right" would change in the deck: the smallest change that makes the answer count, shown first."""

from pathlib import Path

from quizapp.core import cloze, numbers, patterns, spelling
from quizapp.core.cards import hole_parts
from quizapp.core.deck import Choice, Cloze, Number, Question, Rejected, Typed, TypedList
from quizapp.core.patch import Patch
from quizapp.core.response import Wrote
from quizapp.core.review import Verdict
from quizapp.core.session import Asked, Graded
from quizapp.deckfiles import writer
from quizapp.deckfiles.writer import Change, Source
from quizapp.errors import QuizError
from quizapp.render.visible import visible
from quizapp.storage.store import Store
from quizapp.trainer.widening import wider

_Meant = tuple[Change | None, str]


class Mending:
    """Offers one change of a deck file at a time, and writes the one that was offered last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._offered: tuple[Patch, Change] | None = None

    def offer(self, asked: Asked, graded: Graded) -> Patch | None:
        """The change that makes an overruled answer count from now on; None where there is no sensible one.

        Raises QuizError for a deck file that cannot be read.
        """
        self._offered = None
        row, question = self._store.questions([asked.card.id]).get(asked.card.id, (None, None))
        if row is None or question is None or not graded.override or not isinstance(graded.response, Wrote):
            return None
        source = Source(_bytes(row.file), row.file, self._store.files()[row.file].root)
        change, says = _change(source, question, asked, graded)
        if change is None:
            return None
        patch = Patch(row.file, change.line, change.removed, change.added, says, change.digest)
        self._offered = patch, change
        return patch

    def write(self, patch: Patch) -> None:
        """Writes the change that was offered last. Raises QuizError, with the file as it was, where that fails."""
        if self._offered is None or self._offered[0] != patch:
            raise QuizError("This change is not the one that was offered last. Look at it again.")
        writer.write(patch.file, patch.digest, self._offered[1].text)
        self._offered = None


def _change(source: Source, question: Question, asked: Asked, graded: Graded) -> _Meant:
    """The change, and what it does as a sentence."""
    text = graded.response.text.strip() if isinstance(graded.response, Wrote) else ""
    match question.body, asked.card.question.body:
        case Number(), Number() as number:
            return _tolerated(source, question, number, text)
        case TypedList(), TypedList() as body if not question.variables:
            return _listed(source, question, body, graded)
        case ((Typed() | Choice()), Typed() as body) if not question.variables and not _refuses(body.reject, text):
            return _accepted(source, question, text)
        case Cloze(), Cloze() if len(set(hole_parts(cloze.holes(question.prompt)))) == 1:
            return _accepted(source, question, text)
        case _:
            return None, ""


def _accepted(source: Source, question: Question, text: str) -> _Meant:
    return writer.accepting(source, question, text), f"“{_one_line(text)}” counts as right from now on."


def _listed(source: Source, question: Question, body: TypedList, graded: Graded) -> _Meant:
    """Another form of the one entry that is missing, where one entry too many was written."""
    missing = [part.right for part in graded.mark.parts if part.verdict is Verdict.WRONG and not part.said]
    extra = [part.said for part in graded.mark.parts if part.verdict is Verdict.WRONG and not part.right]
    if len(missing) != 1 or len(extra) != 1 or _refuses(body.reject, extra[0]):
        return None, ""
    says = f"“{_one_line(extra[0])}” counts as “{_one_line(missing[0])}” from now on."
    return writer.accepting(source, question, extra[0], missing[0]), says


def _tolerated(source: Source, question: Question, number: Number, text: str) -> _Meant:
    """The smallest tolerance that lets a number in the unit asked for pass."""
    try:
        given = numbers.read(text, number.unit)
    except numbers.NotANumberError:
        return None, ""
    if given.other or not isinstance(question.body, Number):
        return None, ""
    tolerance = wider(question.body, number, given.value, calculated=bool(question.variables))
    if not tolerance:
        return None, ""
    says = f"An answer that is at most {tolerance} off counts as right from now on."
    return writer.tolerating(source, question, tolerance), says


def _refuses(rejected: tuple[Rejected, ...], text: str) -> bool:
    """Whether the author says of a text that it is wrong, or it would be read as a pattern."""
    return patterns.is_pattern(text) or any(spelling.fits(form.text, text) for form in rejected)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _bytes(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise QuizError(f"{visible(file)} cannot be read: {error.strerror}.") from None
