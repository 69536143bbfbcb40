"""A session in lines: what is said is heard, what is heard is done, until the cards or the lines end."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, assert_never

from quizapp.core import counting, showing, wording
from quizapp.core.alternatives import typed
from quizapp.core.review import EventKind, Rating
from quizapp.core.session import Answered, Asked, Graded, Session
from quizapp.errors import Level, LockedError, Problem, QuizError
from quizapp.plain import talk as talking
from quizapp.plain import telling
from quizapp.plain.commands import PREFIX
from quizapp.plain.console import Console, StoppedError
from quizapp.plain.talk import Talk, Wish

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

T = TypeVar("T")
Store = Callable[[Callable[[], Answered]], Answered]
RETRY_S = 0.5
_LOCKED = "Not saved yet: another program holds the database. Trying again."
_TYPING = f"What you type is your answer, unless it starts with a colon: {PREFIX}pass, {PREFIX}hint, {PREFIX}help."
_WELCOME = "Type help at any question to hear what you can say."
_DONE = {
    EventKind.SUSPEND: "Suspended: this card is asked no more. `undo` takes that back.",
    EventKind.BURY: "Buried: this card comes back tomorrow at the earliest. `undo` takes that back.",
}


class Sitting:
    """One session with one learner."""

    def __init__(self, trainer: "Trainer", session: Session, console: Console) -> None:
        self._trainer = trainer
        self._session = session
        self._console = console
        self._talk: Talk | None = None
        self._prompts: dict[str, str] = {}
        self._typing_told = False

    def run(self) -> None:
        """Asks card after card until there is none left, or no line is left, or the learner leaves.

        Raises StoppedError at a signal; an answer that was marked has its suggested rating by then, if it can be
        stored at once. Raises QuizError when no card can be asked or the last rating cannot be stored.
        """
        try:
            count = self._session.remaining
            self._say(f"{counting.plural(count, 'card')}. {_WELCOME}" if count else "Nothing is due now.")
            self._next()
            while self._talk is not None:
                self._hear(self._talk, self._console.ask(telling.prompt(self._talk.asked, self._talk.graded)))
        except StoppedError:
            self._leave_at_once()
            raise
        self._tell_end()

    def _hear(self, talk: Talk, line: str | None) -> None:
        """Does what a line says; without a line the learner has gone."""
        if line is None:
            self._leave(self._until_saved)
            return
        reply = talking.hear(talk, line, self._console.paper)
        self._talk = reply.talk
        for said in reply.says:
            self._tell(self._console.paper.fitted(said))
        try:
            if reply.wish:
                self._do(reply.talk, reply.wish)
        except QuizError as error:
            if self._talk is None:
                raise
            self._say(str(error))

    def _do(self, talk: Talk, wish: Wish) -> None:
        match wish:
            case talking.Grade(response=response):
                self._judge(talk, self._trainer.grade(talk.asked, response, hints=talk.hints))
            case talking.Overrule(graded=graded):
                self._judge(talk, self._trainer.overrule(talk.asked, graded))
            case talking.Rate(graded=graded, rating=rating):
                self._rate(talk.asked, graded, rating, self._until_saved)
                self._next()
            case talking.SetAside(kind=kind):
                self._until_saved(lambda: self._trainer.set_aside(self._session, talk.asked, kind))
                self._say(_DONE[kind])
                self._next()
            case talking.Flag():
                self._flag(talk)
            case talking.Undo():
                self._undo()
            case talking.Edit():
                self._edit(talk)
            case talking.Repeat():
                self._show(talk)
            case talking.Leave():
                self._leave(self._until_saved)
            case _:
                assert_never(wish)

    def _next(self) -> None:
        """Puts the next card on the table, or none when the sitting is over."""
        self._talk = None
        asked = self._trainer.ask(self._session)
        if asked is not None:
            self._show(Talk(asked))

    def _show(self, talk: Talk) -> None:
        """Says a card as it stands: the question, the hints given, the answer if it is there."""
        self._talk = talk
        asked, paper = talk.asked, self._console.paper
        self._prompts[asked.card.id] = showing.front(asked.card)
        done = len(self._session.answered)
        self._tell(telling.heading(asked, done + 1, done + max(self._session.remaining, 1), paper))
        self._tell(telling.question(asked, paper))
        for number in range(talk.hints):
            self._tell(telling.hint(asked, number, paper))
        if talk.graded:
            self._tell(telling.result(asked, talk.graded, paper))
        elif typed(asked) and not self._typing_told:
            self._typing_told = True
            self._say(_TYPING)

    def _judge(self, talk: Talk, graded: Graded) -> None:
        """Shows the answer and how it compares."""
        self._talk = replace(talk, graded=graded, fresh=True)
        self._tell(["", *telling.result(talk.asked, graded, self._console.paper)])

    def _rate(self, asked: Asked, graded: Graded, rating: Rating, store: Store) -> None:
        """Stores a rating, durably, and says so; the card is off the table then, whatever comes."""
        store(lambda: self._trainer.rate(self._session, asked, graded, rating))
        self._talk = None
        delay = wording.spoken(asked.delays[rating - 1])
        self._say(f"Saved: {wording.RATINGS[rating]}, comes back in {delay}.")

    def _flag(self, talk: Talk) -> None:
        on = not talk.asked.memory.flagged
        asked = self._until_saved(lambda: self._trainer.flag(talk.asked, on=on))
        self._talk = replace(talk, asked=asked)
        self._say("Flagged." if on else "No longer flagged.")

    def _undo(self) -> None:
        """Takes back what was done last, and shows its card as it was."""
        undone = self._until_saved(lambda: self._trainer.undo(self._session))
        if undone is None:
            self._say("There is nothing to take back.")
            return
        what = "rating" if undone.kind is EventKind.REVIEW else undone.kind.value
        self._say(f"Taken back: the last {what}.")
        if undone.asked is not None:
            self._show(Talk(undone.asked, undone.graded))

    def _edit(self, talk: Talk) -> None:
        """Lets the learner change the question, and asks it as it is now."""
        editor = self._console.editor
        if editor is None:
            self._say("Editing needs a terminal.")
            return
        before = talk.asked
        known = self._mistake(before.file)
        try:
            editor(before.file, known.line if known else before.card.question.line)
        except QuizError as error:
            self._say(str(error))
        after = self._trainer.reload(self._session, before)
        problem = self._mistake(before.file)
        if problem:
            self._say(f"Line {problem.line} has a mistake: {problem.sentence}")
            self._say("The question stays as it was until the file can be read.")
        if after is None:
            self._say("This question is in no deck any more.")
            self._next()
        else:
            self._show(replace(talk, asked=after) if after.card == before.card else Talk(after))

    def _mistake(self, file: str) -> Problem | None:
        """The first error of a deck file; None when there is none."""
        errors = (problem for problem in sorted(self._trainer.problems) if problem.level is Level.ERROR)
        return next((error for error in errors if error.path == file), None)

    def _leave(self, store: Store) -> None:
        """Ends the sitting; an answer that was marked is not lost: it gets the suggested rating."""
        talk, self._talk = self._talk, None
        if talk and talk.graded and talk.unrated:
            self._rate(talk.asked, talk.graded, talk.graded.suggested, store)
        elif talk and talk.graded:
            self._say("This card is not rated: it is asked again.")

    def _leave_at_once(self) -> None:
        """Leaves without waiting for another program."""
        try:
            self._leave(lambda save: save())
        except QuizError as error:
            self._say(f"Your last answer could not be saved. {error}")

    def _until_saved(self, save: Callable[[], T]) -> T:
        """What `save` returns, tried again while another program holds the database."""
        told = False
        while True:
            try:
                return save()
            except LockedError:
                self._tell([] if told else [_LOCKED])
                told = True
                self._pause()

    def _pause(self) -> None:
        """Waits before the next try; a signal gives up."""
        try:
            self._console.pause(RETRY_S)
        except StoppedError:
            self._talk = None
            self._say("It is not saved.")
            raise

    def _tell_end(self) -> None:
        """How it went, what is left today, and when the next cards come back."""
        paper = self._console.paper
        self._tell(telling.summary(self._session.answered, self._prompts, paper))
        overview, wait_ms = self._trainer.overview(), self._trainer.wait_ms(self._session)
        self._say(counting.left_today(overview.total))
        if wait_ms is not None:
            self._say(f"A card of this session comes back in {counting.duration(wait_ms / 1000)}.")
        elif overview.next_day is not None:
            self._say(counting.next_day(overview.next_day))

    def _say(self, sentence: str) -> None:
        self._tell(self._console.paper.words(sentence))

    def _tell(self, lines: Iterable[str]) -> None:
        self._console.tell(lines)
