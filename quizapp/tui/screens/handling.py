"""What can be done to the card on the screen itself: flag, set aside, copy, edit."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from quizapp.core import showing
from quizapp.core.alternatives import alternatives
from quizapp.core.cards import Card
from quizapp.core.review import EventKind
from quizapp.core.session import Asked
from quizapp.errors import Level, Problem
from quizapp.render.visible import visible
from quizapp.tui.screens.looking import Looking
from quizapp.tui.screens.offers import Phase
from quizapp.tui.widgets.arranging import texts as placed_texts
from quizapp.tui.widgets.cardrows import Shown

_SET_ASIDE = {EventKind.SUSPEND: "Suspended until you resume it in Browse", EventKind.BURY: "Left out until tomorrow"}
COPIED = "Copied, if your terminal lets programs copy (not all do)."


class Handling(Looking):
    """The keys that act on the card rather than on its answer."""

    def action_copy(self) -> None:
        """Copies what is shown as text; is yes where the screen asks something."""
        if self.leaving or self.phase is Phase.DOUBT:
            self.action_sure(True)
        elif self.shown and self.open:
            self.app.copy_to_clipboard(visible(text_of(self.shown)))
            self.say(COPIED)

    def action_flag(self) -> None:
        """Flags the card, or takes its flag away."""
        if self.shown and self.open:
            shown = self.shown
            self.work(lambda: self._flag(shown))

    def action_suspend(self) -> None:
        """Takes the card out of study until it is resumed."""
        self._set_aside(EventKind.SUSPEND)

    def action_bury(self) -> None:
        """Takes the card out of study until the next day."""
        self._set_aside(EventKind.BURY)

    def action_edit(self) -> None:
        """Opens the question to be written, and reads the deck again after that."""
        if self.shown and self.open:
            shown = self.shown
            self.work(lambda: self._edit(shown))

    async def _flag(self, shown: Shown) -> None:
        on = not shown.asked.memory.flagged
        asked = await self.told(lambda trainer: trainer.flag(shown.asked, on=on))
        self.undoable = True
        self.show(replace(shown, asked=asked))
        self.say("⚑ Flagged: Browse finds it with is:flagged." if on else "The flag is gone.")

    def _set_aside(self, kind: EventKind) -> None:
        if self.shown and self.open:
            asked, session = self.shown.asked, self.sitting.session

            async def put() -> None:
                await self.told(lambda trainer: trainer.set_aside(session, asked, kind))
                await self.leave_card(f"{_SET_ASIDE[kind]}. {{undo}} takes that back.")

            self.work(put)

    async def _edit(self, shown: Shown) -> None:
        from quizapp.tui.writing import write

        problems, left_ms = await self.told(lambda trainer: (trainer.problems, trainer.now_ms))
        before = _error(problems, shown.asked)
        line = before.line if before else shown.asked.card.question.line
        self.show(shown)
        then = partial(self._written, shown, left_ms)
        write(self.app, self.kit, shown.asked.file, line, lambda trouble: self.work(lambda: then(trouble)))

    async def _written(self, shown: Shown, left_ms: int, trouble: str) -> None:
        """Shows what became of the card while its deck was written; `trouble` is why it was not.

        The time since the card was left at `left_ms` [UTC ms] is not part of the time that its answer takes.
        """
        session, asked = self.sitting.session, shown.asked
        away_ms = await self.told(lambda trainer: trainer.now_ms) - left_ms
        asked = replace(asked, shown_ms=asked.shown_ms + max(away_ms, 0))
        fresh, problems = await self.told(lambda trainer: (trainer.reload(session, asked), trainer.problems))
        if fresh is None:
            await self.leave_card("This question is not in the deck any more: here is the next one.")
            return
        changed = _unplaced(fresh.card) != _unplaced(asked.card)
        self.show(Shown(fresh) if changed else replace(shown, asked=fresh))
        wrong = _error(problems, asked)
        if trouble:
            self.say(trouble, "wrong")
        elif wrong:
            self.say(f"The card stays as it was. Line {wrong.line} of its deck: {wrong.sentence}", "wrong")
        else:
            self.say(
                "Read again: it was changed, so it is asked anew." if changed else "Read again: nothing changed here."
            )


def text_of(shown: Shown) -> str:
    """The card's text [Markdown]: the question with its options, and the answer once it is shown."""
    card = shown.asked.card
    question = card.question
    listed = (*(option.text for option in alternatives(shown.asked)), *placed_texts(shown.asked))
    options = [f"{number}. {text}" for number, text in enumerate(listed, start=1)]
    parts = [question.group, question.context, showing.front(card), "\n".join(options)]
    if shown.graded:
        parts += [showing.back(card), question.why]
    return "\n\n".join(part for part in parts if part)


def _unplaced(card: Card) -> Card:
    """The card wherever in its file it is written."""
    return replace(card, question=replace(card.question, line=0, column=0))


def _error(problems: tuple[Problem, ...], asked: Asked) -> Problem | None:
    """The first error in the deck of a card; None when there is none."""
    errors = (problem for problem in sorted(problems) if problem.level is Level.ERROR)
    return next((error for error in errors if Path(error.path) == Path(asked.file)), None)
