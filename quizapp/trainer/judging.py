"""A response to a card → the verdict, the feedback, and the rating they suggest to this learner."""

from collections.abc import Mapping
from dataclasses import replace

from quizapp.core import confusion, hints, rating, response
from quizapp.core.marking.mark import Mark
from quizapp.core.rating import ConfidenceRecord
from quizapp.core.response import Response
from quizapp.core.review import Confidence, Event, Rating, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.storage.store import Store
from quizapp.trainer.history import History

_COUNTED = (Verdict.RIGHT, Verdict.NEARLY, Verdict.WRONG)


class Judging:
    """Grades responses; what the learner's words of confidence are worth is read once and kept."""

    def __init__(self, store: Store, history: History) -> None:
        self._store = store
        self._history = history
        self._calibration: ConfidenceRecord | None = None

    def forget(self) -> None:
        """Notes that the answers in the log are not those known any more."""
        self._calibration = None

    def add(self, asked: Asked, graded: Graded) -> None:
        """Notes an answer that was stored."""
        if self._calibration is not None and graded.confidence:
            self._calibration = _plus(
                self._calibration, graded.confidence, graded.mark.verdict, asked.retrievability, graded.guess
            )

    def grade(self, asked: Asked, given: Response, opened: int, confidence: Confidence | None) -> Graded:
        """Verdict and feedback for a response with so many rungs of the hint ladder open."""
        from quizapp.core import grading  # noqa: PLC0415 - the first question does without

        mark = grading.grade(asked.card, given)
        confused = self._confused(asked, mark.mistakes)
        graded = Graded(
            response=given,
            mark=mark,
            suggested=Rating.AGAIN,
            hints=opened,
            opened=asked.opened,
            guess=hints.chance_left(asked, opened),
            confidence=confidence,
            confused_before=tuple(confused),
            confused_times=tuple(confused.values()),
        )
        return self._suggesting(asked, graded)

    def suggesting(self, asked: Asked, given: Response, mark: Mark) -> Graded:
        """The rating that a marked answer suggests which was given without hints or a word of confidence."""
        graded = Graded(response=given, mark=mark, suggested=Rating.AGAIN, guess=asked.guess)
        return self._suggesting(asked, graded)

    def overrule(self, asked: Asked, graded: Graded) -> Graded:
        """The same answer after the learner said "I was right": all of it counts, and nothing of it was a mistake."""
        whole = graded.mark.all_parts
        mark = replace(graded.mark, verdict=Verdict.RIGHT, right_parts=whole, mistakes=())
        return self._suggesting(asked, replace(graded, mark=mark, override=True, confused_before=(), confused_times=()))

    def regraded(self, asked: Asked, event: Event) -> Graded | None:
        """How a review of the log was answered and graded; None when it does not say, or is none."""
        given, review = response.from_body(_mapping(event, "response")), event.review
        if given is None or review is None or review.form not in ("", asked.card.question.kind):
            return None
        said = confidence_of(event.body.get("confidence"))
        try:
            graded = self.grade(asked, given, _rungs(asked, event), said)
        except ValueError:  # the question has other options or steps by now
            return None
        return self.overrule(asked, graded) if event.body.get("overruled") is True else graded

    def _suggesting(self, asked: Asked, graded: Graded) -> Graded:
        suggested = rating.suggest(
            graded.mark.verdict,
            asked.retrievability,
            graded.guess,
            hinted=graded.hinted,
            likelihood=self._likelihood(graded.confidence),
        )
        return replace(graded, suggested=suggested)

    def _likelihood(self, said: Confidence | None) -> float:
        """What the learner's word makes of the odds that the answer was known; 1 where nothing was said."""
        if said is None:
            return 1.0
        if self._calibration is None:
            self._calibration = self._read()
        return rating.likelihood_ratio(said, self._calibration)

    def _read(self) -> ConfidenceRecord:
        found = ConfidenceRecord()
        for event in self._store.noted("confidence"):
            said, review = confidence_of(event.body.get("confidence")), event.review
            if said and review and review.verdict:
                found = _plus(found, said, review.verdict, review.retrievability or 0.0, review.guess)
        return found

    def _confused(self, asked: Asked, mistakes: tuple[str, ...]) -> dict[str, int]:
        """Those of the wrong answers that the learner gave to this card before, with how often.

        Only the card's own reviews are read.
        """
        if not mistakes:
            return {}
        its_reviews = self._store.noted("mistakes", self._history.ids(asked.card.id))
        return confusion.again(mistakes, (text for event in its_reviews for text in confusion.mistakes_of(event.body)))


def confidence_of(word: object) -> Confidence | None:
    """The confidence that the log names; None for no word, or one of a newer version."""
    return Confidence(word) if isinstance(word, str) and word in list(Confidence) else None


def _plus(
    found: ConfidenceRecord, said: Confidence, verdict: Verdict, retrievability: float, guess: float
) -> ConfidenceRecord:
    """With one more answer, unless the learner judged it."""
    if verdict not in _COUNTED:
        return found
    known = rating.known_given_right(retrievability, guess)
    return found.plus(said, right=verdict is not Verdict.WRONG, known=known)


def _rungs(asked: Asked, event: Event) -> int:
    """How many hints the log says were open; a number that the ladder has not got counts as a review that says none."""
    said = event.body.get("hints")
    if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= len(hints.ladder(asked)):
        return said
    return int(event.review is not None and event.review.hint)


def _mapping(event: Event, key: str) -> Mapping[str, object]:
    value = event.body.get(key)
    return value if isinstance(value, Mapping) else {}
