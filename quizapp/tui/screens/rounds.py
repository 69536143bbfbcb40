"""The round of a sitting: a card is asked, its rating is stored, what was done is taken back, and one can leave."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from quizapp.core import showing, wording
from quizapp.core.alternatives import picked, several, typed
from quizapp.core.review import EventKind, Rating, Verdict
from quizapp.core.session import Asked, Graded, Undone
from quizapp.errors import QuizError
from quizapp.tui import homekeys, studykeys
from quizapp.tui.kit import Kit
from quizapp.tui.saving import NOT_YET, until_saved
from quizapp.tui.screens.ahead import Ahead
from quizapp.tui.screens.offers import Phase, phase_of
from quizapp.tui.sitting import Sitting
from quizapp.tui.widgets.cardrows import Shown, same_showing

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

T = TypeVar("T")


class Round(Ahead):
    """Asks the trainer, one question after the other, and draws what it says."""

    def __init__(self, kit: Kit, sitting: Sitting, *, undo: bool = False) -> None:
        super().__init__(kit, sitting)
        self._undo_first = undo
        self._leaving = False
        self._unrated = False
        self.written: set[str] = set()
        self._since = kit.guard.ticks.now()

    def on_mount(self) -> None:
        """Asks for the first card, or takes the last rating back."""
        self.work(self._take_back if self._undo_first else self.ask)

    def on_unmount(self) -> None:
        """Counts the time spent."""
        self.sitting.seconds += self.kit.guard.ticks.now() - self._since

    def action_undo(self) -> None:
        """Takes back what was done last: the answer that is not rated yet, else what the trainer stored last."""
        shown = self.shown
        if shown and shown.graded and self.phase is Phase.RATE:
            self._unrated = False
            kept = shown.picked if several(shown.asked) else frozenset()
            self.show(replace(shown, graded=None, picked=kept, placed=shown.placing))
            self.say(f"Answer taken back: answer again.{self._kept(shown.asked.card.id)}")
        elif self.phase is Phase.ASK:
            self.work(self._take_back)

    def action_leave(self) -> None:
        """Ends the sitting; while a rating is not saved yet, only after a second word.

        An answer that was marked is not lost: it gets the suggested rating. If that cannot be saved, a second
        word leaves without it.
        """
        shown = self.shown
        if self.phase is Phase.SAVE and not self._leaving:
            self._leaving = True
            self.say(f"Leave without saving this one? {self.kit.label(studykeys.COPY)} leaves, n or space stays")
        elif shown and shown.graded and self.phase is Phase.RATE and self._unrated:
            self._unrated = False
            suggested = shown.graded.suggested
            self.work(lambda: self._store(suggested, self.end), Phase.SAVE)
        else:
            self._leave()

    def action_sure(self, yes: bool) -> None:  # noqa: FBT001
        """Answers the question whether to leave without saving."""
        if not self._leaving:
            return
        self._leaving = False
        if yes:
            self._leave()
        else:
            self.say(NOT_YET)

    @property
    def leaving(self) -> bool:
        """Whether the screen asks if it is to be left."""
        return self._leaving

    @property
    def open(self) -> bool:
        """Whether something can be done to the card."""
        return self.phase in (Phase.ASK, Phase.RATE)

    async def end(self) -> None:
        """Leaves the screen."""
        self.dismiss(None)

    def work(self, work: Callable[[], Awaitable[None]], phase: Phase = Phase.BUSY) -> None:
        """Does something with the trainer; no key does anything else meanwhile."""
        self.phase = phase
        self.run_worker(self._safely(work), group="trainer")

    def rate(self, rating: Rating) -> None:
        """Stores a rating if the key that chose it may."""
        if self.kit.guard.may_rate():
            self.work(lambda: self._save(rating), Phase.SAVE)

    async def ask(self) -> None:
        """Shows the next card; leaves when there is none."""
        session = self.sitting.session
        asked, self.undoable = await self.told(lambda trainer: (trainer.ask(session), trainer.undoable(session)))
        self.sitting.over = asked is None
        if asked is None:
            self.dismiss(None)
        else:
            self._begin(asked)
            if session.note and not session.answered:
                self.say(session.note, "judge")

    async def told(self, question: "Callable[[Trainer], T]") -> T:
        """What the trainer says, however long another program keeps it waiting. Raises QuizError as it does."""
        return await until_saved(lambda: self.kit.desk.ask(question), self._wait)

    async def judged(self, judge: "Callable[[Trainer], Graded]") -> None:
        """Shows how the trainer judges what was answered."""
        graded = await self.kit.desk.ask(judge)
        self._unrated = graded.mark.verdict is not Verdict.YOU_JUDGE
        if self.shown:
            self.show(replace(self.shown, graded=graded, picked=picked(graded.response), given=None, doubt=None))

    async def leave_card(self, words: str) -> None:
        """Goes on to the next card after this one was set aside, and says so; `{undo}` is the key that undoes."""
        self.shown = None
        self._unrated = False
        await self.ask()
        if self.sitting.over:
            self.sitting.parting = words.format(undo=self.kit.label(homekeys.HOME_UNDO))
        else:
            self.say(words.format(undo=self._undo_key()))

    def show(self, shown: Shown) -> None:
        """Draws a card as it is now. What settles an answer counts once that is painted: yes or no, and ratings."""
        before, guard, phase = self.shown, self.kit.guard, phase_of(shown)
        self.draw(shown, phase)
        same = before is not None and same_showing(before.asked, shown.asked)
        if not (same and before and phase is phase_of(before) is not Phase.ASK):
            guard.hide()
            if phase is not Phase.ASK:
                self.call_after_refresh(guard.reveal)
        if not same:
            self.look_ahead()

    def _kept(self, card_id: str) -> str:
        """What an undo does not take back of an answer."""
        return " The deck keeps what was written." if card_id in self.written else ""

    def _undo_key(self) -> str:
        """The key that undoes now: while an answer is typed letters are letters."""
        return self.kit.label(studykeys.UNDO, typing=bool(self.shown and typed(self.shown.asked)))

    def _begin(self, asked: Asked, graded: Graded | None = None) -> None:
        self.sitting.prompts[asked.card.id] = showing.front(asked.card)
        mine, hints = (picked(graded.response), graded.hints) if graded else (frozenset[int](), 0)
        self.show(Shown(asked, graded, mine, hints=hints))

    async def _safely(self, work: Callable[[], Awaitable[None]]) -> None:
        """Work whose refusal is a sentence; a card that is not rated yet stays and can be answered again."""
        try:
            await work()
        except QuizError as error:
            if self.shown is None:
                self.dismiss(error)
                return
            self._leaving, self.sitting.instead = False, None
            self.draw(self.shown, phase_of(self.shown))
            self.say(str(error), "wrong")

    async def _take_back(self) -> None:
        session = self.sitting.session
        self._unrated = False
        undone, self.undoable = await self.told(lambda trainer: (trainer.undo(session), trainer.undoable(session)))
        if undone and undone.asked:
            self._show_undone(undone, undone.asked)
        elif self.shown is None:
            await self.ask()
        else:
            self.show(self.shown)
        if undone:
            kept = self._kept(undone.card_id) if undone.kind is EventKind.REVIEW else ""
            self.say(f"{wording.taken_back(undone.kind, cards=undone.cards)}{kept}")
        else:
            self.say("There is nothing to take back.")

    def _show_undone(self, undone: Undone, asked: Asked) -> None:
        """The card as it was answered; a card that is on the screen already and was only marked stays as it is."""
        shown = self.shown
        if shown and shown.asked.card.id == asked.card.id and undone.kind in (EventKind.FLAG, EventKind.UNFLAG):
            self.show(replace(shown, asked=replace(shown.asked, memory=asked.memory)))
        else:
            self._begin(asked, undone.graded)

    async def _save(self, rating: Rating) -> None:
        """Stores a rating that no other key came near to; only then the next card is asked."""
        if await self.kit.guard.quiet():
            await self._store(rating, self.ask)
        else:
            self.phase = Phase.RATE

    async def _store(self, rating: Rating, then: Callable[[], Awaitable[None]]) -> None:
        """Stores a rating, and goes on once it is safe."""
        shown = self.shown
        if shown is None or shown.graded is None:
            return
        asked, graded, session = shown.asked, shown.graded, self.sitting.session
        await until_saved(
            lambda: self.kit.desk.save(lambda trainer: trainer.rate(session, asked, graded, rating)), self._unsaved
        )
        self._leaving = False
        self.phase = Phase.BUSY
        self.shown = None
        await then()

    def _leave(self) -> None:
        """Leaves at once: what is asked of the trainer meanwhile is not drawn any more."""
        self.workers.cancel_group(self, "trainer")
        self.dismiss(None)

    def _wait(self, text: str) -> None:
        self.say("One moment …" if text == NOT_YET else "Another program holds the database. Trying again …")

    def _unsaved(self, text: str) -> None:
        if not self._leaving:
            self.say(text)
