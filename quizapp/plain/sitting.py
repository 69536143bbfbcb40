"""A session in lines: what is said is heard, what is heard is done, until the cards or the lines end."""

from dataclasses import replace
from typing import assert_never

from quizapp.core import counting, wording
from quizapp.core.harder import opened
from quizapp.core.review import EventKind, Rating
from quizapp.core.session import Asked, Graded
from quizapp.errors import Level, Problem, QuizError
from quizapp.plain import settling, table, telling
from quizapp.plain import talk as talking
from quizapp.plain.answering import prompt
from quizapp.plain.console import StoppedError
from quizapp.plain.desk import Desk, Store
from quizapp.plain.table import Talk, Wish

_WELCOME = "Type help at any question to hear what you can say."
_RATE = "Your rating: "
_ACCEPT = "The word accept has the deck count this from now on; the change is shown first."
_DONE = {
    EventKind.SUSPEND: "Suspended: this card is asked no more. `undo` takes that back.",
    EventKind.BURY: "Buried: this card comes back tomorrow at the earliest. `undo` takes that back.",
}
_UNDONE = {
    EventKind.REVIEW: "the last rating",
    EventKind.DEFER: "the spreading of cards over days",
    EventKind.ALIAS: "what you said of a rewritten question",
    EventKind.DISTINCT: "what you said of a rewritten question",
}


class Sitting(Desk):
    """One session with one learner."""

    def run(self) -> None:
        """Asks card after card until there is none left, or no line is left, or the learner leaves.

        Raises StoppedError at a signal; an answer that was marked has its suggested rating by then, if it can be
        stored at once. Raises QuizError when no card can be asked or the last rating cannot be stored.
        """
        try:
            if self._session.note:
                self._say(self._session.note)
            count = self._session.remaining
            self._say(f"{counting.plural(count, 'card')}. {_WELCOME}" if count else "Nothing is due now.")
            self._next()
            while self._talk is not None:
                self._hear(self._talk, self._console.ask(_prompt(self._talk)))
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
            case table.Grade() | table.Overrule() | table.Rate() | table.SetAside():
                self._judge_or_go_on(talk, wish)
            case table.Propose() | table.Write() | table.View() | table.Edit():
                self._turn_to_the_deck(talk, wish)
            case table.Flag():
                self._flag(talk)
            case table.Undo():
                self._undo()
            case table.Repeat():
                self._show(talk)
            case table.Leave():
                self._leave(self._until_saved)
            case _:
                assert_never(wish)

    def _judge_or_go_on(self, talk: Talk, wish: table.Grade | table.Overrule | table.Rate | table.SetAside) -> None:
        match wish:
            case table.Grade(response=given, confidence=sure):
                self._judge(talk, self._trainer.grade(talk.asked, given, hints=talk.hints, confidence=sure))
            case table.Overrule(graded=graded):
                self._overrule(talk, graded)
            case table.Rate(graded=graded, rating=rating):
                self._rate(talk.asked, graded, rating, self._until_saved)
                self._next()
            case table.SetAside(kind=kind):
                self._until_saved(lambda: self._trainer.set_aside(self._session, talk.asked, kind))
                self._say(_DONE[kind])
                self._next()

    def _turn_to_the_deck(self, talk: Talk, wish: table.Propose | table.Write | table.View | table.Edit) -> None:
        match wish:
            case table.Propose(graded=graded):
                self._propose(talk, graded)
            case table.Write(patch=patch):
                self._trainer.write(patch)
                self._say(f"Written into {patch.file}.")
            case table.View(picture=picture):
                self._view(talk, picture)
            case table.Edit():
                self._edit(talk)

    def _overrule(self, talk: Talk, graded: Graded) -> None:
        """Counts an answer as right, and offers to have the deck know it."""
        counted = self._trainer.overrule(talk.asked, graded)
        self._judge(talk, counted)
        if self._trainer.patch(talk.asked, counted):
            self._say(_ACCEPT)

    def _propose(self, talk: Talk, graded: Graded) -> None:
        """Shows the change that would have the deck count an answer; the next line says whether to write it."""
        patch = self._trainer.patch(talk.asked, graded)
        if patch is None:
            self._say("There is no fitting change of the deck for this answer.")
            return
        self._talk = replace(talk, waiting=table.Writing(patch))
        self._tell(telling.change(patch, self._console.paper))

    def _view(self, talk: Talk, picture: str) -> None:
        """Opens a picture where somebody can see it, and says where it is."""
        path = self._trainer.picture(talk.asked, picture)
        viewer = self._console.viewer
        shown = viewer is not None and viewer(path)
        self._say(f"{'Opened in your picture viewer' if shown else 'The picture is in this file'}: {path}")

    def _rate(self, asked: Asked, graded: Graded, rating: Rating, store: Store) -> None:
        """Stores a rating, durably, and says so; the card is off the table then, whatever comes."""
        store(lambda: self._trainer.rate(self._session, asked, graded, rating))
        self._talk = None
        delay = asked.delays[rating - 1]
        self._say(f"Saved: {wording.RATINGS[rating]}{f', comes back in {wording.spoken(delay)}' if delay else ''}.")

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
        what = wording.done(undone.kind, undone.cards) if undone.cards else ""
        self._say(f"Taken back: {what or _UNDONE.get(undone.kind, f'the last {undone.kind}')}.")
        if undone.asked is not None:
            hints = undone.graded.hints if undone.graded else 0
            self._show(Talk(undone.asked, undone.graded, hints))

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
            after = opened(after) if before.opened else after
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


def _prompt(talk: Talk) -> str:
    """What stands before the learner's next line."""
    return settling.prompt(talk) or (_RATE if talk.graded else prompt(talk.asked))
