"""Cards as a sitting shows them: as its aim asks them, off its paper where it has one, and again after an undo."""

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core import wording
from quizapp.core.aims import Aim
from quizapp.core.day import Moment
from quizapp.core.harder import as_answered, opened
from quizapp.core.review import Event, EventKind
from quizapp.core.session import Asked, Session
from quizapp.trainer.asking import Asking
from quizapp.trainer.history import History

if TYPE_CHECKING:
    from quizapp.core.exams.paper import Paper, Slot
    from quizapp.core.exams.practice import Practice

ASIDE = (EventKind.SUSPEND, EventKind.BURY)
"""The kinds of event that set a card aside."""


class Sittings:
    """Every method may raise QuizError."""

    def __init__(self, history: History, asking: Asking) -> None:
        self._history = history
        self._asking = asking

    def practice(self, paper: "Paper") -> "Practice":
        """A practice that begins now."""
        at = self._history.now()
        from quizapp.core.exams.practice import Practice  # noqa: PLC0415 - the first card does not need it

        return Practice(self._history.new_id(at), paper, at.at_ms, note=" ".join([wording.PRACTICE, *paper.notes]))

    def ask(self, session: Session) -> Asked | None:
        """The card to ask now, or None when the sitting is over or only waits for a later step."""
        at = self._history.now()
        while card_id := session.next(at.at_ms):
            asked = self._shown(session, card_id, at)
            if asked and not _rests(session, asked, at.day):
                return asked
            session.drop(card_id)
        return None

    def again(self, session: Session, card_id: str, shown_ms: int, seed: str) -> Asked | None:
        """The showing of a card by a seed that began at an instant [UTC ms], of the card as it is written now."""
        asked = self._asking.asked(card_id, replace(self._history.now(), at_ms=shown_ms), seed)
        return asked and _as_in(session, asked)

    def now(self, session: Session) -> Asked | None:
        """The card that a sitting is at, as it is by now."""
        at = self._history.now()
        card_id = session.next(at.at_ms)
        return self._shown(session, card_id, at) if card_id else None

    def back(self, session: Session, last: Event, card_id: str) -> Asked | None:
        """What the sitting shows after an event was taken back; None when it goes on as it is."""
        at = self._history.now()
        aside = last.kind in ASIDE and last.body.get("session") == session.id
        if aside or last.kind == EventKind.REVIEW:
            session.put_back(card_id, last.id)
            return self._answered(session, last, card_id, at)
        if last.kind in (EventKind.RESUME, EventKind.UNBURY):
            session.drop(card_id)
        return self._shown(session, card_id, at) if session.next(at.at_ms) == card_id else None

    def _answered(self, session: Session, last: Event, card_id: str, at: Moment) -> Asked | None:
        """A card as it was shown when it was answered, or set aside."""
        if _slot(session, card_id):
            return self._shown(session, card_id, at)
        asked = self._asking.asked(card_id, at, str(last.body.get("seed", "")))
        if asked is None:
            session.drop(card_id)
        shown = asked and _as_in(session, asked)
        return as_answered(shown, last.review) if shown and last.review else shown

    def _shown(self, session: Session, card_id: str, at: Moment) -> Asked | None:
        if slot := _slot(session, card_id):
            return _as_in(session, self._asking.on_paper(slot, at))
        asked = self._asking.asked(card_id, at, f"{session.id}:{card_id}:{len(session.answered)}", fresh=True)
        return asked and _as_in(session, asked)


def _slot(session: Session, card_id: str) -> "Slot | None":
    """The question of the session's paper with this card; None where there is no paper, or no such question."""
    if type(session) is Session:
        return None
    from quizapp.core.exams.practice import Practice  # noqa: PLC0415 - the first card does not need it

    return session.slot(card_id) if isinstance(session, Practice) else None


def _rests(session: Session, asked: Asked, day: int) -> bool:
    """Whether a card is left out of a sitting: one that is buried until tomorrow can be crammed, and an exam asks all,
    so that a practice does.
    """
    if session.aim is Aim.PRACTICE:
        return False
    memory = asked.memory
    return memory.suspended or (session.mode.schedules and memory.buried_day == day)


def _as_in(session: Session, asked: Asked) -> Asked:
    """A card as a sitting shows it: without days where no rating touches the schedule, in practice with its options."""
    if session.aim is Aim.PRACTICE:
        asked = replace(opened(asked), opened=False)
    return asked if session.mode.schedules else replace(asked, delays=("", "", "", ""))
