"""The trainer: what a learner can do, from a question on the screen to a stored, scheduled review, and back."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core import response
from quizapp.core.aims import Aim
from quizapp.core.cards import Card
from quizapp.core.exams.folding import is_empty
from quizapp.core.harder import opened
from quizapp.core.queue import Terms
from quizapp.core.replay import of_exam
from quizapp.core.review import Confidence, EventKind, Rating
from quizapp.core.session import Answered, Asked, Graded, LastDone, Session, Undone
from quizapp.errors import QuizError
from quizapp.trainer.acting import applied_on, cards_in
from quizapp.trainer.asking import body
from quizapp.trainer.choosing import Wanted
from quizapp.trainer.library import Library
from quizapp.trainer.sittings import ASIDE

if TYPE_CHECKING:
    from quizapp.core.backlog import CatchUp
    from quizapp.core.day import Moment
    from quizapp.core.exams.blueprint import Blueprint
    from quizapp.core.patch import Patch


class Trainer(Library):
    """A library that is studied. Every method may raise QuizError; all calls come from one thread."""

    def start(  # noqa: PLR0913 - all but the names are named, and each aim needs its own
        self,
        names: Sequence[str] = (),
        *,
        limit: int | None = None,
        minutes: float | None = None,
        aim: Aim = Aim.STUDY,
        blueprint: "Blueprint | None" = None,
        seed: int | None = None,
        exam: str = "",
    ) -> Session:
        """A sitting over the decks, topics, and topics of one deck (`deck:topic`) named, or over everything.

        A practice asks the paper that `seed` draws by `blueprint`, without them some paper of the learner's own exam;
        what was missed is that of the attempt with the id `exam`. Raises QuizError for a name that is none of these,
        with the nearest one, and where an aim finds no card.
        """
        at = self._history.now()
        if aim is Aim.PRACTICE:
            from quizapp.core.exams.paper import SEED_MAX  # noqa: PLC0415 - the first card does not need it

            drawn_by = secrets.randbelow(SEED_MAX + 1) if seed is None else seed
            return self._sittings.practice(self.exams.paper(blueprint or self._own_exam(names), drawn_by))
        chosen = self._choosing.chosen(Wanted(aim, names, self._terms(at, limit), minutes, exam), at)
        return Session(self._history.new_id(at), chosen.queue, at.at_ms, minutes, aim, note=chosen.note, names=names)

    def _terms(self, at: "Moment", limit: int | None = None) -> Terms:
        return Terms(f"{self._store.learner_id}:{at.day}", limit, self._catalogue.order)

    def _own_exam(self, names: Sequence[str]) -> "Blueprint":
        own = self._options.blueprint
        return replace(own, topics=tuple(names), places=()) if names else own

    def ask(self, session: Session) -> Asked | None:
        """The card to ask now, or None when the sitting is over or only waits for a later step."""
        if session.runs_low:
            at = self._history.now()
            session.extend(self._choosing.more(session, self._terms(at), at))
        asked = self._sittings.ask(session)
        return self.ask(session) if asked is None and session.runs_low else asked

    def upcoming(self, session: Session, asked: Asked) -> Card | None:
        """The card that is likely asked after this one, to be made ready meanwhile; None at the end, and for one
        whose numbers are drawn only when it is asked.
        """
        card_id = session.after(asked.card.id, self._history.now().at_ms)
        card = self._cards([card_id]).get(card_id) if card_id else None
        return None if card is None or card.question.variables else card

    def card(self, card_id: str) -> Asked:
        """A card to look at outside a sitting, with its options. Raises QuizError for one that is in no deck."""
        asked = self._asking.asked(card_id, self._history.now(), card_id)
        if asked is None:
            raise QuizError("This card cannot be shown: it is in no deck that is loaded now, or no numbers fit it.")
        return replace(opened(asked), opened=False)

    def wait_ms(self, session: Session) -> int | None:
        """How long [ms] until a card of this sitting comes back; None when none does."""
        due = session.next_step_ms
        return None if due is None else max(0, due - self._history.now().at_ms)

    def grade(
        self, asked: Asked, given: response.Response, *, hints: int = 0, confidence: Confidence | None = None
    ) -> Graded:
        """Verdict and feedback for a response with so many rungs of the hint ladder open, and the rating they suggest.

        Raises ValueError for a response that the card's kind cannot get.
        """
        return self._judging.grade(asked, given, hints, confidence)

    def overrule(self, asked: Asked, graded: Graded) -> Graded:
        """The same answer after the learner said "I was right"."""
        return self._judging.overrule(asked, graded)

    def patch(self, asked: Asked, graded: Graded) -> "Patch | None":
        """The change of the deck file that makes an overruled answer count from now on; None where none is sensible."""
        return self._mending.offer(asked, graded)

    def write(self, patch: "Patch") -> None:
        """Writes the change that `patch` offered last, and reads the decks again.

        Raises QuizError, with the file as it was, when it changed meanwhile or cannot be written.
        """
        self._mending.write(patch)
        self.refresh()

    def picture(self, asked: Asked, written: str) -> str:
        """The real path of a picture that the card on the screen names, at `image` or as `![alt](path)`.

        Raises QuizError for what leads out of the deck's folder, is no picture by its name, or is not there.
        """
        from quizapp.trainer.pictures import picture  # noqa: PLC0415 - the first card does not need it

        return picture(written, asked.file, self._store.files()[asked.file].root)

    def rate(self, session: Session, asked: Asked, graded: Graded, chosen: Rating) -> Answered:
        """Stores a rating, durably, and moves the sitting on; a showing that has its rating keeps the first one.

        Raises LockedError while another process holds the database (the same call may be tried again), DatabaseError
        when nothing can be written, and QuizError once where the clock went far from the log, or a backup took its
        place; the sitting then stays where it was.
        """
        if first := session.rating_of(asked):
            return first
        self._history.confirm_clock()
        self._history.confirm_log()
        with self._history.writing() as tx:
            at = self._history.now()
            memory = tx.memory(self._history.carrier(asked.card.id))
            as_shown = memory == asked.memory and self._history.day_of(asked.shown_ms, at) == at.day
            fresh = asked if as_shown else self._asking.renewed(asked, memory, at)
            outcome = fresh.outcomes[chosen - 1]
            review = self._asking.review(fresh, graded, outcome, at, session.mode)
            event = self._history.event(EventKind.REVIEW, at, asked.card.id, review, body(session.id, asked, graded))
            self._history.note(tx, event, memory)
        was_new = memory.reps == 0 and session.mode.schedules
        if was_new:
            self._asking.add_first(asked.card.question.topic, graded.guess, right=review.right)
        self._judging.add(asked, graded)
        self._acting.did(event.id)
        answered = Answered(
            card_id=asked.card.id,
            event_id=event.id,
            rating=chosen,
            was_new=was_new,
            prompt=asked.card.question.prompt,
            topic=asked.card.question.topic,
            seed=asked.seed,
            mark=None if is_empty(graded.response) else graded.mark,
        )
        session.rated(answered, outcome)
        return answered

    def set_aside(self, session: Session, asked: Asked, kind: EventKind) -> None:
        """Suspends the card on the screen, or buries it until the next study day; the sitting goes on without it.

        Raises LockedError or DatabaseError, with nothing changed, like `rate`.
        """
        if kind not in ASIDE:
            raise ValueError(f"{kind} sets no card aside")
        self._acting.mark([asked.card.id], kind, {"session": session.id, "seed": asked.seed})
        session.drop(asked.card.id)

    def flag(self, asked: Asked, *, on: bool) -> Asked:
        """The same showing of a card that is flagged from now on, or not any more."""
        self._acting.mark([asked.card.id], EventKind.FLAG if on else EventKind.UNFLAG)
        return replace(asked, memory=replace(asked.memory, flagged=on))

    def reload(self, session: Session, asked: Asked) -> Asked | None:
        """Reads the decks again: the same showing of the card as it is written now, or of what it has become.

        A deck that is broken now leaves the card as it is, and `problems` says why. None when the question is gone,
        or no numbers fit it any more; the sitting goes on without it.
        """
        from quizapp.trainer.following import follow  # noqa: PLC0415 - the first card does not need it

        before = self._cards_in(asked.file)
        self.refresh()
        if asked.file in self._catalogue.broken:
            return asked
        there = self._cards_in(asked.file) if asked.file in self._catalogue.files else {}
        carrier = self._cards([self._history.carrier(asked.card.id)])
        now = next(iter(carrier.values()), None) or follow(asked.card, before, there)
        if now is None:
            session.drop(asked.card.id)
            return None
        session.replace(asked.card.id, now.id)
        shown = self._sittings.again(session, now.id, asked.shown_ms, asked.seed)
        if shown is None:
            session.drop(now.id)
            return None
        return opened(shown) if asked.opened else shown

    def spread(self, catch_up: "CatchUp") -> int:
        """Moves what a way through a backlog leaves for other days there; how many cards that are.

        One undo takes it back. Raises LockedError or DatabaseError, with nothing changed, like `rate`.
        """
        return self._acting.spread(catch_up.moved)

    def undo(self, session: Session | None = None) -> Undone | None:
        """Takes back the newest thing done that stands: a review, or any mark; None when there is none.

        That is the newest of this process, else of this device, else of all. A card that was answered, or set aside
        in this sitting, comes back to its front. Of the result of an exam all reviews are taken back, and a sitting
        shows its own card.
        """
        act = self._acting.take_back()
        if not act:
            return None
        last = act[0]
        if last.kind in (EventKind.REVIEW, EventKind.RESET):
            self._forget_answers()
        if of_exam(last):
            now = self._sittings.now(session) if session else None
            return Undone(now, None, EventKind.REVIEW, "", cards_in(act))
        card_id = self._history.carrier(last.card_id)
        asked = self._sittings.back(session, last, card_id) if session else None
        return Undone(asked, self._judging.regraded(asked, last) if asked else None, EventKind(last.kind), card_id)

    def last_done(self) -> LastDone | None:
        """What `undo` would take back; None when there is nothing."""
        last = self._acting.last()
        if last is None:
            return None
        from quizapp.render.sides import sides  # noqa: PLC0415 - the first card does not need it

        today = self._history.now().day
        if of_exam(last):
            return LastDone(EventKind.REVIEW, "", applied_on(last), today, self._acting.cards_of(last), last.exam)
        card = next(iter(self._cards([self._history.carrier(last.card_id)]).values()), None)
        one = card if last.kind != EventKind.DEFER else None
        return LastDone(EventKind(last.kind), sides(one)[0] if one else "", last.moment.day, today)

    def undoable(self, _session: Session | None = None) -> bool:
        """Whether undo would find something."""
        return self._acting.undoable()
